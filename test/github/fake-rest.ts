// The REST answers of the small GitHub, made from its repository and from what has been posted.

import { actions } from './fake-actions.ts'
import { headOf } from './fake-anchor.ts'
import { areRelated, type DiffFile, diffFiles, mergeBase } from './fake-diff.ts'
import { page } from './fake-page.ts'
import { permissionOf, react, viewer } from './fake-people.ts'
import { pullShape } from './fake-repository.ts'
import { createComment, createReview, deleteComment, deleteReview, tooLong } from './fake-reviews.ts'
import { commentShape, compareShape, fileShape, issueCommentShape, reviewShape } from './fake-shapes.ts'
import {
  bodyLimit,
  type FakeAnswer,
  type FakePull,
  type FakeRequest,
  type FakeState,
  type FakeToken,
  failure,
  fullName,
  newId,
  record,
  text,
  visibleComments,
  visibleReviews,
} from './fake-state.ts'
import { statuses } from './fake-statuses.ts'
import { askGit, type Scratch } from './scratch-repository.ts'

/** A diff beyond it is not shown. */
export const longestPatch = 200_000
const longestListing = 3000

export interface Call {
  readonly state: FakeState
  readonly dir: string
  readonly token: FakeToken
  readonly url: URL
  readonly body: Record<string, unknown>
}

export function answerRest(state: FakeState, { dir }: Scratch, request: FakeRequest, url: URL): FakeAnswer {
  const token = tokenOf(state, request)
  if (token === undefined) return failure(401, 'Bad credentials')
  const [empty, repos, owner, name, area = '', ...rest] = request.path.split('/')
  const call: Call = { state, dir, token, url, body: record(request.body) ?? {} }
  if (request.path === '/user') return viewer(call)
  if (empty !== '' || repos !== 'repos' || `${owner}/${name}` !== fullName) return failure(404, 'Not Found')
  // Workflow runs have a right of their own.
  if (area === 'actions') return actions(call, request.method, rest)
  if (request.method !== 'GET' && !mayWrite(token, area))
    return token.denial === 404 ? failure(404, 'Not Found') : failure(403, 'Resource not accessible by integration')
  const [first = '', part = '', last = ''] = rest.map(decodeURIComponent)
  if (area === 'compare') return compare(dir, first)
  if (area === 'commits' || area === 'statuses') return statuses(call, request.method, first)
  if (area === 'pulls' && first === 'comments') return reviewComment(call, request.method, Number(part))
  if (area === 'collaborators' && part === 'permission') return permissionOf(call, first)
  if (area === 'issues' && first === 'comments' && last === 'reactions') return react(call, Number(part))
  if (area === 'issues' && first === 'comments') return issueComment(call, request.method, Number(part))
  const pull = state.pulls.find(({ number }) => String(number) === first)
  if (pull === undefined) return failure(404, 'Not Found')
  if (area === 'issues' && part === 'comments') return issueComments(call, request.method, pull.number)
  return area === 'pulls' ? ofPull(call, pull, `${request.method} ${part}`, Number(last)) : failure(404, 'Not Found')
}

export function tokenOf(state: FakeState, { headers }: Pick<FakeRequest, 'headers'>): FakeToken | undefined {
  return state.tokens.get((headers.authorization ?? '').replace(/^(?:token|bearer) /i, ''))
}

function mayWrite({ writes, statuses = writes }: FakeToken, area: string): boolean {
  return area === 'statuses' ? statuses : writes
}

/** The files of a pull request as its page shows them. */
export function pullFiles(dir: string, { base, head }: FakePull): readonly DiffFile[] {
  return diffFiles(dir, mergeBase(dir, base, head), head).map(({ patch, ...file }) => {
    return patch === undefined || patch.length > longestPatch ? file : { ...file, patch }
  })
}

