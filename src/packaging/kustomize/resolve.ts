// A folder with a kustomization -> the objects that Kustomize makes of it.
import type { Problem } from '../../yaml/source.ts'
import type { Deployment } from '../deployment.ts'
import type { Shared } from './collect.ts'
import { collected, wrapped } from './collect.ts'
import { asKustomization, withDeployment } from './deployed.ts'
import { finished } from './finish.ts'
import { kustomizationPath } from './folder.ts'
import type { Log, Unknown } from './log.ts'
import type { Mark } from './node.ts'
import type { Paths } from './paths.ts'
import type { Resource } from './resource.ts'
import type { Texts } from './texts.ts'

export interface Resolution {
  readonly folder: string
  /** The kustomization file, or where one would be. */
  readonly path: string
  readonly resources: readonly Resource[]
  readonly unknowns: readonly Unknown[]
  /** Why Kustomize refuses it; then there are no objects. */
  readonly fault?: Problem
  /** The entries that brought a folder in. */
  readonly brought: ReadonlyMap<string, readonly Mark[]>
  /** All files that it was made of. */
  readonly inputs: ReadonlySet<string>
}

export interface Resolver {
  /** `deployment`: what applies the folder, and adds to it. */
  resolve(folder: string, deployment?: Deployment): Resolution
  /** The same with other paths, where some files say something else: only what takes them in is worked off anew. */
  edited(paths: Paths, changed: ReadonlySet<string>): Resolver
}

export function resolver(paths: Paths, texts: Texts, written: Shared['written'] = new Map()): Resolver {
  return resolverFrom({ paths, texts, written, known: new Map(), open: [] })
}

function resolverFrom(shared: Shared): Resolver {
  const finals = new Map<Deployment | undefined, Map<string, Resolution>>()
  return {
    resolve(folder, deployment) {
      const byFolder = finals.get(deployment) ?? new Map<string, Resolution>()
      finals.set(deployment, byFolder)
      const known = byFolder.get(folder) ?? resolution(folder, deployment, shared)
      byFolder.set(folder, known)
      return known
    },
    edited(paths, changed) {
      const kept = [...shared.known].filter(([, { inputs }]) => ![...changed].some((path) => inputs.has(path)))
      return resolverFrom({ ...shared, paths, known: new Map(kept), open: [] })
    },
  }
}

function resolution(folder: string, deployment: Deployment | undefined, shared: Shared): Resolution {
  const inner = collected(folder, shared)
  const around = deployment === undefined ? undefined : asKustomization(deployment, folder)
  const state = around === undefined || inner.log.fault !== undefined ? inner : wrapped(inner, around, shared)
  const end: Log = { ...state.log, unknowns: [...state.log.unknowns] }
  const made = end.fault === undefined ? finished(state, end) : []
  const built = end.fault === undefined ? made : []
  const resources = deployment === undefined ? built : withDeployment(built, deployment, folder)
  return {
    folder,
    path: kustomizationPath(folder, shared.paths),
    resources,
    unknowns: end.unknowns,
    ...(end.fault !== undefined && { fault: end.fault }),
    brought: state.brought,
    inputs: state.inputs,
  }
}
