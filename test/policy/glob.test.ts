// Patterns of paths.
import { expect, test } from '@jest/globals'
import { matches, matchesName } from '../../src/policy/glob.ts'

test.each([
  ['deploy/web.yaml', 'deploy/web.yaml', true],
  ['deploy', 'deploy/web.yaml', true],
  ['deploy/', 'deploy/a/web.yaml', true],
  ['deploy', 'deployment/web.yaml', false],
  ['deploy', 'old/deploy/web.yaml', false],
  ['*.yaml', 'web.yaml', true],
  ['*.yaml', 'deploy/web.yaml', false],
  ['**/*.yaml', 'web.yaml', true],
  ['**/*.yaml', 'a/b/web.yaml', true],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b/c.yaml', true],
  ['a/**/b', 'a/x/y/c', false],
  ['**', 'a/b', true],
  ['a/**', 'a', true],
  ['a?c', 'abc', true],
  ['a?c', 'a/c', false],
  ['a.c', 'abc', false],
  ['**/test/**', 'x/test/a.yaml', true],
  ['**/test/**', 'test/a.yaml', true],
  ['**/test/**', 'latest/a.yaml', false],
])('%s and %s: %s', (pattern, path, wanted) => {
  expect(matches(pattern, path)).toBe(wanted)
})

test.each([
  ['*', 'a/b', true],
  ['a*b*c', 'axxbyyc', true],
  ['a*b', 'abc', false],
  ['', '', true],
])('a name: %s and %s: %s', (pattern, name, wanted) => {
  expect(matchesName(pattern, name)).toBe(wanted)
})

test('many stars against a long name come to an end', () => {
  expect(matchesName(`${'a*'.repeat(2000)}b`, 'a'.repeat(5000))).toBe(false)
  expect(matches(`${'**/'.repeat(500)}b`, `${'a/'.repeat(2000)}c`)).toBe(false)
})
