// Reviews and their comments as GitHub keeps them: all of a review's comments are accepted, or none.
import { type DiffFile, hunkOf } from './fake-diff.ts'
import {
  bodyLimit,
  type FakeAnswer,
  type FakeComment,
  type FakeReview,
  type FakeState,
  type FakeUser,
  failure,
  newId,
  record,
  text,
} from './fake-state.ts'

/** What the repository knows about the commits of the pull request. */
export interface PullDiff {
  readonly head: string
  /** Absent for a commit that is not part of the pull request. */
  files(commit: string): readonly DiffFile[] | undefined
}

const outside = 'Pull request review thread line must be part of the diff'
const otherHunk = 'Pull request review thread start line must be part of the same hunk as the line.'
const noHunk = "Pull request review thread diff hunk can't be blank"
const onePending = 'User can only have one pending review per pull request'
const states: Readonly<Record<string, string>> = {
  COMMENT: 'COMMENTED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  APPROVE: 'APPROVED',
}

export function createReview(
  state: FakeState,
  diff: PullDiff,
  user: FakeUser,
  input: unknown,
): FakeReview | FakeAnswer {
  const request = record(input) ?? {}
  const commit = text(request.commit_id) ?? diff.head
  const files = diff.files(commit)
  const body = text(request.body) ?? ''
  const comments = Array.isArray(request.comments) ? request.comments : []
  const event = text(request.event)
  if (files === undefined) return refuse('commit_id is not part of the pull request')
  if (hasPending(state, user)) return refuse(onePending)
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
  const review = keep(state, user, { commit, body, state: event === undefined ? 'PENDING' : (states[event] ?? '') })
  for (const comment of comments) state.comments.push(kept(state, review, record(comment) ?? {}))
  return review
}

/** A single comment: on a line, on the whole file, or a reply. It makes a review without words of its own. */
export function createComment(
  state: FakeState,
  diff: PullDiff,
  user: FakeUser,
  input: unknown,
): FakeComment | FakeAnswer {
  const request = record(input) ?? {}
  const commit = text(request.commit_id) ?? ''
  const files = diff.files(commit)
  const file = files?.find(({ filename }) => filename === request.path)
  if (hasPending(state, user)) return refuse('user_id can only have one pending review per pull request')
  if (files === undefined) return invalid('commit_id is not part of the pull request', 'pull_request_review_thread')
  if ((text(request.body) ?? '').length > bodyLimit) return tooLong()
  if (file === undefined) return invalid('path is invalid', 'pull_request_review_thread.path')
  const whole = request.subject_type === 'file'
  if (!whole && faultOf(record({ ...request, commit_id: undefined }), files) !== undefined)
    return invalid('line must be part of the diff', 'pull_request_review_thread.line')
  const review = keep(state, user, { commit, body: '', state: 'COMMENTED' })
  const comment = kept(state, review, request)
  state.comments.push(comment)
  return comment
}

function hasPending({ reviews }: FakeState, user: FakeUser): boolean {
  return reviews.some((review) => review.state === 'PENDING' && review.user.login === user.login)
}

function faultOf(comment: Record<string, unknown> | undefined, files: readonly DiffFile[]): string | undefined {
  const path = text(comment?.path)
  if (comment === undefined || path === undefined || text(comment.body) === undefined) return 'Invalid request.'
  const { line, start_line: start, side, start_side: startSide } = comment
  if ('subject_type' in comment) return 'Invalid request. "subject_type" is not a permitted key.'
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

function keep(state: FakeState, user: FakeUser, { commit, body, state: as }: Kept): FakeReview {
  const review: FakeReview = { id: newId(state), user, body, state: as, commit_id: commit }
  state.reviews.push(review)
  return review
}

function kept(state: FakeState, { id, user, commit_id }: FakeReview, input: Record<string, unknown>): FakeComment {
  return {
    id: newId(state),
    pull_request_review_id: id,
    user,
    path: text(input.path) ?? '',
    line: typeof input.line === 'number' ? input.line : null,
    start_line: typeof input.start_line === 'number' ? input.start_line : null,
    side: text(input.side) ?? 'RIGHT',
    body: text(input.body) ?? '',
    commit_id,
    subject_type: input.subject_type === 'file' ? 'file' : 'line',
  }
}

/** Somebody answers in the thread that begins with this comment. */
export function reply(state: FakeState, user: FakeUser, root: FakeComment, body: string): void {
  const review = keep(state, user, { commit: root.commit_id, body: '', state: 'COMMENTED' })
  const comment = kept(state, review, { ...root, body })
  state.comments.push({ ...comment, in_reply_to_id: root.id })
}

/** A thread goes with its last comment, and a review that said nothing else with it. */
export function deleteComment(state: FakeState, id: number): void {
  const at = state.comments.findIndex((comment) => comment.id === id)
  const [gone] = state.comments.splice(at, 1)
  const review = state.reviews.findIndex((one) => one.id === gone?.pull_request_review_id)
  const empty = !state.comments.some((comment) => comment.pull_request_review_id === gone?.pull_request_review_id)
  if (review >= 0 && empty && state.reviews[review]?.body === '') state.reviews.splice(review, 1)
}

export function deleteReview(state: FakeState, id: number): FakeReview | FakeAnswer {
  const review = state.reviews.find((candidate) => candidate.id === id)
  if (review === undefined) return failure(404, 'Not Found')
  if (review.state !== 'PENDING') return refuse('Can not delete a non-pending review')
  state.reviews.splice(state.reviews.indexOf(review), 1)
  const others = state.comments.filter((comment) => comment.pull_request_review_id !== id)
  state.comments.splice(0, state.comments.length, ...others)
  return review
}

// Errors are plain strings for reviews, and objects for comments.
function refuse(error: string): FakeAnswer {
  return failure(422, 'Unprocessable Entity', [error])
}

function invalid(message: string, field: string): FakeAnswer {
  const resource = 'PullRequestReviewComment'
  return failure(422, 'Validation Failed', [
    { resource, code: 'custom', field, message: `${field} ${message}` },
    { resource, code: 'missing_field', field: 'pull_request_review_thread.diff_hunk' },
  ])
}

export function tooLong(): FakeAnswer {
  const message = `body is too long (maximum is ${bodyLimit} characters)`
  return failure(422, 'Validation Failed', [{ resource: 'Comment', code: 'custom', field: 'body', message }])
}
