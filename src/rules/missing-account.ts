import { lostFromSight, stillWritten } from '../access/departed.ts'
import type { Gains } from '../access/gain.ts'
import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { accountName } from '../access/names.ts'
import type { Inventory } from '../kube/inventory.ts'
import { groupedBy } from '../yaml/grouped.ts'
import type { Claim, DifferenceRule } from './rule.ts'
import { listed } from './words.ts'

export const missingAccount: DifferenceRule = {
  id: 'missing-account',
  title: 'Workload names a ServiceAccount that is not there',
  family: 'account',
  severity: 'info',
  why: 'Kubernetes refuses Pods whose account does not exist, and whoever may make one of that name decides what they can do.',
  remedy: 'Write the ServiceAccount, or name another one in the workload.',
  fixable: false,
  standards: ['CIS 5.1.5'],

  *compare(before: AccessGraph, after: AccessGraph, { forebear }: Gains) {
    const written = stillWritten(after.inventory)
    const unread = lostFromSight(after.inventory)
    const isNews = (access: WorkloadAccess): boolean => {
      const was = forebear(access)
      return was?.account?.id !== access.account?.id || was === undefined || !isAbsent(was, before.inventory)
    }
    const orphans = after.workloads.flatMap((access) => {
      // A controller makes `default` anew.
      if (access.account === undefined || access.account.name === 'default' || written(accountOf(access))) return []
      const had = hadAccount(access, before)
      if (had !== undefined && !unread(had)) return [{ ...access, gone: true }]
      return isAbsent(access, after.inventory) && isNews(access) ? [{ ...access, gone: false }] : []
    })
    const groups = groupedBy(orphans, ({ account, gone }) => `${gone} ${account?.id}`)
    for (const workloads of groups.values()) yield claim(workloads)
  },
}

/** Not written where everything is. In kube-system the control plane makes accounts of its own. */
function isAbsent({ workload: { manifest }, account, accountObject }: WorkloadAccess, inventory: Inventory): boolean {
  return accountObject.is === 'unknown' && account?.namespace !== 'kube-system' && inventory.isComplete(manifest)
}

/** The account that was there at base and now is not. */
function hadAccount({ workload, account, accountObject }: WorkloadAccess, before: AccessGraph) {
  if (account === undefined || accountObject.is !== 'unknown') return undefined
  const had = before.inventory.account({ ...account, near: workload.manifest })
  return had.is === 'found' ? had : undefined
}

function accountOf({ account, workload }: WorkloadAccess) {
  const name = account?.name ?? ''
  const { namespace } = workload.manifest
  return { kind: 'ServiceAccount', name, ...(namespace !== undefined && { namespace }) } as const
}

interface Orphan extends WorkloadAccess {
  /** Base had its account. */
  readonly gone: boolean
}

function claim(workloads: readonly [Orphan, ...Orphan[]]): Claim {
  const [{ workload, account, gone }] = workloads
  const ids = [...new Set(workloads.map(({ id }) => id))]
  const whose = account === undefined ? 'The ServiceAccount' : accountName(account)
  return {
    at: { manifest: workload.manifest, route: workload.accountRoute },
    message: `${whose} ${gone ? 'is gone' : 'is not there'}, and ${listed(ids)} ${gone ? 'still ' : ''}${ids.length === 1 ? 'names' : 'name'} it`,
    certain: true,
    ...(account !== undefined && {
      account: account.id,
      about: account.id,
      ...(gone && { gone: { kind: 'ServiceAccount', name: account.name } as const }),
    }),
    trail: workloads
      .slice(1, 10)
      .map(({ workload: { manifest, accountRoute }, id }) => ({ manifest, route: accountRoute, label: id })),
    fix: { refusal: 'whether the account should stay or the workload take another one is for you to say' },
  }
}
