// What each root of head is compared with.
import type { Unit, UnitPair } from '../kube/unit.ts'
import { forebear, isNewCluster } from './kustomize/likeness.ts'
import type { Resolution } from './kustomize/resolve.ts'
import type { RootTree } from './kustomize/root-tree.ts'

interface Ends {
  readonly base: RootTree
  readonly head: RootTree
}

export function rootPairs(
  resolved: readonly string[],
  ends: Ends,
  unit: (resolution: Resolution | undefined, folder: string) => Unit,
): readonly UnitPair[] {
  const of = (end: RootTree, folder: string): Resolution | undefined =>
    end.graph.uses.has(folder) ? end.told(folder, ends.head.tree) : undefined
  return resolved.map((folder) => {
    const [left, right] = [of(ends.base, folder), of(ends.head, folder)]
    const alone = { base: unit(left, folder), head: unit(right, folder) }
    if (right === undefined) return alone
    if (left !== undefined && !isRootAnew(folder, ends)) return alone
    const like = forebear(right, ends)
    if (like === undefined || (left !== undefined && !takesOver(folder, like, ends))) return alone
    const elsewhere = isNewCluster(right, like, ends)
    const pair = { base: unit(like, folder), head: alone.head, like: true }
    return elsewhere ? { ...pair, newCluster: true } : pair
  })
}

/** It was there, but only for others to use: nothing was applied as it stands. */
function isRootAnew(folder: string, { base, head }: Ends): boolean {
  return head.graph.roots.has(folder) && !base.graph.roots.has(folder)
}

/** What used it is gone. Of a folder that is applied by name it is told what is new where it is applied; others may be leftovers. */
function takesOver(folder: string, like: Resolution, { head }: Ends): boolean {
  return !head.deployments.folders.has(folder) && !head.graph.uses.has(like.folder)
}
