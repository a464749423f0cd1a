// One end, as far as Kustomize is concerned: its graph of roots, what applies them, and what they come to.
import type { SyntaxCache } from '../../yaml/document.ts'
import type { Deployment } from '../deployment.ts'
import type { Deployments } from '../gitops.ts'
import { alike, deployments } from '../gitops.ts'
import type { Snapshot } from '../snapshot.ts'
import { generated } from './generated.ts'
import type { Graph } from './graph.ts'
import { graph } from './graph.ts'
import type { Paths } from './paths.ts'
import { pathsOf } from './paths.ts'
import { readable } from './readable.ts'
import type { Resolution, Resolver } from './resolve.ts'
import { resolver } from './resolve.ts'
import type { Texts } from './texts.ts'

export interface RootTree {
  readonly tree: Paths
  readonly graph: Graph
  /** Folders without a kustomization that are roots all the same. */
  readonly written: ReadonlyMap<string, unknown>
  readonly deployments: Deployments
  /** The folder as it is applied. */
  resolve(folder: string): Resolution
  /** The same; of a folder that Kustomize refuses, what can be told all the same. `instead`: the other end's files. */
  told(folder: string, instead: Paths): Resolution
  /** The folder as one of those who apply it does. */
  resolveFor(folder: string, deployment: Deployment): Resolution
  /** The same where some files say something else. */
  resolveEdited(folder: string, edited: ReadonlyMap<string, string>): Resolution
}

/** A tree, and what applies its folders. */
export interface AppliedTree {
  readonly snapshot: Snapshot
  readonly tree: Paths
  readonly deployments: Deployments
}

export function appliedTree(snapshot: Snapshot, shared: Texts, cache: SyntaxCache): AppliedTree {
  const tree = pathsOf(snapshot)
  return { snapshot, tree, deployments: deployments(snapshot, tree, shared, cache) }
}

/** `other`: the other end, for both are read alike. */
export function rootTree(own: AppliedTree, shared: Texts, other: Deployments = own.deployments): RootTree {
  const { snapshot, tree, deployments } = own
  const written = generated(snapshot.files.keys(), deployments, other)
  const by = resolver(tree, shared, written)
  const agreed = alike(deployments, other)
  const resolve = (own: Resolver, folder: string): Resolution => own.resolve(folder, agreed(folder))
  return {
    tree,
    graph: graph(snapshot.files.keys(), tree, shared, union(deployments.folders, snapshot.roots), written),
    written,
    deployments: { ...deployments, agreed },
    resolve: (folder) => resolve(by, folder),
    told: (folder, instead) => {
      const made = resolve(by, folder)
      if (made.fault === undefined) return made
      const { fault: _, ...rest } = made
      return { ...rest, resources: readable(folder, agreed(folder), { paths: tree, instead, texts: shared }) }
    },
    resolveFor: (folder, deployment) => by.resolve(folder, deployment),
    resolveEdited: (folder, edited) => resolve(by.edited(overlaid(tree, edited), new Set(edited.keys())), folder),
  }
}

function union(one: ReadonlySet<string>, other: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  return other.size === 0 ? one : new Set([...one, ...other])
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
