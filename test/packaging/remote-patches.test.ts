// Patches of objects that are not in the repository.
import { describe, expect, test } from '@jest/globals'
import { judged, told } from '../change.ts'
import { binding, kustomization, overlaid, unbound } from './roots.ts'

const lines = (text: string): string => text.replace(/^(?=.)/gm, '    ')
const remote = 'resources:\n- ../base\n- https://github.com/a/b//c?ref=v1\npatches:\n'

function admins(patches: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const head = { ...overlaid(), 'prod/kustomization.yaml': kustomization(`${remote}${patches}`), ...more }
  const all = told(judged({ base: overlaid(), head }))
  return [...new Set(all.filter((line) => line.startsWith('introduced') && line.endsWith('cluster-admin-binding')))]
}

describe('a patch that is a whole grant, of an object that is not here', () => {
  const grant = binding('cluster-admin', 'remote')

  test('is told in its file', () => {
    expect(admins('- path: patch.yaml\n', { 'prod/patch.yaml': grant })).toEqual([
      'introduced critical prod/patch.yaml:8 cluster-admin-binding',
    ])
  })

  test('is told in the kustomization', () => {
    expect(admins(`- patch: |-\n${lines(grant)}`)).toEqual([
      'introduced critical prod/kustomization.yaml:15 cluster-admin-binding',
    ])
  })

  test('is not told where it is a part only, or takes away', () => {
    expect(admins(`- patch: |-\n${lines(unbound('cluster-admin', 'remote'))}`)).toEqual([])
    expect(admins(`- patch: |-\n    $patch: delete\n${lines(grant)}`)).toEqual([])
  })
})
