import { describe, expect, test } from '@jest/globals'
import { type Manifest, manifests } from '../../src/kube/manifest.ts'
import { readDocuments, syntaxCache } from '../../src/yaml/document.ts'
import type { Edit } from '../../src/yaml/edit.ts'
import type { Route } from '../../src/yaml/route.ts'
import { applySplices } from '../../src/yaml/splice.ts'

const text = `# two documents
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  serviceAccountName: web
  containers: []
---
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: ServiceAccount
  metadata:
    name: a
- apiVersion: v1
  kind: ServiceAccount
  metadata:
    name: b
`

const all = readDocuments({ path: 'a.yaml', text, editable: true }, syntaxCache()).documents.flatMap(
  (document) => manifests(document).manifests,
)

function named(name: string): Manifest {
  const found = all.find((manifest) => manifest.name === name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}

const says = (name: string, route: Route): string => {
  const { source, span } = named(name).origin.says(route)
  return source.text.slice(span.from, span.to)
}

/** The text after the best candidate, or the refusal. */
function edited(name: string, edits: readonly Edit[]): string {
  const [best] = named(name).origin.edits(edits)
  if (best === undefined || 'refusal' in best) return best?.refusal ?? 'no candidate'
  return applySplices(text, best)
}

describe('an object written in a document', () => {
  test.each([
    ['a value', 'p', ['spec', 'serviceAccountName'], 'serviceAccountName: web'],
    ['the nearest key above what is not there', 'p', ['spec', 'automountServiceAccountToken'], 'spec'],
    ['a value of the second item of a List', 'b', ['metadata', 'name'], 'name: b'],
  ] as const)('says where %s stands', (_, name, route, wanted) => {
    expect(says(name, route)).toBe(wanted)
  })

  test('knows its file, and nothing that brought it in', () => {
    expect(named('a').origin.path).toBe('a.yaml')
    expect(named('a').origin.broughtIn(['metadata'])).toEqual([])
  })

  test('is edited in its own place', () => {
    const off: Edit = { kind: 'set', route: ['automountServiceAccountToken'], value: false, after: 'metadata' }
    expect(edited('b', [off])).toBe(`${text}  automountServiceAccountToken: false\n`)
  })

  test('is edited by several edits together', () => {
    const edits: readonly Edit[] = [
      { kind: 'set', route: ['spec', 'automountServiceAccountToken'], value: false, after: 'serviceAccountName' },
      { kind: 'set', route: ['spec', 'serviceAccountName'], value: 'other' },
    ]
    expect(edited('p', edits)).toBe(
      text.replace('serviceAccountName: web', 'serviceAccountName: other\n  automountServiceAccountToken: false'),
    )
  })
})
