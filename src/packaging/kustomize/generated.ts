// The kustomization that Flux writes for a plain folder: all manifests below it, and folders with a kustomization as they are.
// https://fluxcd.io/flux/components/kustomize/kustomizations/#generate-kustomizationyaml
import type { Deployment } from '../deployment.ts'
import type { Deployments } from '../gitops.ts'
import { isKustomization } from '../layout.ts'
import type { Kustomization } from './kustomization.ts'
import type { Mark } from './node.ts'
import { folderOf } from './paths.ts'

/** More manifests in plain folders of one tree are hostile input; what lies beyond is read as it stands. */
const mostEntries = 50_000

interface Children {
  readonly files: string[]
  readonly folders: string[]
  kustomization: boolean
}

/** `own` and `other`: of both ends, which are read alike. */
export function generated(
  paths: Iterable<string>,
  own: Deployments,
  other: Deployments,
): ReadonlyMap<string, Kustomization> {
  const found = new Map<string, Kustomization>()
  const applied = new Map<string, Deployment>()
  for (const by of [other, own]) {
    for (const folder of by.folders) {
      const flux = by.of(folder).find(({ tool }) => tool === 'flux')
      // The whole of a repository holds more than manifests.
      if (flux !== undefined && folder !== '') applied.set(folder, flux)
    }
  }
  if (applied.size === 0) return found
  const tree = childrenOf(paths)
  let left = mostEntries
  for (const [folder, deployment] of applied) {
    const there = tree.get(folder)
    if (there === undefined || there.kustomization || left <= 0) continue
    const entries = entriesBelow(folder, tree, left)
    left -= entries.length + 1
    if (left > 0) found.set(folder, asKustomization(folder, entries, deployment))
  }
  return found
}

function childrenOf(paths: Iterable<string>): ReadonlyMap<string, Children> {
  const tree = new Map<string, Children>()
  const at = (folder: string): Children => {
    const known = tree.get(folder)
    if (known !== undefined) return known
    const made: Children = { files: [], folders: [], kustomization: false }
    tree.set(folder, made)
    if (folder !== '') at(folderOf(folder)).folders.push(folder)
    return made
  }
  for (const path of paths) {
    const children = at(folderOf(path))
    if (isKustomization(path)) children.kustomization = true
    else if (/\.ya?ml$/.test(path)) children.files.push(path)
  }
  return tree
}

function entriesBelow(root: string, tree: ReadonlyMap<string, Children>, most: number): readonly string[] {
  const found: string[] = []
  const open = [root]
  for (let folder = open.pop(); folder !== undefined && found.length <= most; folder = open.pop()) {
    const children = tree.get(folder)
    if (children?.kustomization) found.push(folder)
    else {
      found.push(...(children?.files ?? []))
      open.push(...(children?.folders ?? []))
    }
  }
  return found.sort()
}

function asKustomization(folder: string, paths: readonly string[], { document }: Deployment): Kustomization {
  const text = { document, role: 'transformer' as const, folder }
  const at: Mark = { text, route: ['spec', 'path'] }
  const resources = paths.map((path) => ({ value: path.slice(folder.length + 1), at }))
  return {
    text,
    component: false,
    entry: () => undefined,
    entries: (name) => (name === 'resources' ? resources : []),
    items: () => [],
    item: () => undefined,
  }
}
