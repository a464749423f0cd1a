// Who may what in the repository of the small GitHub, and what people think of a comment.
import type { Call } from './fake-rest.ts'
import { userShape } from './fake-shapes.ts'
import { type FakeAnswer, failure, newId, text } from './fake-state.ts'

/** A job's token stands for nobody that this question could name. */
export function viewer({ token }: Call): FakeAnswer {
  if (token.user.type === 'Bot') return failure(403, 'Resource not accessible by integration')
  return { status: 200, body: { ...userShape(token.user), name: null, created_at: then, updated_at: then } }
}

const then = '2026-01-01T00:00:00Z'

/** Known without a role: as GitHub says of anybody in a public repository, he reads. */
export function permissionOf({ state }: Call, login: string): FakeAnswer {
  const known = [...state.people].find(([name]) => name.toLowerCase() === login.toLowerCase())
  if (known === undefined) return failure(404, `${login} is not a user`)
  const [name, role] = known
  // The older word knows four kinds only.
  const permission = role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role
  const user = userShape({ login: name, id: 1, type: 'User' })
  return { status: 200, body: { permission, role_name: role, user: { ...user, role_name: role } } }
}

/** One of a kind from each: 200 says that it was there. */
export function react({ state, token, body }: Call, comment: number): FakeAnswer {
  if (!state.issueComments.some(({ id }) => id === comment)) return failure(404, 'Not Found')
  const content = text(body.content) ?? ''
  const there = state.reactions.find((one) => {
    return one.comment === comment && one.content === content && one.user.login === token.user.login
  })
  const made = there ?? { id: newId(state), comment, content, user: token.user }
  if (there === undefined) state.reactions.push(made)
  const { id, user } = made
  return {
    status: there === undefined ? 201 : 200,
    body: { id, node_id: `REA_${id}`, user: userShape(user), content, created_at: then },
  }
}
