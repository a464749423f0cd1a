// The dangerous abilities that grants confer: cluster-wide, and in single namespaces.
import { groupedBy } from '../yaml/grouped.ts'
import { type Alternative, catalogue, type Power, type Requirement } from './catalogue.ts'
import { clusterEvidence, type Evidence, type EvidenceBook, localEvidence } from './evidence.ts'
import type { RoleGrant } from './grant-book.ts'
import { compareSeverity, gravest, type Severity } from './severity.ts'

export type { Evidence } from './evidence.ts'

export interface HeldPower {
  readonly power: Power
  readonly scope: PowerScope
  /** False if only the heart of the matter is held, without what it takes to use it. */
  readonly complete: boolean
  /** `none`: it is held to the letter, but means nothing in a namespace. */
  readonly severity: Severity | 'none'
  /** Present if it is held for objects of these names only. */
  readonly names?: readonly string[]
  /** What it would still take for the reach that the catalogue states. */
  readonly missing?: string
  readonly evidence: readonly Evidence[]
}

export type PowerScope =
  | { readonly is: 'cluster' }
  /** The namespace is absent where the RoleBinding does not say it. */
  | { readonly is: 'namespace'; readonly namespace?: string }

/** In the order of the catalogue. What is held cluster-wide without limits is not told again for single namespaces. */
export function powersOf(grants: readonly RoleGrant[]): readonly HeldPower[] {
  const [wide = [], local = []] = [true, false].map((cluster) =>
    grants.filter(({ binding }) => (binding.kind === 'ClusterRoleBinding') === cluster),
  )
  const cluster: Place = { scope: { is: 'cluster' }, wide: clusterEvidence(wide) }
  const places = [...groupedBy(local, ({ binding }) => binding.namespace)].map(
    ([namespace, some]): Place => ({
      scope: { is: 'namespace', ...(namespace !== undefined && { namespace }) },
      wide: cluster.wide,
      local: localEvidence(some, namespace),
    }),
  )
  const held = new Map<Power, HeldPower[]>()
  for (const power of touched(cluster.wide)) put(held, heldAt(power, cluster))
  const boundless = new Set([...held].flatMap(([power, some]) => (some.some(isBoundless) ? [power] : [])))
  for (const place of places) {
    for (const power of touched(place.local ?? new Map())) {
      if (!boundless.has(power)) put(held, heldAt(power, place))
    }
  }
  return catalogue.flatMap((power) => held.get(power) ?? []).map((one) => withNeeds(one, held))
}

/** Where powers are looked for; `local` is absent at cluster scope. */
interface Place {
  readonly scope: PowerScope
  readonly wide: EvidenceBook
  readonly local?: EvidenceBook
}

const powerOf: ReadonlyMap<Requirement, Power> = new Map(
  catalogue.flatMap((power) =>
    power.alternatives.flatMap(({ requirements }) => requirements.map((requirement) => [requirement, power] as const)),
  ),
)

function touched(book: EvidenceBook): Iterable<Power> {
  return new Set([...book.keys()].flatMap((requirement) => powerOf.get(requirement) ?? []))
}

function put(held: Map<Power, HeldPower[]>, found: HeldPower | undefined): void {
  if (found === undefined) return
  const others = held.get(found.power)
  if (others === undefined) held.set(found.power, [found])
  else others.push(found)
}

function isBoundless({ scope, complete, names }: HeldPower): boolean {
  return scope.is === 'cluster' && complete && names === undefined
}

function heldAt(power: Power, place: Place): HeldPower | undefined {
  const met = power.alternatives.filter(({ requirements }) => isMet(requirements, place))
  if (met.length > 0) {
    const severity = gravestOf(met.map((alternative) => severityAt(power, alternative, place)))
    return held(power, place, true, severity, met, (alternative) => alternative.requirements)
  }
  if (power.partial === undefined) return undefined
  const hearts = power.alternatives.filter(({ requirements: [heart] }) => isMet([heart], place))
  if (hearts.length === 0) return undefined
  return held(
    power,
    place,
    false,
    partialSeverity(power, power.partial, place),
    hearts,
    ({ requirements: [heart] }) => [heart],
  )
}

/** In a namespace something of it must come from there: the rest is held cluster-wide anyway. */
function isMet(requirements: readonly Requirement[], place: Place): boolean {
  const { local } = place
  if (!requirements.every((requirement) => evidenceFor(requirement, place).length > 0)) return false
  return local === undefined || requirements.some((requirement) => local.has(requirement))
}

function evidenceFor(requirement: Requirement, { wide, local }: Place): readonly Evidence[] {
  return [...(local?.get(requirement) ?? []), ...(wide.get(requirement) ?? [])]
}

function held(
  power: Power,
  place: Place,
  complete: boolean,
  severity: Severity | 'none',
  alternatives: readonly Alternative[],
  counting: (alternative: Alternative) => readonly Requirement[],
): HeldPower {
  const requirements = new Set(alternatives.flatMap(counting))
  const evidence = [...requirements].flatMap((requirement) => evidenceFor(requirement, place))
  const limits = alternatives.map((alternative) => counting(alternative).flatMap((one) => limitOf(one, place)))
  const names = limits.every((limit) => limit.length > 0) && [...new Set(limits.flat())]
  return { power, scope: place.scope, complete, severity, ...(names && { names }), evidence }
}

/** The names for which the requirement is met; none if it is met for every name. */
function limitOf(requirement: Requirement, place: Place): readonly string[] {
  const hits = evidenceFor(requirement, place).flatMap((some) => some.hits)
  return hits.every(({ names }) => names !== undefined) ? hits.flatMap(({ names }) => names ?? []) : []
}

/** What is harmless in a namespace is as grave as in the cluster if a part of it is held cluster-wide. */
function severityAt({ severity }: Power, alternative: Alternative, { local }: Place): Severity | 'none' {
  if (local === undefined) return alternative.severity ?? severity[0]
  const mixed = alternative.requirements.some((requirement) => !local.has(requirement))
  return alternative.severity ?? (severity[1] === 'none' && mixed ? severity[0] : severity[1])
}

function partialSeverity({ severity: [, inNamespace] }: Power, partial: Severity, { local }: Place): Severity | 'none' {
  if (local === undefined || inNamespace === 'none') return local === undefined ? partial : 'none'
  return compareSeverity(partial, inNamespace) < 0 ? partial : inNamespace
}

function gravestOf(all: readonly (Severity | 'none')[]): Severity | 'none' {
  return gravest(all.filter((one) => one !== 'none')) ?? 'none'
}

/** Some powers need another one, in the same place or everywhere, to be what they are. */
function withNeeds(one: HeldPower, all: ReadonlyMap<Power, readonly HeldPower[]>): HeldPower {
  const { needs } = one.power
  if (needs === undefined || (one.complete && needs.powers === undefined)) return one
  const others = [...all].filter(([{ id }]) => needs.powers?.includes(id)).flatMap(([, some]) => some)
  const met = others.some(
    (other) => other.complete && (other.scope.is === 'cluster' || isSameScope(other.scope, one.scope)),
  )
  return one.complete && met ? one : { ...one, missing: needs.says }
}

/** In the same place. */
export function isSameScope(left: PowerScope, right: PowerScope): boolean {
  return isScopeWithin(left, right) && isScopeWithin(right, left)
}

/** Whoever is asked about the outer place is asked about the inner one too. */
export function isScopeWithin(inner: PowerScope, outer: PowerScope): boolean {
  if (outer.is === 'cluster') return true
  return inner.is === 'namespace' && inner.namespace === outer.namespace
}
