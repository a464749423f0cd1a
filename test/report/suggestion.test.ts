import { describe, expect, test } from '@jest/globals'
import { type Hunks, hunks } from '../../src/report/hunks.ts'
import { suggestion } from '../../src/report/suggestion.ts'
import type { Splice } from '../../src/yaml/splice.ts'

/** Replaces `old`, which stands in the text once. */
function replace(text: string, old: string, by: string, path = 'a.yaml'): Splice {
  const from = text.indexOf(old)
  return { path, from, to: from + old.length, text: by }
}

function added(text: string): Hunks {
  const lines = text.split('\n').slice(0, text.endsWith('\n') ? -1 : undefined)
  return hunks([`@@ -0,0 +1,${lines.length} @@`, ...lines.map((line) => `+${line}`)].join('\n'))
}

function shown(text: string, splices: readonly Splice[], diff = added(text)): string {
  const found = suggestion(text, splices, diff)
  return 'reason' in found ? found.reason : `${found.startLine}-${found.line}\n${found.block}`
}

const text = 'a: 1\nb: 2\nc: 3\nd: 4\n'

describe('a suggestion', () => {
  test('replaces whole lines', () => {
    expect(shown(text, [replace(text, '2', '5')])).toBe('2-2\n```suggestion\nb: 5\n```')
  })
  test('leans an insertion on the line above', () => {
    const splice = { path: 'a.yaml', from: 5, to: 5, text: 'n: 0\n' }
    expect(shown(text, [splice])).toBe('1-1\n```suggestion\na: 1\nn: 0\n```')
  })
  test('is an empty block where lines only go', () => {
    expect(shown(text, [replace(text, 'b: 2\nc: 3\n', '')])).toBe('2-3\n```suggestion\n```')
  })
  test('joins splices whose lines touch', () => {
    const splices = [replace(text, '3', '7'), replace(text, '2', '6')]
    expect(shown(text, splices)).toBe('2-3\n```suggestion\nb: 6\nc: 7\n```')
  })
  test('keeps blanks and tabs', () => {
    const tabs = 'a: |\n  \tx  \nb: 1\n'
    expect(shown(tabs, [replace(tabs, 'x', 'y')])).toBe('2-2\n```suggestion\n  \ty  \n```')
  })
  test.each([
    ['a: `x`', '```'],
    ['a: ~~~~~', '```'],
    ['a: ```', '````'],
    ['a: ``````suggestion', '```````'],
  ])('has a fence that %s does not end', (line, fence) => {
    const source = `${line}\nb: 1\n`
    const found = shown(source, [{ path: 'a.yaml', from: 0, to: 0, text: '# ' }])
    expect(found).toBe(`1-1\n${fence}suggestion\n# ${line}\n${fence}`)
  })

  const refused: Readonly<Record<string, readonly [string, readonly Splice[], Hunks?]>> = {
    'the fix changes several files': [text, [replace(text, '2', '5'), replace(text, '3', '5', 'b.yaml')]],
    'the fix changes nothing': [text, [replace(text, '2', '2')]],
    'the file has carriage returns': ['a: 1\r\nb: 2\n', [replace('a: 1\r\nb: 2\n', '2', '5')]],
    'the file has NUL characters': ['a: 1\nb: \0\n', [replace('a: 1\nb: \0\n', '1', '5')]],
    'the fix changes lines that are not next to each other': [text, [replace(text, '1', '5'), replace(text, '3', '5')]],
    'the fix touches a last line that does not end with a newline': ['a: 1\nb: 2', [replace('a: 1\nb: 2', '2', '5')]],
    'the fix changes lines that this diff does not show': [text, [replace(text, '4', '5')], added('a: 1\nb: 2\n')],
  }
  test.each(Object.entries(refused))('there is none: %s', (reason, [source, splices, diff]) => {
    expect(shown(source, splices, diff)).toBe(reason)
  })

  test.each([
    ['a newline taken from the end', 'a: 1\nb: 2\n', { path: 'a.yaml', from: 9, to: 10, text: '' }],
    ['a newline added to the end', 'a: 1\nb: 2', { path: 'a.yaml', from: 9, to: 9, text: '\n' }],
    ['a last line that goes', 'a: 1\nb: 2', { path: 'a.yaml', from: 5, to: 9, text: '' }],
    [
      'a line added behind a last one without newline',
      'a: 1\nb: 2',
      { path: 'a.yaml', from: 9, to: 9, text: '\nc: 3' },
    ],
  ])('there is none for %s', (_, source, splice) => {
    expect(shown(source, [splice])).toBe('the fix touches a last line that does not end with a newline')
  })

  test.each([
    ['that come', 'a: 1\nb: 2\n', { path: 'a.yaml', from: 4, to: 4, text: '\r' }],
    ['that go', 'a: 1\r\nb: 2\n', { path: 'a.yaml', from: 4, to: 5, text: '' }],
  ])('there is none for carriage returns %s', (_, source, splice) => {
    expect(shown(source, [splice])).toBe('the file has carriage returns')
  })

  test('there is none over two hunks', () => {
    const diff = hunks(['@@ -1 +1,2 @@', ' a: 1', '+b: 2', '@@ -9 +3 @@', '+c: 3'].join('\n'))
    const splices = [replace(text, '2', '5'), replace(text, '3', '5')]
    expect(shown(text, splices, diff)).toBe('the fix changes lines that this diff does not show')
  })

  test('a line above a last one without newline can be changed', () => {
    expect(shown('a: 1\nb: 2', [replace('a: 1\nb: 2', '1', '5')])).toBe('1-1\n```suggestion\na: 5\n```')
  })
})
