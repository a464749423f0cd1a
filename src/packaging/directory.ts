// A plain folder as Argo CD applies it: which files of it, and in which namespace.
import { field, text } from '../kube/fields.ts'
import { isClusterScoped } from '../kube/known-kinds.ts'
import type { Manifest } from '../kube/manifest.ts'
import type { Deployment } from './deployment.ts'
import type { Deployments } from './gitops.ts'
import { wildcard } from './glob.ts'
import { folderOf } from './kustomize/paths.ts'

/** Does the object apply the file, in a folder that no kustomization and no chart makes something else of? */
export function covers({ tool, source }: Deployment, folder: string, path: string): boolean {
  if (tool !== 'argo' || ['helm', 'plugin', 'kustomize'].some((key) => field(source, key) !== undefined)) return false
  const inside = folder === '' ? path : path.slice(folder.length + 1)
  if (folder !== '' && !path.startsWith(`${folder}/`)) return false
  const directory = field(source, 'directory') ?? null
  if (field(directory, 'recurse') !== true && inside.includes('/')) return false
  if (!/\.(?:ya?ml|json)$/.test(inside)) return false
  const [include, exclude] = [text(field(directory, 'include')), text(field(directory, 'exclude'))]
  if (exclude !== undefined && fits(exclude, inside)) return false
  return include === undefined || fits(include, inside)
}

function fits(pattern: string, path: string): boolean {
  // No pattern of anybody's is longer; a stranger's would be held against every file.
  return pattern.length < 1_000 && alternatives(pattern).some((one) => wildcard(one, path))
}

const mostAlternatives = 50

/** `{*.yaml,rbac/*}`, one pair of braces after another; none inside another. */
function alternatives(pattern: string): readonly string[] {
  let all: readonly string[] = ['']
  for (const part of pattern.split(/(\{[^{}]*\})/)) {
    const choices = part.startsWith('{') ? part.slice(1, -1).split(',') : [part]
    all = all.flatMap((start) => choices.map((choice) => start + choice)).slice(0, mostAlternatives)
  }
  return all
}

const known = new WeakMap<Manifest, Map<string, Manifest>>()

/** The object in the namespace of whoever applies it, unless it names one; the same object each time. */
export function placed(manifest: Manifest, namespace: string): Manifest {
  if (manifest.namespace !== undefined || isClusterScoped(manifest.group, manifest.kind)) return manifest
  const copies = known.get(manifest) ?? new Map<string, Manifest>()
  known.set(manifest, copies)
  const copy = copies.get(namespace) ?? { ...manifest, namespace }
  copies.set(namespace, copy)
  return copy
}

/** What applied plain folders say of files. */
export interface Directories {
  /** The namespace of objects in the file that name none; nothing where nobody or several say one. */
  namespaceOf(path: string): string | undefined
}

/**
 * Both ends are read alike: where one end applies the folder once and the other twice, it is the one that both have; where one
 * end does not apply it, what the other says.
 */
export function directories(own: Deployments, other: Deployments, isPlain: (folder: string) => boolean): Directories {
  const folders = new Set([...own.folders, ...other.folders].filter(isPlain))
  return {
    namespaceOf(path) {
      const [here, there] = [said(path, folders, own), said(path, folders, other)]
      if (here.size === 0) return only(there)
      if (here.size === 1) return only(here)
      return only(new Set([...here].filter((one) => there.has(one))))
    },
  }
}

function only(words: ReadonlySet<string>): string | undefined {
  const [first, ...others] = words
  return others.length === 0 ? first : undefined
}

function said(path: string, folders: ReadonlySet<string>, by: Deployments): ReadonlySet<string> {
  const found = new Set<string>()
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    if (folders.has(folder)) {
      for (const one of by.of(folder).slice(0, mostOfFolder)) {
        if (one.namespace !== undefined && covers(one, folder, path)) found.add(one.namespace.value)
      }
    }
    if (folder === '') return found
  }
}

/** Objects that apply one folder; more of them are looked at no further. */
const mostOfFolder = 50
