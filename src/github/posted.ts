// The reviews that stand on a pull request, and whose they are.
import type { Client, Remote } from './client.ts'
import { reviewedHead } from './marker.ts'
import type { PostedReview } from './reconcile.ts'

/** All reviews of a pull request. */
export async function postedReviews(
  client: Client,
  { owner, repo }: Remote,
  number: number,
): Promise<readonly PostedReview[]> {
  const request = { owner, repo, pull_number: number, per_page: 100 }
  const reviews = await client.paginate(client.rest.pulls.listReviews, request)
  // Who we are costs a call, and matters only if somebody signs as we do.
  const claimed = reviews.some(({ body }) => reviewedHead(body) !== undefined)
  const me = claimed ? await viewer(client) : ''
  return reviews.map(({ id, body, state, user }) => ({
    id,
    body,
    pending: state === 'PENDING',
    own: isMe(user?.login, me),
  }))
}

// A job's token may not ask REST who it is; GraphQL answers.
async function viewer(client: Client): Promise<string> {
  const answer = await client.graphql<{ viewer: { login: string } }>('query { viewer { login } }')
  return answer.viewer.login
}

function isMe(login: string | undefined, me: string): boolean {
  // GraphQL leaves a bot's suffix out in some answers; no person's name can hold brackets.
  return me !== '' && (login === me || login === `${me}[bot]`)
}
