// Ports -> Evidence and the changed files.
import type { Evidence } from './judge.ts'
import { isManifestPath } from './kube/discover.ts'
import { LimitError } from './limits.ts'
import { isKustomization } from './packaging/layout.ts'
import { references } from './packaging/references.ts'
import type { Snapshot, SnapshotFile } from './packaging/snapshot.ts'
import { emptySnapshot } from './packaging/snapshot.ts'
import type { Policy } from './policy/policy.ts'
import type { BlobContent, ChangedFile, Comparison, TreeEntry } from './ports.ts'

/** Text files above it are not read. */
const maxBytes = 10_000_000
/** YAML and JSON files a review reads at one end. */
const maxFiles = 100_000

export interface Gathered {
  readonly evidence: Evidence
  readonly changes: readonly ChangedFile[]
}

export interface GatherOptions {
  /** What is so at head is asked for too, whether or not a manifest changed. */
  readonly whole?: boolean
  /** Told, early and perhaps twice, that there will be something to judge. */
  begins?(): void
}

export async function gather(
  comparison: Comparison,
  policy: Policy,
  maxProofs: number,
  { whole = false, begins }: GatherOptions = {},
): Promise<Gathered> {
  const changes = await comparison.changedFiles()
  const names = changedNames(changes)
  const all = whole || comparison.base === undefined
  if (all || names.some(isManifestName)) begins?.()
  const ends = await listings(comparison)
  const renames = new Map(
    changes.flatMap(({ status, path, previousPath }) =>
      status === 'renamed' && previousPath !== undefined ? [[path, previousPath] as const] : [],
    ),
  )
  const rest = { renames, policy, maxProofs }
  // Without a changed manifest both ends say the same: no blob needs reading.
  if (!all && !(await matter(names, ends, comparison))) {
    return { evidence: { base: emptySnapshot, head: snapshot(ends.head, new Map()), ...rest }, changes }
  }
  begins?.()
  const blobs = new Set([...ends.base, ...ends.head].filter(isRead).map(({ blob }) => blob))
  const contents = new Map(await comparison.read([...blobs], maxBytes))
  const further = [...referenced(ends.base, contents), ...referenced(ends.head, contents)]
  if (further.length > 0)
    for (const [blob, content] of await comparison.read(further, maxBytes)) contents.set(blob, content)
  return { evidence: { base: snapshot(ends.base, contents), head: snapshot(ends.head, contents), ...rest }, changes }
}

/** Blobs that kustomizations name, though their names do not tell it. */
function referenced(entries: readonly TreeEntry[], contents: ReadonlyMap<string, BlobContent>): readonly string[] {
  const end = snapshot(entries, contents)
  return references(end).flatMap((path) => end.files.get(path)?.blob ?? [])
}

interface Ends {
  readonly base: readonly TreeEntry[]
  readonly head: readonly TreeEntry[]
}

async function listings(comparison: Comparison): Promise<Ends> {
  const [base, head] = await Promise.all([comparison.entries('base'), comparison.entries('head')])
  for (const entries of [base, head]) {
    const count = entries.filter(isRead).length
    if (count > maxFiles)
      throw new LimitError(
        `${count} YAML and JSON files are more than the limit of ${maxFiles}; review a part of the repository`,
      )
  }
  return { base, head }
}

/** Does the change touch a manifest, by its name, or because a kustomization of either end names it? */
async function matter(names: readonly string[], ends: Ends, comparison: Comparison): Promise<boolean> {
  if (names.some(isManifestName)) return true
  const changed = new Set(names)
  const both = [...ends.base, ...ends.head]
  if (both.some(({ path, mode }) => mode === '120000' && changed.has(path))) return true
  if (changed.size === 0 || !both.some(({ path }) => isKustomization(path))) return false
  const telling = both.filter(({ path, mode }) => mode === '120000' || (mode !== '160000' && isKustomization(path)))
  const contents = await comparison.read([...new Set(telling.map(({ blob }) => blob))], maxBytes)
  return [ends.base, ends.head].some((entries) => {
    return references(snapshot(entries, contents)).some((path) => changed.has(path))
  })
}

function changedNames(changes: readonly ChangedFile[]): readonly string[] {
  return changes.flatMap(({ path, previousPath }) => [path, previousPath ?? path])
}

function isManifestName(path: string): boolean {
  return isManifestPath(path) || isKustomization(path)
}

function isRead({ path, mode }: TreeEntry): boolean {
  // Links are short, and one of them may be a folder of manifests by another name.
  return mode === '120000' || (mode !== '160000' && isManifestName(path))
}

function snapshot(entries: readonly TreeEntry[], contents: ReadonlyMap<string, BlobContent>): Snapshot {
  const files = new Map<string, SnapshotFile>()
  for (const { path, mode, blob } of entries) {
    const content = contents.get(blob)
    files.set(path, { mode, blob, ...(content !== undefined && { content }) })
  }
  return { files }
}
