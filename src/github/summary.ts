// The summary: one comment on the pull request, edited in place.
import type { Desk } from './create.ts'
import { sameText } from './marker.ts'
import type { Posted } from './standing.ts'
import { unlessGone } from './tidy.ts'
import { type Holding, summaryText } from './wanted.ts'

export interface Written {
  readonly wrote: boolean
  /** Comments that found no room. */
  readonly left: number
}

/** The oldest one stays: two runs at once then keep the same. */
export async function writeSummary(
  desk: Desk,
  [first, ...doubles]: readonly Posted[],
  holding: Holding,
  said: Set<string>,
): Promise<Written> {
  const { client, remote, wanted, tally } = desk
  const { owner, repo } = remote
  const needed = wanted.summary.needed || holding.homeless.length > 0
  if (first === undefined && !needed) return { wrote: false, left: 0 }
  const { text, left } = summaryText(remote, wanted, holding)
  for (const { id } of doubles) await unlessGone(client.rest.issues.deleteComment({ owner, repo, comment_id: id }))
  if (first !== undefined && (said.has(text) || sameText(first.body, text))) return { wrote: doubles.length > 0, left }
  if (first === undefined)
    await client.rest.issues.createComment({ owner, repo, issue_number: wanted.number, body: text })
  else await client.rest.issues.updateComment({ owner, repo, comment_id: first.id, body: text })
  said.add(text)
  tally.summary = true
  return { wrote: true, left }
}
