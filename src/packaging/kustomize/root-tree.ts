// One end, as far as Kustomize is concerned: its graph of roots, what applies them, and what they come to.
import type { SyntaxCache } from '../../yaml/document.ts'
import type { Deployment } from '../deployment.ts'
import type { Deployments } from '../gitops.ts'
import { deployments } from '../gitops.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Graph } from './graph.ts'
import { graph } from './graph.ts'
import type { Paths } from './paths.ts'
import { pathsOf } from './paths.ts'
import type { Resolution, Resolver } from './resolve.ts'
import { resolver } from './resolve.ts'
import type { Texts } from './texts.ts'

export interface RootTree {
  readonly tree: Paths
  readonly graph: Graph
  readonly deployments: Deployments
  /** The folder as it is applied. */
  resolve(folder: string): Resolution
  /** The folder as one of those who apply it does. */
  resolveFor(folder: string, deployment: Deployment): Resolution
  /** The same where some files say something else. */
  resolveEdited(folder: string, edited: ReadonlyMap<string, string>): Resolution
}

export function rootTree(snapshot: Snapshot, shared: Texts, cache: SyntaxCache): RootTree {
  const tree = pathsOf(snapshot)
  const applied = deployments(snapshot, tree, shared, cache)
  const by = resolver(tree, shared)
  const resolve = (own: Resolver, folder: string): Resolution => own.resolve(folder, applied.agreed(folder))
  return {
    tree,
    graph: graph(snapshot.files.keys(), tree, shared, applied.folders),
    deployments: applied,
    resolve: (folder) => resolve(by, folder),
    resolveFor: (folder, deployment) => by.resolve(folder, deployment),
    resolveEdited: (folder, edited) => resolve(by.edited(overlaid(tree, edited), new Set(edited.keys())), folder),
  }
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
