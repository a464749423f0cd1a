// Which requirements of the catalogue a role's rules meet.

import type { PlacedRule } from '../kube/aggregation.ts'
import type { PolicyRule } from '../kube/rbac.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { anySubresource, catalogue, type Requirement } from './catalogue.ts'
import { coversResource, coversUrl } from './covers.ts'

/** A rule that meets a requirement. */
export interface RuleHit extends PlacedRule {
  /** Of the requirement, those that the rule allows. */
  readonly verbs: readonly string[]
  /** Present if the rule allows it for these names only. */
  readonly names?: readonly string[]
}

export type RoleHits = ReadonlyMap<Requirement, readonly RuleHit[]>

const known = new WeakMap<readonly PlacedRule[], RoleHits>()

/** Computed once for each list of rules. */
export function roleHits(rules: readonly PlacedRule[]): RoleHits {
  const found = known.get(rules)
  if (found !== undefined) return found
  const hits = new Map<Requirement, RuleHit[]>()
  for (const placed of rules) {
    for (const requirement of candidates(placed.rule)) {
      const hit = meets(placed, requirement)
      if (hit === undefined) continue
      const others = hits.get(requirement)
      if (others === undefined) hits.set(requirement, [hit])
      else others.push(hit)
    }
  }
  known.set(rules, hits)
  return hits
}

const all = new Set(
  catalogue.flatMap(({ alternatives }) => alternatives.flatMap(({ requirements }) => [...requirements])),
)
const ofUrls = [...all].filter(({ url }) => url !== undefined)
const ofResources = [...all].filter(({ url }) => url === undefined)
const toTheLetter = ofResources.filter(({ literal }) => literal)
const byResource = groupedBy(ofResources, ({ resource }) => resource ?? '')
const bySubresource = groupedBy(ofResources, ({ resource }) => resource?.split('/')[1] ?? '')
const openEnded = bySubresource.get(anySubresource) ?? []

/** Requirements that the rule might meet, by its resources. */
function candidates({ resources, nonResourceURLs }: PolicyRule): Iterable<Requirement> {
  if (nonResourceURLs.length > 0) return ofUrls
  if (resources.includes('*')) return ofResources
  const found = new Set(toTheLetter)
  for (const resource of resources) {
    const named = resource.startsWith('*/') ? bySubresource.get(resource.slice(2)) : byResource.get(resource)
    for (const requirement of named ?? []) found.add(requirement)
    if (resource.includes('/')) for (const requirement of openEnded) found.add(requirement)
  }
  return found
}

function meets(placed: PlacedRule, requirement: Requirement): RuleHit | undefined {
  const { rule } = placed
  const star = rule.verbs.includes('*')
  const verbs = requirement.verbs?.filter((verb) => star || rule.verbs.includes(verb)) ?? rule.verbs
  if (verbs.length === 0) return undefined
  if (requirement.url !== undefined) return coversUrl(rule, requirement.url) ? { ...placed, verbs } : undefined
  const fits = requirement.literal ? says(rule, requirement) : allows(rule, requirement)
  return fits ? limited(placed, requirement, verbs) : undefined
}

function says({ apiGroups, resources }: PolicyRule, { group, resource }: Requirement): boolean {
  const grouped = group === undefined || apiGroups.includes('*') || apiGroups.includes(group)
  return grouped && (resource === undefined ? resources.length > 0 : resources.includes(resource))
}

function allows(rule: PolicyRule, { group = '', resource = '' }: Requirement): boolean {
  if (coversResource(rule, group, resource)) return true
  const { apiGroups, resources } = rule
  const [parent = '', subresource] = resource.split('/')
  if (subresource !== anySubresource || !(apiGroups.includes('*') || apiGroups.includes(group))) return false
  return resources.some((written) => {
    const slash = written.indexOf('/')
    const below = written.slice(slash + 1)
    const above = written.slice(0, slash)
    return slash > 0 && below !== '' && below !== '*' && (above === '*' || above === parent)
  })
}

/**
 * A rule with names allows no request without a name, unless the empty one is among them.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */
function limited(
  placed: PlacedRule,
  { names, resource = '' }: Requirement,
  verbs: readonly string[],
): RuleHit | undefined {
  const written = placed.rule.resourceNames
  if (written.length === 0) return { ...placed, verbs }
  const unnamed = written.includes('') ? verbs.filter((verb) => isUnnamed(verb, resource)) : []
  if (unnamed.length > 0 && names === undefined) return { ...placed, verbs: unnamed }
  const named = verbs.filter((verb) => isNamed(verb, resource))
  const counting = names === undefined ? written.filter((name) => name !== '') : written.filter(isIn(names))
  if (named.length === 0 || counting.length === 0) return undefined
  return { ...placed, verbs: named, ...(names === undefined && { names: counting }) }
}

function isIn(names: readonly string[]): (name: string) => boolean {
  return (name) => names.includes(name)
}

/** What is created has no name in the URL; a subresource has that of its parent. List and watch may ask for one name. */
function isNamed(verb: string, resource: string): boolean {
  return verb !== 'deletecollection' && (verb !== 'create' || resource.includes('/'))
}

function isUnnamed(verb: string, resource: string): boolean {
  return !isNamed(verb, resource) || verb === 'list' || verb === 'watch'
}
