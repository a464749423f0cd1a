import { expect, test } from '@jest/globals'
import { placeLink, ruleLink } from '../../src/report/place.ts'

const links = { blobs: 'https://github.com/o/r/blob/c0ffee', pages: 'https://github.com/o/r/blob/v1/docs/rules' }

test.each([
  [
    'in another file',
    'deploy/a b.yaml',
    links,
    '[`deploy/a b.yaml:3`](https://github.com/o/r/blob/c0ffee/deploy/a%20b.yaml#L3)',
  ],
  ['where the reader is', 'here.yaml', links, '[line 3](https://github.com/o/r/blob/c0ffee/here.yaml#L3)'],
  ['without addresses', 'a.yaml', {}, '`a.yaml:3`'],
  ['with a path no address can hold', `${'x/'.repeat(600)}y`, links, `\`${'x/'.repeat(36)}…${'x/'.repeat(22)}y:3\``],
])('a place %s', (_, path, given, expected) => {
  expect(placeLink({ path, line: 3 }, given, 'here.yaml').markdown).toBe(expected)
})

test('a rule and its page', () => {
  expect(ruleLink('token-secret', links).markdown).toBe(
    '[`token-secret`](https://github.com/o/r/blob/v1/docs/rules/token-secret.md)',
  )
  expect(ruleLink('token-secret', {}).markdown).toBe('`token-secret`')
})
