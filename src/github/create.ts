// New comments: one review for those that lines carry, the file for the next, and word of those that neither takes.
import type { ReviewComment } from '../ports.ts'
import type { Client, Remote } from './client.ts'
import { faultOf } from './fault.ts'
import { type Holds, listing, type Place, place } from './places.ts'
import type { Tally } from './tally.ts'
import { fits, onFile, onLine, reviewText, type Wanted } from './wanted.ts'

export interface Desk {
  readonly client: Client
  readonly remote: Remote
  readonly wanted: Wanted
  readonly holds: Holds
  readonly tally: Tally
}

/** Answers the comments that found no place; throws what is no refusal. */
export async function create(desk: Desk, comments: readonly ReviewComment[]): Promise<readonly ReviewComment[]> {
  const { client, remote, wanted, holds } = desk
  const listed = await listing(client, remote, wanted.number)
  const placed = comments.map((comment) => ({
    comment,
    where: fits(onLine(comment)) ? place(listed, comment, holds) : 'none',
  }))
  const at = (...places: readonly Place[]): readonly ReviewComment[] =>
    placed.filter(({ where }) => places.some((one) => one === where)).map(({ comment }) => comment)
  const { taken, blocked } = await review(desk, [at('line', 'perhaps'), at('line')])
  const homeless: ReviewComment[] = [...at('none')]
  for (const comment of at('line', 'perhaps', 'file')) {
    if (taken.includes(comment)) continue
    if (blocked || !(await commentFile(desk, comment))) homeless.push(comment)
  }
  return homeless
}

interface Taken {
  readonly taken: readonly ReviewComment[]
  /** Somebody's own unfinished review is in the way of every comment. */
  readonly blocked: boolean
}

// GitHub takes all comments of a review or none, and does not say which line it would not have.
async function review(desk: Desk, choices: readonly (readonly ReviewComment[])[]): Promise<Taken> {
  const { client, remote, wanted, tally } = desk
  const { owner, repo } = remote
  const request = { owner, repo, pull_number: wanted.number, commit_id: wanted.head, event: 'COMMENT' as const }
  let tried = 0
  for (const choice of choices) {
    if (choice.length === 0 || choice.length === tried) continue
    tried = choice.length
    const comments = choice.map((comment) => ({ ...lines(comment), path: comment.path, body: onLine(comment) }))
    try {
      await client.rest.pulls.createReview({ ...request, body: reviewText(wanted), comments })
      tally.onLines += choice.length
      return { taken: choice, blocked: false }
    } catch (error) {
      const { kind, words } = faultOf(error)
      if (kind !== 'refused') throw error
      if (/pending review/i.test(words)) return { taken: [], blocked: true }
    }
  }
  return { taken: [], blocked: false }
}

// One line has no start: GitHub refuses a range that begins where it ends.
function lines({ startLine, line, side }: ReviewComment) {
  const end = { line, side }
  return startLine === undefined || startLine >= line ? end : { ...end, start_line: startLine, start_side: side }
}

// Not within a review: there GitHub knows comments on lines only.
async function commentFile({ client, remote, wanted, tally }: Desk, comment: ReviewComment): Promise<boolean> {
  const { owner, repo } = remote
  const body = onFile(remote, wanted.head, comment)
  if (!fits(body)) return false
  const request = { owner, repo, pull_number: wanted.number, commit_id: wanted.head, path: comment.path }
  try {
    await client.rest.pulls.createReviewComment({ ...request, body, subject_type: 'file' })
    tally.onFiles += 1
    return true
  } catch (error) {
    if (faultOf(error).kind !== 'refused') throw error
    return false
  }
}
