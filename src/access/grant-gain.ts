// What one grant brings to those whom its subject means.
import { inOtherCluster } from '../kube/cluster-path.ts'
import type { Binding } from '../kube/rbac.ts'
import { groupedBy } from '../yaml/grouped.ts'
import type { Copies } from './copies.ts'
import { newRights } from './coverage.ts'
import { type Gains, type GrantGain, unchanged } from './gained.ts'
import { type Grant, isSameRole } from './grant.ts'
import type { AccessGraph } from './graph.ts'
import { holds } from './held.ts'
import { rated } from './rating.ts'
import { holder } from './subject.ts'

export interface GrantQuestion {
  readonly grant: Grant
  readonly after: AccessGraph
  readonly before: AccessGraph
  readonly of: Gains['of']
  /** `Group system:authenticated` -> what it was given at base. */
  readonly namedAtBase: ReadonlyMap<string, readonly Grant[]>
  readonly isElsewhere: Copies
  /** Path at base. */
  whereabouts(binding: Binding): string
}

/** For a group all that counts is what the group itself, or a wider one, was given. */
export function gainedBy({
  grant,
  after,
  before,
  of,
  namedAtBase,
  isElsewhere,
  whereabouts,
}: GrantQuestion): GrantGain {
  const { subject, binding } = grant
  const who = holder(subject)
  if (who.is === 'account') {
    const { gained, rights, powers } = of(after.account({ ...who, near: binding.manifest }))
    if (!rights.some((right) => right.grant === grant)) return unchanged
    return { gained, graver: powers.some(({ evidence }) => evidence.some((one) => one.grant === grant)) }
  }
  const given = wider(subject).flatMap((name) => namedAtBase.get(name) ?? [])
  const own = new Set([binding])
  const here = whereabouts(binding)
  const prior = given.filter(
    (other) => !isElsewhere(other.binding, own) && !inOtherCluster(other.binding.manifest.origin.path, here),
  )
  if (newRights([grant], prior).length === 0) return unchanged
  const held = rated(before.powers(prior), grant.subject)
  return {
    gained: prior.some((old) => old.role === undefined && isSameRole(old.binding, binding)) ? 'open' : 'certain',
    graver: rated(after.powers([grant]), grant.subject).some((power) => !held.some((old) => holds(old, power))),
  }
}

/** The subject itself, and the groups that everybody in it is in. */
function wider({ kind, name }: Grant['subject']): readonly string[] {
  const itself = `${kind} ${name}`
  if (kind === 'User') return name === 'system:anonymous' ? [itself, 'Group system:unauthenticated'] : [itself]
  if (name === 'system:serviceaccounts') return [itself, 'Group system:authenticated']
  if (name.startsWith('system:serviceaccounts:'))
    return [itself, 'Group system:serviceaccounts', 'Group system:authenticated']
  return [itself]
}

/** Grants of users and groups, by kind and name. */
export function namedGrants({ inventory, grant }: AccessGraph): ReadonlyMap<string, readonly Grant[]> {
  const all = inventory.bindings.flatMap((binding) =>
    binding.subjects
      .filter(({ kind }) => kind !== 'ServiceAccount')
      .map((subject) => grant({ binding, subject, via: subject.kind === 'User' ? 'user' : 'group' })),
  )
  return groupedBy(all, ({ subject: { kind, name } }) => `${kind} ${name}`)
}
