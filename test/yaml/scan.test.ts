import { describe, expect, test } from '@jest/globals'
import { readDocuments, syntaxCache } from '../../src/yaml/document.ts'
import { scan } from '../../src/yaml/scan.ts'

const refused = 'text on a document separator line: kubectl allows only a comment behind ---'

describe('scan', () => {
  test.each<[string, string, string[]]>([
    ['one document', 'a: 1\n', ['a: 1\n']],
    ['nothing', '', []],
    ['blank lines', '\n  \n', []],
    ['two documents', 'a\n---\nb\n', ['a\n', 'b\n']],
    ['separators around', '---\na\n---\n', ['a\n']],
    ['separators with blanks and comments', 'a\n---  \nb\n--- # x\nc\n---# y\nd', ['a\n', 'b\n', 'c\n', 'd']],
    ['CRLF', 'a\r\n---\r\nb\r\n', ['a\r\n', 'b\r\n']],
    ['an indented separator', 'a: |\n  x\n ---\n', ['a: |\n  x\n ---\n']],
    ['a separator in a block scalar at the margin', 'a: |\n---\nb\n', ['a: |\n', 'b\n']],
    ['a byte order mark', '\ufeff---\na\n', ['a\n']],
    ['a document end', 'a\n...\nb\n---\nc\n', ['a\n', 'c\n']],
    ['a document end with a comment', 'a\n... # x\nb\n', ['a\n']],
    ['four dots', 'a\n....\n', ['a\n....\n']],
    ['a document end in every document', 'a\n...\n---\nb\n...\n---\nc\n...\n', ['a\n', 'b\n', 'c\n']],
    ['a document end at once', '...\na\n---\nb\n', ['b\n']],
    ['no final newline', 'a\n---', ['a\n']],
    ['JSON', ' {"a": "}{"}\n', ['{"a": "}{"}']],
    ['JSON in a row', '{"a":1} {"b":"\\"}"}\n{}', ['{"a":1}', '{"b":"\\"}"}', '{}']],
    ['JSON, then YAML', '{"a":1}\n---\nb: 1\n', ['{"a":1}', 'b: 1\n']],
    ['flow style', '{a: 1}\n---\n{b: 1}\n', ['{a: 1}\n', '{b: 1}\n']],
    ['broken JSON', '{"a":\n', ['{"a":\n']],
  ])('%s', (_, text, pieces) => {
    const found = scan(text)
    expect(found.faults).toEqual([])
    expect(found.pieces.map(({ span }) => text.slice(span.from, span.to))).toEqual(pieces)
    expect(found.pieces.map(({ index }) => index)).toEqual(pieces.map((_, at) => at))
  })

  test.each<[string, string, number, string[]]>([
    ['text', 'a\n--- b\nc\n---\nd\n', 2, ['d\n']],
    ['a mapping', 'a\n--- {b: c}\n', 2, []],
    ['four dashes', 'a\n---\nb\n----\nc\n---\nd\n', 8, ['a\n', 'd\n']],
    ['PEM', 'a: |\n-----BEGIN X-----\n', 5, []],
  ])('%s on a separator line costs the documents on both sides', (_, text, at, pieces) => {
    const found = scan(text)
    expect(found.faults).toEqual([{ at, message: refused }])
    expect(found.pieces.map(({ span }) => text.slice(span.from, span.to))).toEqual(pieces)
  })

  test('behind JSON documents only JSON is read by kubectl; we say so and read on', () => {
    const found = scan('{"a":1}\n{"b":1}\n---\nc: 1\n')
    expect(found.faults).toEqual([{ at: 16, message: 'behind JSON documents kubectl reads only JSON documents' }])
    expect(found.pieces).toHaveLength(3)
  })
})

describe('documents of one file', () => {
  test('a broken one is a problem at its line, the others are read', () => {
    const text = 'a: 1\n---\nb: 1\nc: [\n---\nd: 1\n'
    const { documents, problems } = readDocuments({ path: 'x.yaml', text, editable: true }, syntaxCache())
    expect(documents.map(({ value, index }) => [index, JSON.stringify(value)])).toEqual([
      [0, '{"a":1}'],
      [2, '{"d":1}'],
    ])
    expect(problems).toEqual([
      {
        path: 'x.yaml',
        line: 5,
        message: expect.stringMatching(/^not readable YAML: Flow sequence in block collection/),
      },
    ])
  })

  test('what nobody wants is not parsed', () => {
    const asked: string[] = []
    const wanted = (text: string) => asked.push(text) > 1
    const { documents, problems } = readDocuments(
      { path: 'x', text: 'a: [\n---\nb: 1\n', editable: true },
      syntaxCache(),
      wanted,
    )
    expect(asked).toEqual(['a: [\n', 'b: 1\n'])
    expect(documents.map(({ index }) => index)).toEqual([1])
    expect(problems).toEqual([])
  })

  test('equal texts are parsed once, whatever file they stand in', () => {
    const cache = syntaxCache()
    const [one] = readDocuments({ path: 'a', text: 'x: 0\n---\na: 1\n', editable: true }, cache).documents.slice(1)
    const [two] = readDocuments({ path: 'b', text: 'a: 1\n', editable: true }, cache).documents
    expect(two?.reading).toBe(one?.reading)
    expect([one?.source.path, one?.span.from, two?.source.path, two?.span.from]).toEqual(['a', 9, 'b', 0])
  })
})
