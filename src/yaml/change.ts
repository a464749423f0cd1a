// What can be asked of a document's data, and a change of its text that answers.
import type { Json } from './json.ts'
import type { Route } from './route.ts'

/** A change of a document's data, symbolic: it outlives line shifts. */
export type Edit =
  /** Sets the value at the route; a new key goes behind its sibling `after`, if that stands there. */
  | { readonly kind: 'set'; readonly route: Route; readonly value: Json; readonly after?: string }
  /** Gives the key at the end of the route another name. */
  | { readonly kind: 'rename'; readonly route: Route; readonly to: string }
  /** Removes the key or list item; the empty route removes the whole document. */
  | { readonly kind: 'remove'; readonly route: Route }

/** A fix we will not make, and why, in words for the user. */
export interface Refusal {
  readonly refusal: string
}

/** A splice of the document's own text. */
export interface Change {
  readonly from: number
  readonly to: number
  readonly text: string
}
