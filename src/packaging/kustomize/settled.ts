// The roots that a change reaches, and which of them can be resolved wherever they stand.
import { sameEffect } from '../gitops.ts'
import type { Snapshot } from '../snapshot.ts'
import { kustomizationIn } from './folder.ts'
import type { Graph } from './graph.ts'
import type { RootTree } from './root-tree.ts'

export interface Settled {
  /** Folders that resolve at each end where they stand. */
  readonly resolved: readonly string[]
  /** Folders that do not: what they list themselves is read raw. */
  readonly failed: ReadonlySet<string>
}

interface Ends {
  readonly base: RootTree
  readonly head: RootTree
}

/** Roots with an input that differs, or that something else is filled into now. */
export function reachedRoots(base: Snapshot, head: Snapshot, ends: Ends): ReadonlySet<string> {
  const found = new Set<string>()
  const [before, after] = [ends.base.graph, ends.head.graph]
  for (const path of new Set([...base.files.keys(), ...head.files.keys()])) {
    const [left, right] = [base.files.get(path), head.files.get(path)]
    if (left?.blob === right?.blob && left?.mode === right?.mode) continue
    for (const root of before.reachedBy(path)) found.add(root)
    for (const root of after.reachedBy(path)) found.add(root)
  }
  for (const folder of new Set([...ends.base.deployments.folders, ...ends.head.deployments.folders])) {
    if (!before.roots.has(folder) && !after.roots.has(folder)) continue
    const [left, right] = [ends.base.deployments.agreed(folder), ends.head.deployments.agreed(folder)]
    if (!sameEffect(left, right)) found.add(folder)
  }
  for (const folder of after.roots) if (isHeir(folder, before, after)) found.add(folder)
  return found
}

/** It was there for others to use, and they are all gone. */
function isHeir(folder: string, before: Graph, after: Graph): boolean {
  if (before.roots.has(folder) || !before.uses.has(folder)) return false
  return [...before.reachedBy(kustomizationIn(folder))].every((root) => !after.uses.has(root))
}

/**
 * A root that cannot be resolved at head is resolved at neither end; then its bases are roots. One that the change heals is
 * judged as it is applied: what nobody could apply at base, patches most of all, is no excuse.
 */
export function settle(reached: ReadonlySet<string>, { base, head }: Ends): Settled {
  const resolved = new Set<string>()
  const failed = new Set<string>()
  const open = [...reached].sort()
  for (let folder = open.shift(); folder !== undefined; folder = open.shift()) {
    if (resolved.has(folder) || failed.has(folder)) continue
    const there = [base, head].filter((end) => end.graph.uses.has(folder))
    const last = head.graph.uses.has(folder) ? head : base
    if (last.resolve(folder).fault === undefined) {
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
