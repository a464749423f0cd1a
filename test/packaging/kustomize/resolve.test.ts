import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { objectsOf, resolveTree } from './tree.ts'
import { trees } from './trees.ts'

const recorded: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(new URL('data/recorded.json', import.meta.url), 'utf8'),
)

describe('what Kustomize made of it', () => {
  test.each(Object.entries(trees))('%s', (name, { files, root }) => {
    expect(objectsOf(resolveTree(files, root)) ?? null).toEqual(recorded[name])
  })

  test('every record has its tree', () => {
    expect(Object.keys(recorded)).toEqual(Object.keys(trees))
  })
})
