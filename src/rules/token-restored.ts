import type { Gains } from '../access/gain.ts'
import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { accountName } from '../access/names.ts'
import { clearlyNeeded, mayHoldPower, signOfUse } from '../access/stake.ts'
import type { Account } from '../kube/account.ts'
import { podRemedy, templateOf } from './pod-edit.ts'
import type { Claim, DifferenceRule } from './rule.ts'
import { type TokenOff, tokenOff } from './token-off.ts'
import { listed } from './words.ts'

export const tokenRestored: DifferenceRule = {
  id: 'token-restored',
  title: 'A token that was turned off is mounted again',
  family: 'token',
  severity: 'medium',
  why: 'Without `automountServiceAccountToken: false` Kubernetes mounts the token by default, and whoever gets into the Pod can use it.',
  remedy: 'Put `automountServiceAccountToken: false` back unless the program now calls the API.',
  fixable: true,
  standards: ['CIS 5.1.6', 'OWASP K09:2025', 'ATT&CK T1528', 'MS-TA9016'],

  *compare(_: AccessGraph, after: AccessGraph, gains: Gains) {
    const off = tokenOff(after)
    const byAccount = new Map<Account, WorkloadAccess[]>()
    for (const access of after.workloads) {
      const old = gains.forebear(access)
      if (old === undefined || old.automount.mounted !== false || access.automount.mounted === false) continue
      // Of an account that is not here nobody knows what it says; but the Pod's own word was here, and is gone.
      const isDropped = old.workload.automount === false && access.workload.automount === undefined
      if (isMeant(access) || (access.automount.mounted === 'unknown' && !isDropped)) continue
      if (old.workload.automount === false) {
        // With its own word gone the Pod falls back on the account, or says `true`.
        if (access.workload.automount !== false) yield podClaim(access, off)
        continue
      }
      const account = releasedAccount(old, access)
      if (account === undefined) continue
      const list = byAccount.get(account)
      if (list === undefined) byAccount.set(account, [access])
      else list.push(access)
    }
    for (const [account, workloads] of byAccount) yield accountClaim(account, workloads)
  },
}

/** Its account has a role, and the Pod shows that it uses it, or somebody asks for the token in so many words. */
function isMeant(access: WorkloadAccess): boolean {
  const { need, automount } = access
  return clearlyNeeded(access) || (automount.asked && need.some(({ id }) => id === 'S1'))
}

/** The account whose own `false` is gone, and that is why the token is there. */
function releasedAccount(
  old: WorkloadAccess,
  { accountObject, workload, account }: WorkloadAccess,
): Account | undefined {
  if (workload.automount !== undefined || old.account?.id !== account?.id) return undefined
  if (accountObject.is !== 'found') return undefined
  return accountObject.candidates.find(({ automount }) => automount !== false)
}

function podClaim(access: WorkloadAccess, off: TokenOff): Claim {
  const { workload, id, account } = access
  const { manifest, automountRoute, podSpec } = workload
  const at = { manifest, route: automountRoute ?? podSpec }
  const whose = account === undefined ? 'its ServiceAccount' : accountName(account)
  const sign = access.need[0]
  return {
    at,
    message:
      access.automount.mounted === true
        ? `${id} had its API token turned off and now mounts the token of ${whose} again`
        : `${id} had its API token turned off and now leaves that to ${whose}, which is not in this repository`,
    certain: true,
    ...(account !== undefined && { account: account.id }),
    about: templateOf(workload),
    ...podRemedy(tokenRestored.remedy, workload),
    severity: stake(access),
    covers: [
      { rule: 'automounted-token', manifest },
      { rule: 'remounted-token', manifest },
    ],
    fix:
      sign !== undefined
        ? { refusal: `${sign.says}, so it may need the token` }
        : off.fix(access, 'Turn the token off again'),
  }
}

/** A grant is no sign of need here: it is what makes the token worth stealing. */
function stake(access: WorkloadAccess): 'low' | 'medium' {
  return mayHoldPower(access) && signOfUse(access) === undefined ? 'medium' : 'low'
}

function accountClaim({ manifest }: Account, workloads: readonly WorkloadAccess[]): Claim {
  const at = { manifest, route: ['automountServiceAccountToken'] }
  const grave = workloads.some((access) => stake(access) === 'medium')
  const sign = workloads.flatMap(({ need }) => need)[0]
  return {
    at,
    message: `${accountName(manifest)} no longer turns its API token off, so ${listed(workloads.map(({ id }) => id))} ${workloads.length === 1 ? 'mounts' : 'mount'} it again`,
    certain: true,
    ...(workloads[0]?.account !== undefined && { account: workloads[0].account.id }),
    severity: grave ? 'medium' : 'low',
    trail: workloads
      .slice(0, 10)
      .map(({ workload, id }) => ({ manifest: workload.manifest, route: workload.podSpec, label: id })),
    covers: workloads.map(({ workload }) => ({ rule: 'automounted-token', manifest: workload.manifest })),
    fix:
      sign !== undefined
        ? { refusal: `${sign.says}, so the token may be needed` }
        : {
            title: 'Turn the token off again',
            edits: [{ ...at, edit: { kind: 'set', value: false, after: 'metadata' } }],
          },
  }
}
