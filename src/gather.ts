// Ports -> Evidence and the changed files.
import type { Evidence } from './judge.ts'
import { isManifestPath } from './kube/discover.ts'
import { LimitError } from './limits.ts'
import { isKustomization } from './packaging/layout.ts'
import { links } from './packaging/links.ts'
import { mayRefer, type References, references } from './packaging/references.ts'
import type { Ends, Snapshot, SnapshotFile } from './packaging/snapshot.ts'
import { emptySnapshot } from './packaging/snapshot.ts'
import type { Policy } from './policy/policy.ts'
import type { BlobContent, ChangedFile, Comparison, TreeEntry } from './ports.ts'

/** Text files above it are not read. */
const maxBytes = 10_000_000
/** YAML and JSON files a review reads at one end. */
const maxFiles = 100_000
/** Of all files that a review reads. They are held in memory twice while they change threads. */
const maxTotal = 1_000_000_000

export interface Gathered {
  readonly evidence: Evidence
  readonly changes: readonly ChangedFile[]
}

export interface GatherOptions {
  /** What is so at head is asked for too, whether or not a manifest changed. */
  readonly whole?: boolean
  /** Told, early and perhaps twice, that there will be something to judge. */
  begins?(): void
  /** Which further files kustomizations need, told by parsing them: where that can be stopped. */
  references?(ends: Ends): Promise<References>
}

export async function gather(
  comparison: Comparison,
  policy: Policy,
  maxProofs: number,
  { whole = false, begins, references: told = async (ends) => references(ends) }: GatherOptions = {},
): Promise<Gathered> {
  const changes = await comparison.changedFiles()
  const names = changedNames(changes)
  const all = whole || comparison.base === undefined
  if (all || names.some(isManifestName)) begins?.()
  const listed = await listings(comparison)
  const rest = { renames: renamesIn(changes), policy, maxProofs }
  const reader = { read: reading(comparison), references: told }
  // Without a changed manifest both ends say the same: no blob needs reading.
  if (!all && !(await matter(names, listed, reader))) {
    return { evidence: { base: emptySnapshot, head: snapshot(listed.head, new Map()), ...rest }, changes }
  }
  begins?.()
  const contents = new Map(await reader.read([...listed.base, ...listed.head].filter(isRead)))
  const further = await referenced(snapshots(listed, contents), told)
  for (const [blob, content] of await reader.read(further)) contents.set(blob, content)
  return { evidence: { ...snapshots(listed, contents), ...rest }, changes }
}

interface Reader {
  read(entries: readonly Pick<TreeEntry, 'blob'>[]): Promise<ReadonlyMap<string, BlobContent>>
  references(ends: Ends): Promise<References>
}

/** Reads within what is left of the total. */
function reading(comparison: Comparison): Reader['read'] {
  let left = maxTotal
  return async (entries) => {
    if (entries.length === 0) return new Map()
    const blobs = [...new Set(entries.map(({ blob }) => blob))]
    const contents = await comparison.read(blobs, maxBytes, left)
    for (const content of contents.values()) if ('bytes' in content) left -= content.bytes.length
    return contents
  }
}

/** Files that kustomizations or links name, though their own names do not tell what they hold. */
async function referenced(ends: Ends, told: Reader['references']): Promise<readonly SnapshotFile[]> {
  const { base, head } = await named(ends, told)
  const filesOf = (paths: readonly string[], { files }: Snapshot): readonly SnapshotFile[] =>
    paths.flatMap((path) => files.get(path) ?? [])
  return [...filesOf(base, ends.base), ...filesOf(head, ends.head)]
}

async function named(ends: Ends, told: Reader['references']): Promise<References> {
  const linked = { base: [...links(ends.base).files], head: [...links(ends.head).files] }
  if (!mayRefer(ends)) return linked
  const { base, head } = await told(ends)
  return { base: [...linked.base, ...base], head: [...linked.head, ...head] }
}

interface Listings {
  readonly base: readonly TreeEntry[]
  readonly head: readonly TreeEntry[]
}

async function listings(comparison: Comparison): Promise<Listings> {
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
async function matter(names: readonly string[], listed: Listings, reader: Reader): Promise<boolean> {
  if (names.some(isManifestName)) return true
  const changed = new Set(names)
  const both = [...listed.base, ...listed.head]
  if (both.some(({ path, mode }) => mode === '120000' && changed.has(path))) return true
  if (changed.size === 0 || !both.some(({ path, mode }) => mode === '120000' || isKustomization(path))) return false
  const telling = both.filter(({ path, mode }) => mode === '120000' || (mode !== '160000' && isKustomization(path)))
  const { base, head } = await named(snapshots(listed, await reader.read(telling)), reader.references)
  return [...base, ...head].some((path) => changed.has(path))
}

function changedNames(changes: readonly ChangedFile[]): readonly string[] {
  return changes.flatMap(({ path, previousPath }) => [path, previousPath ?? path])
}

/** Path at head -> path at base. */
function renamesIn(changes: readonly ChangedFile[]): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ status, path, previousPath }) =>
      status === 'renamed' && previousPath !== undefined ? [[path, previousPath] as const] : [],
    ),
  )
}

function isManifestName(path: string): boolean {
  return isManifestPath(path) || isKustomization(path)
}

function isRead({ path, mode }: TreeEntry): boolean {
  // Links are short, and one of them may be a folder of manifests by another name.
  return mode === '120000' || (mode !== '160000' && isManifestName(path))
}

function snapshots({ base, head }: Listings, contents: ReadonlyMap<string, BlobContent>): Ends {
  return { base: snapshot(base, contents), head: snapshot(head, contents) }
}

function snapshot(entries: readonly TreeEntry[], contents: ReadonlyMap<string, BlobContent>): Snapshot {
  const files = new Map<string, SnapshotFile>()
  for (const { path, mode, blob } of entries) {
    const content = contents.get(blob)
    files.set(path, { mode, blob, ...(content !== undefined && { content }) })
  }
  return { files }
}
