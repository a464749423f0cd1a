import { describe, expect, test } from '@jest/globals'
import { marker, sameText, signature, unsigned } from '../../src/github/marker.ts'

const sha = 'a'.repeat(40)

describe('signature', () => {
  const texts: readonly [string, string, ReturnType<typeof signature>][] = [
    ['a review', `Words.${marker('review', [sha])}`, { as: 'review', words: [sha] }],
    ['a comment', `Words.${marker('finding', ['ab', 'cd'])}`, { as: 'finding', words: ['ab', 'cd'] }],
    ['a summary', `Words.${marker('summary')}`, { as: 'summary', words: [] }],
    ['a settled comment', `Words.${marker('settled', ['ab'])}`, { as: 'settled', words: ['ab'] }],
    ['with line ends of another kind', `Words.${marker('summary')}\r\n`, { as: 'summary', words: [] }],
    ['no signature', 'Words.', undefined],
    ['a signature in the middle', `${marker('summary')} and more`, undefined],
    ['another version', 'Words.\n\n<!-- sa-guard:review 2 ab -->', undefined],
    ['another word', 'Words.\n\n<!-- sa-guard:verdict 1 ab -->', undefined],
    ['another tool', 'Words.\n\n<!-- guard:review 1 ab -->', undefined],
    ['not hexadecimal', 'Words.\n\n<!-- sa-guard:finding 1 @octo -->', undefined],
  ]
  test.each(texts)('of %s', (_, text, expected) => {
    expect(signature(text)).toEqual(expected)
  })

  test('is taken off', () => {
    expect(unsigned(`Words.${marker('finding', ['ab'])}`)).toBe('Words.')
    expect(unsigned('Words.')).toBe('Words.')
  })
})

describe('sameText', () => {
  const other = 'b'.repeat(40)
  const pairs: readonly [string, string, string, boolean][] = [
    ['equal', 'a', 'a', true],
    ['other ends of lines', 'a\nb', 'a\r\nb\r\n', true],
    ['a link into another commit', `see x/blob/${sha}/a.yaml#L1`, `see x/blob/${other}/a.yaml#L1`, true],
    ['a link to another line', `see x/blob/${sha}/a.yaml#L1`, `see x/blob/${sha}/a.yaml#L2`, false],
    ['a commit outside a link', sha, other, false],
    ['other words', 'a', 'b', false],
  ]
  test.each(pairs)('%s', (_, a, b, same) => {
    expect(sameText(a, b)).toBe(same)
  })
})
