// The hashes of lines, against those that upload-sarif is known to compute.
import { describe, expect, test } from '@jest/globals'
import { lineHashes } from '../../src/report/line-hash.ts'

const end = 'c129715d7a2bc9a3:1'
const greetings = [
  'e9496ae3ebfced30:1',
  'fb7c023a8b9ccb3f:1',
  'ce8ba1a563dcdaca:1',
  'e20e36e16fcb0cc8:1',
  'b3edc88f2938467e:1',
  'c8e28b0b4002a3a0:1',
  end,
]

describe('the hashes of lines', () => {
  // Recorded in the tests of https://github.com/github/codeql-action (src/fingerprints.test.ts).
  test.each<[string, string, readonly string[]]>([
    ['nothing', '', [end]],
    [
      'blanks',
      ' a\nb\n  \t\tc\n d',
      ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1'],
    ],
    [
      'no last newline',
      ' hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End',
      [
        '8b7cf3e952e7aeb2:1',
        'b1ae1287ec4718d9:1',
        'bff680108adb0fcc:1',
        'c6805c5e1288b612:1',
        'b86d3392aea1be30:1',
        'e6ceba753e1a442:1',
      ],
    ],
    ['line feeds', ' hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n', greetings],
    ['carriage returns', ' hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r', greetings],
    ['both', ' hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n', greetings],
    ['a mixture', ' hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n', greetings],
    [
      'equal lines',
      'Lorem ipsum dolor sit amet.\n'.repeat(10),
      [
        ...[1, 2, 3, 4, 5, 6].map((count) => `a7f2ff13bc495cf2:${count}`),
        'a7f2ff1481e87703:1',
        'a9cf91f7bbf1862b:1',
        '55ec222b86bcae53:1',
        'cc97dc7b1d7d8f7b:1',
        end,
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(lineHashes(text)).toEqual(expected)
  })

  test('only directly behind a carriage return a line feed belongs to it', () => {
    expect(lineHashes('a\r \nb')).toEqual(lineHashes('a\n\nb'))
  })

  test('a line that moves down keeps its hash', () => {
    const lines = Array.from({ length: 60 }, (_, index) => `key-${index}: a value of some length`)
    const moved = lineHashes(['# one more', ...lines].join('\n'))
    expect(moved.slice(1)).toEqual(lineHashes(lines.join('\n')))
  })

  test('a megabyte takes a moment', () => {
    const started = performance.now()
    expect(lineHashes('name: web # \u{1f310}\n'.repeat(60_000))).toHaveLength(60_001)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
