// What the rules about rights share: one claim for each account and family, about what is new if anything is.
import type { AccountAccess } from '../access/account-access.ts'
import { bindsControlPlaneRole } from '../access/control-plane.ts'
import type { Gains } from '../access/gain.ts'
import { bindingId, type Grant } from '../access/grant.ts'
import type { AccessGraph } from '../access/graph.ts'
import { ownerRole } from '../access/gravity.ts'
import { holds, withoutImplied } from '../access/held.ts'
import { accountName } from '../access/names.ts'
import { isSameScope } from '../access/power.ts'
import { hitsOf, type RatedPower, rated } from '../access/rating.ts'
import { type Reach, reach, type Stronger } from '../access/reach.ts'
import { gravest, type Severity, shift } from '../access/severity.ts'
import type { AnyBinding } from '../kube/builtin-roles.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { extent } from './extent.ts'
import { restoration } from './grant-fix.ts'
import { at, trail } from './grant-trail.ts'
import { abilities, place } from './power-words.ts'
import type { Ability, Claim } from './rule.ts'
import { unboundRoles } from './unbound-roles.ts'
import { listed } from './words.ts'

const known = new WeakMap<AccessGraph, WeakMap<Gains, ReadonlyMap<string, readonly Claim[]>>>()

/** The claims of all families are worked out together, once for each graph and way. */
export function grantClaims(family: string, graph: AccessGraph, gains: Gains): readonly Claim[] {
  const ofGraph = known.get(graph) ?? new WeakMap()
  known.set(graph, ofGraph)
  const found = ofGraph.get(gains) ?? allClaims(graph, gains)
  ofGraph.set(gains, found)
  return found.get(family) ?? []
}

function allClaims(graph: AccessGraph, gains: Gains): ReadonlyMap<string, readonly Claim[]> {
  const found = new Map<string, Claim[]>()
  const reaches = reach(graph)
  for (const account of graph.accounts) {
    const spoken = account.grants.filter((grant) => isSpokenOf(account, grant))
    if (spoken.length === 0) continue
    for (const [family, powers] of groupedBy(told(graph, account, spoken), ({ power }) => power.family)) {
      const claims = found.get(family) ?? []
      claims.push(claim({ account, powers, spoken, gains, reaches }))
      found.set(family, claims)
    }
  }
  for (const [family, claim] of unboundRoles(graph, gains)) {
    const claims = found.get(family) ?? []
    claims.push(claim)
    found.set(family, claims)
  }
  return found
}

/** `default`, the groups, and the roles of owners and of the control plane have rules of their own. */
function isSpokenOf({ name }: AccountAccess, { via, binding }: Grant): boolean {
  if (name === 'default' || via === 'group') return false
  return ownerRole(binding) === undefined && !bindsControlPlaneRole(binding)
}

/** Without what is harmless, and without what something stronger implies. */
function told(graph: AccessGraph, account: AccountAccess, spoken: readonly Grant[]): readonly RatedPower[] {
  const powers = rated(graph.powers(spoken), account).filter(isWorthTelling)
  const owners = account.grants.filter(({ binding, via }) => via !== 'group' && ownerRole(binding) !== undefined)
  const implied = owners.length === 0 ? [] : rated(graph.powers(owners), account)
  return withoutImplied(powers).filter((one) => !implied.some((stronger) => holds(stronger, one)))
}

/** What is mild in a role that every cluster has, such as `view`, is what that role is for. */
function isWorthTelling(power: RatedPower): boolean {
  if (power.severity === 'info') return false
  return power.severity !== 'low' || hitsOf(power).some(({ role }) => role.manifest !== undefined)
}

interface Told {
  readonly account: AccountAccess
  /** Of one family. */
  readonly powers: readonly RatedPower[]
  readonly spoken: readonly Grant[]
  readonly gains: Gains
  readonly reaches: Reach
}

