// Where an object's values were written. This first maker of Origins: an object written in one document.
import type { Document } from '../yaml/document.ts'
import { type Edit, lower, type Refusal } from '../yaml/edit.ts'
import { locate } from '../yaml/locate.ts'
import type { Route } from '../yaml/route.ts'
import type { SourceText, Span } from '../yaml/source.ts'
import type { Splice } from '../yaml/splice.ts'

/** A stretch of source text that says something. */
export interface Place {
  readonly source: SourceText
  readonly span: Span
}

/** Where an object's values were written. Routes are those of the object's body. */
export interface Origin {
  /** The file in which a person would look for this object. */
  readonly path: string
  /** Where the value at the route is written, or the nearest key above it. */
  says(route: Route): Place
  /** What brought the value in, beside the text that says it: a list entry, a patch, a value file. */
  broughtIn(route: Route): readonly Place[]
  /** The edits as splices, in each place where they can be made, best first. All edits of a candidate belong together. */
  edits(edits: readonly Edit[]): readonly (readonly Splice[] | Refusal)[]
}

/** An object that stands in a document at `prefix`: the document itself, or an item of a List. */
export function writtenIn(document: Document, prefix: Route): Origin {
  const { source } = document
  return {
    path: source.path,
    says: (route) => ({ source, span: locate(document, [...prefix, ...route]).span }),
    broughtIn: () => [],
    edits: (edits) => [
      lower(
        document,
        edits.map((edit) => ({ ...edit, route: [...prefix, ...edit.route] })),
      ),
    ],
  }
}
