import { lostFromSight, stillWritten } from '../access/departed.ts'
import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { accountName } from '../access/names.ts'
import { groupedBy } from '../yaml/grouped.ts'
import type { Claim, DifferenceRule } from './rule.ts'
import { listed } from './words.ts'

export const missingAccount: DifferenceRule = {
  id: 'missing-account',
  title: 'Workload names a ServiceAccount that this change removes',
  family: 'account',
  severity: 'info',
  why: 'Kubernetes refuses Pods whose account does not exist, and whoever may make one of that name decides what they can do.',
  remedy: 'Keep the ServiceAccount, or name another one in the workload.',
  fixable: false,
  standards: ['CIS 5.1.5'],

  *compare(before: AccessGraph, after: AccessGraph) {
    const written = stillWritten(after.inventory)
    const unread = lostFromSight(after.inventory)
    const orphans = after.workloads.filter((access) => {
      const had = hadAccount(access, before)
      return had !== undefined && !unread(had) && !written(accountOf(access))
    })
    for (const workloads of groupedBy(orphans, ({ account }) => account?.id).values()) yield claim(workloads)
  },
}

/** The account that was there at base and now is not. */
function hadAccount({ workload, account, accountObject }: WorkloadAccess, before: AccessGraph) {
  // A controller makes `default` anew.
  if (account === undefined || account.name === 'default' || accountObject.is !== 'unknown') return undefined
  const had = before.inventory.account({ ...account, near: workload.manifest })
  return had.is === 'found' ? had : undefined
}

function accountOf({ account, workload }: WorkloadAccess) {
  const name = account?.name ?? ''
  const { namespace } = workload.manifest
  return { kind: 'ServiceAccount', name, ...(namespace !== undefined && { namespace }) } as const
}

function claim(workloads: readonly [WorkloadAccess, ...WorkloadAccess[]]): Claim {
  const [{ workload, account }] = workloads
  const ids = [...new Set(workloads.map(({ id }) => id))]
  const whose = account === undefined ? 'The ServiceAccount' : accountName(account)
  return {
    at: { manifest: workload.manifest, route: workload.accountRoute },
    message: `${whose} is gone, and ${listed(ids)} still ${ids.length === 1 ? 'names' : 'name'} it`,
    certain: true,
    ...(account !== undefined && {
      account: account.id,
      about: account.id,
      gone: { kind: 'ServiceAccount', name: account.name } as const,
    }),
    trail: workloads
      .slice(1, 10)
      .map(({ workload: { manifest, accountRoute }, id }) => ({ manifest, route: accountRoute, label: id })),
    fix: { refusal: 'whether the account should stay or the workload take another one is for you to say' },
  }
}
