import { describe, expect, test } from '@jest/globals'
import { changeOf, commitOf, onlyReads } from '../../src/github/pull-request.ts'
import { examplesOf } from './events.ts'

const a = 'a'.repeat(40)
const b = 'b'.repeat(40)
const pull = { pull_request: { number: 7, base: { sha: a }, head: { sha: b } } }

describe('the change of an event', () => {
  const cases: readonly [string, unknown, unknown][] = [
    ['pull_request', pull, { base: a, head: b, number: 7, own: true }],
    ['pull_request_target', pull, { base: a, head: b, number: 7, own: true }],
    ['merge_group', { merge_group: { base_sha: a, head_sha: b } }, { base: a, head: b, own: true }],
    ['push', { before: a, after: b }, undefined],
    ['workflow_dispatch', {}, undefined],
  ]
  test.each(cases)('%s', (event, payload, change) => {
    expect(changeOf(event, payload)).toEqual(change)
  })

  test.each([
    ['push', a],
    ['schedule', a],
    ['workflow_dispatch', a],
    ['issue_comment', undefined],
    ['pull_request_review', undefined],
  ])('%s may be about a commit alone', (event, sha) => {
    expect(commitOf(event, { sha: a })).toBe(sha)
    expect(commitOf(event, undefined)).toBeUndefined()
  })

  const broken: readonly [string, string, unknown][] = [
    ['pull_request', 'null', null],
    ['pull_request', 'an empty object', {}],
    ['pull_request', 'no head', { pull_request: { number: 7, base: { sha: a } } }],
    [
      'pull_request',
      'an option for a commit',
      { pull_request: { number: 7, base: { sha: a }, head: { sha: '--help' } } },
    ],
    ['pull_request', 'a short commit', { pull_request: { number: 7, base: { sha: a }, head: { sha: 'abc' } } }],
    ['pull_request', 'words for a number', { pull_request: { ...pull.pull_request, number: '7/..' } }],
    ['pull_request', 'half a number', { pull_request: { ...pull.pull_request, number: 1.5 } }],
    ['pull_request', 'a number below one', { pull_request: { ...pull.pull_request, number: -1 } }],
    ['pull_request', 'nought', { pull_request: { ...pull.pull_request, number: 0 } }],
    ['merge_group', 'a list', { merge_group: [] }],
  ]
  test.each(broken)('%s with %s is a sentence', (event, _, payload) => {
    expect(() => changeOf(event, payload)).toThrow(/^(?:The payload of .*|(?:base|head) must be .*)\.$/)
  })
})

describe('events as GitHub sends them', () => {
  const sent = ['pull_request', 'merge_group'].flatMap((name) => examplesOf(name).map((payload) => ({ name, payload })))

  test('each of them names a change', () => {
    expect(sent.length).toBeGreaterThan(20)
    for (const { name, payload } of sent) {
      const change = changeOf(name, payload)
      expect(change).toMatchObject({ base: expect.stringMatching(/^[0-9a-f]{40}$/), own: true })
      expect(change?.number === undefined).toBe(name === 'merge_group')
      // All of them come from the repository itself; the same event of a fork reads only.
      expect(onlyReads(name, payload)).toBe(false)
      const fork = JSON.parse(JSON.stringify(payload))
      if (fork.pull_request !== undefined) fork.pull_request.head.repo = null
      expect(onlyReads(name, fork)).toBe(name === 'pull_request')
    }
  })

  const repository = { full_name: 'octo/shop' }
  const own = { base: { repo: repository }, head: { repo: repository }, user: { login: 'ada' } }
  const runs: readonly [string, string, unknown, boolean][] = [
    ['of the repository', 'pull_request', own, false],
    ['of a fork', 'pull_request', { ...own, head: { repo: { full_name: 'eve/shop' } } }, true],
    ['of a fork that is gone', 'pull_request', { ...own, head: { repo: null } }, true],
    ['of Dependabot', 'pull_request', { ...own, user: { login: 'dependabot[bot]' } }, true],
    ['of a fork, on the side of the base', 'pull_request_target', { ...own, head: { repo: null } }, false],
  ]
  test.each(runs)('a run %s', (_, event, pull_request, reads) => {
    expect(onlyReads(event, { pull_request })).toBe(reads)
  })
})
