import type { Gains } from '../access/gain.ts'
import { holds } from '../access/gain.ts'
import type { RoleGrant } from '../access/grant-book.ts'
import type { AccessGraph } from '../access/graph.ts'
import { accountId, accountName, objectName } from '../access/names.ts'
import { powersOf } from '../access/power.ts'
import { type RatedPower, rated } from '../access/rating.ts'
import { compareSeverity, gravest } from '../access/severity.ts'
import { clusterRoles, type PlacedRule, placed } from '../kube/aggregation.ts'
import { aggregateToPrefix, builtinRoles } from '../kube/builtin-roles.ts'
import type { Role } from '../kube/rbac.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { extent } from './extent.ts'
import { powerSteps } from './grant-trail.ts'
import { labels as abilitiesOf } from './power-words.ts'
import type { Claim, StateRule } from './rule.ts'
import { subjectClaims } from './subject-claims.ts'
import { listed } from './words.ts'

export const aggregatedGrant: StateRule = {
  id: 'aggregated-grant',
  title: 'Role collects its rights by labels',
  family: 'grant',
  severity: 'medium',
  why: 'Whoever may label a ClusterRole adds to what others hold, and no binding shows it.',
  remedy: 'Leave the label out, and bind the role to those who need it.',
  fixable: true,
  standards: ['CIS 5.1.1', 'OWASP K02:2025', 'ATT&CK T1098.006'],

  *check(graph: AccessGraph, gains: Gains) {
    const earlier = labelled(gains.before?.inventory.roles ?? [])
    const rules = collected(graph.inventory.roles)
    for (const role of graph.inventory.roles) {
      const claim = role.kind === 'ClusterRole' ? passedOn(role, rules(role), earlier, gains) : undefined
      if (claim !== undefined) yield claim
    }
    yield* subjectClaims(graph, gains, (whose, { binding, role }) => {
      // What the roles of every cluster collect is known.
      if (whose.is !== 'account' || role?.manifest === undefined || role.aggregation === undefined) return undefined
      if (everyday.some((name) => name === role.name)) return undefined
      return {
        who: `Open-ended, since ${role.name} collects what carries its labels: ${accountName(whose)}`,
        about: accountId(whose),
        account: accountId(whose),
        severity: whose.name === 'default' ? 'medium' : 'low',
        on: 'role',
        fix: { refusal: `which rights the program needs of ${binding.roleRef.name} is not in the manifests` },
      }
    })
  },
}

/** The roles for people, which somebody holds in every cluster. */
const everyday = ['view', 'edit', 'admin'] as const

/** What the role adds to those roles beyond what they hold without it. */
function passedOn(role: Role, rules: readonly PlacedRule[], earlier: Earlier, gains: Gains): Claim | undefined {
  const targets = targetsOf(role)
  if (targets.length === 0) return undefined
  const powers = added(rules, targets)
  if (powers.length === 0) return undefined
  const before = [...(earlier.byName.get(role.name) ?? []), ...(earlier.byRules.get(rulesOf(role)) ?? [])]
  const fresh = powers.filter(({ power, target }) => {
    const held = before.flatMap((one) => (targetsOf(one).includes(target) ? added(earlier.rules(one), [target]) : []))
    return !held.some((old) => holds(old.power, power))
  })
  const isNew = gains.before !== undefined && fresh.length > 0
  const told = isNew ? fresh : powers
  const rights = told.map(({ power }) => power)
  const into = [...new Set(told.map(({ target }) => target))]
  const names = listed(into)
  const { manifest } = role
  const shown = unique(rights)
  return {
    at: { manifest, route: ['metadata', 'labels', `${aggregateToPrefix}${told[0]?.target ?? ''}`] },
    message: `${objectName(manifest)} adds to ${names}: everybody who holds ${into.length === 1 ? 'it' : 'them'} can ${isNew && gains.way === 'there' ? 'now ' : ''}${listed(abilitiesOf(shown))}`,
    certain: true,
    gained: isNew ? 'certain' : 'none',
    graver: isNew,
    about: 'label',
    severity: gravest(shown.map(({ severity }) => severity)) ?? 'low',
    trail: powerSteps(shown),
    extent: [...into.map((what) => ({ what })), ...extent(shown)],
    fix: {
      title: `Leave out the label that adds ${manifest.name} to ${names}`,
      edits: targets.map((target) => ({
        manifest,
        route: ['metadata', 'labels', `${aggregateToPrefix}${target}`],
        edit: { kind: 'remove' },
      })),
    },
  }
}

type Target = (typeof everyday)[number]

function targetsOf({ labels }: Role): readonly Target[] {
  return everyday.filter((target) => labels.get(`${aggregateToPrefix}${target}`) === 'true')
}

/** The same role may have had another name. */
interface Earlier {
  readonly byName: ReadonlyMap<string, readonly Role[]>
  readonly byRules: ReadonlyMap<string, readonly Role[]>
  readonly rules: (role: Role) => readonly PlacedRule[]
}

/** A role that is labelled may itself collect what carries other labels. */
function collected(roles: readonly Role[]): (role: Role) => readonly PlacedRule[] {
  let all: ReturnType<typeof clusterRoles> | undefined
  return (role) => {
    if (role.aggregation === undefined) return placed([role])
    all ??= clusterRoles(roles.filter(({ kind }) => kind === 'ClusterRole'))
    return all(role.name) ?? []
  }
}

function labelled(roles: readonly Role[]): Earlier {
  const some = roles.filter((role) => role.kind === 'ClusterRole' && targetsOf(role).length > 0)
  return { byName: groupedBy(some, ({ name }) => name), byRules: groupedBy(some, rulesOf), rules: collected(roles) }
}

function rulesOf({ manifest }: Role): string {
  return JSON.stringify(manifest.body.rules ?? null)
}

interface Added {
  readonly power: RatedPower
  readonly target: Target
}

function added(rules: readonly PlacedRule[], targets: readonly Target[]): readonly Added[] {
  const powers = inNamespace(rules)
  return targets.flatMap((target) => {
    const held = ownPowers(target)
    return powers.filter((power) => !held.some((old) => holds(old, power))).map((power) => ({ power, target }))
  })
}

const own = new Map<Target, readonly RatedPower[]>()

function ownPowers(target: Target): readonly RatedPower[] {
  const known = own.get(target)
  if (known !== undefined) return known
  const rules = clusterRoles(builtinRoles.filter(({ kind }) => kind === 'ClusterRole'))(target) ?? []
  const found = inNamespace(rules)
  own.set(target, found)
  return found
}

/** These roles are meant to be bound in namespaces: what counts in the cluster alone adds nothing there. */
function inNamespace(rules: readonly PlacedRule[]): readonly RatedPower[] {
  const [first] = rules
  if (first === undefined) return []
  const grant: RoleGrant = {
    binding: {
      kind: 'RoleBinding',
      name: '',
      namespace: 'any',
      roleRef: { kind: 'ClusterRole', name: '', route: [] },
      subjects: [],
    },
    subject: { kind: 'User', name: '', route: [] },
    role: first.role,
    rules,
  }
  return rated(powersOf([grant]), { name: '' }).filter(({ severity }) => compareSeverity(severity, 'low') >= 0)
}

function unique(powers: readonly RatedPower[]): readonly RatedPower[] {
  return powers.filter((power, index) => powers.findIndex((other) => other.power === power.power) === index)
}
