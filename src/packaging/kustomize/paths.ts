// What a reference of a kustomization leads to in the tree; links are followed as text, inside the tree only.
import type { Snapshot, SnapshotFile } from '../snapshot.ts'

export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'absent'; readonly path: string }
  | { readonly kind: 'remote' | 'outside' }

/** The paths of one end. */
export interface Paths {
  /** `from`: the folder in which the reference is written. */
  find(from: string, reference: string): Target
  file(path: string): SnapshotFile | undefined
}

/** As many as Linux follows. */
const mostLinks = 40

export function pathsOf({ files }: Snapshot): Paths {
  const tree: Tree = {
    files,
    folders: foldersOver(files.keys()),
    hasLinks: [...files.values()].some(({ mode }) => mode === '120000'),
  }
  return {
    find: (from, reference) => find(tree, from, reference),
    file: (path) => files.get(path),
  }
}

interface Tree {
  readonly files: ReadonlyMap<string, SnapshotFile>
  readonly folders: ReadonlySet<string>
  readonly hasLinks: boolean
}

/** The folders above the files, at every height, and the tree itself. */
export function foldersOver(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>([''])
  for (const path of paths) addFolders(folders, path)
  return folders
}

function addFolders(folders: Set<string>, path: string): void {
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    const folder = path.slice(0, at)
    if (folders.has(folder)) return
    folders.add(folder)
  }
}

function find(tree: Tree, from: string, reference: string): Target {
  const path = reference.startsWith('/') ? undefined : walk(tree, from, reference)
  if (path !== undefined) {
    if (tree.folders.has(path.path)) return { kind: 'folder', path: path.path }
    if (tree.files.has(path.path)) return { kind: 'file', path: path.path }
  }
  if (isRemote(reference)) return { kind: 'remote' }
  return path === undefined ? { kind: 'outside' } : { kind: 'absent', path: path.path }
}

/** The path in the tree that the reference means, whether or not anything stands there. */
function walk({ files, hasLinks }: Tree, from: string, reference: string): { path: string } | undefined {
  const parts = from === '' ? [] : from.split('/')
  const rest = reference.split('/').reverse()
  let links = 0
  for (let part = rest.pop(); part !== undefined; part = rest.pop()) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (parts.length === 0) return undefined
      parts.pop()
      continue
    }
    parts.push(part)
    const target = hasLinks ? linkTarget(files.get(parts.join('/'))) : undefined
    if (target === undefined) continue
    if (target.startsWith('/') || ++links > mostLinks) return undefined
    parts.pop()
    rest.push(...target.split('/').reverse())
  }
  return { path: parts.join('/') }
}

function linkTarget(file: SnapshotFile | undefined): string | undefined {
  if (file?.mode !== '120000' || file.content === undefined || !('bytes' in file.content)) return undefined
  return new TextDecoder().decode(file.content.bytes)
}

/**
 * Addresses of other places, in the many spellings of git and its hosts.
 * https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/git/repospec.go
 */
export function isRemote(reference: string): boolean {
  return (
    /^(?:git::|gh:|[a-z][a-z0-9+.-]*:\/\/|[\w.-]+@[\w.-]+[:/])/i.test(reference) ||
    /^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|dev\.azure\.com)[/:]/i.test(reference) ||
    /[?&](?:ref|version|timeout|submodules)=/.test(reference) ||
    /\.git(?:\/|$)/.test(reference)
  )
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}
