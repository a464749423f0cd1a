// Which workloads run as each ServiceAccount that is written in the repository.
import type { Account } from '../kube/account.ts'
import type { AccessGraph, WorkloadAccess } from './graph.ts'

export type AccountUse = ReadonlyMap<Account, readonly WorkloadAccess[]>

/** Accounts that no workload uses are left out; where several accounts may be meant, the workload counts for each. */
export function accountUse({ workloads }: AccessGraph): AccountUse {
  const found = new Map<Account, WorkloadAccess[]>()
  for (const access of workloads) {
    if (access.accountObject.is !== 'found') continue
    for (const account of access.accountObject.candidates) {
      const known = found.get(account)
      if (known === undefined) found.set(account, [access])
      else known.push(access)
    }
  }
  return found
}

/** How many of each account's workloads do not turn the token off themselves. */
export function leavingTheToken(use: AccountUse): ReadonlyMap<Account, number> {
  return new Map([...use].map(([account, list]) => [account, list.filter(leavesIt).length]))
}

function leavesIt({ workload }: WorkloadAccess): boolean {
  return workload.automount !== false
}

/** One of each name: a workload that is written in several places is no second one. */
export function named(workloads: readonly WorkloadAccess[]): readonly WorkloadAccess[] {
  const found = new Map<string, WorkloadAccess>()
  for (const access of workloads) if (!found.has(access.id)) found.set(access.id, access)
  return [...found.values()]
}