function claim({ account, powers, spoken, gains, reaches }: Told): Claim {
  const gain = gains.of(account)
  const fresh = powers.flatMap((one) => {
    const other = gain.powers.find((candidate) => isSame(one, candidate))
    return other === undefined ? [] : { ...one, severity: other.severity }
  })
  const isNew = fresh.length > 0
  const shown = isNew ? fresh : powers
  const stronger = reaches(account, shown)
  const severity =
    gravest([...shown.map((one) => one.severity), ...(stronger ? [stronger.power.severity] : [])]) ?? 'low'
  const bindings = new Set(shown.flatMap(({ evidence }) => evidence.map(({ grant }) => grant)))
  const through = spoken.filter((grant) => bindings.has(grant)).map(({ binding: { kind, name } }) => `${kind} ${name}`)
  return {
    at: at(shown),
    subject: subjectOf(account),
    message: `${who(account)} can ${isNew && gains.way === 'there' ? 'now ' : ''}${abilities(shown)}, through ${listed(through)}${
      stronger
        ? `, and so act as ${accountName(stronger.account)}, which can ${stronger.power.power.label} ${place(stronger.power)}`
        : ''
    }`,
    certain: true,
    gained: isNew ? gain.gained : 'none',
    graver: isNew,
    ...(isNew && cause(shown, gains)),
    account: account.id,
    severity: lowered(severity, account),
    trail: trail(account, shown, stronger),
    extent: [...extent(shown), ...(stronger ? [actingAs(stronger)] : [])],
    rightsIn: namespacesOf(shown.filter((one) => one.severity === severity)),
    fix: isNew ? restoration(shown, gains.before) : { refusal: 'not part of this change' },
  }
}

function namespacesOf(powers: readonly RatedPower[]): readonly string[] {
  const known = powers.flatMap(({ scope }) => (scope.is === 'cluster' ? [] : (scope.namespace ?? [])))
  return [...new Set(known)]
}

function actingAs({ account, power: { power, scope } }: Stronger): Ability {
  const what = `${power.id} as ${account.id}`
  return scope.is === 'cluster' ? { what } : { what, where: scope.namespace ?? '?' }
}

/** Where nothing of it was bound before, the binding is to blame, whatever the role says. */
function cause(powers: readonly RatedPower[], { before }: Gains): Pick<Claim, 'cause'> {
  const bindings = powers.flatMap(({ evidence }) => evidence.map(({ grant }) => grant.binding))
  if (before === undefined || bindings.some((binding) => isIn(before, binding))) return {}
  const roles = new Set(bindings.map(({ roleRef: { kind, name } }) => `${kind} ${name}`))
  return { cause: JSON.stringify(['granted', ...[...roles].sort()]) }
}

const identities = new WeakMap<AccessGraph, ReadonlySet<string>>()

function isIn(graph: AccessGraph, binding: AnyBinding): boolean {
  const found = identities.get(graph) ?? new Set(graph.inventory.bindings.map(bindingId))
  identities.set(graph, found)
  return found.has(bindingId(binding))
}

function isSame(one: RatedPower, other: RatedPower): boolean {
  return one.power === other.power && isSameScope(one.scope, other.scope)
}

function subjectOf({ namespace, name }: AccountAccess): NonNullable<Claim['subject']> {
  return { apiVersion: 'v1', group: '', kind: 'ServiceAccount', ...(namespace !== undefined && { namespace }), name }
}

function who({ workloads, ...account }: AccountAccess): string {
  const ids = [...new Set(workloads.map(({ id }) => id))]
  if (ids.length === 0) return accountName(account)
  const runners =
    ids.length > 2 ? `${ids.length} workloads run` : `${ids.join(' and ')} ${ids.length === 1 ? 'runs' : 'run'}`
  return `${accountName(account)}, which ${runners} as,`
}

/** Rights that well-known components of clusters are known to need. */
function lowered(severity: Severity, { workloads }: AccountAccess): Severity {
  const isKnown = workloads.length > 0 && workloads.every(({ need }) => need.some(({ id }) => id === 'S5'))
  return isKnown && severity !== 'critical' ? shift(severity, -1) : severity
}
