// The rules of ClusterRoles once the aggregation controller has come to rest.
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
import { groupedBy } from '../yaml/grouped.ts'
import type { AnyRole } from './builtin-roles.ts'
import { components } from './components.ts'
import type { PolicyRule } from './rbac.ts'
import { type LabelSelector, selects } from './selector.ts'

/** A rule and the role in which it is written, which need not be the role that was bound. */
export interface PlacedRule {
  readonly role: AnyRole
  readonly rule: PolicyRule
}

/** The rules of a ClusterRole by its name; undefined if there is no such role. */
export type ClusterRoles = (name: string) => readonly PlacedRule[] | undefined

/** All that is written under one name. */
interface Node {
  readonly written: readonly PlacedRule[]
  readonly labels: ReadonlyMap<string, string>
  readonly selectors: readonly LabelSelector[]
}

/** ClusterRoles of one name count together. */
export function clusterRoles(roles: readonly AnyRole[]): ClusterRoles {
  const nodes = nodesByName(roles)
  const all = [...nodes.values()]
  const rules = new Map<Node, readonly PlacedRule[]>()
  const collectors = all.filter(({ selectors }) => selectors.length > 0)
  const chosen = new Map(collectors.map((node) => [node, selected(node, all)] as const))
  for (const component of components(collectors, (node) => chosen.get(node) ?? [])) {
    const collected = collect(component, chosen, rules)
    for (const node of component) rules.set(node, collected)
  }
  return (name) => {
    const node = nodes.get(name)
    return node && (rules.get(node) ?? node.written)
  }
}

function nodesByName(roles: readonly AnyRole[]): ReadonlyMap<string, Node> {
  const byName = groupedBy(roles, ({ name }) => name)
  return new Map(
    [...byName].map(([name, same]) => [
      name,
      {
        written: placed(same),
        labels: new Map(same.flatMap(({ labels }) => [...labels])),
        selectors: same.flatMap(({ aggregation }) => aggregation ?? []),
      },
    ]),
  )
}

const alone = new WeakMap<AnyRole, readonly PlacedRule[]>()

/** Of a single role it is the same list whoever asks: what a list confers is worked out once, for both ends and all trials. */
export function placed(roles: readonly AnyRole[]): readonly PlacedRule[] {
  const [role, ...others] = roles
  if (role === undefined || others.length > 0) return roles.flatMap(placedIn)
  const before = alone.get(role)
  if (before !== undefined) return before
  const found = placedIn(role)
  alone.set(role, found)
  return found
}

function placedIn(role: AnyRole): readonly PlacedRule[] {
  return role.rules.map((rule) => ({ role, rule }))
}

function selected(node: Node, all: readonly Node[]): readonly Node[] {
  return all.filter((other) => node.selectors.some((selector) => selects(selector, other.labels)))
}

/**
 * A role collects nothing from itself. What is collected replaces the rules that were written by hand; where nothing is, they stay in force.
 * In a circle hand-written rules may be passed on before they are replaced: it depends on the order of events,
 * so all of them count, and every role of the circle ends up with the same.
 */
function collect(
  component: readonly Node[],
  chosen: ReadonlyMap<Node, readonly Node[]>,
  rules: ReadonlyMap<Node, readonly PlacedRule[]>,
): readonly PlacedRule[] {
  const members = new Set(component)
  const circle = component.length > 1
  const found = new Map<PolicyRule, PlacedRule>()
  for (const node of component) {
    if (circle) for (const rule of node.written) found.set(rule.rule, rule)
    for (const other of chosen.get(node) ?? []) {
      if (members.has(other)) continue
      for (const rule of rules.get(other) ?? other.written) found.set(rule.rule, rule)
    }
  }
  if (found.size > 0) return [...found.values()]
  return component.flatMap(({ written }) => written)
}
