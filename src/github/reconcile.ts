// What stands on the pull request, and what we want to say -> what is left to do.
import { reviewedHead } from './marker.ts'

/** A review as it stands on the pull request. */
export interface PostedReview {
  readonly id: number
  readonly body: string
  readonly pending: boolean
  /** Written by the identity that our token has. */
  readonly own: boolean
}

export type Step =
  /** A review that was begun and never sent; it would block every later one. */
  { readonly kind: 'discard'; readonly id: number } | { readonly kind: 'post' }

/** The steps that make this head reviewed once. None if it is. */
export function reconcile(posted: readonly PostedReview[], head: string): readonly Step[] {
  const ours = posted.filter(({ own, body }) => own && reviewedHead(body) !== undefined)
  if (ours.some(({ pending, body }) => !pending && reviewedHead(body) === head)) return []
  const stale = ours.filter(({ pending }) => pending)
  return [...stale.map(({ id }): Step => ({ kind: 'discard', id })), { kind: 'post' }]
}
