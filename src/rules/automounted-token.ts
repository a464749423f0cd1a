import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { ownerRole, worst } from '../access/gravity.ts'
import { accountName } from '../access/names.ts'
import { isSystemNamespace } from '../access/system.ts'
import { accountTrail } from './account-trail.ts'
import { podRemedy, templateOf } from './pod-edit.ts'
import type { Claim, StateRule } from './rule.ts'
import { type TokenOff, tokenOff } from './token-off.ts'

export const automountedToken: StateRule = {
  id: 'automounted-token',
  title: 'Pod mounts an API token it does not seem to need',
  family: 'token',
  severity: 'low',
  why: 'Whoever gets to run code in the Pod can call the Kubernetes API as its ServiceAccount.',
  remedy:
    'Set `automountServiceAccountToken: false` on the Pod; if the program does call the API, write `true` there to say so.',
  fixable: true,
  standards: ['CIS 5.1.6', 'OWASP K09:2025', 'ATT&CK T1528', 'MS-TA9016'],

  *check(graph: AccessGraph) {
    const off = tokenOff(graph)
    for (const access of graph.workloads) {
      const { workload, automount, account } = access
      // Of a partial pod spec an operator decides the rest; one without containers or images is a patch.
      if (!workload.whole || workload.containers.length === 0 || workload.containers.some(({ image }) => image === ''))
        continue
      // Someone who wrote `true` has answered; nagging about it teaches people to ignore us.
      if (account === undefined || automount.mounted === false || automount.asked) continue
      const found = claim(access, account, off)
      yield needsToken(access) ? unsaid(found) : found
    }
  },
}

function needsToken({ need, grants, account }: WorkloadAccess): boolean {
  const shown = need.filter(({ strength }) => strength === 'decisive' || strength === 'strong')
  const granted = grants.filter(({ via }) => via !== 'group')
  // A role that was written for an account shows intent; how large it is, other rules say. What `default` was granted may
  // be meant for another workload, and the roles of owners for anybody.
  const isChosen = account?.name !== 'default' && !granted.some(({ binding }) => ownerRole(binding) !== undefined)
  if (shown.length > 0 && isChosen) return true
  if (shown.some(({ id }) => id !== 'S1')) return true
  // With a grant beside it, a medium sign is enough: both say the same.
  if (shown.length > 0 && need.some(({ strength }) => strength === 'medium')) return true
  const known = worst(granted.map(({ gravity }) => gravity))
  return shown.length > 0 && (known === 'none' || known === 'unknown')
}

/** It mounts the token, and seems to need it: nothing to tell, and no news where only the sign of need goes away. */
function unsaid({ missing: _, ...claim }: Claim): Claim {
  return { ...claim, certain: false }
}

function claim(access: WorkloadAccess, account: NonNullable<WorkloadAccess['account']>, off: TokenOff): Claim {
  const { workload, id, automount, accountObject, grants } = access
  const { manifest, automountRoute, podSpec } = workload
  const granted = grants.filter(({ via }) => via !== 'group')
  const gravest = worst(granted.map(({ gravity }) => gravity))
  const holds = gravest !== 'none' && gravest !== 'unknown'
  const roles = [...new Set(granted.map(({ binding }) => `${binding.roleRef.kind} ${binding.roleRef.name}`))]
  return {
    at: { manifest, route: automountRoute ?? podSpec },
    message: `${id} mounts the API token of ${accountName(account)} by default${holds ? `, which is bound to ${roles.join(' and ')}` : ''}`,
    certain: automount.mounted === true,
    account: account.id,
    about: templateOf(workload),
    severity: holds ? 'medium' : 'low',
    trail: accountTrail(accountObject, granted),
    ...remedy(access, off),
    ...(holds && {
      remedy:
        'If this Pod does not call the API, turn its token off; if it does, bind a role that holds only what it calls.',
    }),
    fix: fix(access, off),
    ...(automount.mounted === 'unknown' && {
      missing: `whether ${id} mounts a token depends on ${accountName(account)}, which is not in this repository`,
    }),
  }
}

/** The words say the same place as the fix. */
function remedy(access: WorkloadAccess, off: TokenOff): Pick<Claim, 'remedy'> {
  if (!off.onAccount(access)) return podRemedy(automountedToken.remedy, access.workload)
  return {
    remedy:
      'Set `automountServiceAccountToken: false` on the ServiceAccount, which gives its token to no other Pod; if the program does call the API, write `true` on the Pod to say so.',
  }
}

function fix(access: WorkloadAccess, off: TokenOff): Claim['fix'] {
  const { manifest } = access.workload
  const sign = access.need[0]
  if (sign?.id === 'S1') return { refusal: `${sign.says}, so the program may well call the API` }
  if (sign !== undefined) return { refusal: `${sign.says}, so it may need the token` }
  if (isSystemNamespace(manifest.namespace))
    return { refusal: `namespace ${manifest.namespace} is home to cluster components, which often call the API` }
  return off.fix(access, 'Do not mount the token')
}
