// What the pull request had been told before an order was given: only that can somebody have meant.
import type { Client, Remote } from './client.ts'
import { ownLogin, remarksOn } from './command-agreements.ts'
import type { Order } from './command-answer.ts'
import { recordIn, shownIn } from './command-record.ts'
import { faultOf } from './fault.ts'
import { signature } from './marker.ts'
import { statusContext } from './status.ts'

/** Is a finding at this head one that was told before the order? */
export async function shownBefore(
  client: Client,
  remote: Remote,
  { order, head }: { readonly order: Order; readonly head: string },
): Promise<(fingerprint: string) => boolean> {
  const own = await ownLogin(client)
  // The whole head was judged by then, and all of it told: in comments, in the summary, or by the job.
  if (await wasJudged(client, remote, { own, head, at: order.at })) return () => true
  const told = new Set([
    ...(await commented(client, remote, own, order)),
    ...(await answered(client, remote, own, order)),
  ])
  return (fingerprint) => told.has(fingerprint)
}

/** GitHub's own time: the dates of a commit are whatever its author wants. */
async function wasJudged(
  client: Client,
  { owner, repo }: Remote,
  { own, head, at }: { readonly own: string; readonly head: string; readonly at: string },
): Promise<boolean> {
  try {
    const { data } = await client.rest.repos.listCommitStatusesForRef({ owner, repo, ref: head, per_page: 100 })
    return data.some(
      ({ context, creator, created_at: created }) =>
        context.toLowerCase() === statusContext && creator?.login === own && created <= at,
    )
  } catch (error) {
    // Without the right to statuses the comments have to tell.
    if (faultOf(error).kind !== 'denied') throw error
    return false
  }
}

async function commented(
  client: Client,
  { owner, repo }: Remote,
  own: string,
  { number, at }: Order,
): Promise<readonly string[]> {
  const all = await client.paginate(client.rest.pulls.listReviewComments, {
    owner,
    repo,
    pull_number: number,
    per_page: 100,
  })
  // What was renewed since may tell more than it did.
  return all
    .filter(({ user, updated_at: updated }) => user?.login === own && updated <= at)
    .flatMap(({ body }) => signature(body)?.words ?? [])
}

async function answered(
  client: Client,
  remote: Remote,
  own: string,
  { number, comment }: Order,
): Promise<readonly string[]> {
  const remarks = await remarksOn(client, remote, number)
  return remarks
    .filter(({ id, login, edited }) => id < comment && login === own && !edited)
    .flatMap(({ body }) => [...shownIn(body), ...(recordIn(body)?.given.map(({ fingerprint }) => fingerprint) ?? [])])
}
