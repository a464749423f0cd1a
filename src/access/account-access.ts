// One ServiceAccount as bindings and workloads see it: what it was given, and who runs as it.
import type { AccountName, Inventory } from '../kube/inventory.ts'
import type { Standpoint } from '../kube/register.ts'
import { numbering } from '../yaml/numbered.ts'
import type { Grant } from './grant.ts'
import { accountId } from './names.ts'
import { type HeldPower, powersOf } from './power.ts'
import { holder } from './subject.ts'
import type { WorkloadAccess } from './workload-access.ts'

export interface AccountAccess {
  /** `namespace/name`; `?` where the namespace is unknown. */
  readonly id: string
  readonly namespace?: string
  readonly name: string
  /** An object that speaks of it: in the plain unit its whereabouts decide which bindings hold. */
  readonly near: Standpoint
  /** By name, as a User, or through a group. */
  readonly grants: readonly Grant[]
  readonly workloads: readonly WorkloadAccess[]
}

export interface AccountBook {
  readonly all: readonly AccountAccess[]
  /** The account as seen from `near`; it need not be written or bound anywhere. */
  seen(of: AccountName): AccountAccess
}

/** Accounts of one name that hold the same grants are one, from wherever they are seen. */
export function accountBook(
  { bindings, bindingsOf }: Inventory,
  grantOf: (match: ReturnType<Inventory['bindingsOf']>[number]) => Grant,
  workloads: readonly WorkloadAccess[],
): AccountBook {
  const known = new Map<string, OpenAccount>()
  const spots = new Map<string, OpenAccount>()
  const seen = ({ namespace, name, near }: AccountName): OpenAccount => {
    const named = { ...(namespace !== undefined && { namespace }), name }
    // An account that is bound in thousands of namespaces is asked for as often.
    const spot = JSON.stringify([namespace ?? null, name, near.origin.path])
    const here = spots.get(spot)
    if (here !== undefined) return here
    const grants = bindingsOf({ ...named, near }, true).map(grantOf)
    const id = accountId(named)
    const key = `${id}\n${grantsKey(grants)}`
    const account = known.get(key) ?? { id, ...named, near, grants, workloads: [] }
    known.set(key, account)
    spots.set(spot, account)
    return account
  }
  for (const { manifest, subjects } of bindings) {
    for (const subject of subjects) {
      const who = holder(subject)
      if (who.is === 'account') seen({ ...who, near: manifest })
    }
  }
  for (const access of workloads) {
    const { account, workload } = access
    if (account === undefined) continue
    const { namespace, name } = account
    seen({ name, near: workload.manifest, ...(namespace !== undefined && { namespace }) }).workloads.push(access)
  }
  return { all: [...known.values()], seen }
}

interface OpenAccount extends AccountAccess {
  readonly workloads: WorkloadAccess[]
}

const numberOf = numbering<Grant>()

function grantsKey(grants: readonly Grant[]): string {
  return grants.map(numberOf).join(' ')
}

/** The powers of lists of grants, each list's worked out once. */
export function powerBook(): (grants: readonly Grant[]) => readonly HeldPower[] {
  const known = new Map<string, readonly HeldPower[]>()
  return (grants) => {
    const key = grantsKey(grants)
    const before = known.get(key)
    if (before !== undefined) return before
    const found = powersOf(grants)
    known.set(key, found)
    return found
  }
}
