// Asks the rules about one end; symbolic becomes concrete here, once.
import type { AccessGraph } from '../access/graph.ts'
import type { Field, Manifest } from '../kube/manifest.ts'
import type { Place } from '../kube/origin.ts'
import { isTestPath } from '../kube/test-path.ts'
import type { Claim, Family, Rule } from '../rules/rule.ts'
import type { Edit, Refusal } from '../yaml/edit.ts'
import type { Json } from '../yaml/json.ts'
import { valueAt } from '../yaml/route.ts'
import type { Range } from '../yaml/source.ts'
import { rangeOf } from '../yaml/source.ts'
import type { Splice } from '../yaml/splice.ts'
import { cover } from './cover.ts'
import type { Finding, TrailStep } from './finding.ts'
import { fingerprint } from './finding.ts'
import { shownSeverity } from './severity.ts'

/** A finding before its fix is proved, and before the two ends are compared. */
export interface Draft {
  readonly finding: Omit<Finding, 'cure'>
  readonly manifest: Manifest
  readonly claim: Claim
  readonly family: Family
  /** It speaks of a difference, not of a state. */
  readonly difference: boolean
  readonly test: boolean
}

/** What a draft's fix comes down to: a title and the ways to write it, best first. */
export type Fix = { readonly title: string; readonly ways: readonly (readonly Splice[] | Refusal)[] } | Refusal

/** All that the rules say of `graph`, and of the way from `before` to it. */
export function inspect(rules: readonly Rule[], graph: AccessGraph, before: AccessGraph): readonly Draft[] {
  const drafts: Draft[] = []
  for (const rule of rules) {
    const difference = 'compare' in rule
    const claims = difference ? rule.compare(before, graph) : rule.check(graph)
    for (const claim of claims) drafts.push(draft(rule, claim, graph.inventory.unit.id, difference))
  }
  return cover(drafts)
}

function draft(rule: Rule, claim: Claim, unit: string, difference: boolean): Draft {
  const { manifest } = claim.at
  const { apiVersion, kind, namespace, name } = manifest
  const primary = place(claim.at)
  const trail = (claim.trail ?? []).map((step) => ({ range: range(place(step)), label: step.label }))
  const about = claim.about ?? ''
  const test = isTestPath(manifest.origin.path)
  const finding = {
    rule: rule.id,
    severity: shownSeverity(claim.severity ?? rule.severity, {
      ...(claim.rightsIn !== undefined && { rightsIn: claim.rightsIn }),
      test,
    }),
    subject: { apiVersion, kind, ...(namespace !== undefined && { namespace }), name },
    ...(claim.account !== undefined && { account: claim.account }),
    message: claim.message,
    ...(claim.remedy !== undefined && { remedy: claim.remedy }),
    about,
    unit,
    ranges: ranges(claim, primary, trail),
    trail,
    cause: cause(claim.at),
    fingerprint: fingerprint(rule.id, manifest, about),
  }
  return { finding, manifest, claim, family: rule.family, difference, test }
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

/** Lowers the claim's fix through the origins of the objects it edits. */
export function fixOf({ claim: { fix } }: Draft): Fix {
  if ('refusal' in fix) return fix
  const byManifest = new Map<Manifest, Edit[]>()
  for (const { manifest, route, edit } of fix.edits) {
    const edits = byManifest.get(manifest) ?? []
    edits.push({ ...edit, route } satisfies Edit)
    byManifest.set(manifest, edits)
  }
  let ways: readonly (readonly Splice[] | Refusal)[] = [[]]
  for (const [manifest, edits] of byManifest) ways = both(ways, manifest.origin.edits(edits))
  return { title: fix.title, ways }
}

/** Every way of one with every way of the other; a refusal of either refuses both. */
function both(
  left: readonly (readonly Splice[] | Refusal)[],
  right: readonly (readonly Splice[] | Refusal)[],
): readonly (readonly Splice[] | Refusal)[] {
  return left.flatMap((one) =>
    right.map((other) => ('refusal' in one ? one : 'refusal' in other ? other : [...one, ...other])),
  )
}
