// What one grant brings to those whom its subject means.
import { inOtherCluster } from '../kube/cluster-path.ts'
import type { Binding } from '../kube/rbac.ts'
import { groupedBy } from '../yaml/grouped.ts'
import type { Copies } from './copies.ts'
import { newRights } from './coverage.ts'
import { type AccountGain, type Gains, type GrantGain, unchanged } from './gained.ts'
import { type Grant, isSameRole } from './grant.ts'
import type { RoleGrant } from './grant-book.ts'
import type { AccessGraph } from './graph.ts'
import { holding } from './held.ts'
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
    const gain = of(after.account({ ...who, near: binding.manifest }))
    const { rights, powers } = shares(gain)
    return rights.has(grant) ? { gained: gain.gained, graver: powers.has(grant) } : unchanged
  }
  const given = wider(subject).flatMap((name) => namedAtBase.get(name) ?? [])
  const own = new Set([binding])
  const here = whereabouts(binding)
  const prior = given.filter(
    (other) => !isElsewhere(other.binding, own) && !inOtherCluster(other.binding.manifest.origin.path, here),
  )
  if (newRights([grant], prior).length === 0) return unchanged
  const isHeld = holding(rated(before.powers(prior), grant.subject))
  return {
    gained: prior.some((old) => old.role === undefined && isSameRole(old.binding, binding)) ? 'open' : 'certain',
    graver: rated(after.powers([grant]), grant.subject).some((power) => !isHeld(power)),
  }
}

/** The grants that what was gained comes from. */
interface Shares {
  readonly rights: ReadonlySet<RoleGrant>
  readonly powers: ReadonlySet<RoleGrant>
}

const known = new WeakMap<AccountGain, Shares>()

/** Asked for each of an account's grants, which may be thousands. */
function shares(gain: AccountGain): Shares {
  const before = known.get(gain)
  if (before !== undefined) return before
  const found = {
    rights: new Set(gain.rights.map(({ grant }) => grant)),
    powers: new Set(gain.powers.flatMap(({ evidence }) => evidence.map(({ grant }) => grant))),
  }
  known.set(gain, found)
  return found
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
