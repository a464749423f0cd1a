import { describe, expect, test } from '@jest/globals'
import { decode, lineIndex, rangeOf } from '../../src/yaml/source.ts'

function bytes(text: string, encoding: 'utf8' | 'utf16le' | 'latin1' = 'utf8'): Uint8Array {
  return new Uint8Array(Buffer.from(text, encoding))
}

const unreadable = {
  path: 'x.yaml',
  message: 'not text: the file is binary, encrypted, or in an unknown encoding',
}

describe('decode', () => {
  test.each([
    ['UTF-8', bytes('a: ä😀\n'), { text: 'a: ä😀\n', editable: true }],
    ['a byte order mark, which stays', bytes('\ufeffa: 1\n'), { text: '\ufeffa: 1\n', editable: true }],
    ['an empty file', bytes(''), { text: '', editable: true }],
    ['UTF-16, little end first', bytes('\ufeffa: ä\n', 'utf16le'), { text: 'a: ä\n', editable: false }],
    [
      'Latin-1 in a comment, as kubectl replaces it',
      bytes('a: 1 # für die Welt\n', 'latin1'),
      { text: 'a: 1 # f\ufffdr die Welt\n', editable: false },
    ],
    [
      'a replacement character of its own',
      bytes('a: \ufffd and some more\n'),
      { text: 'a: \ufffd and some more\n', editable: true },
    ],
  ])('%s', (_, input, expected) => {
    expect(decode('x.yaml', input)).toEqual({ path: 'x.yaml', ...expected })
  })

  test('UTF-16, big end first', () => {
    const swapped = Buffer.from('\ufeffkind: Pod\n', 'utf16le').swap16()
    expect(decode('x.yaml', new Uint8Array(swapped))).toEqual({ path: 'x.yaml', text: 'kind: Pod\n', editable: false })
  })

  test.each([
    ['NUL bytes', bytes('a: \0b\n')],
    ['NUL in UTF-16', bytes('\ufeffa\0\n', 'utf16le')],
    ['UTF-16 without a byte order mark', bytes('a: 1\n', 'utf16le')],
    ['bytes that are no text', Uint8Array.from({ length: 200 }, (_, at) => 128 + (at % 100))],
  ])('refuses %s', (_, input) => {
    expect(decode('x.yaml', input)).toEqual(unreadable)
  })

  test('the text encodes back to the same bytes', () => {
    const input = bytes('\ufeffa: ä\r\nb: 😀')
    const source = decode('x.yaml', input)
    expect('text' in source && new Uint8Array(Buffer.from(source.text))).toEqual(input)
  })
})

describe('rangeOf', () => {
  const source = { path: 'x.yaml', text: 'ab\r\ncd\n\nef', editable: true }
  test.each([
    ['within a line', 4, 6, [2, 1, 2, 3]],
    ['over lines', 1, 5, [1, 2, 2, 2]],
    ['a line with its ending', 4, 7, [2, 1, 2, 4]],
    ['an empty line', 7, 8, [3, 1, 3, 2]],
    ['a place', 9, 9, [4, 2, 4, 2]],
    ['the end', 10, 10, [4, 3, 4, 3]],
    ['the beginning', 0, 0, [1, 1, 1, 1]],
  ])('%s', (_, from, to, [startLine, startColumn, endLine, endColumn]) => {
    expect(rangeOf(source, { from, to })).toEqual({ path: 'x.yaml', startLine, startColumn, endLine, endColumn })
  })

  test('lines are those of git: a CR alone ends none', () => {
    expect([...lineIndex('a\rb\nc\r\nd\n')]).toEqual([0, 4, 7, 9])
  })

  test('many look-ups in a long text are fast', () => {
    const long = { path: 'x.yaml', text: 'some: text\n'.repeat(200_000), editable: true }
    const start = performance.now()
    for (let at = 0; at < 20_000; at++) rangeOf(long, { from: at * 100, to: at * 100 + 5 })
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
