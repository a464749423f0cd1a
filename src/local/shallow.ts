// What stands in a few folders themselves, whether or not git knows it, as a head without a base.
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Comparison, TreeEntry } from '../ports.ts'
import { diskMode, readDisk, reason } from './disk.ts'
import { LocalError } from './fault.ts'
import { everythingAdded, once } from './git-tree.ts'
import { looseBlob, placeOf } from './work-files.ts'

/** Folders in them are entries too, with the mode that git's trees give them. */
export function shallowComparison(root: string, folders: readonly string[]): Comparison {
  const listed = once(async () => folders.flatMap((folder) => entriesIn(root, folder)))
  return {
    head: 'worktree',
    entries: async (end) => (end === 'head' ? listed() : []),
    changedFiles: async () => (await everythingAdded(listed)).map(({ file }) => file),
    patches: async () => new Map(),
    read: async (blobs, maxBytes) => new Map(blobs.map((blob) => [blob, readDisk(placeOf(blob), maxBytes)])),
  }
}

function entriesIn(root: string, folder: string): readonly TreeEntry[] {
  return namesIn(resolve(root, folder)).map((name) => {
    const path = folder === '' ? name : `${folder}/${name}`
    const place = resolve(root, path)
    return { path, mode: diskMode(place) ?? '040000', blob: looseBlob(place) }
  })
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (reason(error) === 'it is gone') return []
    throw new LocalError(`${folder}: ${reason(error)}`)
  }
}
