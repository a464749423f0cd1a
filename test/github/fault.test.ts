import { describe, expect, test } from '@jest/globals'
import { type Fault, faultOf, waitAsked } from '../../src/github/fault.ts'
import { patiently } from '../../src/github/patience.ts'

function httpError(status: number, data?: unknown, headers: Record<string, string> = {}): unknown {
  return Object.assign(new Error('x'), { name: 'HttpError', status, response: { data, headers } })
}

function graphqlError(type: string, message: string): unknown {
  return Object.assign(new Error('x'), { name: 'GraphqlResponseError', errors: [{ type, message }] })
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
    [graphqlError('FORBIDDEN', 'Resource not accessible by integration'), 'denied', 'not accessible'],
    [graphqlError('NOT_FOUND', 'Could not resolve to a node'), 'denied', 'Could not resolve'],
    [graphqlError('RATE_LIMITED', 'slow down'), 'limited', 'slow down'],
    [graphqlError('INTERNAL', 'a\n::error::b'), 'unclear', 'a ::error::b'],
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

describe('how long GitHub wants us to wait', () => {
  const now = 1_000_000
  const waits: readonly [string, Record<string, string>, number][] = [
    ['as it says', { 'retry-after': '7' }, 7000],
    ['until its hour is over', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1030' }, 30_000],
    ['a minute, where it does not say', {}, 60_000],
    ['a minute, where its hour is over already', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9' }, 60_000],
    ['a minute, where it says nonsense', { 'retry-after': 'soon' }, 60_000],
    ['a minute, where something is left', { 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': '1030' }, 60_000],
  ]
  test.each(waits)('%s', (_, headers, wait) => {
    expect(waitAsked(httpError(403, {}, headers), now)).toBe(wait)
  })
})

describe('patience', () => {
  const slow = httpError(403, { message: 'rate limit' }, { 'retry-after': '1' })
  const late = httpError(403, { message: 'rate limit' }, { 'retry-after': '121' })
  const cases: readonly [string, readonly unknown[], boolean, readonly number[], boolean][] = [
    ['a question that fails twice', [httpError(502), httpError(502)], true, [1000, 3000], true],
    ['a question that fails three times', [httpError(502), httpError(502), httpError(502)], true, [1000, 3000], false],
    ['a question with a bad token', [httpError(401), httpError(401)], true, [1000], false],
    ['a question with a token that is not known yet', [httpError(401)], true, [1000], true],
    ['a question that may not be asked', [httpError(403)], true, [], false],
    ['a write that fails', [httpError(502)], false, [], false],
    ['a write with a bad token', [httpError(401)], false, [], false],
    ['a write that comes too fast', [slow, slow], false, [1000, 1000], true],
    ['a write that stays too fast', [slow, slow, slow], false, [1000, 1000], false],
    ['a limit for longer than a job should wait', [late], false, [], false],
  ]
  test.each(cases)('%s', async (_, errors, reads, expected, done) => {
    const left = [...errors]
    const waits: number[] = []
    const call = async (): Promise<string> => {
      if (left.length > 0) throw left.shift()
      return 'done'
    }
    const sleep = async (wait: number): Promise<void> => {
      waits.push(wait)
    }
    const result = await patiently(call, reads, sleep).catch(() => 'failed')
    expect([result, waits]).toEqual([done ? 'done' : 'failed', expected])
  })

  test('has none with our own mistakes', async () => {
    const call = (): Promise<never> => Promise.reject(new TypeError('mine'))
    await expect(patiently(call, true, async () => {})).rejects.toThrow('mine')
  })
})
