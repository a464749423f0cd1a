// Input that means harm: never an exception, always an answer in time.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Documents, readDocuments, syntaxCache } from '../../src/yaml/document.ts'
import { lower } from '../../src/yaml/edit.ts'
import { locate } from '../../src/yaml/locate.ts'
import { decode } from '../../src/yaml/source.ts'

function read(text: string): Documents {
  return readDocuments({ path: 'x.yaml', text, editable: true }, syntaxCache())
}

/** Everything that may be asked of what was read. */
function use(text: string): void {
  for (const document of read(text).documents) {
    for (const route of [[], ['a'], ['a', 0], [0], ['__proto__'], ['constructor', 'name']]) {
      locate(document, route)
      lower(document, [{ kind: 'set', route, value: 'x' }])
      lower(document, [{ kind: 'remove', route }])
      lower(document, [{ kind: 'rename', route, to: 'b' }])
    }
  }
}

const fragment = fc.constantFrom(
  ...[
    'a',
    ': ',
    '- ',
    '\n',
    '\r\n',
    '\r',
    '  ',
    '\t',
    '#',
    ' # c',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '|',
    '>-',
    '|+2',
    '? ',
    '&a ',
    '*a',
    '<<: ',
  ],
  ...[
    '!!str ',
    '!x ',
    '---',
    '\n---\n',
    '\n...\n',
    '%YAML 1.1',
    '\ufeff',
    '\0',
    '\u0085',
    '\u2028',
    '\\',
    '\\u',
    '~',
    'no',
    '0x',
    '__proto__',
    '😀',
    '`',
    '@',
    '%',
    ':',
    '-',
  ],
)

describe('random rubbish', () => {
  test('text made of what YAML is made of', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), (parts) => use(parts.join(''))),
      { numRuns: 4000 },
    )
  })

  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), use), { numRuns: 1000 })
  })

  test('any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const source = decode('x.yaml', bytes)
        if ('text' in source) use(source.text)
      }),
      { numRuns: 1000 },
    )
  })
})

const megabyte = 1024 * 1024

function fill(unit: string, length = megabyte / 4): string {
  return unit.repeat(Math.ceil(length / unit.length))
}

const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...[...'bcdefghijklmnop'].map((name, at) => `${name}: &${name} [${`*${'abcdefghijklmnop'[at]},`.repeat(9)}]`),
]

const large = 'too large: more than 1000000 tokens in one document'
const deep = 'nested deeper than 10000 levels'
const aliases = 'aliases repeat too much (an alias bomb)'
const separator = 'text on a document separator line: kubectl allows only a comment behind ---'

/** What is read, and what is said where it is not. */
interface Case {
  readonly text: string
  readonly documents: number
  readonly problem?: string
}

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('\n')
}

const cases: Record<string, Case> = {
  'one long line': { text: fill('x ', 10 * megabyte), documents: 1 },
  'one long quoted line': { text: `a: "${fill('x ', 10 * megabyte)}"`, documents: 1 },
  'one long flow list': { text: `a: [${fill('1,', 10 * megabyte)}]`, documents: 0, problem: large },
  'one long JSON': { text: `{"a":[${fill('{"b":1},', 3 * megabyte)}{}]}`, documents: 0, problem: large },
  'a quote that never ends': { text: `a: "${fill('x ')}`, documents: 0, problem: 'Missing closing "quote' },
  'a flow list of lists': { text: `a: [${fill('[1],', 100_000)}]`, documents: 1 },
  'open brackets': { text: fill('['), documents: 0, problem: deep },
  'open braces': { text: fill('{a: '), documents: 0, problem: deep },
  'JSON that never ends': { text: fill('{"a":'), documents: 0, problem: deep },
  dashes: { text: fill('- '), documents: 0, problem: deep },
  'question marks': { text: fill('? '), documents: 0, problem: deep },
  'keys that go in': { text: lines(4000, (at) => `${' '.repeat(at)}a:`), documents: 1 },
  'many lines': { text: fill('a: 1\n', 200_000), documents: 1 },
  'many more lines': { text: fill('a: 1\n', 5 * megabyte), documents: 0, problem: large },
  'many comments': { text: fill('# x\n'), documents: 0 },
  'many blank lines': { text: `a: 1\n${fill('\n', 200_000)}b: 2`, documents: 1 },
  'many blanks': { text: `a:${fill(' ')}1`, documents: 1 },
  'many tabs': {
    text: `a: 1\n${fill('\t\n', 100_000)}`,
    documents: 0,
    problem: 'a tab stands where only spaces may indent',
  },
  'a block scalar': { text: `a: |\n${fill('  x\n')}`, documents: 1 },
  'many separators': { text: fill('---\n'), documents: 0 },
  'many bad separators': { text: fill('---x\n'), documents: 0, problem: separator },
  'many documents': {
    text: lines(100_000, (at) => `a: ${at}\n---`),
    documents: 20_001,
    problem: 'too many documents in one file (limit 20000): the rest is not read',
  },
  'many ends of documents': { text: fill('...\n'), documents: 0 },
  'many anchors': { text: `a:\n${lines(20_000, (at) => `- &a${at} x`)}`, documents: 1 },
  'many aliases': { text: `a: &a x\nb:\n${fill('- *a\n', 100_000)}`, documents: 1 },
  'many merges': {
    text: `a: &a {${lines(2000, (at) => `k${at}: 1,`)}}\nb:\n${fill('- {<<: *a}\n', 100_000)}`,
    documents: 0,
    problem: aliases,
  },
  'an alias bomb': { text: bomb.join('\n'), documents: 0, problem: aliases },
  'a bomb of text': {
    text: `a: &a "${fill('x', megabyte)}"\nb: [${'*a,'.repeat(90)}]`,
    documents: 0,
    problem: aliases,
  },
  'a tower of aliases': {
    text: `pad: [${fill('x,', 20_000)}]\na0: &a0 [x]\n${lines(900, (at) => `a${at + 1}: &a${at + 1} [*a${at}]`)}`,
    documents: 0,
    problem: 'nested deeper than 400 levels through aliases',
  },
  'a number without end': { text: `a: ${fill('9')}`, documents: 1 },
  'a key without end': { text: `${fill('k')}: 1`, documents: 0, problem: 'The : indicator must be at most 1024' },
  'many errors': { text: fill('a: b: c\n'), documents: 0, problem: deep },
}

describe('large and deep input', () => {
  test.each(Object.entries(cases))(
    '%s',
    (_, { text, documents, problem }) => {
      const start = performance.now()
      const found = read(text)
      // Far above what it takes, far below what a quadratic step would.
      expect(performance.now() - start).toBeLessThan(30_000)
      expect(found.documents).toHaveLength(documents)
      if (problem === undefined) expect(found.problems).toEqual([])
      else expect(found.problems[0]?.message).toContain(problem)
    },
    60_000,
  )
})
