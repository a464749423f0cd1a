import { describe, expect, test } from '@jest/globals'
import { hunks, validRange } from '../../src/report/hunks.ts'

function shown(patch: string): string {
  const { lines, removed } = hunks(patch)
  const right = [...lines].map(([line, { hunk, kind }]) => `${line}${kind === 'added' ? '+' : ' '}${hunk}`)
  const left = [...removed].map(([base, head]) => `-${base}>${head}`)
  return [...right, ...left].join(' ').replaceAll('  ', ' ')
}

function patch(...lines: readonly string[]): string {
  return lines.join('\n')
}

describe('hunks', () => {
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    'nothing in an empty patch': ['', ''],
    'added and context lines': [patch('@@ -1,2 +1,3 @@', ' a', '+b', ' c'), '1 0 2+0 3 0'],
    'the words behind a header do not matter': [patch('@@ -4,1 +7,2 @@ kind: Pod @@ -1 +1 @@', ' a', '+b'), '7 0 8+0'],
    'a count that is left out is one': [patch('@@ -3 +5 @@', '-a', '+b'), '5+0 -3>5'],
    'several hunks': [
      patch('@@ -1 +1 @@', '-a', '+b', '@@ -10,2 +10,2 @@', ' x', '-y', '+z'),
      '1+0 10 1 11+1 -1>1 -11>11',
    ],
    'a new file': [patch('@@ -0,0 +1,2 @@', '+a', '+b'), '1+0 2+0'],
    'a deleted file has no line to stand on': [patch('@@ -1,2 +0,0 @@', '-a', '-b'), ''],
    'a missing newline is no line': [
      patch(
        '@@ -1,2 +1,2 @@',
        ' a',
        '-b',
        '\\ No newline at end of file',
        '+c',
        '\\ No newline at end of file',
        '@@ -9 +9 @@',
        '+x',
      ),
      '1 0 2+0 9+1 -2>2',
    ],
    'content that looks like a header': [
      patch('@@ -1,3 +1,4 @@', ' a', '-@@ -1 +1 @@', '+@@ -100 +100 @@', '++++ b/x', ' diff --git a/x b/x'),
      '1 0 2+0 3+0 4 0 -2>2',
    ],
    'content that is a header, as context': [patch('@@ -1,2 +1,2 @@', ' @@ -5 +5 @@', '-b', '+c'), '1 0 2+0 -2>2'],
    'carriage returns end no line': [patch('@@ -1,2 +1,2 @@', ' a\rb\r', '-c\r', '+d\r+e\r'), '1 0 2+0 -2>2'],
    'removed lines lean on what took their place': [
      patch('@@ -1,5 +1,3 @@', ' a', '-b', '-c', '-d', '+e', ' f'),
      '1 0 2+0 3 0 -2>2 -3>2 -4>2',
    ],
    'removed lines lean on the nearest, below on a tie': [
      patch('@@ -1,5 +1,2 @@', ' a', '-b', '-c', '-d', ' f'),
      '1 0 2 0 -2>1 -3>2 -4>2',
    ],
    'removed lines at the end lean on what is above': [patch('@@ -1,3 +1 @@', ' a', '-b', '-c'), '1 0 -2>1 -3>1'],
    'a hunk that is cut off counts as far as it goes': [patch('@@ -1,9 +1,9 @@', ' a', '+b'), '1 0 2+0'],
    'a line more than announced ends the hunk': [patch('@@ -1 +1,2 @@', ' a', '-b', '+c'), '1 0'],
    'what belongs to no hunk is passed over': [patch('diff --git a/x b/x', '+a', '@@ -1 +1 @@', '+b', '+c'), '1+0'],
  }
  test.each(Object.entries(cases))('%s', (_, [text, expected]) => {
    expect(shown(text)).toBe(expected)
  })

  test('a huge removal takes no time to speak of', () => {
    const { removed } = hunks(`@@ -1,200000 +1,1 @@\n${'-x\n'.repeat(199_999)} y`)
    expect(removed.size).toBe(199_999)
  })
})

describe('a range', () => {
  const two = hunks(patch('@@ -1,2 +1,3 @@', ' a', '+b', ' c', '@@ -20 +21 @@', '+x'))
  test.each([
    [1, 3, true],
    [2, 2, true],
    [21, 21, true],
    [3, 21, false],
    [0, 2, false],
    [3, 4, false],
    [3, 2, false],
    [22, 22, false],
  ])('from %d to %d: %s', (startLine, line, expected) => {
    expect(validRange(two, startLine, line)).toBe(expected)
  })
})
