// Both ends of a change, read from git objects without a checkout.
import type { Comparison, TreeEntry } from '../ports.ts'
import { readBlobs } from './blobs.ts'
import { budget } from './budget.ts'
import { type Change, changes, treeEntries, undo } from './listing.ts'
import { patches } from './patches.ts'
import type { Repository } from './repository.ts'

/** Compares two commits by their ids; without a base everything counts as added. */
export function commitComparison(repository: Repository, base: string | undefined, head: string): Comparison {
  const headEntries = once(() => treeEntries(repository, head))
  const listed = once(() => (base === undefined ? everythingAdded(headEntries) : changes(repository, base, head)))
  return {
    ...(base === undefined ? {} : { base }),
    head,
    async entries(end) {
      if (end === 'head') return headEntries()
      if (base === undefined) return []
      // Asked side by side; of two failures the first is told, not the faster.
      await Promise.allSettled([headEntries(), listed()])
      return undo(await headEntries(), await listed())
    },
    async changedFiles() {
      return (await listed()).map(({ file }) => file)
    },
    async patches(paths) {
      if (base === undefined) return new Map()
      const asked = new Set(paths)
      const wanted = (await listed()).filter(({ file }) => asked.has(file.path))
      return wanted.length === 0 ? new Map() : patches(repository, [base, head], wanted)
    },
    read: (blobs, maxBytes, maxTotal) => readBlobs(repository, blobs, maxBytes, budget(maxTotal)),
  }
}

/** What stands at head, as changes of an empty base. */
export async function everythingAdded(entries: () => Promise<readonly TreeEntry[]>): Promise<readonly Change[]> {
  return (await entries()).map(({ path, ...after }) => ({
    file: { status: 'added', path },
    before: { mode: '000000', blob: '' },
    after,
  }))
}

/** The same work, done at the first call only. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => {
    result ??= work()
    return result
  }
}
