import { accountUse, named } from '../access/account-use.ts'
import { areUnrelated } from '../access/application.ts'
import type { AccessGraph } from '../access/graph.ts'
import { worst } from '../access/gravity.ts'
import { accountId, accountName } from '../access/names.ts'
import type { StateRule } from './rule.ts'
import { listed } from './words.ts'

export const sharedAccount: StateRule = {
  id: 'shared-account',
  title: 'Workloads of different applications share a ServiceAccount with rights',
  family: 'account',
  severity: 'low',
  why: 'Each of them gets what any of them needs, so the weakest one is the way to the rights of the strongest.',
  remedy: 'Give each application a ServiceAccount of its own, and bind to it only what that application calls.',
  fixable: false,
  standards: ['CIS 5.1.5', 'OWASP K02:2025', 'ATT&CK T1078'],

  *check(graph: AccessGraph) {
    for (const [account, users] of accountUse(graph)) {
      const workloads = named(users)
      // What is bound to `default` has a rule of its own.
      if (account.name === 'default') continue
      // All run as the same account, so the grants of one are those of all.
      const grants = (workloads[0]?.grants ?? []).filter(({ via }) => via !== 'group')
      const gravity = worst(grants.map((grant) => grant.gravity))
      if (gravity === 'none' || !areUnrelated(workloads)) continue
      const roles = [...new Set(grants.map(({ binding: { roleRef } }) => `${roleRef.kind} ${roleRef.name}`))]
      yield {
        at: { manifest: account.manifest, route: ['metadata', 'name'] },
        message: `${listed(workloads.map(({ id }) => id))} share ${accountName(account)}, which is bound to ${listed(roles)}`,
        certain: true,
        account: accountId(account),
        severity: gravity === 'unknown' ? 'low' : 'medium',
        trail: [
          ...workloads.slice(0, 10).map(({ workload, id }) => ({
            manifest: workload.manifest,
            route: workload.accountRoute,
            label: id,
          })),
          ...grants.slice(0, 10).map(({ binding: { manifest, kind, name, roleRef } }) => ({
            manifest,
            route: roleRef.route,
            label: `${kind} ${name}`,
          })),
        ],
        fix: { refusal: 'which of them needs which of these rights is not in the manifests' },
      }
    }
  },
}
