// What starts a review, and what is read for it.
import { describe, expect, test } from '@jest/globals'
import { gather } from '../src/gather.ts'
import { defaultPolicy } from '../src/policy/policy.ts'
import type { BlobContent, ChangedFile, Comparison, TreeEntry } from '../src/ports.ts'

type Files = Readonly<Record<string, string>>

/** Both ends in memory; links are written as `-> target`. What was read is noted. */
function memory(
  base: Files,
  head: Files,
): { readonly comparison: Comparison; readonly read: Set<string>; readonly room: (number | undefined)[] } {
  const read = new Set<string>()
  const room: (number | undefined)[] = []
  const entries = (files: Files): readonly TreeEntry[] =>
    Object.entries(files).map(([path, text]) => {
      return { path, mode: text.startsWith('-> ') ? '120000' : '100644', blob: text }
    })
  const changed = [...new Set([...Object.keys(base), ...Object.keys(head)])].filter((path) => base[path] !== head[path])
  const comparison: Comparison = {
    base: 'base',
    head: 'head',
    entries: async (end) => entries(end === 'base' ? base : head),
    changedFiles: async () =>
      changed.map((path): ChangedFile => ({ path, status: path in head ? 'modified' : 'removed' })),
    patches: async () => new Map(),
    read: async (blobs, _, maxTotal) => {
      room.push(maxTotal)
      for (const blob of blobs) read.add(blob)
      const content = (blob: string): BlobContent => ({ bytes: new TextEncoder().encode(blob.replace(/^-> /, '')) })
      return new Map(blobs.map((blob) => [blob, content(blob)]))
    },
  }
  return { comparison, read, room }
}

const root = { 'k/kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: patch.txt}]\n', 'k/a.yaml': 'a: b\n' }

describe('a change starts a review', () => {
  test.each<readonly [string, Files, Files, boolean]>([
    ['of a manifest', { 'a.yaml': 'a: b' }, { 'a.yaml': 'a: c' }, true],
    ['of a file that no kustomization names', { ...root, 'k/notes.txt': 'a' }, { ...root, 'k/notes.txt': 'b' }, false],
    ['of nothing but a patch with an odd name', { ...root, 'k/patch.txt': 'a' }, { ...root, 'k/patch.txt': 'b' }, true],
    ['that removes such a patch', { ...root, 'k/patch.txt': 'a' }, root, true],
    [
      'of a patch behind a link',
      { ...root, 'k/kustomization.yaml': 'patches: [{path: l/p.txt}]', 'k/l': '-> ../far', 'far/p.txt': 'a' },
      { ...root, 'k/kustomization.yaml': 'patches: [{path: l/p.txt}]', 'k/l': '-> ../far', 'far/p.txt': 'b' },
      true,
    ],
    ['of a text that a link names a manifest', { 'a.yaml': '-> b', b: 'a' }, { 'a.yaml': '-> b', b: 'b' }, true],
    ['of a text that some other link names', { a: '-> b', b: 'a' }, { a: '-> b', b: 'b' }, false],
    ['of a link', { ...root, 'k/l': '-> ../x' }, { ...root, 'k/l': '-> ../y' }, true],
  ])('%s: %#', async (_name, before, after, starts) => {
    const { comparison } = memory(before, after)
    let begun = false
    const { evidence } = await gather(comparison, defaultPolicy(), 0, {
      begins: () => {
        begun = true
      },
    })
    // Nothing is read of base where both ends say the same.
    expect([evidence.base.files.size > 0, begun]).toEqual([starts, starts])
  })

  test('where none changed, if all that is so is wanted', async () => {
    const { comparison, read } = memory({ ...root, 'a.go': 'a' }, { ...root, 'a.go': 'b' })
    await gather(comparison, defaultPolicy(), 0, { whole: true })
    expect([...read]).toEqual(Object.values(root))
  })

  test('and reads no manifest where none changed', async () => {
    const { comparison, read } = memory({ ...root, 'a.go': 'a' }, { ...root, 'a.go': 'b' })
    await gather(comparison, defaultPolicy(), 0)
    expect([...read]).toEqual([root['k/kustomization.yaml']])
  })
})

describe('files that kustomizations name', () => {
  const odd = { ...root, 'k/patch.txt': 'a' }
  const changed = { ...odd, 'k/patch.txt': 'b' }

  test('are told by whoever is asked, and are read within what is left of the limit', async () => {
    const { comparison, read, room } = memory(odd, changed)
    const asked: string[] = []
    await gather(comparison, defaultPolicy(), 0, {
      references: async ({ base, head }) => {
        asked.push(`${base.files.size} ${head.files.size}`)
        return { base: ['k/patch.txt'], head: ['k/patch.txt', 'gone'] }
      },
    })
    // Once to see whether the change matters, once for all that is read.
    expect(asked).toEqual(['3 3', '3 3'])
    expect([...read].toSorted()).toEqual([...Object.values(root), 'a', 'b'].toSorted())
    const [telling, all] = [root['k/kustomization.yaml'].length, Object.values(root).join('').length]
    expect(room).toEqual([1_000_000_000, 1_000_000_000 - telling, 1_000_000_000 - telling - all])
  })

  test('are asked for only where a word of a kustomization names one', async () => {
    const { comparison } = memory(root, { ...root, 'k/a.yaml': 'a: c\n' })
    const references = async () => {
      throw new Error('nobody should ask')
    }
    const { evidence } = await gather(comparison, defaultPolicy(), 0, { references })
    expect(evidence.head.files.size).toBe(2)
  })
})
