// Asks the rules about one end; symbolic becomes concrete here, once.
import { type Gains, noGains } from '../access/gain.ts'
import type { AccessGraph } from '../access/graph.ts'
import type { Field } from '../kube/manifest.ts'
import type { Place } from '../kube/origin.ts'
import { testsOf } from '../kube/test-path.ts'
import type { Unit } from '../kube/unit.ts'
import type { Claim, Rule } from '../rules/rule.ts'
import type { Json } from '../yaml/json.ts'
import { valueAt } from '../yaml/route.ts'
import type { Range } from '../yaml/source.ts'
import { rangeOf } from '../yaml/source.ts'
import { cover } from './cover.ts'
import type { Draft } from './draft.ts'
import type { TrailStep } from './finding.ts'
import { fingerprint } from './finding.ts'
import { shownSeverity } from './severity.ts'
import { unusedAccounts } from './unused.ts'

/** All that the rules say of `graph`, and of the way from `before` to it; at base there are no gains. */
export function inspect(
  rules: readonly Rule[],
  graph: AccessGraph,
  before: AccessGraph,
  gains: Gains = noGains,
): readonly Draft[] {
  const drafts: Draft[] = []
  const unused = unusedAccounts(graph)
  for (const rule of rules) {
    const difference = 'compare' in rule
    // At base there is no difference to speak of.
    if (difference && graph === before) continue
    const claims = difference ? rule.compare(before, graph, gains) : rule.check(graph, gains)
    for (const claim of claims)
      drafts.push(draft(rule, claim, graph.inventory.unit, { difference, unused: unused(claim) }))
  }
  return cover(drafts)
}

interface Manner {
  readonly difference: boolean
  readonly unused: boolean
}

function draft(rule: Rule, claim: Claim, of: Unit, { difference, unused }: Manner): Draft {
  const { manifest } = claim.at
  const { apiVersion, kind, namespace, name } = claim.subject ?? manifest
  const primary = place(claim.at)
  const trail = (claim.trail ?? []).map((step) => ({ range: range(place(step)), label: step.label }))
  const about = claim.about ?? ''
  const test = testsOf(of)(manifest.origin.path)
  const finding = {
    rule: rule.id,
    severity: shownSeverity(claim.severity ?? rule.severity, {
      ...(claim.rightsIn !== undefined && { rightsIn: claim.rightsIn }),
      test,
      unused,
    }),
    subject: { apiVersion, kind, ...(namespace !== undefined && { namespace }), name },
    ...(claim.account !== undefined && { account: claim.account }),
    message: claim.message,
    ...(claim.remedy !== undefined && { remedy: claim.remedy }),
    about,
    extent: claim.extent ?? [{ what: claim.message }],
    unit: of.id,
    ranges: ranges(claim, primary, trail),
    trail: shortened(trail),
    cause: claim.cause ?? cause(claim.at),
    fingerprint: fingerprint(rule.id, claim.subject ?? manifest, about),
  }
  return { finding, manifest, claim, family: rule.family, difference, test }
}

/** People need one line of each object; the others only help to find the line that changed. */
function shortened(trail: readonly TrailStep[]): readonly TrailStep[] {
  const seen = new Set<string>()
  return trail.filter(({ range, label }) => {
    const key = JSON.stringify([range.path, label])
    return !seen.has(key) && seen.add(key)
  })
}

function ranges(claim: Claim, primary: Place, trail: readonly TrailStep[]): readonly [Range, ...Range[]] {
  const { manifest, route } = claim.at
  const broughtIn = manifest.origin.broughtIn(route).map(range)
  return [range(primary), ...trail.map((step) => step.range), ...broughtIn]
}

/** Where a Field is written; a missing one rests on the first key beside it. */
function place({ manifest, route }: Field): Place {
  if (valueAt(manifest.body, route) !== undefined) return manifest.origin.says(route)
  const parent = route.slice(0, -1)
  const beside = firstKey(valueAt(manifest.body, parent))
  return manifest.origin.says(beside === undefined ? route : [...parent, beside])
}

function firstKey(value: Json | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.keys(value)[0]
}

/** What the causing line says, whatever the file, namespace or name: the last key, and the value if it is a scalar. */
function cause({ manifest, route }: Field): string {
  const value = valueAt(manifest.body, route)
  const key = route.findLast((step) => typeof step === 'string') ?? manifest.kind
  if (value === undefined) return JSON.stringify(['missing', key])
  return JSON.stringify([key, typeof value === 'object' ? null : value])
}

function range({ source, span }: Place): Range {
  return rangeOf(source, span)
}
