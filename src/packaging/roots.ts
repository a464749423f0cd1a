// The Kustomize roots that a change reaches, resolved at both ends -> pairs of units; what they take in is read nowhere else.
import type { Manifest } from '../kube/manifest.ts'
import { objects } from '../kube/manifest.ts'
import type { Unit, UnitPair } from '../kube/unit.ts'
import type { SyntaxCache } from '../yaml/document.ts'
import { sameJson } from '../yaml/json.ts'
import type { Problem, SourceText } from '../yaml/source.ts'
import type { Graph } from './kustomize/graph.ts'
import { closure, graph } from './kustomize/graph.ts'
import { nameKey } from './kustomize/identity.ts'
import { plainData } from './kustomize/node.ts'
import type { Paths } from './kustomize/paths.ts'
import { pathsOf } from './kustomize/paths.ts'
import { madeBy } from './kustomize/provenance.ts'
import type { Resolution, Resolver } from './kustomize/resolve.ts'
import { resolver } from './kustomize/resolve.ts'
import type { Texts } from './kustomize/texts.ts'
import { texts } from './kustomize/texts.ts'
import type { Snapshot } from './snapshot.ts'

/** What one end holds of roots. */
export interface RootsEnd {
  /** Files whose objects are judged as a root makes them, reached by the change or not. */
  readonly consumed: ReadonlySet<string>
  /** All files that the change's roots were made of, or would be. */
  readonly inputs: ReadonlyMap<string, SourceText>
  /** Those of the roots that were resolved. */
  readonly read: ReadonlySet<string>
  readonly problems: readonly Problem[]
  /** Entries that lead out of the repository, or to programs: what they would add is unknown. */
  readonly unknown: number
}

export interface Roots {
  readonly base: RootsEnd
  readonly head: RootsEnd
  readonly pairs: readonly UnitPair[]
  /** Does a unit take in the file, at head? */
  reads(unit: Unit, path: string): boolean
  /** The unit with other texts laid over files of head; nothing if it is none of these. */
  overlay(unit: Unit, edited: ReadonlyMap<string, string>): Unit | undefined
}

interface End {
  readonly tree: Paths
  readonly graph: Graph
  readonly resolver: Resolver
}

export function roots(base: Snapshot, head: Snapshot, cache: SyntaxCache): Roots {
  const shared = texts(cache)
  const ends = { base: readEnd(base, shared), head: readEnd(head, shared) }
  const reached = reachedRoots(base, head, ends.base.graph, ends.head.graph)
  const settled = settle(reached, ends.base, ends.head)
  const units = new Map<Unit, Resolution>()
  const unit = (resolution: Resolution | undefined, folder: string): Unit => {
    const made = unitOf(resolution, folder)
    if (resolution !== undefined) units.set(made, resolution)
    return made
  }
  const pairs = pairsOf(settled.resolved, ends, unit)
  const reads = (of: Unit, path: string): boolean => units.get(of)?.inputs.has(path) ?? false
  return {
    base: rootsEnd(ends.base, settled, shared),
    head: rootsEnd(ends.head, settled, shared),
    pairs,
    reads,
    overlay(of, edited) {
      const resolution = units.get(of)
      if (resolution === undefined) return undefined
      const tree = overlaid(ends.head.tree, edited)
      const again = ends.head.resolver.edited(tree, new Set(edited.keys())).resolve(resolution.folder)
      return unitOf(again, resolution.folder)
    },
  }
}

function readEnd(snapshot: Snapshot, shared: Texts): End {
  const tree = pathsOf(snapshot)
  return { tree, graph: graph(snapshot.files.keys(), tree, shared), resolver: resolver(tree, shared) }
}

function overlaid(tree: Paths, edited: ReadonlyMap<string, string>): Paths {
  return {
    find: tree.find,
    file(path) {
      const text = edited.get(path)
      if (text === undefined) return tree.file(path)
      return { mode: '100644', blob: `edited ${text}`, content: { bytes: new TextEncoder().encode(text) } }
    },
  }
}

function reachedRoots(base: Snapshot, head: Snapshot, before: Graph, after: Graph): ReadonlySet<string> {
  const found = new Set<string>()
  for (const path of new Set([...base.files.keys(), ...head.files.keys()])) {
    const [left, right] = [base.files.get(path), head.files.get(path)]
    if (left?.blob === right?.blob && left?.mode === right?.mode) continue
    for (const root of before.reachedBy(path)) found.add(root)
    for (const root of after.reachedBy(path)) found.add(root)
  }
  return found
}

interface Settled {
  /** Folders that resolve at each end where they stand. */
  readonly resolved: readonly string[]
  /** Folders that do not: what they list themselves is read raw. */
  readonly failed: ReadonlySet<string>
}

