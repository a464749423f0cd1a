// Who gets at the cloud identity of another account: by tokens of it, or by Pods that run as it.
import type { AccountAccess } from './account-access.ts'
import { type CloudHolder, cloudHolders } from './cloud.ts'
import type { AccessGraph } from './graph.ts'
import { ownerRole } from './gravity.ts'
import { type RatedPower, rated } from './rating.ts'

export interface CloudReach {
  readonly account: AccountAccess
  /** Those of its powers that lead to an identity. */
  readonly powers: readonly RatedPower[]
  readonly reached: readonly [CloudHolder, ...CloudHolder[]]
}

/** The Pod chooses its account, and with it the identity; so does who asks for the token that the cloud takes. */
const ways: ReadonlySet<string> = new Set([
  'sa-token-request',
  'pods-create',
  'workload-controllers-write',
  'replicationcontrollers-write',
  'jobs-write',
])

export function* cloudReach(graph: AccessGraph): Iterable<CloudReach> {
  const holders = cloudHolders(graph).filter(({ account }) => account?.namespace !== undefined)
  if (holders.length === 0) return
  for (const account of graph.accounts) {
    // What is bound to `default`, to everybody, and the roles of owners are told by rules of their own.
    const grants = account.grants.filter(({ via, binding }) => via !== 'group' && ownerRole(binding) === undefined)
    if (account.name === 'default' || grants.length === 0) continue
    const powers = rated(graph.powers(grants), account).filter(({ power, complete }) => complete && ways.has(power.id))
    const others = holders.filter((holder) => holder.account?.id !== account.id)
    const leading = powers.filter((power) => others.some((holder) => leadsTo(power, holder)))
    const [first, ...rest] = others.filter((holder) => leading.some((power) => leadsTo(power, holder)))
    if (first !== undefined) yield { account, powers: leading, reached: [first, ...rest] }
  }
}

export function leadsTo({ power, scope, names }: RatedPower, { account }: CloudHolder): boolean {
  if (account?.namespace === undefined) return false
  if (scope.is === 'namespace' && scope.namespace !== account.namespace) return false
  return power.id !== 'sa-token-request' || names === undefined || names.includes(account.name)
}
