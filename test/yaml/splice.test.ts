import { describe, expect, test } from '@jest/globals'
import { applySplices, overlapping, type Splice, wholeLines } from '../../src/yaml/splice.ts'

function splice(from: number, to: number, text: string): Splice {
  return { path: 'x.yaml', from, to, text }
}

const text = 'one\ntwo\nthree\nfour'

describe('applySplices', () => {
  test.each<[string, Splice[], string]>([
    ['none', [], text],
    ['in any order', [splice(4, 7, '2'), splice(0, 3, '1')], '1\n2\nthree\nfour'],
    ['insertions at one place, in their order', [splice(3, 3, 'a'), splice(3, 3, 'b')], 'oneab\ntwo\nthree\nfour'],
    ['at the end', [splice(18, 18, '!')], `${text}!`],
    ['touching', [splice(0, 4, ''), splice(4, 8, '')], 'three\nfour'],
  ])('%s', (_, splices, after) => {
    expect(applySplices(text, splices)).toBe(after)
  })

  test.each<[string, Splice[]]>([
    ['overlap', [splice(0, 4, ''), splice(3, 5, '')]],
    ['leave the text', [splice(0, 40, '')]],
    ['end before they begin', [splice(4, 3, '')]],
  ])('throws where they %s', (_, splices) => {
    expect(() => applySplices(text, splices)).toThrow('splices overlap or leave the text: x.yaml')
  })

  test('those of different files never overlap', () => {
    expect(overlapping([splice(0, 4, ''), { ...splice(2, 3, ''), path: 'y.yaml' }])).toBe(false)
    expect(overlapping([splice(0, 4, ''), splice(3, 3, 'x')])).toBe(true)
  })
})

describe('wholeLines', () => {
  test.each<[string, Splice[], [number, number, string][]]>([
    ['a word', [splice(5, 6, 'W')], [[2, 2, 'tWo\n']]],
    ['a word of the last line', [splice(14, 15, 'F')], [[4, 4, 'Four']]],
    ['two words of one line', [splice(4, 5, 'T'), splice(6, 7, 'O')], [[2, 2, 'TwO\n']]],
    ['words of lines that touch', [splice(0, 1, 'O'), splice(4, 5, 'T')], [[1, 2, 'One\nTwo\n']]],
    [
      'words of lines apart',
      [splice(0, 1, 'O'), splice(8, 9, 'T')],
      [
        [1, 1, 'One\n'],
        [3, 3, 'Three\n'],
      ],
    ],
    ['an insertion between lines leans on the line above', [splice(4, 4, 'x\n')], [[1, 1, 'one\nx\n']]],
    ['an insertion at the end of a line', [splice(3, 3, '\nx')], [[1, 1, 'one\nx\n']]],
    ['an insertion before all', [splice(0, 0, 'x\n')], [[1, 1, 'x\none\n']]],
    ['an insertion behind all', [splice(18, 18, '\nx')], [[4, 4, 'four\nx']]],
    ['a line that goes', [splice(4, 8, '')], [[2, 2, '']]],
    ['lines that go', [splice(4, 14, '')], [[2, 3, '']]],
    ['the last line that goes with the newline above', [splice(13, 18, '')], [[3, 4, 'three']]],
    ['over the end of a line', [splice(2, 5, '')], [[1, 2, 'onwo\n']]],
    ['lines that go and one that changes', [splice(0, 4, ''), splice(4, 5, 'T')], [[1, 2, 'Two\n']]],
  ])('%s', (_, splices, expected) => {
    const changes = wholeLines(text, splices)
    expect(changes.map(({ startLine, endLine, text }) => [startLine, endLine, text])).toEqual(expected)
    const lines = text.split(/(?<=\n)/)
    for (const change of changes.toReversed()) {
      lines.splice(change.startLine - 1, change.endLine - change.startLine + 1, change.text)
    }
    expect(lines.join('')).toBe(applySplices(text, splices))
  })
})
