// Random manifests in random styles, and random edits of them.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Document, readDocuments, syntaxCache } from '../../src/yaml/document.ts'
import { type Edit, lower } from '../../src/yaml/edit.ts'
import { edited } from '../../src/yaml/edited.ts'
import { type Json, type JsonObject, sameJson } from '../../src/yaml/json.ts'
import { locate } from '../../src/yaml/locate.ts'
import { isList, isObject, type Route, valueAt } from '../../src/yaml/route.ts'
import { applySplices, wholeLines } from '../../src/yaml/splice.ts'
import { write } from './writer.ts'

const words = [
  'x',
  'web',
  'no',
  'a b',
  '',
  'system:node',
  "it's",
  '#x',
  'a: b',
  '1e3',
  'ä😀',
  'two\nlines',
  '- x',
  '*',
  '{{x}}',
]
const names = ['a', 'b', 'name', 'kind', 'no', '1', 'x y', '__proto__', 'constructor', 'app.io/x']

const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(...words),
  fc.boolean(),
  fc.integer({ min: -9, max: 999 }),
  fc.constant(null),
)
const key = fc.constantFrom(...names)

const { object } = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(key, tie('value'), { minKeys: 1, maxKeys: 4, noNullPrototype: false }),
}))

const tape = fc.array(fc.nat({ max: 59 }), { maxLength: 120 })

interface File {
  readonly text: string
  readonly values: readonly JsonObject[]
}

const file: fc.Arbitrary<File> = fc
  .tuple(fc.array(fc.tuple(object, tape), { minLength: 1, maxLength: 3 }), fc.boolean(), fc.boolean(), fc.boolean())
  .map(([documents, crlf, headed, ended]) => {
    const texts = documents.map(([value, styles]) => write(value, styles))
    const joined = `${headed ? '---\n' : ''}${texts.join('---\n')}`
    const text = ended ? joined : joined.replace(/\n$/, '')
    return { text: crlf ? text.replaceAll('\n', '\r\n') : text, values: documents.map(([value]) => value) }
  })

function read(text: string): readonly Document[] {
  const { documents, problems } = readDocuments({ path: 'x.yaml', text, editable: true }, syntaxCache())
  expect(problems).toEqual([])
  return documents
}

function routes(value: Json, above: Route = []): readonly Route[] {
  if (isList(value)) return [above, ...value.flatMap((item, at) => routes(item, [...above, at]))]
  if (isObject(value))
    return [above, ...Object.keys(value).flatMap((name) => routes(value[name] ?? null, [...above, name]))]
  return [above]
}

/** Any edit of the data that might make sense, picked by numbers. */
function edit(value: Json, [kind, place, sibling]: readonly [number, number, number], to: Json): Edit {
  const all = routes(value)
  const route = all[place % all.length] ?? []
  const here = valueAt(value, route)
  if (isObject(here) && kind < 3) {
    const after = Object.keys(here)[sibling % 5]
    return { kind: 'set', route: [...route, 'added'], value: to, ...(after === undefined ? {} : { after }) }
  }
  if (kind === 3 && typeof route.at(-1) === 'string') return { kind: 'rename', route, to: 'renamed' }
  return kind < 3 ? { kind: 'set', route, value: to } : { kind: 'remove', route }
}

const choice = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 99 }), fc.nat({ max: 9 }))

describe('random files', () => {
  test('say what was written', () => {
    fc.assert(
      fc.property(file, ({ text, values }) => {
        const documents = read(text)
        expect(documents).toHaveLength(values.length)
        for (const [at, { value }] of documents.entries()) expect(sameJson(value, values[at])).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('are edited as their data would be, and nowhere else', () => {
    let made = 0
    let tried = 0
    fc.assert(
      fc.property(
        file,
        fc.nat(),
        fc.array(fc.tuple(choice, scalar), { minLength: 1, maxLength: 2 }),
        ({ text }, which, picks) => {
          const documents = read(text)
          const target = which % documents.length
          const document = documents[target]
          if (document === undefined) return
          const edits = picks.map(([pick, to]) => edit(document.value, pick, to))
          const lowered = lower(document, edits)
          tried++
          if ('refusal' in lowered) return
          made++
          const after = applySplices(text, lowered)
          const whole = edits.some(({ kind, route }) => kind === 'remove' && route.length === 0)
          const wanted: (Json | undefined)[] = documents.map(({ value }) => value)
          if (whole) wanted.splice(target, 1)
          else wanted[target] = edited(document.value, edits)
          const now = read(after)
          expect(now).toHaveLength(wanted.length)
          for (const [at, { value }] of now.entries()) expect(sameJson(value, wanted[at])).toBe(true)
          expect(byLines(text, lowered)).toBe(after)
        },
      ),
      { numRuns: 800 },
    )
    // A lowering that refuses everything would pass all of the above.
    expect(made / tried).toBeGreaterThan(0.55)
  })

  test('have a place for every value, and the place is in the file', () => {
    fc.assert(
      fc.property(file, ({ text }) => {
        for (const document of read(text)) {
          for (const route of routes(document.value)) {
            const { span, exact } = locate(document, route)
            expect(exact).toBe(true)
            expect(span.from).toBeGreaterThanOrEqual(document.span.from)
            expect(span.to).toBeLessThanOrEqual(document.span.to)
            expect(text.slice(span.from, span.to).trim()).not.toBe('')
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

function byLines(text: string, splices: Parameters<typeof wholeLines>[1]): string {
  const lines = text.split(/(?<=\n)/)
  for (const change of wholeLines(text, splices).toReversed()) {
    lines.splice(change.startLine - 1, change.endLine - change.startLine + 1, change.text)
  }
  return lines.join('')
}
