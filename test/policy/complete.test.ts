// What is absent from a unit that holds everything of its cluster is not there, and not unknown.
import { describe, expect, test } from '@jest/globals'
import { completeness } from '../../src/policy/complete.ts'
import { judged, told } from '../change.ts'
import type { Files } from '../snapshot.ts'

const pod = (name: string, account: string): string => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop}
spec:
  serviceAccountName: ${account}
  automountServiceAccountToken: false
  containers: [{name: web, image: web}]
`
const account = (name: string): string => `apiVersion: v1
kind: ServiceAccount
metadata: {name: ${name}, namespace: shop}
automountServiceAccountToken: false
`
const bound = (role: string, name = 'web'): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: bound, namespace: shop}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ${role}
subjects:
  - {kind: ServiceAccount, name: ${name}, namespace: shop}
`
const role = (name: string): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: ${name}, namespace: shop}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [get, list]}
`
const all = (...texts: readonly string[]): string => texts.join('---\n')

function found(complete: readonly string[], head: Files, base: Files = {}): readonly string[] {
  return told(judged({ base, head, policy: { complete } }))
}

describe('a workload without its account', () => {
  const head = { 'prod/web.yaml': pod('web', 'web') }
  const missing = ['introduced info prod/web.yaml:5 missing-account']

  test('is told only where everything is there', () => {
    expect(found([], head)).toEqual([])
    expect(found(['prod'], head)).toEqual(missing)
    expect(found(['**'], head)).toEqual(missing)
    expect(found(['dev'], head)).toEqual([])
    expect(judged({ base: {}, head, policy: { complete: ['prod'] } }).introduced[0]?.message).toBe(
      'ServiceAccount shop/web is not there, and Pod shop/web names it',
    )
  })

  test.each<[string, Files]>([
    ['is written', { 'prod/web.yaml': all(pod('web', 'web'), account('web')) }],
    ['is written elsewhere among the plain manifests', { ...head, 'common/web.yaml': account('web') }],
    [
      'is written in a namespace nobody knows',
      { ...head, 'b/c.yaml': account('web').replace(', namespace: shop', '') },
    ],
    ['is default', { 'prod/web.yaml': pod('web', 'default') }],
    ['is one of the control plane', { 'prod/web.yaml': pod('web', 'job-controller').replace('shop', 'kube-system') }],
    ['may come out of a chart', { ...head, 'prod/c/Chart.yaml': 'name: c\n', 'prod/c/templates/a.yaml': '{{ . }}\n' }],
    ['may come out of a kustomization', { ...head, 'prod/k/kustomization.yaml': 'resources: []\n' }],
    [
      'may stand in a file that nobody can read',
      { ...head, 'prod/broken.yaml': 'kind: ServiceAccount\nmetadata: [\n' },
    ],
  ])('is not told where the account %s', (_, files) => {
    expect(found(['prod'], files)).toEqual([])
  })

  test('is not told anew while it stays', () => {
    const grown = { 'prod/web.yaml': `${pod('web', 'web')}  hostIPC: false\n` }
    expect(found(['prod'], grown, head)).toEqual([])
    expect(found(['prod'], { 'prod/web.yaml': pod('web', 'api') }, head)).toEqual(missing)
  })
})

describe('a binding without what it names', () => {
  test('is told only where everything is there', () => {
    const head = { 'prod/a.yaml': all(bound('reader'), account('web'), pod('web', 'web')) }
    expect(found([], head)).toEqual([])
    expect(found(['prod'], head)).toEqual(['introduced low prod/a.yaml:7 dangling-binding'])
    const nobody = { 'prod/a.yaml': all(bound('reader'), role('reader')) }
    expect(found([], nobody).join()).not.toContain('dangling-binding')
    expect(found(['prod'], nobody).join()).toContain('introduced low prod/a.yaml:9 dangling-binding')
  })

  test('is not told anew while it stays', () => {
    const base = { 'prod/a.yaml': all(bound('reader'), account('web')) }
    expect(found(['prod'], { 'prod/a.yaml': all(bound('reader'), account('web'), account('api')) }, base)).toEqual([])
    expect(found(['prod'], { 'prod/a.yaml': all(bound('writer'), account('web')) }, base)).toContain(
      'introduced low prod/a.yaml:7 dangling-binding',
    )
  })

  test('names a role of the control plane, which may be there all the same', () => {
    const head = { 'prod/a.yaml': all(bound('system:new-controller'), account('web')) }
    expect(found(['prod'], head).join()).not.toContain('dangling-binding')
  })

  test('grants nothing: what was there is lost, and that is known', () => {
    const base = { 'prod/a.yaml': all(bound('reader'), role('reader'), account('web'), pod('web', 'web')) }
    const head = { 'prod/a.yaml': all(bound('reader'), account('web'), pod('web', 'web')) }
    const reading = (complete: readonly string[]) =>
      found(complete, head, base).filter((one) => one.includes('secret-reading'))
    expect(reading([]).join()).toMatch(/^carried/)
    expect(reading(['prod']).join()).toMatch(/^fixed/)
  })
})

describe('an account that nothing runs as', () => {
  const head = { 'prod/a.yaml': all(bound('reader'), role('reader'), account('web')) }
  const severity = (complete: readonly string[], files: Files) =>
    found(complete, files)
      .find((one) => one.includes('secret-reading'))
      ?.split(' ')[1]

  test('is one step milder only where all workloads are there', () => {
    expect([severity([], head), severity(['prod'], head)]).toEqual(['high', 'medium'])
    expect(severity(['prod'], { ...head, 'prod/web.yaml': pod('web', 'web') })).toBe('high')
  })

  test('may be used by what an operator makes', () => {
    const agent = `apiVersion: operator.victoriametrics.com/v1beta1
