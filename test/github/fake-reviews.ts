// Reviews of a pull request as GitHub keeps them: all of a review's comments are accepted, or none.
import { type DiffFile, hunkOf } from './fake-diff.ts'

export interface FakeUser {
  readonly login: string
  readonly id: number
  readonly type: 'Bot' | 'User'
}

export interface FakeReview {
  readonly id: number
  readonly user: FakeUser
  readonly body: string
  readonly state: string
  readonly commit_id: string
}

export interface FakeComment {
  readonly id: number
  readonly pull_request_review_id: number
  readonly user: FakeUser
  readonly path: string
  readonly line: number
  readonly start_line: number | null
  readonly side: string
  readonly body: string
  readonly commit_id: string
}

export interface Refusal {
  readonly status: 422
  readonly message: string
  readonly errors: readonly unknown[]
}

export interface ReviewStore {
  readonly reviews: FakeReview[]
  readonly comments: FakeComment[]
}

/** What the repository knows about the commits of the pull request. */
export interface PullDiff {
  readonly head: string
  /** Absent for a commit that is not part of the pull request. */
  files(commit: string): readonly DiffFile[] | undefined
}

export const bodyLimit = 65536

const outside = 'Pull request review thread line must be part of the diff'
const otherHunk = 'Pull request review thread start line must be part of the same hunk as the line.'
const noHunk = "Pull request review thread diff hunk can't be blank"
const states: Readonly<Record<string, string>> = {
  COMMENT: 'COMMENTED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  APPROVE: 'APPROVED',
}

export function createReview(store: ReviewStore, diff: PullDiff, user: FakeUser, input: unknown): FakeReview | Refusal {
  const request = record(input) ?? {}
  const commit = text(request.commit_id) ?? diff.head
  const files = diff.files(commit)
  const body = text(request.body) ?? ''
  const comments = Array.isArray(request.comments) ? request.comments : []
  const event = text(request.event)
  const pending = store.reviews.some((review) => review.state === 'PENDING' && review.user.login === user.login)
  if (files === undefined) return refuse('commit_id is not part of the pull request')
  if (pending) return refuse('User can only have one pending review per pull request')
  if (event !== undefined && states[event] === undefined) return refuse(`Variable $event was provided ${event}`)
  if (event === 'APPROVE' && user.type === 'Bot')
    return refuse('GitHub Actions is not permitted to approve pull requests.')
  if (event !== undefined && event !== 'APPROVE' && body === '') return refuse("Body can't be blank")
  for (const comment of [{ body }, ...comments]) {
    if ((text(record(comment)?.body) ?? '').length > bodyLimit) return tooLong()
  }
  for (const comment of comments) {
    const fault = faultOf(record(comment), files)
    if (fault !== undefined) return refuse(fault)
  }
  return keep(store, user, { commit, body, state: event === undefined ? 'PENDING' : (states[event] ?? '') }, comments)
}

function faultOf(comment: Record<string, unknown> | undefined, files: readonly DiffFile[]): string | undefined {
  const path = text(comment?.path)
  if (comment === undefined || path === undefined || text(comment.body) === undefined) return 'Invalid request.'
  const known = ['path', 'body', 'line', 'side', 'start_line', 'start_side', 'position']
  const stranger = Object.keys(comment).find((key) => !known.includes(key))
  if (stranger !== undefined) return `Invalid request. "${stranger}" is not a permitted key.`
  const { line, start_line: start, side, start_side: startSide } = comment
  const file = files.find((candidate) => candidate.filename === path)
  if (file === undefined) return 'Path could not be resolved'
  if (typeof line !== 'number' || (side !== 'RIGHT' && side !== 'LEFT')) return `${outside} and ${noHunk}`
  const hunk = hunkOf(file.patch ?? '', side, line)
  if (start === undefined && startSide === undefined) return hunk === undefined ? `${outside} and ${noHunk}` : undefined
  if (typeof start !== 'number' || typeof startSide !== 'string') return 'start_line and start_side belong together'
  if (start >= line) return 'Pull request review thread start line must precede the end line.'
  const first = hunkOf(file.patch ?? '', startSide, start)
  if (hunk === undefined) return `${outside}, ${otherHunk}, and ${noHunk}`
  return first === hunk ? undefined : otherHunk
}

interface Kept {
  readonly commit: string
  readonly body: string
  readonly state: string
}

function keep(
  store: ReviewStore,
  user: FakeUser,
  { commit, body, state }: Kept,
  comments: readonly unknown[],
): FakeReview {
  const review: FakeReview = { id: 1000 + store.reviews.length, user, body, state, commit_id: commit }
  store.reviews.push(review)
  for (const comment of comments.map(record)) {
    store.comments.push({
      id: 2000 + store.comments.length,
      pull_request_review_id: review.id,
      user,
      path: text(comment?.path) ?? '',
      line: Number(comment?.line),
      start_line: typeof comment?.start_line === 'number' ? comment.start_line : null,
      side: text(comment?.side) ?? '',
      body: text(comment?.body) ?? '',
      commit_id: commit,
    })
  }
  return review
}

function refuse(error: string): Refusal {
  return { status: 422, message: 'Unprocessable Entity', errors: [error] }
}

function tooLong(): Refusal {
  const message = `body is too long (maximum is ${bodyLimit} characters)`
  return { status: 422, message: 'Validation Failed', errors: [{ code: 'custom', field: 'body', message }] }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined
}
