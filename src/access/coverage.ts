// Is a right that a grant brings held by other grants already, at that scope or a wider one?
import type { PlacedRule } from '../kube/aggregation.ts'
import { groupsWith, resourceScope } from '../kube/api-resources.ts'
import type { PolicyRule } from '../kube/rbac.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { askedOnce } from './asked-once.ts'
import { coversResource, coversUrl } from './covers.ts'
import { type Grant, isSameRole, isWithin } from './grant.ts'

/** What a grant brings that the others do not hold: a rule cut down to what is new. */
export interface NewRight {
  readonly grant: Grant
  /** Where the rule is written; absent if the role is not known. */
  readonly placed?: PlacedRule
  readonly verbs: readonly string[]
  /** `group/resource`, as written in the rule, or URLs. */
  readonly what: readonly string[]
  readonly names: readonly string[]
}

/** One rule may be asked about this many single rights; beyond it, it is taken to bring all of them. */
const most = 100_000

export function newRights(grants: readonly Grant[], held: readonly Grant[]): readonly NewRight[] {
  const whole = byContent(held)
  const open = grants.filter((grant) => whole.get(contentOf(grant))?.has(scopeOf(grant)) !== true)
  if (open.length === 0) return []
  const within = scopes(held)
  return open.flatMap((grant) => brought(grant, within(grant)))
}

function brought(grant: Grant, held: readonly Grant[]): readonly NewRight[] {
  const { binding, role, rules } = grant
  if (role === undefined) {
    const same = held.some((other) => isSameRole(binding, other.binding))
    return same ? [] : [{ grant, verbs: [], what: [], names: [] }]
  }
  const answer = askedOnce(grant, held, () => {
    const index = rulesByResource(held)
    return rules.flatMap((placed) => newOf(placed, grant, index) ?? [])
  })
  return answer.map((right) => ({ ...right, grant }))
}

/** What is held where a grant counts. One account may be bound in thousands of namespaces: each sees its own. */
function scopes(held: readonly Grant[]): (grant: Grant) => readonly Grant[] {
  const wide = held.filter(({ binding }) => binding.kind === 'ClusterRoleBinding')
  const local = held.filter(({ binding }) => binding.kind !== 'ClusterRoleBinding')
  const byNamespace = groupedBy(local, ({ binding }) => binding.namespace)
  const unplaced = byNamespace.get(undefined) ?? []
  return ({ binding }) => {
    if (binding.kind === 'ClusterRoleBinding') return wide
    const near = binding.namespace === undefined ? local : [...(byNamespace.get(binding.namespace) ?? []), ...unplaced]
    return [...wide, ...near.filter((other) => isWithin(binding, other.binding))]
  }
}

function newOf(placed: PlacedRule, grant: Grant, index: HeldRules): NewRight | undefined {
  const { rule } = placed
  const isOpen = (verb: string, group: string, resource: string, name: string | undefined): boolean =>
    !heldFor(index, resource).some((held) => allows(held, verb, group, resource, name))
  if (rule.nonResourceURLs.length > 0) return newUrls(placed, grant, index)
  const names = rule.resourceNames.length === 0 ? [undefined] : rule.resourceNames
  const count = rule.verbs.length * rule.apiGroups.length * rule.resources.length * names.length
  const all = {
    grant,
    placed,
    verbs: rule.verbs,
    what: rule.apiGroups.flatMap((group) => rule.resources.map((resource) => `${group}/${resource}`)),
    names: rule.resourceNames,
  }
  if (count > most) return all
  const verbs = new Set<string>()
  const what = new Set<string>()
  const newNames = new Set<string>()
  for (const group of rule.apiGroups) {
    for (const resource of rule.resources) {
      for (const verb of rule.verbs) {
        if (isInert(grant, group, resource, verb)) continue
        for (const name of names) {
          if (!isOpen(verb, group, resource, name)) continue
          verbs.add(verb)
          what.add(`${group}/${resource}`)
          if (name !== undefined) newNames.add(name)
        }
      }
    }
  }
  return verbs.size === 0 ? undefined : { ...all, verbs: [...verbs], what: [...what], names: [...newNames] }
}

