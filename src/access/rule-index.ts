// Which of many rules allows a request, without asking them all.
import type { PlacedRule } from '../kube/aggregation.ts'
import type { AnyRole } from '../kube/builtin-roles.ts'
import type { Request, ResourceRequest, UrlRequest } from './request.ts'

/** A rule, and the role by which the caller came to it. */
export interface IndexedRule extends PlacedRule {
  readonly bound: AnyRole
}

/** The first rule that allows the request. */
export type RuleIndex = (request: Request) => IndexedRule | undefined

/** A role that is bound, with all its rules. */
export interface BoundRules {
  readonly bound: AnyRole
  readonly rules: readonly PlacedRule[]
}

export function ruleIndex(roles: readonly BoundRules[]): RuleIndex {
  const rules = roles.flatMap(({ bound, rules }) => rules.map((placed) => compiled(placed, bound)))
  const resources = resourceIndex(rules)
  const urls = urlIndex(rules)
  return (request) => ('url' in request ? urls(request) : resources(request))
}

interface Compiled {
  readonly found: IndexedRule
  readonly verbs: ReadonlySet<string>
  readonly groups: ReadonlySet<string>
}

function compiled({ role, rule }: PlacedRule, bound: AnyRole): Compiled {
  return { found: { role, rule, bound }, verbs: new Set(rule.verbs), groups: new Set(rule.apiGroups) }
}

/** The rules that fit verb, group and resource: the first that speaks of every name, and the first of each single name. */
interface Cell {
  readonly any: IndexedRule | undefined
  readonly named: ReadonlyMap<string, IndexedRule>
}

/**
 * A rule's resource is `pods`, `pods/exec`, `*` or, for a subresource of anything, a star and a slash before it;
 * a star behind the slash is a plain character.
 */
function resourceIndex(rules: readonly Compiled[]): (request: ResourceRequest) => IndexedRule | undefined {
  const byResource = new Map<string, Compiled[]>()
  for (const rule of rules) {
    for (const resource of new Set(rule.found.rule.resources)) put(byResource, resource, rule)
  }
  const cells = new Map<string, Map<string, Map<string, Cell>>>()
  return ({ verb, group, resource, subresource, name }) => {
    const whole = subresource === '' ? resource : `${resource}/${subresource}`
    const ofVerb = inner(cells, verb)
    const ofGroup = inner(ofVerb, group)
    let found = ofGroup.get(whole)
    if (found === undefined) {
      const keys = new Set(['*', whole, ...(subresource === '' ? [] : [`*/${subresource}`])])
      found = cell([...keys].flatMap((key) => byResource.get(key) ?? []).filter((rule) => fits(rule, verb, group)))
      ofGroup.set(whole, found)
    }
    return found.any ?? found.named.get(name)
  }
}

function fits({ verbs, groups }: Compiled, verb: string, group: string): boolean {
  return (verbs.has('*') || verbs.has(verb)) && (groups.has('*') || groups.has(group))
}

function cell(rules: readonly Compiled[]): Cell {
  const any = rules.find(({ found }) => found.rule.resourceNames.length === 0)?.found
  const named = new Map<string, IndexedRule>()
  for (const { found } of any === undefined ? rules : []) {
    for (const name of found.rule.resourceNames) if (!named.has(name)) named.set(name, found)
  }
  return { any, named }
}

/** A URL ends as it is written, or in stars: then it is a prefix. */
function urlIndex(rules: readonly Compiled[]): (request: UrlRequest) => IndexedRule | undefined {
  const exact = new Map<string, Compiled[]>()
  const prefixes = new Map<string, Compiled[]>()
  for (const rule of rules) {
    for (const url of new Set(rule.found.rule.nonResourceURLs)) {
      put(exact, url, rule)
      if (url.endsWith('*')) put(prefixes, url.replace(/\*+$/, ''), rule)
    }
  }
  const lengths = [...new Set([...prefixes.keys()].map((prefix) => prefix.length))].sort((a, b) => a - b)
  return ({ verb, url }) => {
    const allows = ({ verbs }: Compiled): boolean => verbs.has('*') || verbs.has(verb)
    const found = exact.get(url)?.find(allows)
    if (found !== undefined) return found.found
    for (const length of lengths) {
      if (length > url.length) break
      const prefixed = prefixes.get(url.slice(0, length))?.find(allows)
      if (prefixed !== undefined) return prefixed.found
    }
    return undefined
  }
}

function put<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}

function inner<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = new Map<string, V>()
  map.set(key, made)
  return made
}
