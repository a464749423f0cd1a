import { describe, expect, test } from '@jest/globals'
import { reviewMarker } from '../../src/github/marker.ts'
import { type PostedReview, reconcile, type Step } from '../../src/github/reconcile.ts'

const head = 'a'.repeat(40)
const older = 'b'.repeat(40)

function posted(id: number, more: Partial<PostedReview> = {}): PostedReview {
  return { id, body: `x${reviewMarker(head)}`, pending: false, own: true, ...more }
}

describe('what is left to do', () => {
  const post: Step = { kind: 'post' }
  const cases: readonly [string, readonly PostedReview[], readonly Step[]][] = [
    ['nothing posted', [], [post]],
    ['this head reviewed', [posted(1)], []],
    ['an older head reviewed', [posted(1, { body: reviewMarker(older) })], [post]],
    ['another one signed as we do', [posted(1, { own: false })], [post]],
    ['ours without a signature', [posted(1, { body: 'hand-made' })], [post]],
    ['ours, unsent', [posted(1, { pending: true })], [{ kind: 'discard', id: 1 }, post]],
    ['ours, unsent, and sent', [posted(1, { pending: true }), posted(2)], []],
    ['unsent, not ours', [posted(1, { pending: true, own: false })], [post]],
  ]
  test.each(cases)('%s', (_, reviews, steps) => {
    expect(reconcile(reviews, head)).toEqual(steps)
  })
})
