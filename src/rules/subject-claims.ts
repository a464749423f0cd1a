// What the binding rules share: one claim per subject of a binding, resting on the subject or on the role.
import type { Gains } from '../access/gain.ts'
import type { Grant } from '../access/grant.ts'
import type { AccessGraph } from '../access/graph.ts'
import { ownerRole } from '../access/gravity.ts'
import { withoutImplied } from '../access/held.ts'
import { type RatedPower, rated } from '../access/rating.ts'
import { compareSeverity, type Severity } from '../access/severity.ts'
import type { Holder } from '../access/subject.ts'
import { ability, holder } from '../access/subject.ts'
import type { Binding, BindingSubject } from '../kube/rbac.ts'
import { extent } from './extent.ts'
import { powerSteps } from './grant-trail.ts'
import { abilities } from './power-words.ts'
import type { Ability, Claim, ClaimFix } from './rule.ts'

/** What a rule says of one subject. */
export interface Said {
  /** Who gets the rights, to begin the sentence with. */
  readonly who: string
  readonly about: string
  readonly account?: string
  readonly severity: Severity
  /** What the claim rests on: the subject's name, or the name of the role. */
  readonly on: 'subject' | 'role'
  readonly fix: Claim['fix']
}

/** Asks `say` about every subject of every binding in force. */
export function* subjectClaims(
  graph: AccessGraph,
  gains: Gains,
  say: (who: Holder, given: Grant) => Said | undefined,
): Iterable<Claim> {
  for (const binding of graph.inventory.bindings) {
    for (const subject of binding.subjects) {
      const given = subjectGrant(graph, binding, subject)
      const said = say(holder(subject), given)
      if (said === undefined) continue
      const { manifest, kind, name, namespace, roleRef } = binding
      const all = ownerRole(binding) === undefined ? rated(graph.powers([given]), given.subject) : []
      const powers = withoutImplied(all).filter(isGrave)
      const onRole = { manifest, route: [...roleRef.route, 'name'], label: `${roleRef.kind} ${roleRef.name}` }
      const onSubject = { manifest, route: [...subject.route, 'name'], label: `${subject.kind} ${subject.name}` }
      const [at, other] = said.on === 'role' ? [onRole, onSubject] : [onSubject, onRole]
      yield {
        at: { manifest, route: at.route },
        message: `${said.who} ${ability(binding)}${confers(powers)}, through ${kind} ${name}`,
        certain: true,
        ...gains.by(given),
        ...(said.account !== undefined && { account: said.account }),
        about: said.about,
        severity: said.severity,
        trail: [other, ...powerSteps(powers)],
        extent: roleExtent(binding, all),
        ...(kind === 'RoleBinding' && namespace !== undefined && { rightsIn: [namespace] }),
        fix: said.fix,
      }
    }
  }
}

/** The fix that takes the subject out; a binding's only subject takes the binding with it. */
export function subjectRemoval({ binding, subject }: Pick<Grant, 'binding' | 'subject'>): ClaimFix {
  const { manifest, kind, name, subjects } = binding
  if (subjects.length > 1) {
    return {
      title: `Take ${subject.kind} ${subject.name} out of ${kind} ${name}`,
      edits: [{ manifest, route: subject.route, edit: { kind: 'remove' } }],
    }
  }
  return {
    title: `Remove ${kind} ${name}, which has no other subject`,
    edits: [{ manifest, route: [], edit: { kind: 'remove' } }],
  }
}

export function subjectGrant(graph: AccessGraph, binding: Binding, subject: BindingSubject): Grant {
  return graph.grant({ binding, subject, via: viaOf(subject) })
}

function viaOf({ kind }: BindingSubject): Grant['via'] {
  return kind === 'ServiceAccount' ? 'account' : kind === 'User' ? 'user' : 'group'
}

/** What makes the role dangerous, where its name does not say it. */
function isGrave({ severity }: RatedPower): boolean {
  return compareSeverity(severity, 'medium') >= 0
}

/** The role by its name, wherever it reaches, and what it holds. */
function roleExtent({ kind, namespace, roleRef }: Binding, powers: readonly RatedPower[]): readonly Ability[] {
  const what = `${roleRef.kind} ${roleRef.name}`
  const role = kind === 'ClusterRoleBinding' ? { what } : { what, where: namespace ?? '?' }
  return [role, ...extent(powers)]
}

function confers(powers: readonly RatedPower[]): string {
  return powers.length === 0 ? '' : ` and can so ${abilities(powers)}`
}
