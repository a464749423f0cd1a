// A key twice in a patch: Kustomize takes the first, and refuses nothing.
import { describe, expect, test } from '@jest/globals'
import { judged, told } from '../change.ts'
import { admin, kustomization, overlaid, unbound } from './roots.ts'

const lines = (text: string): string => text.replace(/^(?=.)/gm, '    ')
const workload = `- patch: |-
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: app, namespace: web}
    spec:
      replicas: 2
      replicas: 3
`
const doubled = (first: string, second: string): string => `${unbound(first)}  name: ${second}\n`

describe('a patch with a key twice', () => {
  test('hides no other patch', () => {
    const base = overlaid({ patches: `patches:\n${workload}` })
    const head = overlaid({ patches: `patches:\n${workload}${admin.replace('patches:\n', '')}` })
    const { introduced, problems } = judged({ base, head })
    expect(problems).toEqual([])
    expect(introduced[0]?.ranges[0]).toMatchObject({ path: 'prod/kustomization.yaml', startLine: 17 })
  })

  test.each<readonly [string, string, boolean]>([
    ['cluster-admin', 'view', true],
    ['view', 'cluster-admin', false],
  ])('says what its first one says: %s, then %s', (first, second, isAdmin) => {
    const text = doubled(first, second)
    const byFile = {
      'prod/patch.yaml': text,
      'prod/kustomization.yaml': kustomization('resources: [../base]\npatches: [{path: patch.yaml}]\n'),
    }
    const forms = [overlaid({ patches: `patches:\n- patch: |-\n${lines(text)}` }), { ...overlaid(), ...byFile }]
    for (const head of forms) {
      const delta = judged({ base: overlaid(), head })
      expect(delta.problems).toEqual([])
      expect(told(delta).some((line) => /^introduced critical .* cluster-admin-binding/.test(line))).toBe(isAdmin)
    }
  })
})
