// Who carries a cloud identity: accounts by annotation or association, Pods by their own word.
import type { Account } from '../kube/account.ts'
import {
  annotatedIdentities,
  asksAzure,
  associations,
  type CloudIdentity,
  podIdentities,
} from '../kube/cloud-identity.ts'
import type { AccountName } from '../kube/inventory.ts'
import { foreignCode } from './foreign-code.data.ts'
import type { AccessGraph } from './graph.ts'
import { accountId } from './names.ts'
import { imagePath } from './need.ts'
import type { Severity } from './severity.ts'
import type { WorkloadAccess } from './workload-access.ts'

/** One identity, and who has it. */
export interface CloudHolder {
  readonly identity: CloudIdentity
  /** The account that carries it; absent where a Pod takes it by itself. */
  readonly account?: AccountName & { readonly id: string }
  /** The account's object that says so itself. */
  readonly object?: Account
  /** Workloads that get it. */
  readonly workloads: readonly WorkloadAccess[]
}

const known = new WeakMap<AccessGraph, readonly CloudHolder[]>()

/** Worked out once for each graph. */
export function cloudHolders(graph: AccessGraph): readonly CloudHolder[] {
  const before = known.get(graph)
  if (before !== undefined) return before
  const found = allHolders(graph)
  known.set(graph, found)
  return found
}

function allHolders(graph: AccessGraph): readonly CloudHolder[] {
  const { inventory, workloads } = graph
  const accessOf = new Map(workloads.map((access) => [access.workload, access]))
  const holder = (named: AccountName, identity: CloudIdentity, object?: Account): CloudHolder => {
    const runners = inventory.workloadsOf(named).flatMap((workload) => accessOf.get(workload) ?? [])
    return {
      identity,
      account: { ...named, id: accountId(named) },
      ...(object !== undefined && { object }),
      workloads: identity.cloud === 'azure' ? runners.filter(({ workload }) => asksAzure(workload)) : runners,
    }
  }
  const carried = [
    ...inventory.accounts.flatMap((object) => {
      const { name, namespace, manifest } = object
      const named = { name, near: manifest, ...(namespace !== undefined && { namespace }) }
      return annotatedIdentities(object).map((identity) => holder(named, identity, object))
    }),
    ...inventory.unit.manifests.flatMap((manifest) =>
      associations(manifest).map(({ account, namespace, identity }) =>
        holder({ name: account, near: manifest, ...(namespace !== undefined && { namespace }) }, identity),
      ),
    ),
  ]
  return [...carried, ...taken(workloads, carried)]
}

/** What the account gives them anyway is not told again. */
function taken(workloads: readonly WorkloadAccess[], carried: readonly CloudHolder[]): readonly CloudHolder[] {
  const given = new Map<WorkloadAccess, CloudIdentity[]>()
  for (const { workloads: runners, identity } of carried) {
    for (const access of runners) given.set(access, [...(given.get(access) ?? []), identity])
  }
  return workloads.flatMap((access) => {
    const own = given.get(access) ?? []
    const names = new Set<string>()
    return podIdentities(access.workload, new Set(own.map(({ cloud }) => cloud)))
      .filter(({ cloud, name }) => !own.some((other) => other.cloud === cloud && other.name === name))
      .filter(({ cloud, name }) => {
        const key = `${cloud}/${name}`
        return !names.has(key) && names.add(key)
      })
      .map((identity) => ({ identity, workloads: [access] }))
  })
}

/** By its name, by how many have it, and by what those run. */
export function cloudSeverity({ identity, workloads }: CloudHolder): Severity {
  if (saysOwner(identity)) return 'high'
  const isShared = new Set(workloads.map(({ id }) => id)).size > 1
  return isShared || workloads.some(runsForeignCode) ? 'medium' : 'low'
}

/** It runs what others wrote: a build, a notebook. */
export function runsForeignCode({ workload }: WorkloadAccess): boolean {
  return workload.containers.some(({ image }) => {
    const path = imagePath(image)
    return foreignCode.some((pattern) => pattern.test(path))
  })
}

/** What follows the word that says it, in names of roles. */
const fillers: ReadonlySet<string> = new Set(
  'access account accounts iam identity irsa role roles sa service workload wi dev development prod production qa stage staging test'.split(
    ' ',
  ),
)
const owners: ReadonlySet<string> = new Set([
  'admin',
  'administrator',
  'administrators',
  'admins',
  'owner',
  'poweruser',
])

/** The name ends in admin, owner or power user: an `admin-web` is the role of a page. */
export function saysOwner({ name, cloud, open }: CloudIdentity): boolean {
  if (open) return false
  const own = cloud === 'google' ? (name.split('@', 1)[0] ?? '') : (name.split('/').at(-1) ?? '')
  const words = own
    .replace(/[Pp]ower[-_ ]?[Uu]ser/g, '-poweruser-')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
  const last = words.findLast((word) => !fillers.has(word))
  return last !== undefined && owners.has(last)
}
