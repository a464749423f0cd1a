// Comments that stand: edited, settled when their finding is gone, taken away where nobody answered.
import type { Desk } from './create.ts'
import { faultOf } from './fault.ts'
import type { Posted, Thread } from './standing.ts'
import { settledText } from './wanted.ts'

/** What it turned out that our token may not do; asked once a run. */
export interface Rights {
  resolve: boolean
  hide: boolean
}

export async function update({ client, remote, tally }: Desk, thread: Thread, body: string): Promise<void> {
  const { owner, repo } = remote
  await client.rest.pulls.updateReviewComment({ owner, repo, comment_id: thread.comment, body })
  tally.edited += 1
}

/**
 * The text says that it is over before the thread is resolved: a thread that is only resolved counts as resolved by people.
 * Where we may not resolve, and an open thread could block the merge, a comment that nobody answered goes.
 */
export async function settle(desk: Desk, rights: Rights, thread: Thread, why: 'gone' | 'moved'): Promise<void> {
  const { wanted, tally } = desk
  const resolves = rights.resolve && thread.resolvable && !thread.resolved
  const goes = !thread.answered && !thread.resolved && (why === 'moved' || !resolves)
  if (goes) await remove(desk, thread)
  else {
    await update(desk, thread, settledText(thread.body, wanted.head, why, thread.fingerprints))
    tally.edited -= 1
    if (resolves && !(await resolve(desk, thread))) {
      rights.resolve = false
      if (!thread.answered) await remove(desk, thread)
    }
  }
  tally.settled += 1
}

async function remove({ client, remote }: Desk, thread: Thread): Promise<void> {
  const { owner, repo } = remote
  await unlessGone(client.rest.pulls.deleteReviewComment({ owner, repo, comment_id: thread.comment }))
}

/** False if our token may not: GitHub wants `contents: write` for it. */
async function resolve({ client }: Desk, { id }: Thread): Promise<boolean> {
  const mutation = 'mutation Resolve($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { id } } }'
  return allowed(client.graphql(mutation, { id }))
}

/** A review that has lost all its comments says nothing any more, and GitHub lets nobody delete it. */
export async function hide({ client }: Desk, rights: Rights, review: Posted): Promise<void> {
  if (!rights.hide) return
  const mutation =
    'mutation Hide($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } } }'
  rights.hide = await allowed(client.graphql(mutation, { id: review.node }))
}

async function allowed(call: Promise<unknown>): Promise<boolean> {
  try {
    await call
    return true
  } catch (error) {
    if (faultOf(error).kind === 'denied') return false
    throw error
  }
}

/** What is not there needs no deleting: another run was quicker. */
export async function unlessGone(call: Promise<unknown>): Promise<void> {
  try {
    await call
  } catch (error) {
    if (faultOf(error).status !== 404) throw error
  }
}
