// Where a document says the value at a route.
import type { Document } from './document.ts'
import { type Entry, entryAt, firstEntry } from './outline.ts'
import type { Route } from './route.ts'
import type { Span } from './source.ts'

/** A stretch of the file, and whether it is the value asked for or only the nearest key above it. */
export interface Location {
  /**
   * Of a mapping entry with a value in one place (scalar, alias, nothing): from the key to the end of the value.
   * Of one with a collection or block scalar: the key. Of a list item: the item if it is on one line, else its first
   * key. Of a whole document: its first key.
   */
  readonly span: Span
  readonly exact: boolean
  /** The key, where there is one. */
  readonly keySpan?: Span
}

/**
 * Of duplicate keys the last counts. What comes through a merge key is where the merged mapping says it; what lies inside
 * an aliased collection is where its anchor stands. The value of an alias itself is said where the alias is written.
 */
export function locate(document: Document, route: Route): Location {
  const { outline } = document.reading
  let block = outline.root
  let found = firstEntry(outline, block)
  for (const [depth, step] of route.entries()) {
    const entry = entryAt(outline, block, step)
    if (entry === undefined) return place(document, depth === 0 ? keyOnly(found) : found, false)
    found = entry
    block = entry.block
  }
  return place(document, route.length === 0 ? keyOnly(found) : found, true)
}

/** The first key alone stands for the whole. */
function keyOnly(entry: Entry | undefined): Entry | undefined {
  return entry === undefined ? undefined : { ...entry, to: entry.keyTo }
}

function place({ source, span }: Document, entry: Entry | undefined, exact: boolean): Location {
  if (entry === undefined) return { span: firstWord(source.text, span), exact }
  const at = (from: number, to: number): Span => ({ from: span.from + from, to: span.from + to })
  const { key, keyFrom, keyTo, to } = entry
  return { span: at(keyFrom, to), exact, ...(key === undefined ? {} : { keySpan: at(keyFrom, keyTo) }) }
}

/** A document that is a scalar or an empty collection. */
function firstWord(text: string, { from, to }: Span): Span {
  const word = /[^\s#]\S*/.exec(text.slice(from, to).replace(/^\s*#.*$/gm, (comment) => ' '.repeat(comment.length)))
  return word === null ? { from, to } : { from: from + word.index, to: from + word.index + word[0].length }
}
