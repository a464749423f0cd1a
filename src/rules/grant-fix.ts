// The fix of a role that grew: its rules as base had them.
import type { AccessGraph } from '../access/graph.ts'
import { objectName } from '../access/names.ts'
import { hitsOf, type RatedPower } from '../access/rating.ts'
import type { PolicyRule, Role } from '../kube/rbac.ts'
import type { Claim, ClaimFix } from './rule.ts'

const refusal = { refusal: 'which of these rights the program needs is not in the manifests' }

/** Verbs that nobody needs for the other verbs beside them. */
const separate: ReadonlySet<string> = new Set(['escalate', 'bind', 'impersonate'])

type Edits = ClaimFix['edits']

/** All rules that confer what is new must be such that it can be taken out of them. */
export function restoration(powers: readonly RatedPower[], before: AccessGraph | undefined): Claim['fix'] {
  const hits = new Map(powers.flatMap(hitsOf).map((hit) => [hit.rule, hit] as const))
  const edits: Edits[number][] = []
  const roles = new Set<string>()
  for (const { role, rule, verbs } of hits.values()) {
    if (role.manifest === undefined) return refusal
    const old = before === undefined ? undefined : earlier(role, before)
    const found =
      (old === undefined ? undefined : narrowed(role, rule, old.rules)) ?? withoutSeparate(role, rule, verbs)
    if (found === undefined) return refusal
    edits.push(...found)
    roles.add(objectName(role.manifest))
  }
  if (edits.length === 0) return refusal
  return { title: `Take out of ${[...roles].join(' and ')} what it gained`, edits }
}

function earlier({ kind, namespace, name, manifest }: Role, { inventory }: AccessGraph): Role | undefined {
  const same = inventory.roles.filter((one) => one.kind === kind && one.namespace === namespace && one.name === name)
  return (
    same.find((one) => one.manifest.origin.path === manifest.origin.path) ?? (same.length === 1 ? same[0] : undefined)
  )
}

const lists = ['verbs', 'resources', 'apiGroups', 'resourceNames'] as const

/** Lists of the rule grew, or it lost its names, and all else is as it was. */
function narrowed({ manifest, rules }: Role, rule: PolicyRule, old: readonly PolicyRule[]): Edits | undefined {
  // A rule that still stands beside this one did not become it.
  const gone = old.filter((one) => !rules.some((other) => lists.every((list) => isSameSet(one[list], other[list]))))
  const [partner] = gone.filter((one) => isPart(one, rule)).sort((a, b) => sizeOf(b) - sizeOf(a))
  if (partner !== undefined) {
    return lists.flatMap((list) =>
      rule[list].flatMap((item, index) =>
        partner[list].includes(item)
          ? []
          : [{ manifest, route: [...rule.route, list, index], edit: { kind: 'remove' as const } }],
      ),
    )
  }
  const named = old.find((one) => one.resourceNames.length > 0 && isSameBut('resourceNames', one, rule))
  if (named === undefined || rule.resourceNames.length > 0) return undefined
  return [
    {
      manifest,
      route: [...rule.route, 'resourceNames'],
      edit: { kind: 'set', value: named.resourceNames, after: 'resources' },
    },
  ]
}

/** The older rule, with something added to its lists; a rule without names is not one with names added. */
function isPart(old: PolicyRule, rule: PolicyRule): boolean {
  if ((old.resourceNames.length === 0) !== (rule.resourceNames.length === 0)) return false
  const hasAll = lists.every((list) => old[list].every((item) => rule[list].includes(item)))
  return hasAll && lists.some((list) => old[list].length < rule[list].length) && old.verbs.length > 0
}

function sizeOf(rule: PolicyRule): number {
  return lists.reduce((sum, list) => sum + rule[list].length, 0)
}

function isSameBut(list: (typeof lists)[number], left: PolicyRule, right: PolicyRule): boolean {
  return lists.every((key) => key === list || isSameSet(left[key], right[key]))
}

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((item) => right.includes(item))
}

function withoutSeparate({ manifest }: Role, rule: PolicyRule, verbs: readonly string[]): Edits | undefined {
  if (!verbs.every((verb) => separate.has(verb)) || rule.verbs.every((verb) => separate.has(verb))) return undefined
  return rule.verbs.flatMap((verb, index) =>
    separate.has(verb) ? [{ manifest, route: [...rule.route, 'verbs', index], edit: { kind: 'remove' as const } }] : [],
  )
}
