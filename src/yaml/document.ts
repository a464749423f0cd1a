// A file's text -> its documents. Equal pieces of text are parsed once, whatever file or end they come from.
import { type Dialect, kubectl } from './dialect.ts'
import type { Json } from './json.ts'
import { type Reading, reading } from './reading.ts'
import { type Fault, isFault, scan } from './scan.ts'
import { lineOf, type Problem, type SourceText, type Span } from './source.ts'
import { tree } from './tree.ts'

/** One document, laid over the file that it stands in. */
export interface Document {
  readonly source: SourceText
  /** Among the document texts of its file, empty ones not counted. */
  readonly index: number
  /** Its text in the file, without separator lines. */
  readonly span: Span
  /** What kubectl makes of it. Objects inherit nothing; parts may be shared, so nothing of it is ever changed. */
  readonly value: Json
  readonly reading: Reading
}

export interface Documents {
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
}

/** What was read so far, by its text. */
export interface SyntaxCache {
  readonly pieces: Map<Dialect, Map<string, Reading | Fault>>
}

export function syntaxCache(): SyntaxCache {
  return { pieces: new Map() }
}

/**
 * The documents of a file, and what is wrong with the others. `wanted` may spare the parser: it is asked with the text and
 * the index of each document, and what it refuses is passed over in silence. So are documents that are empty or null, as in kubectl.
 */
export function readDocuments(
  source: SourceText,
  cache: SyntaxCache,
  wanted: (pieceText: string, index: number) => boolean = always,
  dialect: Dialect = kubectl,
): Documents {
  const documents: Document[] = []
  const { pieces, faults } = scan(source.text)
  const problems = faults.map((fault) => problem(source, 0, fault))
  for (const { index, span } of pieces) {
    const text = source.text.slice(span.from, span.to)
    if (!wanted(text, index)) continue
    const found = read(text, cache, dialect)
    if (isFault(found)) problems.push(problem(source, span.from, found))
    else if (found.value !== null) documents.push({ source, index, span, value: found.value, reading: found })
  }
  return { documents, problems: problems.toSorted((left, right) => (left.line ?? 0) - (right.line ?? 0)) }
}

function read(text: string, { pieces }: SyntaxCache, dialect: Dialect): Reading | Fault {
  const readings = pieces.get(dialect) ?? new Map<string, Reading | Fault>()
  pieces.set(dialect, readings)
  const known = readings.get(text)
  if (known !== undefined) return known
  const parsed = tree(text, false, dialect)
  const found = isFault(parsed) ? parsed : reading(parsed)
  readings.set(text, found)
  return found
}

function problem(source: SourceText, base: number, { at, message }: Fault): Problem {
  const line = lineOf(source, Math.min(base + at, source.text.length))
  return { path: source.path, line, message: `not readable YAML: ${message}` }
}

function always(): boolean {
  return true
}
