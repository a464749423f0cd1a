// The readers of what git prints, on input that a repository cannot easily be made to give.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { batchReader } from '../../src/local/blobs.ts'
import { decodeName, encodeName, namesIn, unquoteName } from '../../src/local/file-name.ts'
import { rawChanges, undo } from '../../src/local/listing.ts'
import { sections, withoutLastSection } from '../../src/local/patches.ts'

describe('names', () => {
  test('any bytes find their way back, and no two meet', () => {
    const bytes = fc.uint8Array({ max: 255, maxLength: 12 }).map((array) => Buffer.from(array))
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        expect(encodeName(decodeName(one))).toEqual(one)
        expect(decodeName(one) === decodeName(other)).toBe(one.equals(other))
      }),
      { numRuns: 2000 },
    )
  })

  test('a list with broken ones is cut at each NUL', () => {
    expect(namesIn(Buffer.from('a\0\xff\0\0', 'latin1'))).toEqual(['a', '\udcff', ''])
    expect(namesIn(Buffer.from('a\0ü\0'))).toEqual(['a', 'ü'])
    expect(namesIn(Buffer.from(''))).toEqual([])
  })

  test.each([
    ['plain name', 'plain name'],
    ['"tab\\t quote\\" back\\\\slash\\001"', 'tab\t quote" back\\slash\u0001'],
    ['"\\303\\274\\377"', 'ü\udcff'],
  ])('%s is read as git means it', (written, name) => {
    expect(unquoteName(written)).toBe(name)
  })
})

describe('a batch of blobs', () => {
  const id = (letter: string): string => letter.repeat(40)
  const stream = Buffer.from(
    `${id('a')} blob 3\nx\ny\n${id('b')} missing\n${id('c')} blob 0\n\n${id('d')} blob 9\n123456789\n${id('e')} blob 1\n\n\n`,
  )

  test('is the same wherever it is cut', () => {
    for (let size = 1; size <= stream.length; size++) {
      const found: (readonly [string, unknown])[] = []
      const consume = batchReader(5, (name, content) => {
        found.push([name[0] ?? '', 'bytes' in content ? Buffer.from(content.bytes).toString() : content])
      })
      for (let at = 0; at < stream.length; at += size) consume(stream.subarray(at, at + size))
      expect(found).toEqual([
        ['a', 'x\ny'],
        ['c', ''],
        ['d', { tooLarge: 9 }],
        ['e', '\n'],
      ])
    }
  })
})

describe('a diff', () => {
  const whole = [
    ':100644 100644 1 2 M\ta.yaml',
    ':100644 100644 1 2 M\tb.yaml',
    '',
    'diff --git a/a.yaml b/a.yaml',
    '--- a/a.yaml',
    '+++ b/a.yaml',
    '@@ -1,2 +1,2 @@',
    ' x',
    '-y',
    '+z',
    '@@ -9 +9 @@',
    '-p',
    '+q',
    'diff --git a/b.yaml b/b.yaml',
    '--- a/b.yaml',
    '+++ b/b.yaml',
    '@@ -1,2 +1,2 @@',
    ' x',
    '-y',
    '+z',
    '',
  ].join('\n')

  test('has the hunks of each file', () => {
    expect(sections(whole)).toEqual([
      ['a.yaml', '@@ -1,2 +1,2 @@\n x\n-y\n+z\n@@ -9 +9 @@\n-p\n+q'],
      ['b.yaml', '@@ -1,2 +1,2 @@\n x\n-y\n+z'],
    ])
    expect(sections('')).toEqual([])
  })

  test('that was cut has no half sections', () => {
    const [first] = sections(whole)
    const firstEnds = whole.indexOf('\ndiff --git a/b.yaml') + '\ndiff --git '.length
    for (let length = 0; length < whole.length; length++) {
      const found = sections(withoutLastSection(whole.slice(0, length)))
      expect(found).toEqual(length < firstEnds ? [] : [first])
    }
  })
})

describe('raw changes', () => {
  const raw = (...fields: readonly string[]): Buffer => Buffer.from(fields.map((field) => `${field}\0`).join(''))

  test('two files that swap their names', () => {
    const changes = rawChanges(raw(':100644 100644 1 1 R100', 'a', 'b', ':100644 100755 2 2 R100', 'b', 'a'))
    const head = [
      { path: 'a', mode: '100755', blob: '2' },
      { path: 'b', mode: '100644', blob: '1' },
    ]
    expect(new Set(undo(head, changes))).toEqual(
      new Set([
        { path: 'a', mode: '100644', blob: '1' },
        { path: 'b', mode: '100644', blob: '2' },
      ]),
    )
  })

  test('a status that we do not know is not guessed', () => {
    expect(() => rawChanges(raw(':100644 100644 1 2 Z', 'a'))).toThrow('git reports a change we do not know: Z')
  })
})
