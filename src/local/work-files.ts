// The files of a work tree: what git lists as tracked or new, as it stands on the disk.
import type { BlobContent, TreeEntry } from '../ports.ts'
import { readBlobs } from './blobs.ts'
import type { Budget } from './budget.ts'
import { diskMode, readDisk } from './disk.ts'
import { GitError } from './fault.ts'
import { namesIn } from './file-name.ts'
import { failure, gitOutput, runGit } from './git.ts'
import { type Change, rawChanges } from './listing.ts'
import { type Repository, workTreeCalls } from './repository.ts'

/** A tracked file without changes is named by its blob; any other by where it lies. */
export interface WorkFiles {
  readonly entries: ReadonlyMap<string, TreeEntry>
  /** Paths of the files whose content is not in the repository. */
  readonly loose: readonly string[]
}

const submodule = '160000'
const loosePrefix = 'disk:'

export async function workFiles(repository: Repository): Promise<WorkFiles> {
  const workTree = workTreeOf(repository)
  const calls = await workTreeCalls({ ...repository, workTree })
  const dirty = [
    'diff-files',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--ignore-submodules=dirty',
    '--no-ext-diff',
  ]
  const fresh = ['ls-files', '--others', '--exclude-standard', '-z']
  const [index, changed, untracked] = await Promise.all([
    gitOutput(calls({ args: ['ls-files', '--stage', '-z'] })),
    gitOutput(calls({ args: dirty })),
    runGit(calls({ args: fresh })),
  ])
  const hidden = /could not open directory '(.*)'/.exec(untracked.stderr)
  if (hidden !== null) throw new GitError(`The folder ${hidden[1]} may not be read`)
  if (untracked.code !== 0) throw failure(fresh, untracked)
  return combine(workTree, indexEntries(index), rawChanges(changed), namesIn(untracked.stdout))
}

function combine(
  workTree: string,
  entries: Map<string, TreeEntry>,
  changed: readonly Change[],
  untracked: readonly string[],
): WorkFiles {
  const loose = new Set<string>()
  const take = (path: string, mode: string | undefined): void => {
    if (mode === undefined) return
    entries.set(path, { path, mode, blob: looseBlob(`${workTree}/${path}`) })
    loose.add(path)
  }
  for (const { file, after } of changed) {
    if (after.mode === submodule) continue
    // A file in conflict has no mode either when it is not there.
    if (/^0+$/.test(after.mode)) entries.delete(file.path)
    else take(file.path, after.mode)
  }
  // A repository inside this one is listed as a folder; its files are its own affair.
  for (const path of untracked) take(path, diskMode(`${workTree}/${path}`))
  return { entries, loose: [...loose] }
}

/** Contents by blob id: of loose files from the disk, of all others from the repository. */
export async function readWorkFiles(
  repository: Repository,
  blobs: readonly string[],
  maxBytes: number,
  all: Budget,
): Promise<Map<string, BlobContent>> {
  const contents = await readBlobs(
    repository,
    blobs.filter((blob) => !isLoose(blob)),
    maxBytes,
    all,
  )
  for (const blob of blobs) {
    if (isLoose(blob)) contents.set(blob, readDisk(placeOf(blob), maxBytes, all))
  }
  return contents
}

/** Names content by where it lies. */
export function looseBlob(path: string): string {
  return `${loosePrefix}${path}`
}

/** Where loose content lies. */
export function placeOf(blob: string): string {
  return blob.slice(loosePrefix.length)
}

export function isLoose(blob: string): boolean {
  return blob.startsWith(loosePrefix)
}

export function workTreeOf({ workTree, gitDir }: Repository): string {
  if (workTree === undefined)
    throw new GitError(`${gitDir} is a bare repository and has no work tree; name a head with --head`)
  return workTree
}

/** `<mode> SP <id> SP <stage> TAB <path>`; a file in conflict stands there once for each side. */
function indexEntries(list: Buffer): Map<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>()
  for (const line of namesIn(list)) {
    const tab = line.indexOf('\t')
    const [mode = '', blob = ''] = line.slice(0, tab).split(' ')
    const path = line.slice(tab + 1)
    entries.set(path, { path, mode, blob })
  }
  return entries
}
