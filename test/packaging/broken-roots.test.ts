// Roots that Kustomize refuses, at one end or at both: nothing gets by unseen.
import { describe, expect, test } from '@jest/globals'
import { judged } from '../change.ts'
import { admin, kustomization, overlaid } from './roots.ts'

describe('a root that the change breaks', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
    .concat([...'bcdefghij'].map((one, at) => `${one}: &${one} [${`*${'abcdefghi'[at]} ,`.repeat(9)}]`))
    .join('\n')
  const patched = kustomization('resources: [../base]\npatches: [{path: patch.yaml}]\n')

  test.each<readonly [string, string, Readonly<Record<string, string>>]>([
    [
      'a second kustomization',
      'prod/Kustomization',
      { 'prod/Kustomization': kustomization(`resources: [../base]\n${admin}`) },
    ],
    [
      'one that looks like a template',
      'prod/Kustomization',
      { 'prod/Kustomization': '# {{ x }}\nresources: [../base]\n' },
    ],
    ['a patch that is too much', 'prod/patch.yaml', { 'prod/kustomization.yaml': patched, 'prod/patch.yaml': bomb }],
    [
      'a patch that is too deep',
      'prod/patch.yaml',
      { 'prod/kustomization.yaml': patched, 'prod/patch.yaml': `a: ${'['.repeat(20000)}${']'.repeat(20000)}` },
    ],
  ])('fails, though the fault is in a new file: %s', (_name, path, more) => {
    const base = overlaid()
    const { problems } = judged({ base, head: { ...base, ...more } })
    expect(problems).toMatchObject([{ path, change: 'introduced', fails: true }])
  })
})
