// What git lists of trees, of the index and of the difference of two trees.
import type { ChangedFile, TreeEntry } from '../ports.ts'
import { GitError } from './fault.ts'
import { namesIn } from './file-name.ts'
import { gitOutput } from './git.ts'
import { aboutObjects, type Repository } from './repository.ts'

/** A changed file with what names its content at both ends; zeros where there is none. */
export interface Change {
  readonly file: ChangedFile
  readonly before: Omit<TreeEntry, 'path'>
  readonly after: Omit<TreeEntry, 'path'>
}

/** Renames as GitHub sees them: half of the content the same, and no search where it would take too long. */
const renames = ['-M50%', '-l1000']

const statuses: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  C: 'copied',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'modified',
  // In conflict, of a work tree only.
  U: 'modified',
}

/** Options of `diff-tree` for two trees; renames are asked for by those who want them. */
export const diffTree: readonly string[] = [
  'diff-tree',
  '-r',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
]

export const withRenames: readonly string[] = [...diffTree, ...renames]

/** Every file of a tree. */
export async function treeEntries(repository: Repository, tree: string): Promise<readonly TreeEntry[]> {
  const list = await gitOutput(aboutObjects(repository, { args: ['ls-tree', '-r', '-z', '--full-tree', tree] }))
  // <mode> SP <type> SP <id> TAB <path>
  return namesIn(list).map((line) => {
    const tab = line.indexOf('\t')
    return { path: line.slice(tab + 1), mode: line.slice(0, 6), blob: line.slice(line.lastIndexOf(' ', tab) + 1, tab) }
  })
}

/** What differs between two trees, in git's order. */
export async function changes(repository: Repository, base: string, head: string): Promise<readonly Change[]> {
  const args = [...withRenames, '--raw', '-z', base, head]
  return rawChanges(await gitOutput(aboutObjects(repository, { args })))
}

/** Reads `--raw -z`: `:<mode> <mode> <id> <id> <status>` and then one name, or two for renames and copies. */
export function rawChanges(list: Buffer): readonly Change[] {
  const changes: Change[] = []
  const fields = namesIn(list)[Symbol.iterator]()
  for (const record of fields) {
    const [beforeMode = '', afterMode = '', beforeBlob = '', afterBlob = '', letters = ''] = record.slice(1).split(' ')
    const status = statuses[letters[0] ?? '']
    if (status === undefined) throw new GitError(`git reports a change we do not know: ${letters}`)
    const first: string = fields.next().value ?? ''
    const twoNames = status === 'renamed' || status === 'copied'
    const file = twoNames ? { status, path: fields.next().value ?? '', previousPath: first } : { status, path: first }
    changes.push({ file, before: { mode: beforeMode, blob: beforeBlob }, after: { mode: afterMode, blob: afterBlob } })
  }
  return changes
}

/** The entries of base, from those of head and what differs. */
export function undo(head: readonly TreeEntry[], changes: readonly Change[]): readonly TreeEntry[] {
  const entries = new Map(head.map((entry) => [entry.path, entry]))
  for (const { file } of changes) entries.delete(file.path)
  for (const { file, before } of changes) {
    if (file.status === 'added' || file.status === 'copied') continue
    const path = file.previousPath ?? file.path
    entries.set(path, { path, ...before })
  }
  return [...entries.values()]
}
