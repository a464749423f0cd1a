// Roots that come, go and move: what stays as it was is not news, and what is new is.
import { describe, expect, test } from '@jest/globals'
import { judged, told } from '../change.ts'
import type { Tree } from './roots.ts'
import { admin, binding, bound, component, kustomization, overlaid, without } from './roots.ts'

const news = (lines: readonly string[]): readonly string[] => lines.filter((line) => !line.startsWith('carried'))
const prefixed = (folder: string): string =>
  kustomization(`resources: [../base]\nnamespace: ${folder}\nnamePrefix: ${folder}-\n`)
const all = (...folders: readonly string[]) => ({
  'all/kustomization.yaml': kustomization(`resources: [${folders.map((one) => `../${one}`).join(', ')}]\n`),
})

describe('a root around a root', () => {
  const one = overlaid({ role: 'cluster-admin' })
  const two = {
    ...one,
    'prod/kustomization.yaml': prefixed('prod'),
    'dev/kustomization.yaml': prefixed('dev'),
  }
  const stage = { 'stage/kustomization.yaml': prefixed('stage') }

  test.each<readonly [string, Tree, Tree]>([
    ['around one', one, all('prod')],
    ['around two', two, all('prod', 'dev')],
    ['around one that patches', overlaid({ patches: admin }), all('prod')],
  ])('brings nothing new: %s', (_name, base, more) => {
    expect(news(told(judged({ base, head: { ...base, ...more } })))).toEqual([])
  })

  const doAll = (account: string, binding: string): string =>
    `ServiceAccount ${account} can do everything in the cluster, through ClusterRoleBinding ${binding}`

  test('does not hide another root in it', () => {
    const head = { ...two, ...all('prod', 'stage'), ...stage }
    const { introduced } = judged({ base: two, head })
    expect(introduced.map(({ message }) => message)).toContain(doAll('stage/stage-app', 'stage-app'))
  })

  test('does not hide another root beside it', () => {
    const head = { ...one, ...all('prod'), 'stage/kustomization.yaml': one['prod/kustomization.yaml'] ?? '' }
    const { introduced } = judged({ base: one, head })
    expect(introduced.map(({ message, unit }) => `${unit} ${message}`)).toEqual([
      `kustomize:stage ${doAll('web/app', 'app')}`,
    ])
  })

  test('does not hide a patch of its own', () => {
    const base = overlaid()
    const head = { ...base, 'all/kustomization.yaml': kustomization(`resources: [../prod]\n${admin}`) }
    expect(news(told(judged({ base, head })))).toContain(
      'introduced critical all/kustomization.yaml:9 cluster-admin-binding',
    )
  })
})

describe('a root in another folder', () => {
  const base = overlaid({ patches: admin })
  const moved = (patches: string): Tree => ({
    ...without(base, 'prod/kustomization.yaml'),
    'production/kustomization.yaml': kustomization(`resources:\n- ../base\n${patches}`),
  })

  test.each<readonly [string, Readonly<Record<string, string>>]>([
    ['git calls it a move', { 'production/kustomization.yaml': 'prod/kustomization.yaml' }],
    ['it does not', {}],
  ])('is no reason for thanks: %s', (_name, renames) => {
    const lines = told(judged({ base, head: moved(admin), renames }))
    expect(news(lines)).toEqual([])
    expect(lines).toContain('carried critical production/kustomization.yaml:10 cluster-admin-binding')
  })

  test('is thanked for what it has no more', () => {
    expect(news(told(judged({ base, head: moved('') })))).toContain(
      'fixed critical prod/kustomization.yaml:10 cluster-admin-binding',
    )
  })
})

describe('a folder that others used, applied as it stands', () => {
  const flux = (folder: string): Tree => ({
    'flux.yaml': `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: x, namespace: flux-system}\nspec:\n  path: ./${folder}\n  prune: true\n  sourceRef: {kind: GitRepository, name: r}\n`,
  })
  const mild = overlaid({ role: 'cluster-admin', patches: bound('view') })
  const same = overlaid({ role: 'cluster-admin' })
  const next = { ...mild, 'next/kustomization.yaml': kustomization('resources: []\n') }
  const grave = (place: string) => [`introduced critical ${place} cluster-admin-binding`]

  test.each<readonly [string, Tree, Tree, readonly string[]]>([
    ['Flux names it', { ...mild, ...flux('prod') }, { ...mild, ...flux('base') }, grave('flux.yaml:5')],
    [
      'Flux names it, and its overlay is gone',
      { ...mild, ...flux('prod') },
      { ...without(mild, 'prod/kustomization.yaml'), ...flux('base') },
      grave('flux.yaml:5'),
    ],
    ['its overlay is gone', mild, without(mild, 'prod/kustomization.yaml'), grave('base/binding.yaml:8')],
    ['it grants what the overlay did', { ...same, ...flux('prod') }, { ...same, ...flux('base') }, []],
    [
      'nothing uses it any more',
      mild,
      { ...next, 'prod/kustomization.yaml': kustomization('resources: [../next]\n') },
      [],
    ],
  ])('is compared with what was applied: %s', (_name, before, after, lines) => {
    const delta = told(judged({ base: before, head: after }))
    expect(delta.filter((line) => /^introduced .* cluster-admin/.test(line))).toEqual(lines)
  })
})

describe('a component that nobody used', () => {
  const parts = (subject: string): Tree => ({
    'part/kustomization.yaml': component('resources: [binding.yaml]\n'),
    'part/binding.yaml': binding('cluster-admin', 'part', subject),
  })
  const used = { 'prod/kustomization.yaml': kustomization('resources: [../base]\ncomponents: [../part]\n') }

  test.each(['app', 'ghost'])('brings its objects when it is used: %s', (subject) => {
    const base = { ...overlaid(), ...parts(subject) }
    const lines = news(told(judged({ base, head: { ...base, ...used } })))
    expect(lines).toContain('introduced critical part/binding.yaml:8 cluster-admin-binding')
  })

  test('brings nothing new where it was used', () => {
    const base = { ...overlaid(), ...parts('app'), ...used }
    const head = { ...base, 'prod/kustomization.yaml': `${used['prod/kustomization.yaml']}images: []\n` }
    expect(news(told(judged({ base, head })))).toEqual([])
  })
})
