import { describe, expect, test } from '@jest/globals'
import { references } from '../../src/packaging/references.ts'
import type { SnapshotFile } from '../../src/packaging/snapshot.ts'
import type { Files } from './kustomize/tree.ts'
import { snapshotOf } from './kustomize/tree.ts'

/** Files without text were not read. */
function unread(files: Files, names: readonly string[]): readonly string[] {
  const all = new Map<string, SnapshotFile>(snapshotOf(files).files)
  for (const path of names) all.set(path, { mode: '100644', blob: path })
  return references({ files: all })
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
