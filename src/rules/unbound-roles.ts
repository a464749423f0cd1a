// Dangerous roles that nobody is bound to: worth knowing, and nothing more.
import type { Gains } from '../access/gain.ts'
import type { RoleGrant } from '../access/grant-book.ts'
import type { AccessGraph } from '../access/graph.ts'
import { objectName } from '../access/names.ts'
import { powersOf } from '../access/power.ts'
import { type RatedPower, rated } from '../access/rating.ts'
import { compareSeverity } from '../access/severity.ts'
import { placed } from '../kube/aggregation.ts'
import { aggregateToPrefix } from '../kube/builtin-roles.ts'
import type { Role } from '../kube/rbac.ts'
import { selects } from '../kube/selector.ts'
import { extent } from './extent.ts'
import { at, powerSteps } from './grant-trail.ts'
import { abilities } from './power-words.ts'
import type { Claim } from './rule.ts'

/** One claim for each role, by the family of its gravest power. */
export function* unboundRoles(graph: AccessGraph, gains: Gains): Iterable<readonly [family: string, Claim]> {
  const { bindings, roles, role } = graph.inventory
  const bound = new Set<Role>()
  for (const binding of bindings) {
    const resolved = role(binding)
    if (resolved.is === 'found') for (const one of resolved.candidates) bound.add(one)
  }
  const selectors = roles.flatMap(({ aggregation }) => aggregation ?? [])
  for (const role of roles) {
    if (bound.has(role) || isPassedOn(role) || selectors.some((selector) => selects(selector, role.labels))) continue
    const powers = rated(powersOf([everywhere(role)]), { name: '' }).filter(isGrave)
    const [worst] = [...powers].sort((a, b) => compareSeverity(b.severity, a.severity))
    if (worst === undefined) continue
    const told = powers.filter(({ power }) => power.family === worst.power.family)
    yield [
      worst.power.family,
      {
        at: at(told),
        message: `${objectName(role.manifest)} would let an account ${abilities(told)}; nobody is bound to it in these manifests`,
        certain: true,
        // When somebody is bound to it there is a finding about the account; when it goes, nobody loses anything.
        gained: gains.way === 'there' ? 'certain' : 'none',
        severity: 'info',
        trail: powerSteps(told),
        extent: extent(told),
        fix: { refusal: 'nobody holds these rights' },
      },
    ]
  }
}

/** Its rules go into roles that every cluster has. */
function isPassedOn({ labels }: Role): boolean {
  return [...labels.keys()].some((key) => key.startsWith(aggregateToPrefix))
}

/** As if somebody were bound to it, as widely as it can be. */
function everywhere(role: Role): RoleGrant {
  const { kind, name, namespace } = role
  return {
    binding: {
      kind: kind === 'Role' ? 'RoleBinding' : 'ClusterRoleBinding',
      name: '',
      ...(namespace !== undefined && { namespace }),
      roleRef: { kind, name, route: [] },
      subjects: [],
    },
    subject: { kind: 'User', name: '', route: [] },
    role,
    rules: placed([role]),
  }
}

function isGrave({ severity }: RatedPower): boolean {
  return compareSeverity(severity, 'high') >= 0
}
