// Which kustomization uses what, from the kustomization files alone; and which roots a file reaches.
import { kustomizationNames } from './folder.ts'
import type { Kustomization } from './kustomization.ts'
import type { Paths } from './paths.ts'
import { folderOf } from './paths.ts'
import type { Texts } from './texts.ts'
import type { Uses } from './uses.ts'
import { joined, usesIn, usesOf } from './uses.ts'

export interface Graph {
  /** By the folder of the kustomization. */
  readonly uses: ReadonlyMap<string, Uses>
  /** Folders that nothing uses, or that are applied by name; components are none. */
  readonly roots: ReadonlySet<string>
  /** The roots whose inputs hold a file. In a circle without a root, the kustomizations themselves. */
  reachedBy(path: string): ReadonlySet<string>
}

/**
 * `named`: folders that are applied as they are, whether or not another kustomization uses them; `written`: kustomizations
 * that no file holds.
 */
export function graph(
  paths: Iterable<string>,
  tree: Paths,
  texts: Texts,
  named: ReadonlySet<string> = new Set(),
  written: ReadonlyMap<string, Kustomization> = new Map(),
): Graph {
  const uses = new Map<string, Uses>()
  for (const path of paths) {
    if (!kustomizationNames.includes(path.slice(path.lastIndexOf('/') + 1))) continue
    const folder = folderOf(path)
    const found = usesOf(path, folder, tree, texts)
    const before = uses.get(folder)
    uses.set(folder, before === undefined ? found : joined(before, found))
  }
  for (const [folder, read] of written) if (!uses.has(folder)) uses.set(folder, usesIn(read, folder, tree))
  const users = usersOf(uses)
  const roots = new Set(
    [...uses].flatMap(([folder, { component }]) => {
      const used = (users.folders.get(folder) ?? []).some((user) => user !== folder)
      return component || (used && !named.has(folder)) ? [] : [folder]
    }),
  )
  const reachedBy = (path: string): ReadonlySet<string> => {
    const own = uses.has(folderOf(path)) && isKustomizationName(path) ? [folderOf(path)] : []
    return climb([...own, ...(users.files.get(path) ?? [])], users.folders, roots, uses)
  }
  return { uses, roots, reachedBy }
}

function isKustomizationName(path: string): boolean {
  return kustomizationNames.includes(path.slice(path.lastIndexOf('/') + 1))
}

interface Users {
  readonly files: ReadonlyMap<string, readonly string[]>
  readonly folders: ReadonlyMap<string, readonly string[]>
}

function usersOf(uses: ReadonlyMap<string, Uses>): Users {
  const files = new Map<string, string[]>()
  const folders = new Map<string, string[]>()
  const note = (map: Map<string, string[]>, key: string, user: string): void => {
    const list = map.get(key)
    if (list === undefined) map.set(key, [user])
    else list.push(user)
  }
  for (const [folder, used] of uses) {
    for (const path of used.folders) note(folders, path, folder)
    for (const path of [...used.resources, ...used.others, ...used.contents]) note(files, path, folder)
  }
  return { files, folders }
}

function climb(
  from: readonly string[],
  users: ReadonlyMap<string, readonly string[]>,
  roots: ReadonlySet<string>,
  uses: ReadonlyMap<string, Uses>,
): ReadonlySet<string> {
  const reached = new Set<string>()
  const seen = new Set(from)
  const open = [...from]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (roots.has(folder)) reached.add(folder)
    for (const user of users.get(folder) ?? []) {
      if (seen.has(user)) continue
      seen.add(user)
      open.push(user)
    }
  }
  const alone = reached.size === 0 ? from.filter((folder) => uses.get(folder)?.component === false) : []
  return reached.size === 0 ? new Set(alone) : reached
}

/** All that a root takes in, downwards: kustomizations and files. */
export function closure({ uses }: Graph, root: string): ReadonlySet<string> {
  const found = new Set<string>([root])
  const open = [root]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const below of uses.get(folder)?.folders ?? []) {
      if (found.has(below)) continue
      found.add(below)
      open.push(below)
    }
  }
  return found
}