/** A root that cannot be resolved at one end is resolved at neither; then its bases are roots. */
function settle(reached: ReadonlySet<string>, base: End, head: End): Settled {
  const resolved = new Set<string>()
  const failed = new Set<string>()
  const open = [...reached].sort()
  for (let folder = open.shift(); folder !== undefined; folder = open.shift()) {
    if (resolved.has(folder) || failed.has(folder)) continue
    const there = [base, head].filter((end) => end.graph.uses.has(folder))
    if (there.every((end) => end.resolver.resolve(folder).fault === undefined)) {
      resolved.add(folder)
      continue
    }
    failed.add(folder)
    for (const { graph: of } of there) {
      for (const below of of.uses.get(folder)?.folders ?? [])
        if (of.uses.get(below)?.component === false) open.push(below)
    }
  }
  return { resolved: [...resolved].sort(), failed }
}

function rootsEnd({ graph: of, resolver: by, tree }: End, settled: Settled, shared: Texts): RootsEnd {
  const consumed = new Set<string>()
  for (const root of new Set([...of.roots, ...settled.resolved])) {
    if (settled.failed.has(root)) continue
    for (const folder of closure(of, root)) for (const path of of.uses.get(folder)?.resources ?? []) consumed.add(path)
  }
  for (const folder of settled.failed) for (const path of of.uses.get(folder)?.resources ?? []) consumed.delete(path)
  const inputs = new Map<string, SourceText>()
  const read = new Set<string>()
  const problems: Problem[] = []
  const unknown = new Set<string>()
  for (const folder of [...settled.resolved, ...settled.failed]) {
    if (!of.uses.has(folder)) continue
    const resolution = by.resolve(folder)
    if (resolution.fault !== undefined) problems.push(asProblem(resolution.fault))
    for (const { at, message } of resolution.unknowns) unknown.add(`${at.text.folder} ${message}`)
    for (const path of resolution.inputs) {
      if (settled.resolved.includes(folder)) read.add(path)
      const file = tree.file(path)
      const source = file === undefined ? undefined : shared.source(path, file)
      if (source !== undefined && !('message' in source)) inputs.set(path, source)
    }
  }
  return { consumed, inputs, read, problems, unknown: unknown.size }
}

function asProblem({ message, ...place }: Problem): Problem {
  return { ...place, message: `Kustomize would refuse this: ${message}` }
}

function pairsOf(
  resolved: readonly string[],
  { base, head }: { readonly base: End; readonly head: End },
  unit: (resolution: Resolution | undefined, folder: string) => Unit,
): readonly UnitPair[] {
  const of = (end: End, folder: string): Resolution | undefined =>
    end.graph.uses.has(folder) ? end.resolver.resolve(folder) : undefined
  return resolved.map((folder) => {
    const [left, right] = [of(base, folder), of(head, folder)]
    if (left !== undefined || right === undefined) return { base: unit(left, folder), head: unit(right, folder) }
    const like = mostLike(right, base)
    if (like === undefined) return { base: unit(undefined, folder), head: unit(right, folder) }
    return { base: unit(like, folder), head: unit(right, folder), like: true }
  })
}

/** The root of base that makes most of what a new one makes. */
function mostLike(made: Resolution, base: End): Resolution | undefined {
  let best: { readonly resolution: Resolution; readonly equal: number } | undefined
  const sharing = [...base.graph.roots]
    .filter((root) => shares(made, base, root))
    .sort()
    .slice(0, 50)
  for (const root of sharing) {
    const resolution = base.resolver.resolve(root)
    const equal = likeness(made, resolution)
    if (equal > (best?.equal ?? 0)) best = { resolution, equal }
  }
  return best?.resolution
}

/** Objects of one name count, equal ones twice; so environments are alike that differ in their namespace only. */
function likeness(made: Resolution, other: Resolution): number {
  const known = new Map(other.resources.map((one) => [nameKey(one.id), one]))
  let points = 0
  for (const { id, body } of made.resources) {
    const twin = known.get(nameKey(id))
    if (twin !== undefined) points += sameJson(plainData(body), plainData(twin.body)) ? 2 : 1
  }
  return points
}

/** Do both take in a folder or a file? */
function shares(made: Resolution, { graph: of }: End, root: string): boolean {
  for (const folder of closure(of, root)) {
    if (made.brought.has(folder)) return true
    if (of.uses.get(folder)?.resources.some((path) => made.inputs.has(path))) return true
  }
  return false
}

function unitOf(resolution: Resolution | undefined, folder: string): Unit {
  return {
    id: `kustomize:${folder === '' ? '.' : folder}`,
    kind: 'rendered',
    manifests: resolution === undefined ? [] : manifestsOf(resolution),
    problems: resolution?.fault === undefined ? [] : [resolution.fault],
  }
}

/** What looks like a pod in these is none. */
const never: ReadonlySet<string> = new Set(['CustomResourceDefinition', 'ConfigMap'])

function manifestsOf(resolution: Resolution): readonly Manifest[] {
  return resolution.resources.flatMap(({ id, body }) => {
    if (never.has(id.kind)) return []
    return objects(plainData(body), (route) => madeBy(body, resolution, route)).manifests
  })
}
