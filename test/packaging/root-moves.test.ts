// Roots that come, go and move: what stays as it was is not news, and what is new is.
import { describe, expect, test } from '@jest/globals'
import { judged, told } from '../change.ts'
import type { Tree } from './roots.ts'
import { admin, kustomization, overlaid } from './roots.ts'

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