function newUrls(placed: PlacedRule, grant: Grant, { urls }: HeldRules): NewRight | undefined {
  // What is no object is asked about at cluster scope only.
  if (grant.binding.kind === 'RoleBinding') return undefined
  const { verbs, nonResourceURLs } = placed.rule
  const what = nonResourceURLs.filter((url) =>
    verbs.some(
      (verb) => !urls.some((held) => (held.verbs.includes('*') || held.verbs.includes(verb)) && coversUrl(held, url)),
    ),
  )
  return what.length === 0 ? undefined : { grant, placed, verbs, what, names: [] }
}

/** Whether a role may be bound or a policy used is asked with the namespace; a star holds these verbs too. */
const askedInNamespace: ReadonlySet<string> = new Set(['bind', 'use', '*'])
const groupsAsked: ReadonlySet<string> = new Set(['rbac.authorization.k8s.io', 'security.openshift.io', 'policy'])

/** A right on what belongs to the cluster means nothing in a namespace, but on the Namespace itself. */
function isInert({ binding }: Grant, group: string, resource: string, verb: string): boolean {
  if (binding.kind === 'ClusterRoleBinding' || resource === 'namespaces') return false
  const groups = group === '*' ? groupsWith(resource) : [group]
  if (askedInNamespace.has(verb) && groups.some((one) => groupsAsked.has(one))) return false
  return groups.length > 0 && groups.every((one) => resourceScope(one, resource) === 'cluster')
}

function allows(rule: PolicyRule, verb: string, group: string, resource: string, name: string | undefined): boolean {
  const { verbs, resourceNames } = rule
  if (!verbs.includes('*') && !verbs.includes(verb)) return false
  if (resourceNames.length > 0 && (name === undefined || !resourceNames.includes(name))) return false
  return coversResource(rule, group, resource)
}

interface HeldRules {
  readonly byResource: ReadonlyMap<string, readonly PolicyRule[]>
  readonly urls: readonly PolicyRule[]
}

function rulesByResource(held: readonly Grant[]): HeldRules {
  const byResource = new Map<string, PolicyRule[]>()
  const urls: PolicyRule[] = []
  for (const { rules } of held) {
    for (const { rule } of rules) {
      if (rule.nonResourceURLs.length > 0) urls.push(rule)
      for (const resource of new Set(rule.resources)) {
        const list = byResource.get(resource)
        if (list === undefined) byResource.set(resource, [rule])
        else list.push(rule)
      }
    }
  }
  return { byResource, urls }
}

function heldFor({ byResource }: HeldRules, resource: string): readonly PolicyRule[] {
  const slash = resource.indexOf('/')
  const keys = ['*', resource, ...(slash > 0 ? [`*${resource.slice(slash)}`] : [])]
  return [...new Set(keys)].flatMap((key) => byResource.get(key) ?? [])
}

const contents = new WeakMap<readonly PlacedRule[], string>()

/** Content -> where grants of that content count. */
function byContent(held: readonly Grant[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const grant of held) {
    const content = contentOf(grant)
    const scopes = found.get(content) ?? new Set()
    found.set(content, scopes.add(scopeOf(grant)))
  }
  return found
}

function scopeOf({ binding: { kind, namespace } }: Grant): string {
  return kind === 'ClusterRoleBinding' ? '*' : (namespace ?? '')
}

/** Grants of the same content and scope bring the same rights. */
function contentOf({ binding: { roleRef }, role, rules }: Grant): string {
  if (role === undefined) return JSON.stringify([roleRef.kind, roleRef.name])
  const known = contents.get(rules)
  if (known !== undefined) return known
  const found = JSON.stringify(
    rules.map(({ rule }) => [rule.verbs, rule.apiGroups, rule.resources, rule.resourceNames, rule.nonResourceURLs]),
  )
  contents.set(rules, found)
  return found
}
