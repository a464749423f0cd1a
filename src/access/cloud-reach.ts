// Who gets at the cloud identity of another account: by tokens of it, or by Pods that run as it.
import type { Inventory } from '../kube/inventory.ts'
import { testsOf } from '../kube/test-path.ts'
import { groupedBy } from '../yaml/grouped.ts'
import type { AccountAccess } from './account-access.ts'
import { type CloudHolder, cloudHolders, saysOwner } from './cloud.ts'
import type { AccessGraph } from './graph.ts'
import { ownerRole } from './gravity.ts'
import { accountId } from './names.ts'
import { type RatedPower, rated } from './rating.ts'

/** Identities that some powers lead to: the one that matters most, and how many there are. */
export interface Reached {
  readonly first: CloudHolder
  readonly count: number
}

export interface CloudReach {
  /** Powers that may lead to identities, by the account that has them. */
  readonly accounts: Iterable<{ readonly account: AccountAccess; readonly powers: readonly RatedPower[] }>
  /** What the powers lead to, besides what the account has itself. */
  reached(account: AccountAccess, powers: readonly RatedPower[]): Reached | undefined
  /** Those of the wanted identities that the powers lead to. */
  among(account: AccountAccess, powers: readonly RatedPower[], wanted: ReadonlySet<CloudHolder>): readonly CloudHolder[]
}

/** The Pod chooses its account, and with it the identity; so does who asks for the token that the cloud takes. */
const ways: ReadonlySet<string> = new Set([
  'sa-token-request',
  'pods-create',
  'workload-controllers-write',
  'replicationcontrollers-write',
  'jobs-write',
])

export function cloudReach(graph: AccessGraph): CloudReach {
  const all = cloudHolders(graph)
    .filter(({ account }) => account?.namespace !== undefined)
    .map((holder) => ({ holder, gravest: saysOwner(holder.identity) }))
    .toSorted((a, b) => Number(b.gravest) - Number(a.gravest))
    .map(({ holder }) => holder)
  const byNamespace = groupedBy(all, ({ account }) => account?.namespace)
  const byAccount = groupedBy(all, ({ account }) => account?.id)
  const isOne = oneCluster(graph.inventory)
  const led = ({ power: { id }, scope, names }: RatedPower): readonly CloudHolder[] => {
    const there = scope.is === 'cluster' ? all : (byNamespace.get(scope.namespace) ?? [])
    if (id !== 'sa-token-request' || names === undefined) return there
    return there.filter(({ account }) => account !== undefined && names.includes(account.name))
  }
  const among: CloudReach['among'] = ({ id }, powers, wanted) =>
    [...new Set(powers.flatMap(led))].filter(
      (one) =>
        one.account?.id !== id && wanted.has(one) && (isOne === undefined || powers.some((power) => isOne(power, one))),
    )
  const everyone = new Set(all)
  return {
    accounts: all.length === 0 ? [] : holdersOfPowers(graph),
    among,
    reached: (account, powers) => {
      // Nobody needs the list of all the identities of a cluster.
      if (isOne === undefined && powers.some((power) => led(power) === all)) {
        const foremost = all.find((one) => one.account?.id !== account.id)
        return foremost && { first: foremost, count: all.length - (byAccount.get(account.id)?.length ?? 0) }
      }
      const [first, ...others] = among(account, powers, everyone)
      return first && { first, count: others.length + 1 }
    },
  }
}

/** What is bound to `default`, to everybody, and the roles of owners are told by rules of their own. */
function* holdersOfPowers(graph: AccessGraph): CloudReach['accounts'] {
  for (const account of graph.accounts) {
    const grants = account.grants.filter(({ via, binding }) => via !== 'group' && ownerRole(binding) === undefined)
    if (account.name === 'default' || grants.length === 0) continue
    const powers = rated(graph.powers(grants), account).filter(({ power, complete }) => complete && ways.has(power.id))
    if (powers.length > 0) yield { account, powers }
  }
}

/**
 * Accounts of one name and namespace in several folders are those of several clusters; a right counts then for the
 * identities that are written beside it. Undefined where no account is written twice.
 */
function oneCluster({ unit, accounts }: Inventory): ((power: RatedPower, holder: CloudHolder) => boolean) | undefined {
  if (unit.kind === 'rendered') return undefined
  const isTest = testsOf(unit)
  const folders = new Map<string, string>()
  const several = new Set<string | undefined>()
  for (const { manifest, name, namespace } of accounts) {
    const { path } = manifest.origin
    if (isTest(path)) continue
    const key = accountId({ name, ...(namespace !== undefined && { namespace }) })
    const before = folders.get(key)
    if (before === undefined) folders.set(key, folderOf(path))
    else if (before !== folderOf(path)) several.add(namespace)
  }
  if (several.size === 0) return undefined
  return ({ evidence }, { account, identity }) =>
    !several.has(account?.namespace) ||
    evidence.some(
      ({ grant: { binding } }) =>
        binding.manifest !== undefined &&
        folderOf(binding.manifest.origin.path) === folderOf(identity.field.manifest.origin.path),
    )
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
