// Text, places in it, and what we could not read of it.

/** One file's text. Offsets into it are in UTF-16 code units, from 0. */
export interface SourceText {
  readonly path: string
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
