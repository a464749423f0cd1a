// Which cloud identities are new at one end of a change, which only moved, and which took another's place.
import type { Field } from '../kube/manifest.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { type CloudHolder, cloudHolders } from './cloud.ts'
import type { AccessGraph } from './graph.ts'
import type { WorkloadAccess } from './workload-access.ts'

export type CloudNews =
  | { readonly is: 'new' }
  | { readonly is: 'same' }
  /** Whoever has it had this one instead. */
  | { readonly is: 'changed'; readonly from: CloudHolder }

export interface CloudChange {
  of(holder: CloudHolder): CloudNews
  /** Workloads that have an identity through a holder that is not new, and did not have it before. */
  newcomers(holder: CloudHolder): readonly WorkloadAccess[]
}

/** Nothing is known of the other end. */
const everythingNew: CloudChange = { of: () => ({ is: 'new' }), newcomers: () => [] }

const known = new WeakMap<AccessGraph, WeakMap<AccessGraph, CloudChange>>()

/** Worked out once for each way. */
export function cloudChange(here: AccessGraph, there: AccessGraph | undefined): CloudChange {
  if (there === undefined) return everythingNew
  const ways = known.get(here) ?? new WeakMap<AccessGraph, CloudChange>()
  known.set(here, ways)
  const change = ways.get(there) ?? changeBetween(here, there)
  ways.set(there, change)
  return change
}

function changeBetween(here: AccessGraph, there: AccessGraph): CloudChange {
  const [now, olds] = [cloudHolders(here), cloudHolders(there)]
  const byIdentity = groupedBy(olds, identityKey)
  const oldBearers = groupedBy(olds, bearerKey)
  const bearers = groupedBy(now, bearerKey)
  const nowByIdentity = groupedBy(now, identityKey)
  const usersBefore = memo((key) => workloadKeys(byIdentity.get(key) ?? []))
  const isRenamed = memo((key) => (byIdentity.get(key) ?? []).some((old) => isGone(old, here)))
  const left = memo((key) => {
    const present = workloadKeys(nowByIdentity.get(key) ?? [])
    return [...usersBefore(key)].filter((workload) => !present.has(workload)).length
  })
  const isHere = (holder: CloudHolder, old: CloudHolder): boolean =>
    (bearers.get(bearerKey(holder)) ?? []).some((one) => isOf(one, old) && identityKey(one) === identityKey(old))
  return {
    of: (holder) => {
      const own = (oldBearers.get(bearerKey(holder)) ?? []).filter((old) => isOf(holder, old))
      if (own.some((old) => identityKey(old) === identityKey(holder))) return { is: 'same' }
      if (isRenamed(identityKey(holder))) return { is: 'same' }
      if (heldAll(holder, usersBefore(identityKey(holder)))) return { is: 'same' }
      const others = (oldBearers.get(bearerKey(holder)) ?? []).filter(
        (old) => isOf(holder, old) && !isHere(holder, old),
      )
      if (others.length === 0) return { is: 'new' }
      // What has to be filled in may be what it was.
      if (holder.identity.open || others.some(({ identity }) => identity.open)) return { is: 'same' }
      const from = others.find((old) => isReplaced(old, holder))
      return from === undefined ? { is: 'new' } : { is: 'changed', from }
    },
    newcomers: (holder) => {
      const key = identityKey(holder)
      const own = workloadKeys((oldBearers.get(bearerKey(holder)) ?? []).filter((old) => isOf(holder, old)))
      // As many as are gone may have got another name.
      return holder.workloads
        .filter((access) => !own.has(workloadKey(access)) && !usersBefore(key).has(workloadKey(access)))
        .slice(left(key))
    },
  }
}

function identityKey({ identity: { cloud, name } }: CloudHolder): string {
  return `${cloud}/${name}`
}

/** Without the namespace, which may be written at one end only. */
function bearerKey({ identity: { cloud, field }, account }: CloudHolder): string {
  if (account !== undefined) return JSON.stringify([cloud, account.name])
  return JSON.stringify([cloud, field.manifest.group, field.manifest.kind, field.manifest.name, 'pod'])
}

/**
 * The same line says another thing, or another kind of object says it. A patch of a new environment replaces nothing, though
 * the account has the name that it has elsewhere.
 */
function isReplaced({ identity: { field: old } }: CloudHolder, { identity: { field: now } }: CloudHolder): boolean {
  return old.manifest.kind !== now.manifest.kind || pathOf(old) === pathOf(now)
}

function pathOf({ manifest, route }: Field): string {
  return manifest.origin.says(route).source.path
}

/** Both are of the same account or workload. */
function isOf(holder: CloudHolder, old: CloudHolder): boolean {
  if (bearerKey(holder) !== bearerKey(old)) return false
  const [one, other] = [holder, old].map(({ account, identity }) => (account ?? identity.field.manifest).namespace)
  return one === undefined || other === undefined || one === other
}

/** The account is not written any more, and nobody runs as it: it has another name now. */
function isGone({ account }: CloudHolder, { inventory }: AccessGraph): boolean {
  if (account === undefined || account.name === 'default') return false
  return inventory.account(account).is !== 'found' && inventory.workloadsOf(account).length === 0
}

function heldAll({ workloads }: CloudHolder, before: ReadonlySet<string>): boolean {
  return workloads.length > 0 && workloads.every((access) => before.has(workloadKey(access)))
}

function workloadKeys(holders: readonly CloudHolder[]): ReadonlySet<string> {
  return new Set(holders.flatMap(({ workloads }) => workloads.map(workloadKey)))
}

/** The same answer, worked out once for each key. */
function memo<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly made: T }>()
  return (key) => {
    const found = known.get(key) ?? { made: make(key) }
    known.set(key, found)
    return found.made
  }
}

function workloadKey({ workload: { manifest, podSpec } }: WorkloadAccess): string {
  return JSON.stringify([manifest.group, manifest.kind, manifest.name, podSpec])
}