kind: VMAgent
metadata: {name: main, namespace: shop}
spec: {replicas: 1}
`
    expect(severity(['prod'], { ...head, 'prod/agent.yaml': agent })).toBe('high')
  })
})

describe('a Kustomize root', () => {
  const files = (more: string): Readonly<Record<string, string>> => ({
    'base/web.yaml': all(pod('web', 'web')),
    'prod/kustomization.yaml': `resources: [../base/web.yaml${more}]\n`,
    'other/a.yaml': account('web'),
    'base/account.yaml': account('web'),
  })
  const missing = (complete: readonly string[], given: Files) =>
    found(complete, given).some((one) => one.endsWith('missing-account'))

  test('is named by its folder, whatever stands outside of it', () => {
    expect(missing([], files(''))).toBe(false)
    expect(missing(['prod'], files(''))).toBe(true)
    expect(missing(['p*'], files(''))).toBe(true)
    expect(missing(['base'], files(''))).toBe(false)
    expect(missing(['prod'], files(', ../base/account.yaml'))).toBe(false)
  })

  test('is not meant by a folder above it', () => {
    const given = { ...files(''), 'c/prod/kustomization.yaml': 'resources: [../../base/web.yaml]\n' }
    expect(missing(['c'], given)).toBe(false)
    expect(missing(['c/*'], given)).toBe(true)
  })

  test('is not complete with what the repository does not hold', () => {
    expect(missing(['prod'], files(', "https://example.com/a.yaml"'))).toBe(false)
  })
})

test('the root of the repository is called .', () => {
  const end = {
    layout: {
      chartFiles: new Set<string>(),
      kustomizations: new Set<string>(),
      patches: new Set<string>(),
      inputs: new Set<string>(),
    },
  }
  const root = { id: 'kustomize:.', kind: 'rendered', manifests: [], problems: [] } as const
  const plain = { id: 'plain', kind: 'plain', manifests: [], problems: [] } as const
  expect(completeness(['.'], end)(root)('any.yaml')).toBe(true)
  expect(completeness(['.'], end)(plain)('deep/any.yaml')).toBe(true)
  expect(completeness(['deep'], end)(plain)('any.yaml')).toBe(false)
})
