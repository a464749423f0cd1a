// The GraphQL answers of the small GitHub: GitHub's own schema, executed over what the fake remembers.
import { schema as github } from '@octokit/graphql-schema'
import { buildSchema, GraphQLError, graphqlSync } from 'graphql'
import { anchorOf } from './fake-anchor.ts'
import type { DiffFile } from './fake-diff.ts'
import { pullFiles, tokenOf } from './fake-rest.ts'
import {
  type FakeAnswer,
  type FakeComment,
  type FakePull,
  type FakeRequest,
  type FakeState,
  type FakeToken,
  type FakeUser,
  failure,
  fullName,
  record,
  visibleComments,
  visibleReviews,
} from './fake-state.ts'
import type { Scratch } from './scratch-repository.ts'

// GitHub's schema names some fields twice.
const schema = buildSchema(github.idl, { assumeValidSDL: true })

export function answerGraphql(state: FakeState, { dir }: Scratch, request: FakeRequest): FakeAnswer {
  const token = tokenOf(state, request)
  if (token === undefined) return failure(401, 'Bad credentials')
  const { query, variables } = record(request.body) ?? {}
  const { data, errors } = graphqlSync({
    schema,
    source: String(query),
    variableValues: record(variables) ?? {},
    rootValue: root({ state, dir, token }),
  })
  const listed = (errors ?? []).map(({ message, path, locations, extensions }) => {
    return { type: extensions.type ?? 'INVALID', message, path, locations }
  })
  // Errors come inside an answer that says 200.
  return { status: 200, body: { data: data ?? null, ...(listed.length === 0 ? {} : { errors: listed }) } }
}

interface Call {
  readonly state: FakeState
  readonly dir: string
  readonly token: FakeToken
}

interface Paging {
  readonly first?: number
  readonly last?: number
  readonly after?: string
  readonly states?: readonly string[]
}

function root(call: Call) {
  return {
    viewer: { login: call.token.user.login },
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) => {
      if (`${owner}/${name}` !== fullName) throw fault('NOT_FOUND', 'Could not resolve to a Repository')
      return { pullRequest: ({ number }: { readonly number: number }) => pullRequest(call, number) }
    },
    resolveReviewThread: ({ input }: { readonly input: { readonly threadId: string } }) =>
      resolve(call, input.threadId),
    minimizeComment: ({ input }: { readonly input: { readonly subjectId: string } }) => minimize(call, input.subjectId),
  }
}

function pullRequest(call: Call, number: number) {
  const { state, dir, token } = call
  const pull = state.pulls.find((one) => one.number === number)
  if (pull === undefined) throw fault('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`)
  const { login } = token.user
  return {
    headRefOid: pull.head,
    state: 'OPEN',
    reviewThreads: (paging: Paging) => {
      const files = pullFiles(dir, pull)
      const roots = visibleComments(state, login).filter((comment) => comment.in_reply_to_id === undefined)
      return connection(
        roots.map((comment) => thread(call, pull, files, comment)),
        paging,
      )
    },
    comments: (paging: Paging) =>
      connection(
        state.issueComments.map(({ id, user, body, editor }) => ({
          ...node(`IC_${id}`, id, body, user.login === login),
          author: actor(user),
          editor: editor === undefined ? null : actor(editor),
        })),
        paging,
      ),
    reviews: (paging: Paging) =>
      connection(
        visibleReviews(state, login)
          .filter((review) => paging.states === undefined || paging.states.includes(review.state))
          .map(({ id, user, body, hidden = false, state: as }) => ({
            ...node(`PRR_${id}`, id, body, user.login === login),
            state: as,
            isMinimized: hidden,
            viewerCanMinimize: user.login === login && token.writes,
            comments: (inner: Paging) =>
              connection(
                state.comments.filter((comment) => comment.pull_request_review_id === id),
                { first: 1, ...inner },
              ),
          })),
        paging,
      ),
  }
}

function thread({ state, dir, token }: Call, pull: FakePull, files: readonly DiffFile[], comment: FakeComment) {
  const { line, start_line, outdated } = anchorOf(dir, comment, pull.head, files)
  const all = visibleComments(state, token.user.login).filter(
    ({ id, in_reply_to_id }) => id === comment.id || in_reply_to_id === comment.id,
  )
  return {
    id: `PRRT_${comment.id}`,
    path: comment.path,
    line,
    startLine: start_line,
    originalLine: comment.line,
    originalStartLine: comment.start_line,
    diffSide: comment.side,
    subjectType: comment.subject_type.toUpperCase(),
    isOutdated: outdated,
    isResolved: comment.resolved !== undefined,
    viewerCanResolve: token.contents === true,
    comments: (paging: Paging) =>
      connection(
        all.map(({ id, user, body, commit_id }) => ({
          ...node(`PRRC_${id}`, id, body, user.login === token.user.login),
          originalCommit: { oid: commit_id },
        })),
        paging,
      ),
  }
}

function node(id: string, databaseId: number, body: string, viewerDidAuthor: boolean) {
  // Beyond 32 bits there is only the full one.
  return {
    id,
    fullDatabaseId: String(databaseId),
    databaseId: databaseId < 2 ** 31 ? databaseId : null,
    body,
    viewerDidAuthor,
  }
}

// Here a bot has no suffix.
function actor({ login, type }: FakeUser) {
  return { __typename: type, login: login.replace(/\[bot\]$/, '') }
}

function connection<Node>(all: readonly Node[], { first, last, after }: Paging) {
  const size = first ?? last
  if (size === undefined) throw fault('MISSING_PAGINATION_BOUNDARIES', 'You must provide a `first` or `last` value')
  if (size > 100) throw fault('EXCESSIVE_PAGINATION', `Requesting ${size} records exceeds the limit of 100 records`)
  if (first === undefined) return { totalCount: all.length, nodes: all.slice(-size) }
  const start = after === undefined || after === null ? 0 : Number(after)
  const end = Math.min(start + first, all.length)
  return {
    totalCount: all.length,
    pageInfo: { hasNextPage: end < all.length, endCursor: String(end) },
    nodes: all.slice(start, end),
  }
}

function resolve({ state, token }: Call, threadId: string) {
  if (!token.writes || token.contents !== true) throw fault('FORBIDDEN', 'Resource not accessible by integration')
  const comment = state.comments.find(({ id }) => `PRRT_${id}` === threadId)
  if (comment === undefined) throw fault('NOT_FOUND', 'Could not resolve to a node')
  comment.resolved = token.user.login
  return { thread: { id: threadId } }
}

function minimize({ state, token }: Call, subjectId: string) {
  if (!token.writes) throw fault('FORBIDDEN', 'Resource not accessible by integration')
  const review = state.reviews.find(({ id }) => `PRR_${id}` === subjectId)
  if (review === undefined) throw fault('NOT_FOUND', 'Could not resolve to a node')
  review.hidden = true
  return { minimizedComment: { __typename: 'PullRequestReview', isMinimized: true } }
}

function fault(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } })
}
