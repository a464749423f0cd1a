// What GitHub meant when it did not do what we asked.
import { list, record } from './decode.ts'

export interface Fault {
  /** denied: the token may not. limited: too much at once. refused: the request itself. unclear: it may have been done. */
  readonly kind: 'denied' | 'limited' | 'refused' | 'unclear'
  /** One line, without a full stop. */
  readonly words: string
  /** Of the answer; a GraphQL answer has 200 with its errors. */
  readonly status: number
}

/** Reads what octokit threw; anything else is thrown on, since it is our own mistake. */
export function faultOf(error: unknown): Fault {
  const { name, status, response, errors } = record(error)
  if (name === 'GraphqlResponseError') return graphqlFault(list(errors))
  if (name !== 'HttpError' || typeof status !== 'number') throw error
  const { data, headers } = record(response)
  const words = sentence(status, data)
  if (status >= 500) return { kind: 'unclear', words, status }
  if (status === 429 || limited(words, record(headers))) return { kind: 'limited', words, status }
  if (status === 401 || status === 403 || status === 404) return { kind: 'denied', words, status }
  return { kind: 'refused', words, status }
}

function graphqlFault(errors: readonly unknown[]): Fault {
  const words = line(errors.map((error) => String(record(error).message)).join(': '))
  const types = errors.map((error) => record(error).type)
  const status = 200
  if (types.some((type) => type === 'RATE_LIMITED') || limited(words, {})) return { kind: 'limited', words, status }
  if (types.some((type) => type === 'FORBIDDEN' || type === 'NOT_FOUND')) return { kind: 'denied', words, status }
  return { kind: 'unclear', words, status }
}

// A 403 is also how GitHub says "slow down", and 422 with the code `abuse` is its spam guard.
function limited(words: string, headers: Record<string, unknown>): boolean {
  const spent = headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined
  return spent || /rate limit|\babuse\b/i.test(words)
}

/** How long GitHub wants us to wait, in milliseconds; a minute where it does not say. */
export function waitAsked(error: unknown, now: number): number {
  const headers = record(record(record(error).response).headers)
  const after = Number(headers['retry-after'] ?? Number.NaN)
  if (after >= 0) return after * 1000
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN) * 1000
  return headers['x-ratelimit-remaining'] === '0' && reset > now ? reset - now : 60_000
}

function sentence(status: number, data: unknown): string {
  const { message, errors } = record(data)
  const details = list(errors).map(detail)
  // Behind a 5xx there may be an HTML page, or nothing at all.
  const parts = typeof message === 'string' ? [message, ...details] : []
  return line(parts.length === 0 ? `no answer it could read (status ${status})` : parts.join(': '))
}

function detail(error: unknown): string {
  if (typeof error === 'string') return error
  const { field, code, message } = record(error)
  return [field, code, message].filter((part) => typeof part === 'string').join(' ')
}

/** A stranger's text on one line of bounded length. */
export function line(text: string): string {
  const flat = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  return flat.length > 300 ? `${flat.slice(0, 299)}…` : flat
}
