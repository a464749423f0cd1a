// The Kustomize roots that a change reaches, resolved at both ends -> pairs of units; what they take in is read nowhere else.
import type { Unit, UnitPair } from '../kube/unit.ts'
import type { SyntaxCache } from '../yaml/document.ts'
import type { Problem, SourceText } from '../yaml/source.ts'
import { broken, problemKey, refusal } from './kustomize/broken.ts'
import { closure } from './kustomize/graph.ts'
import type { Unknown } from './kustomize/log.ts'
import { problemAt } from './kustomize/log.ts'
import { unitAgain, unitOf } from './kustomize/rendering.ts'
import type { Resolution } from './kustomize/resolve.ts'
import type { RootTree } from './kustomize/root-tree.ts'
import { appliedTree, rootTree } from './kustomize/root-tree.ts'
import type { Settled } from './kustomize/settled.ts'
import { reachedRoots, settle } from './kustomize/settled.ts'
import type { Texts } from './kustomize/texts.ts'
import { kubectl, texts } from './kustomize/texts.ts'
import { unreadPatches } from './kustomize/unread-patches.ts'
import { rootPairs } from './root-pairs.ts'
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
  /** Entries that lead out of the repository or to programs: what they would add is unknown. */
  readonly unknowns: readonly Problem[]
}

export interface Roots {
  readonly base: RootsEnd
  readonly head: RootsEnd
  readonly pairs: readonly UnitPair[]
  /** Files of base whose objects may still be there at head, in what is unknown of their root. */
  readonly hidden: ReadonlySet<string>
  /** Is the change to blame for this problem of head, wherever it stands? */
  breaks(problem: Problem): boolean
  /** Does a unit take in the file, at head? */
  reads(unit: Unit, path: string): boolean
  /** Roots of head that take in one of the files, though the change does not reach them. */
  others(paths: Iterable<string>): readonly Unit[]
  /** Both ends, for what else is to be known of folders. */
  readonly ends: Ends
  /** The unit with other texts laid over files of head; nothing if it is none of these. */
  overlay(unit: Unit, edited: ReadonlyMap<string, string>): Unit | undefined
}

export interface Ends {
  readonly base: RootTree
  readonly head: RootTree
}

export function roots(base: Snapshot, head: Snapshot, cache: SyntaxCache): Roots {
  const shared = texts(cache)
  const [before, after] = [appliedTree(base, shared, cache), appliedTree(head, shared, cache)]
  const ends = {
    base: rootTree(before, shared, after.deployments),
    head: rootTree(after, shared, before.deployments),
  }
  const settled = settle(reachedRoots(base, head, ends), ends)
  const units = new Map<Unit, Resolution>()
  const unit = (resolution: Resolution | undefined, folder: string): Unit => {
    const made = unitOf(resolution, folder)
    if (resolution !== undefined) units.set(made, resolution)
    return made
  }
  const others = new Map<string, Unit>()
  const unread = unreadPatches(settled.failed, ends, shared)
  const blamed = new Set([...broken(settled.failed, ends), ...unread].map(problemKey))
  const [first, last] = [rootsEnd(ends.base, settled, shared), rootsEnd(ends.head, settled, shared)]
  return {
    ends,
    base: { ...first, consumed: new Set([...first.consumed, ...idle(settled.resolved, ends)]) },
    head: { ...last, problems: distinct([...last.problems, ...unread]) },
    pairs: rootPairs(settled.resolved, ends, unit),
    hidden: hiddenFiles(settled.resolved, ends),
    breaks: (problem) => blamed.has(problemKey(problem)),
    reads: (of, path) => units.get(of)?.inputs.has(path) ?? false,
    others: (paths) => {
      const folders = new Set([...paths].flatMap((path) => [...ends.head.graph.reachedBy(path)]))
      return [...folders].sort().flatMap((folder) => {
        if (settled.resolved.includes(folder) || settled.failed.has(folder)) return []
        const known = others.get(folder) ?? unit(ends.head.resolve(folder), folder)
        others.set(folder, known)
        return [known]
      })
    },
    overlay(of, edited) {
      const resolution = units.get(of)
      if (resolution === undefined) return undefined
      return unitAgain(of, ends.head.resolveEdited(resolution.folder, edited))
    },
  }
}

