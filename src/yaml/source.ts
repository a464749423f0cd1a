// Text, places in it, and what we could not read of it.

/** One file's text. Offsets into it are in UTF-16 code units, from 0. */
export interface SourceText {
  readonly path: string
  /** The whole file, a byte order mark included, so that an editable text encodes back to the file's very bytes. */
  readonly text: string
  /** False where an edit of `text` would not be an edit of the file's bytes (UTF-16, invalid UTF-8). */
  readonly editable: boolean
}

/** Half-open: `from` is the first offset, `to` the one behind the last. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Lines and columns from 1; the end is inclusive as a line, exclusive as a column. */
export interface Range {
  readonly path: string
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

/** Something we could not read: a value, not an exception. Lines from 1. */
export interface Problem {
  readonly path: string
  readonly line?: number
  readonly message: string
}

/**
 * A file's bytes as kubectl decodes them: UTF-8, or UTF-16 with a byte order mark; what is invalid becomes U+FFFD.
 * https://github.com/kubernetes/cli-runtime/blob/master/pkg/resource/visitor.go (FileVisitor)
 */
export function decode(path: string, bytes: Uint8Array): SourceText | Problem {
  const utf16 = byteOrder(bytes)
  if (utf16 !== undefined) {
    const text = new TextDecoder(utf16).decode(bytes)
    return text.includes('\0') ? binary(path) : { path, text, editable: false }
  }
  if (bytes.indexOf(0) >= 0) return binary(path)
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const replaced = text.includes('\ufffd') ? countOf('\ufffd', text) : 0
  if (replaced * 10 > text.length) return binary(path)
  return { path, text, editable: replaced === 0 || sameBytes(new TextEncoder().encode(text), bytes) }
}

/** Offsets at which the lines of a text begin. Lines end at a line feed only, as git and GitHub count them. */
export function lineIndex(text: string): Uint32Array {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return Uint32Array.from(starts)
}

/** The span in lines and columns. The line ending, CR or not, belongs to its line. */
export function rangeOf(source: SourceText, span: Span): Range {
  const lines = linesOf(source)
  const start = lineAt(lines, span.from)
  // A span that takes a whole line with its ending does not reach into the next line.
  const last = span.to > span.from ? lineAt(lines, span.to - 1) : start
  return {
    path: source.path,
    startLine: start + 1,
    startColumn: span.from - (lines[start] ?? 0) + 1,
    endLine: last + 1,
    endColumn: span.to - (lines[last] ?? 0) + 1,
  }
}

/** The line of an offset, from 1. */
export function lineOf(source: SourceText, offset: number): number {
  return lineAt(linesOf(source), offset) + 1
}

const known = new WeakMap<SourceText, Uint32Array>()

function linesOf(source: SourceText): Uint32Array {
  const found = known.get(source)
  if (found !== undefined) return found
  const lines = lineIndex(source.text)
  known.set(source, lines)
  return lines
}

function lineAt(lines: Uint32Array, offset: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function byteOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

function binary(path: string): Problem {
  return { path, message: 'not text: the file is binary, encrypted, or in an unknown encoding' }
}

function countOf(character: string, text: string): number {
  let count = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++
  return count
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at])
}
