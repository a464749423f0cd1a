import { describe, expect, test } from '@jest/globals'
import { readDocuments, syntaxCache } from '../../src/yaml/document.ts'
import { locate } from '../../src/yaml/locate.ts'
import type { Route } from '../../src/yaml/route.ts'
import { rangeOf } from '../../src/yaml/source.ts'

interface Case {
  readonly text: string
  readonly route: Route
  readonly document?: number
  /** Line, text of the span; a leading `~` says that it is not exact. */
  readonly at: string
  readonly key?: string
}

const pod = 'kind: Pod\nmetadata:\n  name: x\nspec:\n  containers:\n    - name: a\n      image: i\n    - image: j\n'

const cases: Record<string, Case> = {
  'a scalar with its key': { text: pod, route: ['metadata', 'name'], at: '3 name: x', key: 'name' },
  'a mapping by its key': { text: pod, route: ['metadata'], at: '2 metadata', key: 'metadata' },
  'a list by its key': { text: pod, route: ['spec', 'containers'], at: '5 containers', key: 'containers' },
  'a list item on one line': { text: pod, route: ['spec', 'containers', 1], at: '8 image: j' },
  'a list item by its first key': { text: pod, route: ['spec', 'containers', 0], at: '6 name' },
  'a key in a list item': { text: pod, route: ['spec', 'containers', 0, 'image'], at: '7 image: i', key: 'image' },
  'a missing key by the mapping above': { text: pod, route: ['spec', 'nodeName'], at: '~4 spec', key: 'spec' },
  'a missing key far down': { text: pod, route: ['spec', 'volumes', 0, 'name'], at: '~4 spec', key: 'spec' },
  'a missing key in a list item': { text: pod, route: ['spec', 'containers', 1, 'name'], at: '~8 image: j' },
  'a missing item by the list': { text: pod, route: ['spec', 'containers', 7], at: '~5 containers', key: 'containers' },
  'a missing key at the top by the first key': { text: pod, route: ['data'], at: '~1 kind', key: 'kind' },
  'the document by its first key': { text: `# c\n\n${pod}`, route: [], at: '3 kind', key: 'kind' },
  'below a scalar, the scalar': { text: pod, route: ['kind', 'x'], at: '~1 kind: Pod', key: 'kind' },
  'an index where a mapping is': { text: pod, route: ['metadata', 0], at: '~2 metadata', key: 'metadata' },
  'the last of duplicate keys': { text: 'a: 1\nb: 2\na: 3\n', route: ['a'], at: '3 a: 3', key: 'a' },
  'an empty value': { text: 'a:\nb: 2\n', route: ['a'], at: '1 a', key: 'a' },
  'an empty value behind a comment': { text: 'a: # c\nb: 2\n', route: ['a'], at: '1 a', key: 'a' },
  'a quoted key': { text: '"a": \'x\' # c\n', route: ['a'], at: `1 "a": 'x'`, key: '"a"' },
  'a key as kubectl converts it': { text: 'no: x\n', route: ['false'], at: '1 no: x', key: 'no' },
  'an explicit key': { text: '? a\n: x\n', route: ['a'], at: '1 a\n: x', key: 'a' },
  'a block scalar by its key': { text: 'a: |\n  x\n  y\nb: 1\n', route: ['a'], at: '1 a', key: 'a' },
  'a value on the next line': { text: 'a:\n  x\n', route: ['a'], at: '1 a:\n  x', key: 'a' },
  'flow style': { text: 'a: {b: [x, {c: y}]}\n', route: ['a', 'b', 1, 'c'], at: '1 c: y', key: 'c' },
  'a flow item on one line': { text: 'a: {b: [x, {c: y}]}\n', route: ['a', 'b', 1], at: '1 {c: y}' },
  'a flow item over lines': { text: 'a: [{\n  c: y}]\n', route: ['a', 0], at: '1 {' },
  'a scalar item': { text: '- x\n- y # c\n', route: [1], at: '2 y' },
  'a list in a list': { text: 'a:\n- - x\n  - y\n', route: ['a', 0], at: '2 -' },
  'an alias where it is written': { text: 'a: &a x\nb: *a\n', route: ['b'], at: '2 b: *a', key: 'b' },
  'inside an aliased mapping, at its anchor': {
    text: 'a: &a {c: x}\nb: *a\n',
    route: ['b', 'c'],
    at: '1 c: x',
    key: 'c',
  },
  'what is missing in an aliased mapping': {
    text: 'a: &a {c: x}\nb: *a\n',
    route: ['b', 'd'],
    at: '~2 b: *a',
    key: 'b',
  },
  'through a merge key': { text: 'a: &a {c: x}\nb:\n  <<: *a\n', route: ['b', 'c'], at: '1 c: x', key: 'c' },
  'a key behind its merge key': {
    text: 'a: &a {c: x}\nb:\n  <<: *a\n  c: y\n',
    route: ['b', 'c'],
    at: '4 c: y',
    key: 'c',
  },
  'a merge key behind its key': {
    text: 'a: &a {c: x}\nb:\n  c: y\n  <<: *a\n',
    route: ['b', 'c'],
    at: '1 c: x',
    key: 'c',
  },
  'the first of a merge list': {
    text: 'a: &a {c: x}\nb: &b {c: y}\nd:\n  <<: [*b, *a]\n',
    route: ['d', 'c'],
    at: '2 c: y',
    key: 'c',
  },
  'another document': { text: 'a: 1\n---\na: 2\n', document: 1, route: ['a'], at: '3 a: 2', key: 'a' },
  'behind a byte order mark': { text: '\ufeffa: 1\n', route: ['a'], at: '1 a: 1', key: 'a' },
  'with CRLF': { text: 'a: 1\r\nb: 2\r\n', route: ['b'], at: '2 b: 2', key: 'b' },
  'a document that is a scalar': { text: '# c\nhello world\n', route: [], at: '2 hello' },
  'a key named like a builtin': { text: 'a: {x: y}\n', route: ['a', 'constructor'], at: '~1 a', key: 'a' },
  'a key named __proto__': { text: '__proto__: {x: y}\n', route: ['__proto__', 'x'], at: '1 x: y', key: 'x' },
}

describe('locate', () => {
  test.each(Object.entries(cases))('%s', (_, { text, route, document = 0, at, key }) => {
    const source = { path: 'x.yaml', text, editable: true }
    const { documents, problems } = readDocuments(source, syntaxCache())
    expect(problems).toEqual([])
    const found = documents[document]
    if (found === undefined) throw new Error('no such document')
    const { span, exact, keySpan } = locate(found, route)
    const line = rangeOf(source, span).startLine
    expect(`${exact ? '' : '~'}${line} ${text.slice(span.from, span.to)}`).toBe(at)
    expect(keySpan && text.slice(keySpan.from, keySpan.to)).toBe(key)
  })
})
