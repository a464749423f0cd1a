// The index as the head of a comparison: what `git commit` would make a commit of, and nothing else.
import { resolve } from 'node:path'
import type { Comparison, TreeEntry } from '../ports.ts'
import { readBlobs } from './blobs.ts'
import { budget } from './budget.ts'
import { GitError } from './fault.ts'
import { gitOutput } from './git.ts'
import { everythingAdded, once } from './git-tree.ts'
import { type Change, changes, rawChanges, treeEntries } from './listing.ts'
import { patches } from './patches.ts'
import { aboutObjects, emptyTree, type Repository } from './repository.ts'
import { stepsBetween, withSnapshot } from './snapshot.ts'

/** A base to compare with, and the commit that the next one stands upon; where there is none yet, all is new. */
export interface Before {
  readonly base: string
  readonly parent: string
}

export function stagedComparison(repository: Repository, before?: Before): Comparison {
  if (before === undefined) return everythingStaged(repository)
  const { base } = before
  const taken = once(() => take(repository, before))
  return {
    base,
    head: 'index',
    entries: async (end) => (await taken())[end],
    changedFiles: async () => (await taken()).changes.map(({ file }) => file),
    async patches(paths) {
      const { hunks } = await taken()
      const asked = new Set(paths)
      return new Map([...hunks].filter(([path]) => asked.has(path)))
    },
    read: (blobs, maxBytes, maxTotal) => readBlobs(repository, blobs, maxBytes, budget(maxTotal)),
  }
}

function everythingStaged(repository: Repository): Comparison {
  const listed = once(async () => [...(await stagedEntries(repository)).values()])
  return {
    head: 'index',
    entries: async (end) => (end === 'head' ? listed() : []),
    changedFiles: async () => (await everythingAdded(listed)).map(({ file }) => file),
    patches: async () => new Map(),
    read: (blobs, maxBytes, maxTotal) => readBlobs(repository, blobs, maxBytes, budget(maxTotal)),
  }
}

interface Taken {
  readonly base: readonly TreeEntry[]
  readonly head: readonly TreeEntry[]
  readonly changes: readonly Change[]
  readonly hunks: ReadonlyMap<string, string>
}

async function take(repository: Repository, { base, parent }: Before): Promise<Taken> {
  const [before, staged] = await Promise.all([treeEntries(repository, base), stagedEntries(repository, parent)])
  return withSnapshot(repository, base, stepsBetween(before, staged), async (snapshot, commit) => {
    const found = await changes(snapshot, base, commit)
    const hunks = await patches(snapshot, [base, commit], found)
    return { base: before, head: [...staged.values()], changes: found, hunks }
  })
}

/**
 * Asked as a difference from the parent, and not as a list: so git says itself what a commit would hold, without the names
 * that `git add --intent-to-add` only announces, and with the folders that a sparse index keeps closed.
 */
async function stagedEntries(repository: Repository, parent?: string): Promise<ReadonlyMap<string, TreeEntry>> {
  const args = ['diff-index', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff']
  const exact = ['--ita-invisible-in-index', '--ignore-submodules=dirty', parent ?? emptyTree[repository.hash]]
  const call = aboutObjects(repository, { args: [...args, ...exact] })
  const env = { ...call.env, GIT_INDEX_FILE: indexFile(repository) }
  const found = rawChanges(await gitOutput({ ...call, env }))
  const conflict = found.find(({ file, after }) => file.status !== 'removed' && /^0+$/.test(after.mode))
  if (conflict !== undefined) {
    throw new GitError(
      `${conflict.file.path} is in conflict: resolve it and \`git add\` it, then there is a commit to review`,
    )
  }
  const entries = new Map<string, TreeEntry>()
  if (parent !== undefined) for (const entry of await treeEntries(repository, parent)) entries.set(entry.path, entry)
  for (const { file, after } of found) {
    if (file.status === 'removed') entries.delete(file.path)
    else entries.set(file.path, { path: file.path, ...after })
  }
  return entries
}

/** `git commit FILE` and `git commit --all` commit an index of their own, and name it to their hooks. */
function indexFile({ gitDir, workTree }: Repository): string {
  const named = process.env.GIT_INDEX_FILE
  return named === undefined || named === '' ? resolve(gitDir, 'index') : resolve(workTree ?? gitDir, named)
}
