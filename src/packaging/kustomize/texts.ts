// Files and inner texts of kustomizations -> documents that know what they are used for.

import type { Dialect } from '../../yaml/dialect.ts'
import { kubectl, kustomize } from '../../yaml/dialect.ts'
import type { Documents, SyntaxCache } from '../../yaml/document.ts'
import { readDocuments } from '../../yaml/document.ts'
import { locate } from '../../yaml/locate.ts'
import type { Problem, SourceText } from '../../yaml/source.ts'
import { decode } from '../../yaml/source.ts'
import type { SnapshotFile } from '../snapshot.ts'
import type { Host, Mark } from './node.ts'

export { kubectl, kustomize }

/** Reads texts, each once for all roots and both ends. */
export interface Texts {
  /** Nothing where nobody asked for the bytes. */
  source(path: string, file: SnapshotFile): SourceText | Problem | undefined
  read(source: SourceText, dialect: Dialect): Documents
}

export function texts(cache: SyntaxCache): Texts {
  const sources = new Map<string, SourceText | Problem>()
  const known = new Map<Dialect, WeakMap<SourceText, Documents>>([
    [kubectl, new WeakMap()],
    [kustomize, new WeakMap()],
  ])
  return {
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
    read(source, dialect) {
      const before = known.get(dialect)?.get(source)
      if (before !== undefined) return before
      const read = readDocuments(source, cache, undefined, dialect)
      known.get(dialect)?.set(source, read)
      return read
    },
  }
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
  return { starts, indent: indent ?? '' }
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

function outer({ starts }: Lines, value: string, inner: number): number {
  const before = value.slice(0, inner)
  const line = before.length - before.replaceAll('\n', '').length
  const column = inner - (before.lastIndexOf('\n') + 1)
  return (starts[Math.min(line, starts.length - 1)] ?? 0) + column
}
