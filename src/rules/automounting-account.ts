import { accountUse, named } from '../access/account-use.ts'
import type { AccessGraph } from '../access/graph.ts'
import { accountId, accountName } from '../access/names.ts'
import type { StateRule } from './rule.ts'
import { listed } from './words.ts'

export const automountingAccount: StateRule = {
  id: 'automounting-account',
  title: 'ServiceAccount hands out a token that none of its Pods takes',
  family: 'token',
  severity: 'info',
  why: 'The next Pod that runs as this account and forgets to say no gets its token.',
  remedy: 'Set `automountServiceAccountToken: false` on the ServiceAccount; its Pods stay as they are.',
  fixable: true,
  standards: ['CIS 5.1.5', 'CIS 5.1.6', 'OWASP K09:2025', 'MS-TA9016'],

  *check(graph: AccessGraph) {
    for (const [account, workloads] of accountUse(graph)) {
      const { manifest, automount, name } = account
      // Someone who wrote `true` has answered.
      if (automount !== undefined) continue
      // While a Pod still takes the token, what is said of the Pod says this too; but that mends nothing.
      const certain = workloads.every(({ workload }) => workload.automount === false)
      const at = { manifest, route: ['automountServiceAccountToken'] }
      const ids = named(workloads).map(({ id }) => id)
      yield {
        at,
        message: `${accountName(account)} mounts its API token by default${certain ? `, though ${all(ids)} it off` : ''}`,
        certain,
        account: accountId(account),
        severity: name === 'default' ? 'low' : 'info',
        trail: workloads.slice(0, 10).map(({ workload, id }) => ({
          manifest: workload.manifest,
          route: workload.automountRoute ?? workload.podSpec,
          label: id,
        })),
        fix: {
          title: 'Turn the token off for the account',
          edits: [{ ...at, edit: { kind: 'set', value: false, after: 'metadata' } }],
        },
      }
    }
  },
}

function all(ids: readonly string[]): string {
  return ids.length === 1 ? `its only workload, ${ids[0]}, turns` : `all its workloads, ${listed(ids)}, turn`
}
