// Roots that Kustomize refuses, at one end or at both: nothing gets by unseen.
import { describe, expect, test } from '@jest/globals'
import { judged, told } from '../change.ts'
import type { Tree } from './roots.ts'
import { admin, kustomization, overlaid, unbound, without } from './roots.ts'

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

describe('a root that the change heals', () => {
  const broken: Tree = overlaid({ patches: 'bogus: 1\n' })
  const healed = (patches: string, more: Tree = {}): Tree => ({ ...overlaid({ patches }), ...more })
  const news = (base: Tree, head: Tree): readonly string[] =>
    told(judged({ base, head })).filter((line) => line.endsWith('cluster-admin-binding'))

  test.each<readonly [string, Tree, Tree, string]>([
    ['operations in it', broken, healed(admin), 'prod/kustomization.yaml:10'],
    [
      'a patch without subjects',
      broken,
      healed('patches: [{path: patch.yaml}]\n', { 'prod/patch.yaml': unbound('cluster-admin') }),
      'prod/patch.yaml:8',
    ],
    [
      'operations that stood there, and that nobody could apply',
      overlaid({ patches: `bogus: 1\n${admin}` }),
      healed(admin),
      'prod/kustomization.yaml:10',
    ],
    [
      'the other one of two kustomizations',
      { ...overlaid(), 'prod/Kustomization': kustomization(`resources:\n- ../base\n${admin}`) },
      {
        ...without(overlaid(), 'prod/kustomization.yaml'),
        'prod/Kustomization': kustomization(`resources:\n- ../base\n${admin}`),
      },
      'prod/Kustomization:10',
    ],
  ])('is judged by what it grants now: %s', (_name, base, head, place) => {
    expect(news(base, head)).toEqual([`introduced critical ${place} cluster-admin-binding`])
  })

  test.each<readonly [string, string]>([
    ['an unknown field', 'bogus: 1\n'],
    ['no YAML', 'images: [\n'],
    ['names of its own', 'namespace: two\nnamePrefix: two-\nbogus: 1\n'],
  ])('brings nothing that was there all the time: %s', (_name, lines) => {
    const base = overlaid({ role: 'cluster-admin', patches: lines })
    const head = overlaid({ role: 'cluster-admin', patches: lines.replace(/bogus: 1\n|images: \[\n/, 'images: []\n') })
    const { introduced, fixed, problems } = judged({ base, head })
    expect([...introduced, ...fixed, ...problems]).toEqual([])
  })
})

describe('a root that nobody can resolve, before or after', () => {
  const broken = (patches = '', more: Tree = {}): Tree => ({
    ...overlaid({ patches: `bogus: 1\n${patches}` }),
    ...more,
  })
  const failing = (base: Tree, head: Tree): readonly string[] =>
    judged({ base, head }).problems.flatMap(({ path, line, fails }) => (fails ? [`${path}:${line}`] : []))
  const operations = '- op: replace\n  path: /roleRef/name\n  value: view\n'
  const byFile = 'patches: [{path: patch.yaml, target: {kind: ClusterRoleBinding}}]\n'

  test.each<readonly [string, Tree, Tree, readonly string[]]>([
    ['new operations', broken(), broken(admin), ['prod/kustomization.yaml:7']],
    [
      'another role in a patch file',
      broken(byFile, { 'prod/patch.yaml': operations }),
      broken(byFile, { 'prod/patch.yaml': operations.replace('view', 'cluster-admin') }),
      ['prod/kustomization.yaml:6'],
    ],
    [
      'a new patch file without subjects',
      broken(),
      broken('patches: [{path: patch.yaml}]\n', { 'prod/patch.yaml': unbound('cluster-admin') }),
      ['prod/kustomization.yaml:6'],
    ],
    ['nothing but an image', broken(admin), broken(`${admin}images: [{name: example/app, newTag: "2"}]\n`), []],
    ['less than before', broken(admin), broken(), []],
    [
      'a patch of something else',
      broken(),
      broken(
        'patches:\n- target: {kind: Deployment}\n  patch: |-\n    - {op: replace, path: /spec/replicas, value: 2}\n',
      ),
      [],
    ],
  ])('fails where the change may grant something: %s', (_name, base, head, lines) => {
    expect(failing(base, head)).toEqual(lines)
  })
})
