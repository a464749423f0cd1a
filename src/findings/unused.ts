// Rights of accounts that nothing runs as: known only where all workloads are known.
import type { AccountAccess } from '../access/account-access.ts'
import type { AccessGraph } from '../access/graph.ts'
import type { Claim } from '../rules/rule.ts'
import { groupedBy } from '../yaml/grouped.ts'

/** Of claims about rights alone: the token in a Secret is used from outside, and what a Pod mounts is used. */
export function unusedAccounts(graph: AccessGraph): (claim: Claim) => boolean {
  const { inventory } = graph
  let byId: ReadonlyMap<string, readonly AccountAccess[]> | undefined
  return ({ at, account, gained }) => {
    if (account === undefined || gained === undefined || !inventory.isComplete(at.manifest)) return false
    // As whom these run only their operators know.
    if (inventory.workloads.some(({ accountName, unnamed }) => accountName === undefined && unnamed !== 'default'))
      return false
    byId ??= groupedBy(graph.accounts, ({ id }) => id)
    const found = byId.get(account) ?? []
    return found.length > 0 && found.every(({ workloads }) => workloads.length === 0)
  }
}
