import { describe, expect, test } from '@jest/globals'
import { mayRefer, references } from '../../src/packaging/references.ts'
import type { SnapshotFile } from '../../src/packaging/snapshot.ts'
import type { Files } from './kustomize/tree.ts'
import { snapshotOf } from './kustomize/tree.ts'

/** Files without text were not read. */
function unread(files: Files, names: readonly string[]): readonly string[] {
  const all = new Map<string, SnapshotFile>(snapshotOf(files).files)
  for (const path of names) all.set(path, { mode: '100644', blob: path })
  const ends = { base: { files: all }, head: snapshotOf({}) }
  const { base, head } = references(ends)
  // What the words do not tell is never asked for.
  expect([mayRefer(ends) || base.length === 0, head]).toEqual([true, []])
  return base
}

describe('files that kustomizations need beside those with telling names', () => {
  test.each([
    ['a patch', 'patches: [{path: patch.txt}]\n', ['a/patch.txt'], ['a/patch.txt']],
    ['objects in a file without ending', 'resources: [../b/objects]\n', ['b/objects'], ['b/objects']],
    [
      'a file that a generator takes in whole',
      'configMapGenerator: [{name: x, files: [app.conf]}]\n',
      ['a/app.conf'],
      [],
    ],
    [
      'a list of variables',
      'configMapGenerator: [{name: x, envs: [params.env]}]\n',
      ['a/params.env'],
      ['a/params.env'],
    ],
    ['a word that is no reference', 'namePrefix: word\n', ['a/word'], []],
    ['a file that will be read anyway', 'resources: [b.yaml]\n', ['a/b.yaml'], []],
    ['what is not there', 'resources: [c]\n', [], []],
  ])('%s', (_name, text, files, needed) => {
    expect(unread({ 'a/kustomization.yaml': text }, files)).toEqual(needed)
  })
})

describe('whether there may be any', () => {
  const asked = (text: string, unreadFile: string): boolean => {
    const files = new Map<string, SnapshotFile>(snapshotOf({ 'a/kustomization.yaml': text }).files)
    files.set(unreadFile, { mode: '100644', blob: 'x' })
    return mayRefer({ base: snapshotOf({}), head: { files } })
  }

  test.each([
    ['a word names a file that was not read', 'namePrefix: word\n', 'a/word', true],
    ['no word does', 'resources: [b.yaml]\n', 'a/word', false],
    ['nobody can look at so many words', `# ${'x'.repeat(4_000_000)}\n`, 'a/word', true],
    ['what is written over and over is no word', `${'a: &a [*a]\n'.repeat(100_000)}`, 'a/word', false],
  ])('%s', (_name, text, file, may) => {
    expect(asked(text, file)).toBe(may)
  })
})
