// What GitHub meant when it did not do what we asked.

export interface Fault {
  /** denied: the token may not. limited: too much at once. refused: the request itself. unclear: it may have been done. */
  readonly kind: 'denied' | 'limited' | 'refused' | 'unclear'
  /** One line, without a full stop. */
  readonly words: string
}

/** Reads what octokit threw; anything else is thrown on, since it is our own mistake. */
export function faultOf(error: unknown): Fault {
  const { name, status, response } = record(error)
  if (name !== 'HttpError' || typeof status !== 'number') throw error
  const { data, headers } = record(response)
  const words = sentence(status, data)
  if (status >= 500) return { kind: 'unclear', words }
  if (status === 429 || limited(words, record(headers))) return { kind: 'limited', words }
  if (status === 401 || status === 403 || status === 404) return { kind: 'denied', words }
  return { kind: 'refused', words }
}

// A 403 is also how GitHub says "slow down", and 422 with the code `abuse` is its spam guard.
function limited(words: string, headers: Record<string, unknown>): boolean {
  const spent = headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined
  return spent || /rate limit|\babuse\b/i.test(words)
}

function sentence(status: number, data: unknown): string {
  const { message, errors } = record(data)
  const details = (Array.isArray(errors) ? errors : []).map(detail)
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

/** Untrusted data as something whose fields can be asked for. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.assign(Object.create(null), value) : Object.create(null)
}
