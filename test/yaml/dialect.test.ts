import { describe, expect, test } from '@jest/globals'
import { kubectl, kustomize } from '../../src/yaml/dialect.ts'
import { readDocuments, syntaxCache } from '../../src/yaml/document.ts'
import { lower } from '../../src/yaml/edit.ts'
import { applySplices } from '../../src/yaml/splice.ts'

const anchored = 'x: &x {a: 1, b: 1}\n'

const readings: readonly (readonly [string, string, unknown, unknown])[] = [
  ['an unquoted no', 'a: no\nb: Y\n', { a: false, b: true }, { a: 'no', b: 'Y' }],
  ['true and null', 'a: TRUE\nb: ~\n', { a: true, b: null }, { a: true, b: null }],
  ['numbers', 'a: 0o17\nb: 1e3\n', { a: 15, b: 1000 }, { a: 15, b: 1000 }],
  ['keys that are no words', 'no: 1\n0x10: 2\n', { false: 1, 16: 2 }, { no: 1, '0x10': 2 }],
  ['a key twice', 'a: 1\na: 2\n', { a: 2 }, undefined],
  ['two merge keys', `${anchored}z: {<<: *x, <<: *x}\n`, { x: { a: 1, b: 1 }, z: { a: 1, b: 1 } }, undefined],
  [
    'a merge key behind a key',
    `${anchored}z: {a: 2, <<: *x}\n`,
    { x: { a: 1, b: 1 }, z: { a: 1, b: 1 } },
    { x: { a: 1, b: 1 }, z: { a: 2, b: 1 } },
  ],
  [
    'a merge key behind its own anchor',
    'a: 2\nk: &k {a: 1, c: 3}\n<<: *k\n',
    { a: 1, k: { a: 1, c: 3 }, c: 3 },
    { a: 2, k: { a: 1, c: 3 }, c: 3 },
  ],
]

describe('two tools read the same text', () => {
  const cache = syntaxCache()
  const read = (text: string, dialect: typeof kubectl) =>
    readDocuments({ path: 'a.yaml', text, editable: true }, cache, undefined, dialect).documents[0]

  test.each(readings)('%s', (_name, text, forKubectl, forKustomize) => {
    expect(plain(read(text, kubectl)?.value)).toEqual(forKubectl)
    expect(plain(read(text, kustomize)?.value)).toEqual(forKustomize)
  })

  test('an edit is proved in the dialect of its document', () => {
    const document = read('a: no\nb: 1\n', kustomize)
    const splices = document && lower(document, [{ kind: 'set', route: ['b'], value: 2 }])
    expect(splices && 'length' in splices && applySplices('a: no\nb: 1\n', splices)).toBe('a: no\nb: 2\n')
  })
})

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}
