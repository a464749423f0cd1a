// Ranges and splices of texts, in SARIF's own terms.
import { groupedBy } from '../yaml/grouped.ts'
import { type Range, rangeOf, type SourceText } from '../yaml/source.ts'
import type { Splice } from '../yaml/splice.ts'
import { addressed } from './escape.ts'

/** Lines and columns from 1; the end is inclusive as a line, exclusive as a column. */
export interface Region {
  readonly startLine: number
  readonly startColumn?: number
  readonly endLine?: number
  readonly endColumn?: number
}

/** The texts that are spoken of, by path; each has its lines counted once. */
export type Sources = ReadonlyMap<string, SourceText>

export function sources(texts: ReadonlyMap<string, string>): Sources {
  return new Map([...texts].map(([path, text]) => [path, { path, text, editable: true }]))
}

export function regionOf(
  { startLine, startColumn, endLine, endColumn }: Range,
  source: SourceText | undefined,
): Region {
  return {
    startLine,
    startColumn: shown(startLine, startColumn, source),
    endLine,
    endColumn: shown(endLine, endColumn, source),
  }
}

/** A byte order mark is no part of the text that SARIF counts in. */
function shown(line: number, column: number, source: SourceText | undefined): number {
  return line === 1 && source?.text.startsWith('\ufeff') ? Math.max(1, column - 1) : column
}

export function artifact(path: string): object {
  return { uri: addressed(path), uriBaseId: '%SRCROOT%' }
}

/** What a fix changes, file by file. */
export function artifactChanges(splices: readonly Splice[], texts: Sources): readonly object[] {
  return [...groupedBy(splices, ({ path }) => path)].map(([path, edits]) => {
    const source = texts.get(path)
    if (source === undefined) throw new Error(`the text of ${path} is missing from the delta`)
    return { artifactLocation: artifact(path), replacements: edits.map((edit) => replacement(edit, source)) }
  })
}

function replacement({ from, to, text }: Splice, source: SourceText): object {
  // Asked for one by one: what lies behind a newline is in the next line here, unlike in a Range.
  const start = rangeOf(source, { from, to: from })
  const end = rangeOf(source, { from: to, to })
  return {
    deletedRegion: {
      startLine: start.startLine,
      startColumn: shown(start.startLine, start.startColumn, source),
      endLine: end.startLine,
      endColumn: shown(end.startLine, end.startColumn, source),
    },
    ...(text !== '' && { insertedContent: { text } }),
  }
}
