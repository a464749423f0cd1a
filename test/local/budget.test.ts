// Files that are together more than a review reads: a sentence at once, wherever they lie.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { LocalError } from '../../src/local/fault.ts'
import { folderComparison } from '../../src/local/folder.ts'
import { commitComparison } from '../../src/local/git-tree.ts'
import { stagedComparison } from '../../src/local/index-tree.ts'
import { openRepository } from '../../src/local/repository.ts'
import { workTreeComparison } from '../../src/local/work-tree.ts'
import type { Comparison } from '../../src/ports.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'

let scratch: Scratch
const commits = { base: '', head: '' }
beforeEach(() => {
  scratch = scratchRepository()
  commits.base = scratch.commit({ 'a.yaml': 'a'.repeat(40) })
  commits.head = scratch.commit({ 'b.yaml': 'b'.repeat(60), 'large.yaml': 'c'.repeat(200) })
  writeFileSync(join(scratch.dir, 'loose.yaml'), 'd'.repeat(50))
})
afterEach(() => scratch.remove())

/** By name: a comparison, and how many bytes of it are read where no file may have more than 100. */
const comparisons: readonly (readonly [string, number, () => Promise<Comparison>])[] = [
  ['two commits', 100, async () => commitComparison(await openRepository(scratch.dir), commits.base, commits.head)],
  ['a commit', 100, async () => commitComparison(await openRepository(scratch.dir), undefined, commits.head)],
  ['the index', 100, async () => stagedComparison(await openRepository(scratch.dir))],
  ['a work tree', 150, async () => workTreeComparison(await openRepository(scratch.dir), commits.base)],
  ['a work tree without a base', 150, async () => workTreeComparison(await openRepository(scratch.dir))],
  ['a folder and a file of it', 150, () => folderComparison(scratch.dir, ['.', 'loose.yaml'])],
]

describe.each(comparisons)('%s', (_name, size, make) => {
  const blobsOf = async (comparison: Comparison): Promise<readonly string[]> =>
    (await comparison.entries('head')).map(({ blob }) => blob)

  test('is read where there is just enough room; what is too large by itself takes none', async () => {
    const comparison = await make()
    const found = await comparison.read(await blobsOf(comparison), 100, size)
    expect([...found.values()].filter((content) => 'tooLarge' in content)).toEqual([{ tooLarge: 200 }])
    expect([...found.values()].reduce((sum, one) => sum + ('bytes' in one ? one.bytes.length : 0), 0)).toBe(size)
  })

  test('is refused with a sentence where there is less', async () => {
    const comparison = await make()
    const refused = comparison.read(await blobsOf(comparison), 100, size - 1)
    await expect(refused).rejects.toThrow('together more than a review reads (1 GB), so nothing is known about them')
    await expect(refused).rejects.toThrow(LocalError)
  })
})

test('what is too much ends git at once, however much is still to come', async () => {
  const heap = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.yaml`, `${i} `.repeat(500_000)]))
  const head = scratch.commit(heap)
  const comparison = commitComparison(await openRepository(scratch.dir), undefined, head)
  const started = performance.now()
  const blobs = (await comparison.entries('head')).map(({ blob }) => blob)
  await expect(comparison.read(blobs, 10_000_000, 1_000_000)).rejects.toThrow('more than a review reads')
  expect(performance.now() - started).toBeLessThan(5000)
})
