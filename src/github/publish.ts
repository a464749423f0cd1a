// Carries a review to the pull request: once for a head, in one call, and no comment is lost if a line is refused.
import type { ReviewComment } from '../ports.ts'
import type { Client, Remote } from './client.ts'
import { type Draft, draft, fits, type Wanted } from './draft.ts'
import { type Fault, faultOf } from './fault.ts'
import { postedReviews } from './posted.ts'
import { currentHead } from './pull-request.ts'
import { reconcile } from './reconcile.ts'
import { type Holds, standing } from './standing.ts'

export type Outcome =
  /** `moved` comments stand in the body, since no line would carry them; `left` ones found no room there either. */
  | { readonly kind: 'posted'; readonly comments: number; readonly moved: number; readonly left: number }
  | { readonly kind: 'already' }
  /** Somebody pushed meanwhile: our lines belong to an older head. */
  | { readonly kind: 'outdated'; readonly head: string }
  | { readonly kind: 'failed'; readonly fault: Fault }

export async function publish(client: Client, remote: Remote, wanted: Wanted, holds: Holds): Promise<Outcome> {
  const { owner, repo } = remote
  try {
    const head = await currentHead(client, remote, wanted.number)
    if (head !== wanted.head) return { kind: 'outdated', head }
    const steps = reconcile(await postedReviews(client, remote, wanted.number), wanted.head)
    if (steps.length === 0) return { kind: 'already' }
    for (const step of steps) {
      if (step.kind === 'post') continue
      await client.rest.pulls.deletePendingReview({ owner, repo, pull_number: wanted.number, review_id: step.id })
    }
    return await post(client, remote, wanted, holds)
  } catch (error) {
    return { kind: 'failed', fault: faultOf(error) }
  }
}

// GitHub takes all comments of a review or none, and does not say which line it would not have. So: all of them;
// then those that stand in GitHub's own diff; then the words alone.
async function post(client: Client, remote: Remote, wanted: Wanted, holds: Holds): Promise<Outcome> {
  const candidates = wanted.comments.filter(fits)
  const choices: readonly (() => Promise<readonly ReviewComment[]>)[] = [
    async () => candidates,
    () => standing(client, remote, wanted.number, candidates, holds),
    async () => [],
  ]
  let last: Fault = { kind: 'refused', words: 'nothing was sent' }
  let tried = -1
  for (const choose of choices) {
    const kept = await choose()
    if (kept.length === tried) continue
    tried = kept.length
    const { left, ...review } = draft(remote, wanted, kept)
    const fault = await send(client, remote, wanted, review)
    const moved = wanted.comments.length - kept.length - left
    if (fault === undefined) return { kind: 'posted', comments: kept.length, moved, left }
    last = fault
    // Somebody's own unfinished review is in the way; fewer comments would not help.
    if (fault.kind !== 'refused' || /pending review/i.test(fault.words)) break
  }
  return { kind: 'failed', fault: last }
}

async function send(
  client: Client,
  remote: Remote,
  wanted: Wanted,
  { body, comments }: Pick<Draft, 'body' | 'comments'>,
): Promise<Fault | undefined> {
  const { owner, repo } = remote
  const request = { owner, repo, pull_number: wanted.number, commit_id: wanted.head, event: 'COMMENT' as const }
  try {
    await client.rest.pulls.createReview({ ...request, body, comments: [...comments] })
    return undefined
  } catch (error) {
    const fault = faultOf(error)
    // It may have been done all the same; only the list of reviews can tell, and sending again could double it.
    if (fault.kind !== 'unclear') return fault
    const left = reconcile(await postedReviews(client, remote, wanted.number), wanted.head)
    return left.length === 0 ? undefined : fault
  }
}
