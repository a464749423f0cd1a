// The work tree with its uncommitted changes as the head of a comparison.
import { createHash } from 'node:crypto'
import type { BlobContent, Comparison, TreeEntry } from '../ports.ts'
import { type Budget, budget } from './budget.ts'
import { diskSize, readDisk } from './disk.ts'
import { everythingAdded, once } from './git-tree.ts'
import { type Change, changes, treeEntries } from './listing.ts'
import { patches } from './patches.ts'
import type { Repository } from './repository.ts'
import { type Step, stepsBetween, withSnapshot } from './snapshot.ts'
import { isLoose, looseBlob, readWorkFiles, workFiles, workTreeOf } from './work-files.ts'

/** Files above it are compared by name only, without a patch. */
const maxFileBytes = 10_000_000
/** Of all loose files; the largest ones beyond it are compared by name only. */
const maxTotalBytes = 200_000_000

/** What stood in the work tree when it was compared with its base. */
interface Taken {
  readonly base: readonly TreeEntry[]
  readonly head: ReadonlyMap<string, TreeEntry>
  readonly changes: readonly Change[]
  readonly patches: ReadonlyMap<string, string>
  /** Where the content of a blob that only the disk has was found. */
  readonly places: ReadonlyMap<string, string>
}

/** Compares a commit, by its id, with the work tree; without a base everything counts as added. */
export function workTreeComparison(repository: Repository, base?: string): Comparison {
  if (base === undefined) return listedOnly(repository)
  const taken = once(() => take(repository, base))
  return {
    base,
    head: 'worktree',
    async entries(end) {
      const { base, head } = await taken()
      return end === 'base' ? base : [...head.values()]
    },
    async changedFiles() {
      return (await taken()).changes.map(({ file }) => file)
    },
    async patches(paths) {
      const { patches } = await taken()
      return new Map(paths.flatMap((path) => [...entryOf(patches, path)]))
    },
    async read(blobs, maxBytes, maxTotal) {
      const { places } = await taken()
      return readTaken(repository, places, blobs, { maxBytes, all: budget(maxTotal) })
    },
  }
}

function listedOnly(repository: Repository): Comparison {
  const listed = once(async () => [...(await workFiles(repository)).entries.values()])
  return {
    head: 'worktree',
    entries: async (end) => (end === 'head' ? listed() : []),
    changedFiles: async () => (await everythingAdded(listed)).map(({ file }) => file),
    patches: async () => new Map(),
    read: (blobs, maxBytes, maxTotal) => readWorkFiles(repository, blobs, maxBytes, budget(maxTotal)),
  }
}

async function take(repository: Repository, base: string): Promise<Taken> {
  const [files, before] = await Promise.all([workFiles(repository), treeEntries(repository, base)])
  const head = new Map(files.entries)
  const places = new Map<string, string>()
  const steps = stepsTo({ repository, before, head, places, loose: files.loose })
  return withSnapshot(repository, base, steps, async (snapshot, commit) => {
    const found = await changes(snapshot, base, commit)
    const hunks = await patches(snapshot, [base, commit], found)
    return { base: before, head, changes: [...found, ...unseen(before, head)], patches: hunks, places }
  })
}

interface Course {
  readonly repository: Repository
  readonly before: readonly TreeEntry[]
  /** Loose files that could be read get their blob's id here. */
  readonly head: Map<string, TreeEntry>
  readonly places: Map<string, string>
  readonly loose: readonly string[]
}

function* stepsTo({ repository, before, head, places, loose }: Course): Generator<Step> {
  for (const path of affordable(workTreeOf(repository), loose)) {
    const entry = head.get(path)
    const place = `${workTreeOf(repository)}/${path}`
    const content = readDisk(place, maxFileBytes)
    if (entry === undefined || !('bytes' in content)) continue
    const blob = blobId(repository.hash, content.bytes)
    head.set(path, { ...entry, blob })
    places.set(blob, place)
    yield { add: content.bytes }
  }
  for (const step of stepsBetween(before, head)) if (!('put' in step) || !isLoose(step.blob)) yield step
}

// The smallest come first, so that a heap of data beside the manifests does not push them out.
function affordable(workTree: string, paths: readonly string[]): readonly string[] {
  const sized = paths.map((path) => ({ path, size: diskSize(`${workTree}/${path}`) }))
  let total = 0
  return sized
    .sort((one, other) => one.size - other.size)
    .filter(({ size }) => {
      total += size
      return total <= maxTotalBytes
    })
    .map(({ path }) => path)
}

/** Files that the snapshot does not hold: unreadable, or too large. */
function unseen(before: readonly TreeEntry[], head: ReadonlyMap<string, TreeEntry>): readonly Change[] {
  const old = new Map(before.map((entry) => [entry.path, entry]))
  return [...head.values()]
    .filter(({ blob }) => isLoose(blob))
    .map(({ path, mode, blob }) => {
      const previous = old.get(path)
      const file = { status: previous === undefined ? 'added' : 'modified', path } as const
      return { file, before: previous ?? { mode: '000000', blob: '' }, after: { mode, blob } }
    })
}

async function readTaken(
  repository: Repository,
  places: ReadonlyMap<string, string>,
  blobs: readonly string[],
  { maxBytes, all }: { readonly maxBytes: number; readonly all: Budget },
): Promise<ReadonlyMap<string, BlobContent>> {
  const source = (blob: string): string => {
    const place = places.get(blob)
    return place === undefined ? blob : looseBlob(place)
  }
  const found = await readWorkFiles(repository, blobs.map(source), maxBytes, all)
  const contents = new Map<string, BlobContent>()
  for (const blob of blobs) {
    const content = found.get(source(blob))
    if (content === undefined) continue
    const changed =
      !isLoose(blob) && 'bytes' in content && places.has(blob) && blobId(repository.hash, content.bytes) !== blob
    contents.set(blob, changed ? { unreadable: 'it changed while it was being read' } : content)
  }
  return contents
}

/** The id that git gives this content. */
function blobId(hash: Repository['hash'], bytes: Uint8Array): string {
  return createHash(hash).update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

function entryOf(patches: ReadonlyMap<string, string>, path: string): readonly (readonly [string, string])[] {
  const patch = patches.get(path)
  return patch === undefined ? [] : [[path, patch]]
}
