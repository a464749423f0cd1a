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

/** What is left of a document once kubectl has decoded it: others never reach the list. */
function sendable(value: Json): boolean {
  return isObject(value) && typeof value.kind === 'string' && value.kind !== 'List'
}

function plainJson(value: Json | undefined): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}

function listed(row: OracleCase): boolean {
  return row.documents !== undefined && !row.text.includes('kind: List')
}

describe("Kubernetes' own reading", () => {
  test.each(oracle.map((row) => [`${row.id} ${row.note.slice(0, 60)}`, row] as const))('%s', (_, row) => {
    const { documents, problems } = read(row.text)
    if (refusedAsYaml(row)) expect(problems).not.toEqual([])
    else expect(problems).toEqual([])
    const [first] = documents
    if (row.type !== undefined) expect(typeOf(first && at(first.value, row.path))).toBe(row.type)
    if (!listed(row)) return
    const ours = documents.filter(({ value }) => sendable(value))
    const theirs = row.documents ?? []
    // kubectl stops at a document that it cannot read; we go on.
    const compared = refusedAsYaml(row) ? ours.slice(0, theirs.length) : ours
    expect(
      compared.map(({ value }) => [
        isObject(value) && value.kind,
        typeOf(at(value, row.path)),
        plainJson(at(value, row.path)),
      ]),
    ).toEqual(theirs.map(({ kind, type, json }) => [kind, type, json]))
  })
})
