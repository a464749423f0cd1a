// Files and inner texts of kustomizations -> documents that know what they are used for.

import type { Dialect } from '../../yaml/dialect.ts'
import { kubectl, kustomize, kustomizePatch } from '../../yaml/dialect.ts'
import type { Document, Documents, SyntaxCache } from '../../yaml/document.ts'
import { readDocuments } from '../../yaml/document.ts'
import { locate } from '../../yaml/locate.ts'
import { scan } from '../../yaml/scan.ts'
import type { Problem, SourceText } from '../../yaml/source.ts'
import { decode } from '../../yaml/source.ts'
import type { SnapshotFile } from '../snapshot.ts'
import type { Host, Mark } from './node.ts'

export { kubectl }

/** Reads texts, each once for all roots and both ends. */
export interface Texts {
  /** Nothing where nobody asked for the bytes. */
  source(path: string, file: SnapshotFile): SourceText | Problem | undefined
  read(source: SourceText, dialect: Dialect): Documents
  /** As Kustomize reads objects. Of a CustomResourceDefinition only what stands before its spec. */
  resources(source: SourceText): Documents
  /** As Kustomize reads strategic merge patches. */
  patches(source: SourceText): Documents
}

export function texts(cache: SyntaxCache): Texts {
  const sources = new Map<string, SourceText | Problem>()
  const known = new Map<Dialect, WeakMap<SourceText, Documents>>([
    [kubectl, new WeakMap()],
    [kustomize, new WeakMap()],
    [kustomizePatch, new WeakMap()],
  ])
  const read = (source: SourceText, dialect: Dialect): Documents => {
    const before = known.get(dialect)?.get(source)
    if (before !== undefined) return before
    const documents =
      dialect !== kubectl ? readObjects(source, cache, dialect) : readDocuments(source, cache, undefined, dialect)
    known.get(dialect)?.set(source, documents)
    return documents
  }
  return {
    read,
    resources: (source) => read(source, kustomize),
    patches: (source) => read(source, kustomizePatch),
    source(path, file) {
      const key = `${file.blob} ${path}`
      const before = sources.get(key)
      if (before !== undefined) return before
      const { content } = file
      if (content === undefined) return undefined
      const source = 'bytes' in content ? decode(path, content.bytes) : { path, message: unread(content) }
      sources.set(key, source)
      return source
    },
  }
}

/** Definitions are most of all text, and nothing of them matters but that they are there. */
function readObjects(source: SourceText, cache: SyntaxCache, dialect: Dialect): Documents {
  const { documents, problems } = readDocuments(source, cache, (text) => !isDefinition(text), dialect)
  if (!source.text.includes('CustomResourceDefinition')) return { documents, problems }
  const heads = scan(source.text).pieces.flatMap(({ index, span }): readonly Document[] => {
    const text = source.text.slice(span.from, span.to)
    if (!isDefinition(text)) return []
    const end = text.search(/^spec:/m)
    const head = end < 0 ? text : text.slice(0, end)
    const [document] = readDocuments({ ...source, text: head }, cache, undefined, dialect).documents
    if (document === undefined) return []
    return [{ ...document, source, index, span: { from: span.from, to: span.from + head.length } }]
  })
  return { documents: [...documents, ...heads].sort((left, right) => left.index - right.index), problems }
}

function isDefinition(text: string): boolean {
  return /^kind:[ \t]*["']?CustomResourceDefinition\b/m.test(text)
}

function unread(content: { readonly tooLarge: number } | { readonly unreadable: string }): string {
  return 'tooLarge' in content ? 'is too large to be read' : `cannot be read: ${content.unreadable}`
}

/** A scalar of a file as a text of its own, and how its offsets are those of the file. */
export function innerText(at: Mark, value: string): { readonly source: SourceText; readonly host: Host } {
  const { document, host } = at.text
  const source = { path: document.source.path, text: value, editable: true }
  // What lies inside an inner text itself is pointed at as a whole.
  if (host !== undefined) return { source, host: { mark: at, indent: '' } }
  const lines = literalLines(document.source.text, locate(document, at.route).span.to, value)
  if (lines === undefined) return { source: { ...source, editable: false }, host: { mark: at, indent: '' } }
  return { source, host: { mark: at, offset: (inner) => outer(lines, value, inner), indent: lines.indent } }
}

interface Lines {
  readonly starts: readonly number[]
  readonly indent: string
  /** Behind the last line and its ending. */
  readonly end: number
}

/** The lines of a literal block scalar whose header stands at or behind the offset; nothing for other scalars. */
function literalLines(text: string, from: number, value: string): Lines | undefined {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1
  const lineEnd = endOfLine(text, lineStart)
  if (!/\|[-+0-9]*[ \t]*(?:#.*)?\r?$/.test(text.slice(lineStart, lineEnd))) return undefined
  const starts: number[] = []
  let indent: string | undefined
  let at = lineEnd + 1
  for (const line of value.replace(/\n+$/, '').split('\n')) {
    const end = endOfLine(text, at)
    const written = text.slice(at, end).replace(/\r$/, '')
    if (indent === undefined && line !== '') indent = written.slice(0, written.length - line.length)
    const inset = line === '' ? Math.min(written.length, indent?.length ?? 0) : (indent?.length ?? 0)
    if (written.slice(inset) !== line || written.slice(0, inset).trim() !== '') return undefined
    starts.push(at + inset)
    at = end + 1
  }
  return { starts, indent: indent ?? '', end: Math.min(at, text.length) }
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

function outer({ starts, end }: Lines, value: string, inner: number): number {
  const before = value.slice(0, inner)
  const line = before.length - before.replaceAll('\n', '').length
  const start = starts[line]
  return start === undefined ? end : start + inner - (before.lastIndexOf('\n') + 1)
}
