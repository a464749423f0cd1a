// Against the real tool, where it is installed: random compositions, and lines changed that are said to be the cause.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { placeOf } from '../../../src/packaging/kustomize/log.ts'
import type { Mark, Node } from '../../../src/packaging/kustomize/node.ts'
import { child, itemsOf, keysOf } from '../../../src/packaging/kustomize/node.ts'
import { compositions } from './compositions.ts'
import { kubectl, kustomizeBuild } from './kubectl.ts'
import type { Files } from './tree.ts'
import { objectsOf, resolveTree } from './tree.ts'

const runs = Number(process.env.KUSTOMIZE_RUNS ?? 25)
const installed = kubectl === undefined ? describe.skip : describe

installed('random compositions', () => {
  test('come out as from Kustomize', () => {
    fc.assert(
      fc.property(compositions, ({ files, root }) => {
        expect(objectsOf(resolveTree(files, root)) ?? null).toEqual(kustomizeBuild(files, root) ?? null)
      }),
      { numRuns: runs, endOnFailure: process.env.KUSTOMIZE_RUNS === undefined },
    )
  }, 600_000)
})

/** Texts that an object has from one place, as far as they can be changed without changing who it is. */
function causes(node: Node, found: Mark[] = [], depth = 0): readonly Mark[] {
  const mark = node.kind === 'written' ? node.at : node.kind === 'scalar' ? node.by : undefined
  const value = node.kind === 'written' || node.kind === 'scalar' ? node.value : undefined
  if (mark !== undefined && typeof value === 'string') found.push(mark)
  for (const key of keysOf(node)) {
    const inner = child(node, key)
    const identity = depth === 0 && ['apiVersion', 'kind', 'metadata', 'roleRef'].includes(key)
    if (inner !== undefined && !identity && key !== 'name') causes(inner, found, depth + 1)
  }
  for (const item of itemsOf(node)) causes(item, found, depth + 1)
  return found
}

function changedAt(files: Files, mark: Mark): Files | undefined {
  const { source, span } = placeOf(mark)
  const said = source.text.slice(span.from, span.to)
  const [, head = '', value = ''] = /^(.*?:\s*|)([\w./-]+)$/.exec(said) ?? []
  if (value === '' || value.startsWith('-')) return undefined
  const text = `${source.text.slice(0, span.from)}${head}${value}q${source.text.slice(span.to)}`
  return { ...files, [source.path]: text }
}

function described(mark: Mark): string {
  const { source, span } = placeOf(mark)
  return `${source.path}: ${source.text.slice(span.from, span.to)}`
}

installed('the line that is said to be the cause', () => {
  test('changes the outcome if it is changed', () => {
    let tried = 0
    const wrong: string[] = []
    for (const { files, root } of fc.sample(compositions, { numRuns: runs, seed: 7 })) {
      const before = resolveTree(files, root)
      if (before.fault !== undefined) continue
      for (const { body } of before.resources) {
        for (const mark of causes(body).slice(0, 2)) {
          const changed = changedAt(files, mark)
          const after = changed === undefined ? undefined : kustomizeBuild(changed, root)
          if (changed === undefined || after === undefined) continue
          tried++
          if (JSON.stringify(after) === JSON.stringify(objectsOf(before)))
            wrong.push(`${described(mark)} in ${JSON.stringify(files)}`)
        }
      }
    }
    expect(tried).toBeGreaterThan(runs)
    expect(wrong).toEqual([])
  }, 600_000)
})
