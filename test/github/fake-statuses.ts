// Commit statuses: at most a thousand of a name for a commit, and 140 characters each.
import { headOf } from './fake-anchor.ts'
import { page } from './fake-page.ts'
import type { Call } from './fake-rest.ts'
import { statusShape } from './fake-shapes.ts'
import { type FakeAnswer, failure, newId, text } from './fake-state.ts'

export function statuses({ state, dir, token, url, body }: Call, method: string, revision: string): FakeAnswer {
  const sha = headOf(dir, revision)
  if (sha === undefined) return failure(422, 'No commit found for SHA')
  if (method === 'GET')
    return page(
      url,
      state.statuses
        .filter((one) => one.sha === sha)
        .toReversed()
        .map(statusShape),
    )
  const description = text(body.description) ?? null
  if ([...(description ?? '')].length > 140)
    return failure(422, 'Validation Failed', [
      {
        resource: 'Status',
        code: 'custom',
        field: 'description',
        message: 'description is too long (maximum is 140 characters)',
      },
    ])
  const context = text(body.context) ?? 'default'
  const same = state.statuses.filter((one) => one.sha === sha && one.context.toLowerCase() === context.toLowerCase())
  if (same.length >= 1000)
    return failure(422, 'Validation Failed', [
      {
        resource: 'Status',
        code: 'custom',
        message: 'This SHA and context has reached the maximum number of statuses.',
      },
    ])
  const target_url = text(body.target_url) ?? null
  const made = {
    id: newId(state),
    sha,
    state: text(body.state) ?? '',
    context,
    description,
    target_url,
    creator: token.user,
  }
  state.statuses.push(made)
  return { status: 201, body: statusShape(made) }
}
