import { describe, expect, test } from '@jest/globals'
import { readDocuments, syntaxCache } from '../../src/yaml/document.ts'
import type { Json } from '../../src/yaml/json.ts'
import { isList, isObject, valueAt } from '../../src/yaml/route.ts'
import { type OracleCase, oracle, refusedAsYaml } from './oracle.ts'

const cache = syntaxCache()

function read(text: string) {
  return readDocuments({ path: 'x.yaml', text, editable: true }, cache)
}

function typeOf(value: Json | undefined): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  return isList(value) ? 'array' : typeof value
}

function at(value: Json, path: string): Json | undefined {
  return valueAt(
    value,
    path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
  )
}

/** What may be left of a document once kubectl has decoded it. */
function sendable(value: Json): boolean {
  return isObject(value) && typeof value.kind === 'string'
}

function plainJson(value: Json | undefined): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}

/** kubectl opens lists, and takes an empty namespace away, after it has made JSON of the text: both are kube/'s. */
function decoded({ text, path }: OracleCase): boolean {
  return /kind: \w*List\b/.test(text) || (path === 'metadata.namespace' && /namespace: (null|~|)\n/.test(text))
}

describe("Kubernetes' own reading", () => {
  const cases = oracle.map((row) => [`${row.id} ${row.note.slice(0, 60)}`, row] as const)

  test.each(cases)('%s', (_, row) => {
    const { documents, problems } = read(row.text)
    expect(problems.length > 0).toBe(refusedAsYaml(row))
    if (decoded(row)) return
    const [first] = documents
    if (row.type !== undefined) expect(typeOf(first && at(first.value, row.path))).toBe(row.type)
    if (row.documents === undefined) return
    const ours = documents
      .filter(({ value }) => sendable(value))
      .map(({ value }) => [isObject(value) && value.kind, typeOf(at(value, row.path)), plainJson(at(value, row.path))])
    const theirs = row.documents.map(({ kind, type, json }) => [kind, type, json])
    // Where kubectl gives up, or refuses a document once it is JSON, we go on.
    if (row.errorAt === 'kubectl') expect(ours.slice(0, theirs.length)).toEqual(theirs)
    else expect(ours).toEqual(theirs)
  })
})
