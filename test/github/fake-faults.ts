// Faults on demand: which request they meet, and whether the work was done before the answer was lost.
import type { Intercept } from './fake-github.ts'
import type { FakeAnswer } from './fake-state.ts'

export const faultKinds = [
  'page of 502',
  'reset',
  'secondary limit',
  'secondary limit with a wait',
  'too many requests',
  'primary limit',
  'abuse',
  'unauthorized once',
] as const

export type FaultKind = (typeof faultKinds)[number]

export interface FakeFault {
  /** The request it meets, counted from 0. */
  readonly at: number
  readonly kind: FaultKind
  /** Only what breaks on the way back can have been done. */
  readonly done: boolean
}

const secondary = { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' }

const answers: Readonly<Record<FaultKind, FakeAnswer>> = {
  'page of 502': { status: 502, body: '<html>unicorn</html>', headers: { 'content-type': 'text/html' } },
  reset: { status: 0, body: '', cut: true },
  'secondary limit': { status: 403, body: secondary },
  'secondary limit with a wait': { status: 403, body: secondary, headers: { 'retry-after': '1' } },
  'too many requests': { status: 429, body: { message: 'Too many requests' }, headers: { 'retry-after': '2' } },
  'primary limit': {
    status: 403,
    body: { message: 'API rate limit exceeded for installation.' },
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' },
  },
  abuse: {
    status: 422,
    body: { message: 'Validation Failed', errors: [{ resource: 'PullRequestReview', code: 'abuse', field: 'base' }] },
  },
  'unauthorized once': { status: 401, body: { message: 'Bad credentials' } },
}

/** Each fault meets one request and is over; what is `allowed` to go wrong is for the caller to say. */
export function faulty(schedule: readonly FakeFault[]): Intercept {
  let count = -1
  return (_, proceed) => {
    count += 1
    const fault = schedule.find(({ at }) => at === count)
    if (fault === undefined) return undefined
    // A refusal never did anything.
    if (fault.done && (fault.kind === 'reset' || fault.kind === 'page of 502')) proceed()
    return answers[fault.kind]
  }
}
