// Splits a file into the texts of its documents as kubectl does, without parsing them.
import type { Span } from './source.ts'

/** The text of one document, without its separator lines. */
export interface Piece {
  /** Among the pieces of its file. */
  readonly index: number
  readonly span: Span
}

/** What is wrong with a text, and at which offset of it. */
export interface Fault {
  readonly at: number
  readonly message: string
}

/** Tells faults from what else a reader may answer. */
export function isFault<T extends object>(value: T | Fault | undefined): value is Fault {
  return value !== undefined && 'at' in value && 'message' in value
}

export interface Scan {
  readonly pieces: readonly Piece[]
  readonly faults: readonly Fault[]
}

/** More documents than this in one file are hostile input. */
const mostPieces = 20_000

/** The pieces of a file, and the separators that kubectl refuses. */
export function scan(text: string): Scan {
  const found: Found = { text, pieces: [], faults: [], dots: undefined }
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  scanYaml(found, scanJson(found, start))
  return found
}

/** Is this text one JSON value, in the strict sense? */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

interface Found {
  readonly text: string
  readonly pieces: Piece[]
  readonly faults: Fault[]
  /** The next document end (`...`) behind the last place asked for; -1 if there is none. */
  dots: number | undefined
}

/**
 * A separator is a line that begins with `---`, wherever it stands: block scalars end there too. Text behind it is an error
 * that costs the document before it; what the text belongs to is the document behind it.
 * https://github.com/kubernetes/apimachinery/blob/master/pkg/util/yaml/decoder.go (YAMLReader)
 */
function scanYaml(found: Found, start: number): void {
  const { text, faults } = found
  let begin = start
  let lost = false
  let line = text.startsWith('---', start) ? start : nextLine(text, '---', start)
  while (line >= 0) {
    const end = lineEnd(text, line)
    const rest = text.slice(line + 3, end).trim()
    const refused = rest !== '' && !rest.startsWith('#')
    if (refused) {
      faults.push({ at: line, message: 'text on a document separator line: kubectl allows only a comment behind ---' })
    } else if (!lost) {
      take(found, begin, line)
    }
    if (faults.length > 100 || found.pieces.length > mostPieces) {
      tooMany(found, line)
      return
    }
    lost = refused
    begin = end
    line = nextLine(text, '---', Math.max(end - 1, line + 3))
  }
  if (!lost) take(found, begin, text.length)
}

/** JSON values in a row, as long as the file is nothing else; the offset where YAML begins. */
function scanJson(found: Found, start: number): number {
  const { text, pieces } = found
  let at = start
  for (;;) {
    const begin = skipSpace(text, at)
    if (text[begin] !== '{') break
    const end = jsonEnd(text, begin)
    if (end < 0 || !isJson(text.slice(begin, end))) break
    pieces.push({ index: pieces.length, span: { from: begin, to: end } })
    if (pieces.length > mostPieces) {
      tooMany(found, end)
      return text.length
    }
    at = end
  }
  if (pieces.length === 0) return start
  const next = skipSpace(text, at)
  if (next < text.length && pieces.length > 1) {
    found.faults.push({ at: next, message: 'behind JSON documents kubectl reads only JSON documents' })
  }
  const newline = text.indexOf('\n', at)
  return newline >= 0 && newline < next ? newline + 1 : next
}

/** Where the JSON object that begins at the offset ends, by its brackets alone; -1 if it does not. */
function jsonEnd(text: string, begin: number): number {
  const mark = /["{}]/g
  let depth = 0
  mark.lastIndex = begin
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    if (match[0] === '{') depth++
    if (match[0] === '}' && --depth === 0) return mark.lastIndex
    if (match[0] === '"') {
      const close = stringEnd(text, mark.lastIndex)
      if (close < 0) return -1
      mark.lastIndex = close
    }
  }
  return -1
}

function stringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at + 1
  }
  return -1
}

function take(found: Found, from: number, end: number): void {
  const { text, pieces } = found
  const to = Math.min(end, documentEnd(found, from))
  if (skipSpace(text, from) >= to) return
  pieces.push({ index: pieces.length, span: { from, to } })
}

/** Where the document that begins at the offset is ended by a line `...`: up to the next separator nothing is read. */
function documentEnd(found: Found, from: number): number {
  const { text } = found
  if (isDots(text, from)) return from
  if (found.dots === undefined || (found.dots >= 0 && found.dots < from)) {
    let at = nextLine(text, '...', from)
    while (at >= 0 && !isDots(text, at)) at = nextLine(text, '...', at)
    found.dots = at
  }
  return found.dots < 0 ? text.length : found.dots
}

function isDots(text: string, at: number): boolean {
  return text.startsWith('...', at) && (at + 3 >= text.length || /\s/.test(text.charAt(at + 3)))
}

function tooMany(found: Found, at: number): void {
  found.faults.push({ at, message: `too many documents in one file (limit ${mostPieces}): the rest is not read` })
}

/** The next line behind the offset that begins with the mark; -1 if there is none. */
function nextLine(text: string, mark: string, from: number): number {
  const at = text.indexOf(`\n${mark}`, from)
  return at < 0 ? -1 : at + 1
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at + 1
}

function skipSpace(text: string, from: number): number {
  const solid = /\S/g
  solid.lastIndex = from
  return solid.exec(text)?.index ?? text.length
}
