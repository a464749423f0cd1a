// Which root of base a new one is most like, and whether it brings that to another cluster.
import { sameJson } from '../../yaml/json.ts'
import { closure } from './graph.ts'
import { idKey, nameKey } from './identity.ts'
import { plainData } from './node.ts'
import type { Resolution } from './resolve.ts'
import { firstId } from './resource.ts'
import type { RootTree } from './root-tree.ts'

/** Roots that share most with the new one are looked at; resolving all that share something would cost more than the review. */
const mostCandidates = 8

/** What a new root is compared with: the roots of base that it has taken in, or else the one that it is most like. */
export function forebear(made: Resolution, ends: Ends): Resolution | undefined {
  const like = mostLike(made, ends.base)
  const inside = takenIn(made, ends).map((folder) => ends.base.resolve(folder))
  const first = inside.find(({ folder }) => folder === like?.folder) ?? inside[0]
  return first === undefined ? like : joined(first, inside)
}

/** Roots of base that the new one takes in, and that are none of their own any more. */
function takenIn({ folder }: Resolution, { base, head }: Ends): readonly string[] {
  const inside = [...closure(head.graph, folder)].sort()
  return inside.filter((one) => one !== folder && base.graph.roots.has(one) && !head.graph.roots.has(one))
}

function joined(first: Resolution, all: readonly Resolution[]): Resolution {
  return {
    ...first,
    resources: all.flatMap(({ resources }) => resources),
    unknowns: all.flatMap(({ unknowns }) => unknowns),
    brought: new Map(all.flatMap(({ brought }) => [...brought])),
    inputs: new Set(all.flatMap(({ inputs }) => [...inputs])),
  }
}

/** The root that makes most of what the new one makes, of those that take in the same files. */
function mostLike(made: Resolution, base: RootTree): Resolution | undefined {
  let best: { readonly resolution: Resolution; readonly equal: number } | undefined
  for (const root of candidates(made, base)) {
    const resolution = base.resolve(root)
    const equal = likeness(made, resolution)
    if (equal > (best?.equal ?? 0)) best = { resolution, equal }
  }
  return best?.resolution
}

/** Those that share most files first, then by path. */
function candidates({ inputs, folder }: Resolution, { graph }: RootTree): readonly string[] {
  const shared = new Map<string, number>()
  for (const path of inputs) {
    for (const root of graph.reachedBy(path)) if (root !== folder) shared.set(root, (shared.get(root) ?? 0) + 1)
  }
  const ranked = [...shared].sort(([left, most], [right, more]) => more - most || (left < right ? -1 : 1))
  return ranked.slice(0, mostCandidates).map(([root]) => root)
}

/** Objects written under one name count, equal ones twice: environments are alike that differ in namespaces and prefixes only. */
function likeness(made: Resolution, other: Resolution): number {
  const known = new Map(other.resources.map((one) => [nameKey(firstId(one)), one]))
  let points = 0
  for (const one of made.resources) {
    const twin = known.get(nameKey(firstId(one)))
    if (twin !== undefined) points += sameJson(plainData(one.body), plainData(twin.body)) ? 2 : 1
  }
  return points
}

interface Ends {
  readonly base: RootTree
  readonly head: RootTree
}

/**
 * Is the new root for another cluster than the one it is like? So it is if both clusters are known and differ. Where they are
 * not, two roots that bind rights under one name cannot both be applied to one cluster. What took the other's place is not new.
 */
export function isNewCluster(made: Resolution, like: Resolution, { base, head }: Ends): boolean {
  if (!head.graph.uses.has(like.folder)) return false
  if (takenIn(made, { base, head }).includes(like.folder) && !bindsMore(made, like)) return false
  const [own, others] = [head.deployments.clusters(made.folder), base.deployments.clusters(like.folder)]
  if (own.size > 0 && others.size > 0) return [...own].some((cluster) => !others.has(cluster))
  const bound = new Set(bindings(like).map(({ id }) => idKey(id)))
  return bindings(made).some(({ id }) => bound.has(idKey(id)))
}

/** Bindings under names that the other has not, or not as often. */
function bindsMore(made: Resolution, like: Resolution): boolean {
  const left = bindings(like).map((one) => nameKey(firstId(one)))
  return bindings(made).some((one) => {
    const at = left.indexOf(nameKey(firstId(one)))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function bindings({ resources }: Resolution): Resolution['resources'] {
  return resources.filter(({ id: { kind } }) => kind === 'RoleBinding' || kind === 'ClusterRoleBinding')
}