function ofPull({ state, dir, token, url, body }: Call, pull: FakePull, what: string, id: number): FakeAnswer {
  const { number, head } = pull
  const base = mergeBase(dir, pull.base, head)
  const files = (commit: string) => (isCommit(dir, commit, head) ? diffFiles(dir, base, commit) : undefined)
  const { login } = token.user
  switch (what) {
    case 'GET ':
      return { status: 200, body: pullShape(pull) }
    case 'GET files': {
      const all = pullFiles(dir, pull).slice(0, longestListing)
      return page(
        url,
        all.map((file) => fileShape(file, head)),
      )
    }
    case 'GET comments':
      return page(
        url,
        visibleComments(state, login).map((comment) => commentShape(comment, number)),
      )
    case 'POST comments': {
      const made = createComment(state, { head, files }, token.user, body)
      return 'status' in made ? made : { status: 201, body: commentShape(made, number) }
    }
    case 'GET reviews':
      return page(
        url,
        visibleReviews(state, login).map((review) => reviewShape(review, number)),
      )
    case 'POST reviews': {
      const made = createReview(state, { head, files }, token.user, body)
      return 'status' in made ? made : { status: 200, body: reviewShape(made, number) }
    }
    case 'DELETE reviews': {
      const gone = deleteReview(state, id)
      return 'status' in gone ? gone : { status: 200, body: reviewShape(gone, number) }
    }
    default:
      return failure(404, 'Not Found')
  }
}

function reviewComment({ state, token, body }: Call, method: string, id: number): FakeAnswer {
  const comment = visibleComments(state, token.user.login).find((one) => one.id === id)
  if (comment === undefined) return failure(404, 'Not Found')
  // Nobody but people with more rights edits what somebody else wrote.
  if (comment.user.login !== token.user.login) return failure(403, 'Resource not accessible by integration')
  if (method === 'DELETE') {
    deleteComment(state, id)
    return { status: 204, body: '' }
  }
  const words = text(body.body) ?? ''
  if (words.length > bodyLimit) return tooLong()
  comment.body = words
  return { status: 200, body: commentShape(comment, 1) }
}

function issueComments({ state, token, url, body }: Call, method: string, number: number): FakeAnswer {
  if (method === 'GET')
    return page(
      url,
      state.issueComments.map((one) => issueCommentShape(one, number)),
    )
  const words = text(body.body) ?? ''
  if (words === '' || words.length > bodyLimit) return tooLong()
  const made = { id: newId(state), user: token.user, body: words }
  state.issueComments.push(made)
  return { status: 201, body: issueCommentShape(made, number) }
}

function issueComment({ state, token, body }: Call, method: string, id: number): FakeAnswer {
  const comment = state.issueComments.find((one) => one.id === id)
  if (comment === undefined) return failure(404, 'Not Found')
  if (comment.user.login !== token.user.login) return failure(403, 'Resource not accessible by integration')
  if (method === 'DELETE') {
    state.issueComments.splice(state.issueComments.indexOf(comment), 1)
    return { status: 204, body: '' }
  }
  const words = text(body.body) ?? ''
  if (words.length > bodyLimit) return tooLong()
  comment.body = words
  comment.editor = token.user
  return { status: 200, body: issueCommentShape(comment, 1) }
}

function isCommit(dir: string, commit: string, head: string): boolean {
  return askGit(dir, ['rev-list', head]).split('\n').includes(commit)
}

function compare(dir: string, range: string): FakeAnswer {
  const [base = '', head = ''] = range.split('...')
  const [from, to] = [headOf(dir, base), headOf(dir, head)]
  if (from === undefined || to === undefined) return failure(404, 'Not Found')
  if (!areRelated(dir, from, to)) return failure(404, `No common ancestor between ${base} and ${head}.`)
  const common = mergeBase(dir, from, to)
  const commits = askGit(dir, ['rev-list', '--reverse', `${common}..${to}`])
    .split('\n')
    .filter(Boolean)
  return { status: 200, body: compareShape(from, common, commits, diffFiles(dir, common, to)) }
}
