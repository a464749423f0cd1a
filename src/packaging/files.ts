// One file of a tree -> its manifests and problems; equal files are read once for both ends.
import { relevant } from '../kube/discover.ts'
import type { Manifest } from '../kube/manifest.ts'
import { manifests } from '../kube/manifest.ts'
import type { Document, SyntaxCache } from '../yaml/document.ts'
import { readDocuments } from '../yaml/document.ts'
import { groupedBy } from '../yaml/grouped.ts'
import type { Json } from '../yaml/json.ts'
import type { Problem, SourceText } from '../yaml/source.ts'
import { decode } from '../yaml/source.ts'
import type { SnapshotFile } from './snapshot.ts'

/** What a file amounts to. */
export interface Reading {
  readonly source?: SourceText
  readonly manifests: readonly Manifest[]
  readonly problems: readonly Problem[]
  /** Its documents, each with what it holds; those of no interest are left out. */
  readonly parts?: readonly Part[]
}

/** A document's text, and its objects as they were read. */
interface Part {
  readonly index: number
  readonly text: string
  readonly manifests: readonly Manifest[]
}

export interface Reader {
  read(path: string, file: SnapshotFile): Reading
  /**
   * The same for a text that stands in no tree: `before` with an edit on trial. Only documents that differ are read; the
   * others are the very objects they were, with the lines they had.
   */
  reread(source: SourceText, before: Reading): Reading
  /** All documents as data, whatever their kind; broken ones are left out. */
  data(path: string, file: SnapshotFile): readonly Json[]
}

const nothing: Reading = { manifests: [], problems: [] }

export function reader(cache: SyntaxCache): Reader {
  const known = new Map<string, Reading>()
  const readText = (source: SourceText): Reading => readSource(source, cache)
  return {
    reread: (source, before) => reread(source, before, cache),
    read(path, file) {
      const key = `${file.blob} ${file.mode} ${path}`
      const before = known.get(key)
      if (before !== undefined) return before
      const reading = readFile(path, file, readText)
      known.set(key, reading)
      return reading
    },
    data(path, file) {
      const source = sourceOf(path, file)
      return source === undefined || 'message' in source
        ? []
        : readDocuments(source, cache).documents.map(({ value }) => value)
    },
  }
}

function readSource(source: SourceText, cache: SyntaxCache): Reading {
  const { documents, problems } = readDocuments(source, cache, relevant)
  return { ...readingOf(documents, problems), source }
}

function reread(source: SourceText, { parts = [] }: Reading, cache: SyntaxCache): Reading {
  const waiting = new Map([...groupedBy(parts, ({ text }) => text)].map(([text, same]) => [text, [...same]]))
  const kept: Part[] = []
  const { documents, problems } = readDocuments(source, cache, (text, index) => {
    const part = waiting.get(text)?.shift()
    if (part === undefined) return relevant(text)
    kept.push({ ...part, index })
    return false
  })
  return { ...readingOf(documents, problems, kept), source }
}

function readingOf(
  documents: readonly Document[],
  problems: readonly Problem[],
  kept: readonly Part[] = [],
): Omit<Reading, 'source'> {
  const read = documents.map((document) => ({ document, ...manifests(document) }))
  const own = read.map(({ document: { source, span, index }, manifests }) => {
    return { index, text: source.text.slice(span.from, span.to), manifests }
  })
  const parts = kept.length === 0 ? own : [...kept, ...own].sort((a, b) => a.index - b.index)
  return {
    manifests: parts.flatMap((one) => one.manifests),
    problems: [...problems, ...read.flatMap((one) => one.problems)],
    parts,
  }
}

function readFile(path: string, file: SnapshotFile, readText: (source: SourceText) => Reading): Reading {
  if (file.mode === '120000') return link(path, file)
  if (file.mode === '160000') return blind(path, 'it is a submodule, whose files are in another repository')
  const source = sourceOf(path, file)
  if (source === undefined) return nothing
  return 'message' in source ? { ...nothing, problems: [source] } : readText(source)
}

function sourceOf(path: string, { mode, content }: SnapshotFile): SourceText | Problem | undefined {
  if (mode === '160000' || mode === '120000' || content === undefined) return undefined
  if ('tooLarge' in content) {
    return {
      path,
      message: `${Math.ceil(content.tooLarge / 1_000_000)} MB are more than the limit of 10 MB`,
    }
  }
  if ('unreadable' in content) return { path, message: content.unreadable }
  if (isStoredElsewhere(content.bytes)) {
    return { path, message: 'it is a pointer of Git LFS; what the file holds is not in the repository' }
  }
  return decode(path, content.bytes)
}

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md#the-pointer */
const pointer = new TextEncoder().encode('version https://git-lfs.github.com/spec/v1\n')

function isStoredElsewhere(bytes: Uint8Array): boolean {
  return bytes.length < 1024 && pointer.every((byte, at) => bytes[at] === byte)
}

/** A link inside the tree needs no reading, since its target is read, whatever its name; one that leads out is not followed. */
function link(path: string, { content }: SnapshotFile): Reading {
  if (content === undefined || !('bytes' in content)) return nothing
  const target = new TextDecoder().decode(content.bytes)
  const depth = path.split('/').length - 1
  if (leadsOut(target, depth)) return blind(path, 'it is a link that leads out of the repository, and is not followed')
  return nothing
}

function blind(path: string, message: string): Reading {
  return { ...nothing, problems: [{ path, message }] }
}

function leadsOut(target: string, depth: number): boolean {
  if (target.startsWith('/')) return true
  let level = depth
  for (const part of target.split('/')) {
    if (part === '..') level -= 1
    else if (part !== '' && part !== '.') level += 1
    if (level < 0) return true
  }
  return false
}
