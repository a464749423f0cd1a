// What the small GitHub remembers.
import type { IncomingMessage } from 'node:http'

export interface FakeUser {
  readonly login: string
  readonly id: number
  readonly type: 'Bot' | 'User'
}

export interface FakePull {
  readonly number: number
  /** Tip of the base branch. */
  base: string
  head: string
  readonly fork?: boolean
  readonly author?: FakeUser
}

/** `role_name` of GitHub. */
export type FakeRole = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none'

export interface FakeReaction {
  readonly id: number
  /** Of the conversation. */
  readonly comment: number
  readonly content: string
  readonly user: FakeUser
}

export interface FakeJob {
  readonly id: number
  readonly name: string
  status: 'queued' | 'in_progress' | 'completed'
  conclusion: 'success' | 'failure' | 'cancelled' | 'action_required' | null
  /** Names of its steps. */
  readonly steps: readonly string[]
}

export interface FakeRun {
  readonly id: number
  readonly head_sha: string
  /** Of the workflow's file. */
  readonly path: string
  readonly event: string
  readonly created_at: string
  attempt: number
  readonly jobs: readonly FakeJob[]
}

/** What a token may do. `denial` is how GitHub says no. */
export interface FakeToken {
  readonly user: FakeUser
  /** `pull-requests: write`, and `statuses: write` unless said otherwise. */
  readonly writes: boolean
  readonly statuses?: boolean
  /** `contents: write`, which resolving a thread wants. */
  readonly contents?: boolean
  /** Absent: what everybody may in a public repository, to read. */
  readonly actions?: 'write' | 'none'
  readonly denial?: 403 | 404
}

export interface FakeReview {
  readonly id: number
  readonly user: FakeUser
  readonly body: string
  readonly state: string
  readonly commit_id: string
  hidden?: boolean
}

/** Lines are those of `commit_id`; where they are today is worked out when somebody asks. */
export interface FakeComment {
  readonly id: number
  readonly pull_request_review_id: number
  readonly user: FakeUser
  readonly path: string
  readonly line: number | null
  readonly start_line: number | null
  readonly side: string
  body: string
  readonly commit_id: string
  readonly in_reply_to_id?: number
  readonly subject_type: 'line' | 'file'
  /** Who resolved the thread that begins here. */
  resolved?: string
}

export interface FakeIssueComment {
  readonly id: number
  readonly user: FakeUser
  body: string
  /** When it was written, and changed; absent: at once, at the beginning of time. */
  readonly created_at?: string
  updated_at?: string
  /** Who changed it last. */
  editor?: FakeUser
}

export interface FakeStatus {
  readonly id: number
  readonly sha: string
  readonly state: string
  readonly context: string
  readonly description: string | null
  readonly target_url: string | null
  readonly creator: FakeUser
}

export interface FakeState {
  readonly pulls: FakePull[]
  readonly tokens: Map<string, FakeToken>
  readonly reviews: FakeReview[]
  readonly comments: FakeComment[]
  readonly issueComments: FakeIssueComment[]
  readonly statuses: FakeStatus[]
  /** Roles by login. */
  readonly people: Map<string, FakeRole>
  readonly reactions: FakeReaction[]
  readonly runs: FakeRun[]
  /** What GitHub's clock says; absent: what ours says. */
  now?: string
  /** The last id that was given; GitHub's are beyond 32 bits. */
  lastId: number
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
  /** The connection breaks instead. */
  readonly cut?: true
}

export const fullName = 'octo/shop'
export const bodyLimit = 65536

export function newState(): FakeState {
  return {
    pulls: [],
    tokens: new Map(),
    reviews: [],
    comments: [],
    issueComments: [],
    statuses: [],
    people: new Map(),
    reactions: [],
    runs: [],
    lastId: 3_000_000_000,
  }
}

export function newId(state: FakeState): number {
  state.lastId += 1
  return state.lastId
}

/** A review or a comment of one that was not sent is there for its author alone. */
export function visibleReviews({ reviews }: FakeState, login: string): readonly FakeReview[] {
  return reviews.filter(({ state, user }) => state !== 'PENDING' || user.login === login)
}

export function visibleComments(state: FakeState, login: string): readonly FakeComment[] {
  const shown = new Set(visibleReviews(state, login).map(({ id }) => id))
  return state.comments.filter((comment) => shown.has(comment.pull_request_review_id))
}

export function failure(status: number, message: string, errors?: readonly unknown[]): FakeAnswer {
  const documentation_url = 'https://docs.github.com/rest'
  return {
    status,
    body: { message, ...(errors === undefined ? {} : { errors }), documentation_url, status: String(status) },
  }
}

export function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
