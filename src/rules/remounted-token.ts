import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { accountName } from '../access/names.ts'
import { clearlyNeeded, mayHoldPower, signOfUse } from '../access/stake.ts'
import { podRemedy, templateOf } from './pod-edit.ts'
import type { Claim, StateRule } from './rule.ts'

export const remountedToken: StateRule = {
  id: 'remounted-token',
  title: 'Pod turns on the token that its ServiceAccount turns off',
  family: 'token',
  severity: 'medium',
  why: 'The ServiceAccount says that nobody gets its token; the Pod gets it all the same, and only a reader of both objects notices.',
  remedy: 'Remove `automountServiceAccountToken: true` from the Pod unless its program calls the API.',
  fixable: true,
  standards: ['CIS 5.1.6', 'OWASP K09:2025', 'ATT&CK T1528', 'MS-TA9016'],

  *check({ workloads }: AccessGraph) {
    for (const access of workloads) {
      const { workload, accountObject, account } = access
      if (workload.automount !== true || access.automount.mounted !== true) continue
      if (account === undefined || accountObject.is !== 'found' || workload.automountRoute === undefined) continue
      if (!accountObject.candidates.every(({ automount }) => automount === false)) continue
      // Off for the account and on for the one Pod that calls the API is how it should be.
      if (clearlyNeeded(access)) continue
      const at = { manifest: workload.manifest, route: workload.automountRoute }
      yield {
        at,
        message: `${access.id} mounts the API token of ${accountName(account)}, although that account turns the token off`,
        certain: true,
        account: account.id,
        about: templateOf(workload),
        ...podRemedy(remountedToken.remedy, workload),
        severity: mayHoldPower(access) && signOfUse(access) === undefined ? 'medium' : 'low',
        trail: accountObject.candidates.map(({ manifest }) => ({
          manifest,
          route: ['automountServiceAccountToken'],
          label: accountName(manifest),
        })),
        fix: fix(access, at),
      }
    }
  },
}

function fix(access: WorkloadAccess, at: Claim['at']): Claim['fix'] {
  const sign = access.need.find(({ id }) => id !== 'S2')
  if (sign !== undefined) return { refusal: `${sign.says}, so the Pod may well need the token` }
  return { title: 'Leave the token off, as the ServiceAccount says', edits: [{ ...at, edit: { kind: 'remove' } }] }
}
