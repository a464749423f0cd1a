// Folders, files and standard input as a head without a base.
import { realpathSync, type Stats, statSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { BlobContent, Comparison, TreeEntry } from '../ports.ts'
import { type Budget, budget } from './budget.ts'
import { diskMode, readDisk, reason, walk } from './disk.ts'
import { LocalError } from './fault.ts'
import { everythingAdded } from './git-tree.ts'
import { findRepository, type Repository } from './repository.ts'
import { looseBlob, placeOf, readWorkFiles, workFiles, workTreeOf } from './work-files.ts'

/** Files, and how their contents are read. */
interface Source {
  readonly entries: readonly TreeEntry[]
  read(blobs: readonly string[], maxBytes: number, all: Budget): Promise<ReadonlyMap<string, BlobContent>>
}

/**
 * Everything under these paths, seen from `root`: what git lists where it knows the folder, every file elsewhere.
 * A path in the answer, resolved against `root`, is the file.
 */
export async function folderComparison(root: string, paths: readonly string[]): Promise<Comparison> {
  const sources = await Promise.all(paths.map((path) => source(root, path)))
  const entries = new Map<string, TreeEntry>()
  const owners = new Map<string, Source>()
  for (const source of sources) {
    for (const entry of source.entries) {
      entries.set(entry.path, entry)
      owners.set(entry.blob, source)
    }
  }
  return headOnly([...entries.values()], async (blobs, maxBytes, maxTotal) => {
    const all = budget(maxTotal)
    const stranger = blobs.find((blob) => !owners.has(blob))
    if (stranger !== undefined) throw new Error(`Nothing of this comparison is called ${stranger}`)
    const contents = new Map<string, BlobContent>()
    for (const one of sources) {
      const owned = blobs.filter((blob) => owners.get(blob) === one)
      for (const [blob, content] of await one.read(owned, maxBytes, all)) contents.set(blob, content)
    }
    return contents
  })
}

/** One text that came from nowhere, under the path it shall be called by. */
export function textComparison(path: string, bytes: Uint8Array): Comparison {
  const blob = looseBlob(path)
  return headOnly([{ path, mode: '100644', blob }], async (blobs, maxBytes) => {
    const content = bytes.length > maxBytes ? { tooLarge: bytes.length } : { bytes }
    return new Map(blobs.map((asked) => [asked, content]))
  })
}

function headOnly(entries: readonly TreeEntry[], read: Comparison['read']): Comparison {
  return {
    head: 'worktree',
    entries: async (end) => (end === 'head' ? entries : []),
    changedFiles: async () => (await everythingAdded(async () => entries)).map(({ file }) => file),
    patches: async () => new Map(),
    read,
  }
}

async function source(root: string, path: string): Promise<Source> {
  const place = resolve(root, path)
  const stats = statsOf(place, path)
  const name = nameOf(root, place, path)
  if (stats === undefined) throw new LocalError(`${path}: there is no such file or folder`)
  if (stats.isDirectory()) return folder(place, name)
  if (!stats.isFile()) throw new LocalError(`${path} is neither a file nor a folder`)
  // Whoever names a link means the file behind it; only links that lie in a folder are not followed.
  return onDisk([{ path: name, mode: diskMode(realpathSync(place)) ?? '100644', blob: looseBlob(realpathSync(place)) }])
}

function statsOf(place: string, path: string): Stats | undefined {
  try {
    return statSync(place, { throwIfNoEntry: false })
  } catch (error) {
    // A link that leads to itself, a folder that may not be entered.
    throw new LocalError(`${path}: ${reason(error)}`)
  }
}

async function folder(place: string, name: string): Promise<Source> {
  const repository = await findRepository(place)
  const listed = repository?.workTree === undefined ? [] : await listedUnder(repository, place, name)
  // A folder that git passes over, because it is ignored or none of its own, was named to be read all the same.
  if (repository === undefined || listed.length === 0) {
    const files = walk(place)
    return onDisk(
      files.map(({ path, mode }) => ({ path: join(name, path), mode, blob: looseBlob(`${place}/${path}`) })),
    )
  }
  return { entries: listed, read: (blobs, maxBytes, all) => readWorkFiles(repository, blobs, maxBytes, all) }
}

async function listedUnder(repository: Repository, place: string, name: string): Promise<readonly TreeEntry[]> {
  const { entries } = await workFiles(repository)
  const inside = relative(realpathSync(workTreeOf(repository)), realpathSync(place))
  const prefix = inside === '' ? '' : `${slashes(inside)}/`
  return [...entries.values()]
    .filter(({ path }) => path.startsWith(prefix))
    .map((entry) => ({ ...entry, path: join(name, entry.path.slice(prefix.length)) }))
}

function onDisk(entries: readonly TreeEntry[]): Source {
  return {
    entries,
    read: async (blobs, maxBytes, all) => {
      return new Map(blobs.map((blob) => [blob, readDisk(placeOf(blob), maxBytes, all)]))
    },
  }
}

/** Below the root from there, elsewhere as it was given; empty for the root itself. */
function nameOf(root: string, place: string, given: string): string {
  const inside = relative(root, place)
  const outside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)
  return slashes(outside ? given : inside)
}

function join(folder: string, path: string): string {
  return folder === '' ? path : `${folder.replace(/\/+$/, '')}/${path}`
}

function slashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}