function rootsEnd(end: RootTree, settled: Settled, shared: Texts): RootsEnd {
  const { graph: of, tree } = end
  const inputs = new Map<string, SourceText>()
  const read = new Set<string>()
  const problems: Problem[] = []
  const unknowns: Problem[] = []
  for (const folder of [...settled.resolved, ...settled.failed]) {
    if (!of.uses.has(folder)) continue
    const resolution = end.resolve(folder)
    // What stands in a plain folder is read as it stands instead.
    if (resolution.fault !== undefined && isBlinding(resolution, settled, end, shared))
      problems.push(refusal(resolution.fault))
    for (const unknown of resolution.unknowns) {
      const said = problemAt(unknown.at, unknown.message)
      if (unknown.kind === 'absent') problems.push(refusal(said))
      else unknowns.push(said)
    }
    for (const path of resolution.inputs) {
      if (settled.resolved.includes(folder)) read.add(path)
      const file = tree.file(path)
      const source = file === undefined ? undefined : shared.source(path, file)
      if (source !== undefined && !('message' in source)) inputs.set(path, source)
    }
  }
  return { consumed: consumed(end, settled), inputs, read, problems: distinct(problems), unknowns: distinct(unknowns) }
}

/** A root that the change heals is judged, but for what no parser understands. */
function isBlinding({ folder, fault }: Resolution, { failed }: Settled, end: RootTree, shared: Texts): boolean {
  if (end.written.has(folder)) return false
  const file = fault === undefined ? undefined : end.tree.file(fault.path)
  const source = file === undefined || fault === undefined ? undefined : shared.source(fault.path, file)
  if (failed.has(folder) || source === undefined || 'message' in source) return true
  return shared.read(source, kubectl).problems.length > 0
}

/** Of roots that the change does not reach too: their files are no manifests by themselves. */
function consumed({ graph: of }: RootTree, settled: Settled): ReadonlySet<string> {
  const found = new Set<string>()
  for (const root of new Set([...of.roots, ...settled.resolved])) {
    if (settled.failed.has(root)) continue
    for (const folder of closure(of, root)) for (const path of of.uses.get(folder)?.resources ?? []) found.add(path)
  }
  for (const folder of settled.failed) for (const path of of.uses.get(folder)?.resources ?? []) found.delete(path)
  return found
}

/** What components of base hold that no root took in before the change did: nobody applied it. */
function idle(resolved: readonly string[], { base, head }: Ends): readonly string[] {
  const taken = resolved.flatMap((root) => [...closure(head.graph, root)])
  return taken.flatMap((folder) => {
    if (base.graph.uses.get(folder)?.component !== true) return []
    return [...closure(base.graph, folder)].flatMap((one) => base.graph.uses.get(one)?.resources ?? [])
  })
}

/** Roots share bases, and what is wrong with them. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((one) => [problemKey(one), one])).values()]
}

/** What a root took in and does no more, where something of it became unknown. */
function hiddenFiles(resolved: readonly string[], { base, head }: Ends): ReadonlySet<string> {
  const hidden = new Set<string>()
  for (const folder of resolved) {
    if (!base.graph.uses.has(folder) || !head.graph.uses.has(folder)) continue
    const [before, after] = [base.resolve(folder), head.resolve(folder)]
    const known = new Set(before.unknowns.map(unknownKey))
    if (after.unknowns.every((one) => known.has(unknownKey(one)))) continue
    for (const path of before.inputs) if (!after.inputs.has(path)) hidden.add(path)
  }
  return hidden
}

function unknownKey({ at: { text }, message }: Unknown): string {
  return `${text.folder} ${message}`
}
