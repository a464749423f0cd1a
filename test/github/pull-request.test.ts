import { describe, expect, test } from '@jest/globals'
import { changeOf } from '../../src/github/pull-request.ts'

const a = 'a'.repeat(40)
const b = 'b'.repeat(40)
const pull = { pull_request: { number: 7, base: { sha: a }, head: { sha: b } } }

describe('the change of an event', () => {
  const cases: readonly [string, unknown, unknown][] = [
    ['pull_request', pull, { base: a, head: b, number: 7 }],
    ['pull_request_target', pull, { base: a, head: b, number: 7 }],
    ['merge_group', { merge_group: { base_sha: a, head_sha: b } }, { base: a, head: b }],
    ['push', { before: a, after: b }, undefined],
    ['workflow_dispatch', {}, undefined],
  ]
  test.each(cases)('%s', (event, payload, change) => {
    expect(changeOf(event, payload)).toEqual(change)
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
    ['merge_group', 'a list', { merge_group: [] }],
  ]
  test.each(broken)('%s with %s is a sentence', (event, _, payload) => {
    expect(() => changeOf(event, payload)).toThrow(/^(?:The payload of .*|(?:base|head) must be .*)\.$/)
  })
})
