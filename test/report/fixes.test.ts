import { describe, expect, test } from '@jest/globals'
import type { Cure } from '../../src/findings/finding.ts'
import { allFixes, combined, mendedTexts, patchOf } from '../../src/report/fixes.ts'
import { applySplices } from '../../src/yaml/splice.ts'
import { delta, deployment, finding, insertion, tokenOff } from './build.ts'

const text = 'a\nb\nc\nd\n'

function cure(
  ...splices: readonly (readonly [from: number, to: number, text: string])[]
): Extract<Cure, { splices: unknown }> {
  return { title: 'mend', splices: splices.map(([from, to, text]) => ({ path: 'x.yaml', from, to, text })) }
}

describe('fixes come together', () => {
  test.each([
    ['apart from each other', [cure([0, 1, 'A']), cure([4, 5, 'C'])], 'A\nb\nC\nd\n', 0],
    ['the same one twice', [cure([0, 1, 'A']), cure([0, 1, 'A'])], 'A\nb\nc\nd\n', 0],
    ['one that shares a part', [cure([0, 1, 'A']), cure([0, 1, 'A'], [4, 5, 'C'])], 'A\nb\nC\nd\n', 0],
    ['but not over one another', [cure([0, 3, 'A']), cure([2, 5, 'C'])], 'A\nc\nd\n', 1],
    ['nor two insertions at one place', [cure([2, 2, 'x\n']), cure([2, 2, 'y\n'])], 'a\nx\nb\nc\nd\n', 1],
    ['side by side', [cure([0, 2, '']), cure([2, 4, ''])], 'c\nd\n', 0],
    ['an insertion behind what goes', [cure([2, 4, '']), cure([4, 4, 'x\n'])], 'a\nx\nc\nd\n', 0],
    ['but not into what goes', [cure([2, 6, '']), cure([4, 4, 'x\n'])], 'a\nd\n', 1],
    ['nor one that holds only alone', [{ ...cure([0, 1, 'A']), apart: true }, cure([4, 5, 'C'])], 'a\nb\nC\nd\n', 1],
    ['but it comes by itself', [{ ...cure([0, 1, 'A']), apart: true }], 'A\nb\nc\nd\n', 0],
    [
      'and only one such',
      [
        { ...cure([0, 1, 'A']), apart: true },
        { ...cure([4, 5, 'C']), apart: true },
      ],
      'A\nb\nc\nd\n',
      1,
    ],
    ['nor in half', [cure([0, 1, 'A']), cure([0, 1, 'X'], [4, 5, 'C'])], 'A\nb\nc\nd\n', 1],
    ['nor refused ones', [{ refusal: 'no' }, cure([0, 1, 'A'])], 'A\nb\nc\nd\n', 0],
  ] as const)('%s', (_, cures, expected, leftOut) => {
    const fixes = combined(cures.map((one, index) => finding({ name: `n${index}`, cure: one })))
    expect(applySplices(text, fixes.splices.get('x.yaml') ?? [])).toBe(expected)
    expect(fixes.leftOut).toHaveLength(leftOut)
  })
})

test('only what the change introduced is mended, worst first', () => {
  const [one, other, old] = ['A', 'B', 'C'].map((word) => finding({ name: word, cure: cure([0, 1, word]) }))
  const fixes = allFixes(delta({ introduced: [one, other].flatMap((given) => given ?? []), carried: old ? [old] : [] }))
  expect(fixes.taken.map(({ subject }) => subject.name)).toEqual(['A'])
  expect(fixes.leftOut.map(({ subject }) => subject.name)).toEqual(['B'])
})

test('the patch holds every file, by name', () => {
  const other = insertion('api.yaml', deployment, 'name: web', '  labels: {}')
  const fixes = combined([
    finding({ cure: tokenOff('web.yaml') }),
    finding({ name: 'api', cure: { title: 'label', splices: [other] } }),
  ])
  const texts = new Map([
    ['web.yaml', deployment],
    ['api.yaml', deployment],
  ])
  expect(patchOf(fixes, texts)).toBe(`diff --git a/api.yaml b/api.yaml
--- a/api.yaml
+++ b/api.yaml
@@ -1,6 +1,7 @@
 kind: Deployment
 metadata:
   name: web
+  labels: {}
 spec:
   template:
     spec:
diff --git a/web.yaml b/web.yaml
--- a/web.yaml
+++ b/web.yaml
@@ -5,4 +5,5 @@
   template:
     spec:
       serviceAccountName: web
+      automountServiceAccountToken: false
       containers: []
`)
  expect(patchOf(combined([]), texts)).toBe('')
})

test('a file of which nothing is left is deleted, by patch as by --fix', () => {
  const texts = new Map([['x.yaml', text]])
  const fixes = combined([finding({ cure: cure([0, text.length, '\n']) })])
  expect(mendedTexts(fixes, texts)).toEqual([{ path: 'x.yaml', before: text }])
  expect(patchOf(fixes, texts)).toMatch(/^diff --git a\/x\.yaml b\/x\.yaml\ndeleted file mode 100644\n[\s\S]*\n-d\n$/)
})
