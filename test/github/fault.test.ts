import { describe, expect, test } from '@jest/globals'
import { type Fault, faultOf } from '../../src/github/fault.ts'

function httpError(status: number, data?: unknown, headers: Record<string, string> = {}): unknown {
  return Object.assign(new Error('x'), { name: 'HttpError', status, response: { data, headers } })
}

describe('what GitHub meant', () => {
  const cases: readonly [unknown, Fault['kind'], string][] = [
    [httpError(403, { message: 'Resource not accessible by integration' }), 'denied', 'Resource not accessible'],
    [httpError(404, { message: 'Not Found' }), 'denied', 'Not Found'],
    [httpError(401, { message: 'Bad credentials' }), 'denied', 'Bad credentials'],
    [httpError(403, { message: 'You have exceeded a secondary rate limit' }), 'limited', 'secondary rate limit'],
    [httpError(403, { message: 'no' }, { 'x-ratelimit-remaining': '0' }), 'limited', 'no'],
    [httpError(403, { message: 'no' }, { 'retry-after': '60' }), 'limited', 'no'],
    [httpError(429, {}), 'limited', 'status 429'],
    [httpError(422, { message: 'V', errors: [{ code: 'abuse', field: 'base' }] }), 'limited', 'V: base abuse'],
    [httpError(422, { message: 'U', errors: ['line must be', 'and'] }), 'refused', 'U: line must be: and'],
    [httpError(502, '<html>Unicorn</html>'), 'unclear', 'no answer it could read (status 502)'],
    [Object.assign(new Error('socket hang up'), { name: 'HttpError', status: 500 }), 'unclear', 'status 500'],
    [httpError(422, { message: 'a\n::error::b\u2028c\u202ed' }), 'refused', 'a ::error::b c d'],
  ]
  test.each(cases)('%#', (error, kind, words) => {
    const fault = faultOf(error)
    expect(fault.kind).toBe(kind)
    expect(fault.words).toContain(words)
  })

  test('our own mistakes are not taken for answers of GitHub', () => {
    expect(() => faultOf(new TypeError('mine'))).toThrow('mine')
  })

  test('a long answer is cut', () => {
    expect(faultOf(httpError(422, { message: 'x'.repeat(9999) })).words).toHaveLength(300)
  })
})
