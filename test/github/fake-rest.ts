// The REST answers of the small GitHub, made from its repository and from what has been posted.
import type { IncomingMessage } from 'node:http'
import { diffFiles, mergeBase } from './fake-diff.ts'
import { createReview, type FakeUser, type ReviewStore } from './fake-reviews.ts'
import { runGit, type Scratch } from './scratch-repository.ts'

export interface FakePull {
  readonly number: number
  /** Tip of the base branch. */
  readonly base: string
  head: string
  readonly fork?: boolean
}

/** What a token may do. `denial` is how GitHub says no. */
export interface FakeToken {
  readonly user: FakeUser
  readonly writes: boolean
  readonly denial?: 403 | 404
}

export interface FakeRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
}

export interface FakeAnswer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What a GitHub remembers. */
export interface FakeState extends ReviewStore {
  readonly pulls: FakePull[]
  readonly tokens: Map<string, FakeToken>
}

export const fullName = 'octo/shop'

export function answerRest(state: FakeState, { dir }: Scratch, request: FakeRequest, url: URL): FakeAnswer {
  const token = state.tokens.get((request.headers.authorization ?? '').replace(/^(?:token|bearer) /i, ''))
  if (token === undefined) return failure(401, 'Bad credentials')
  if (request.method === 'POST' && request.path === '/graphql')
    return { status: 200, body: { data: { viewer: { login: token.user.login } } } }
  const [empty, repos, owner, name, area = '', id = '', part = '', last] = request.path.split('/')
  if (empty !== '' || repos !== 'repos' || `${owner}/${name}` !== fullName) return failure(404, 'Not Found')
  if (request.method !== 'GET' && !token.writes)
    return token.denial === 404 ? failure(404, 'Not Found') : failure(403, 'Resource not accessible by integration')
  if (area === 'compare' && request.method === 'GET') return compare(dir, decodeURIComponent(id))
  const pull = state.pulls.find(({ number }) => area === 'pulls' && String(number) === id)
  if (pull === undefined) return failure(404, 'Not Found')
  const base = mergeBase(dir, pull.base, pull.head)
  const files = (commit: string) => (isCommit(dir, commit, pull.head) ? diffFiles(dir, base, commit) : undefined)
  switch (`${request.method} ${part}`) {
    case 'GET ':
      return { status: 200, body: pullRequest(pull, diffFiles(dir, base, pull.head).length) }
    case 'GET files':
      return page(url, diffFiles(dir, base, pull.head))
    case 'GET comments':
      return page(url, state.comments)
    case 'GET reviews':
      return page(
        url,
        state.reviews.filter((review) => review.state !== 'PENDING' || review.user.login === token.user.login),
      )
    case 'POST reviews': {
      const made = createReview(state, { head: pull.head, files }, token.user, request.body)
      return 'errors' in made ? failure(made.status, made.message, made.errors) : { status: 200, body: made }
    }
    case 'DELETE reviews':
      return deleteReview(state, Number(last))
    default:
      return failure(404, 'Not Found')
  }
}

function deleteReview({ reviews, comments }: FakeState, id: number): FakeAnswer {
  const review = reviews.find((candidate) => candidate.id === id)
  if (review === undefined) return failure(404, 'Not Found')
  if (review.state !== 'PENDING') return failure(422, 'Unprocessable Entity', ['Can not delete a non-pending review'])
  reviews.splice(reviews.indexOf(review), 1)
  const others = comments.filter((comment) => comment.pull_request_review_id !== id)
  comments.splice(0, comments.length, ...others)
  return { status: 200, body: review }
}

function isCommit(dir: string, commit: string, head: string): boolean {
  return runGit(dir, ['rev-list', head]).split('\n').includes(commit)
}

function commitId(dir: string, revision: string): string | undefined {
  try {
    return runGit(dir, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]).trim()
  } catch {
    return undefined
  }
}

function compare(dir: string, range: string): FakeAnswer {
  const [base = '', head = ''] = range.split('...')
  const [from, to] = [commitId(dir, base), commitId(dir, head)]
  if (from === undefined || to === undefined) return failure(404, 'Not Found')
  const common = mergeBase(dir, from, to)
  const commits = runGit(dir, ['rev-list', '--reverse', `${common}..${to}`])
    .split('\n')
    .filter(Boolean)
  return {
    status: 200,
    body: {
      base_commit: { sha: from },
      merge_base_commit: { sha: common },
      status: 'ahead',
      total_commits: commits.length,
      commits: commits.slice(0, 250).map((sha) => ({ sha })),
      files: diffFiles(dir, common, to).slice(0, 300),
    },
  }
}

function pullRequest({ number, base, head, fork }: FakePull, changed: number): unknown {
  return {
    number,
    state: 'open',
    changed_files: changed,
    base: { sha: base, ref: 'main', repo: { full_name: fullName } },
    head: { sha: head, ref: 'topic', repo: { full_name: fork === true ? 'stranger/shop' : fullName } },
  }
}

function page(url: URL, all: readonly unknown[]): FakeAnswer {
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100)
  const number = Number(url.searchParams.get('page') ?? 1)
  const last = Math.max(1, Math.ceil(all.length / size))
  const link = (to: number, rel: string): string => {
    const target = new URL(url)
    target.searchParams.set('page', String(to))
    return `<${target.href}>; rel="${rel}"`
  }
  const links = number < last ? [link(number + 1, 'next'), link(last, 'last')] : []
  const body = all.slice((number - 1) * size, number * size)
  return { status: 200, body, ...(links.length === 0 ? {} : { headers: { link: links.join(', ') } }) }
}

function failure(status: number, message: string, errors?: readonly unknown[]): FakeAnswer {
  const documentation_url = 'https://docs.github.com/rest'
  return {
    status,
    body: { message, ...(errors === undefined ? {} : { errors }), documentation_url, status: String(status) },
  }
}
