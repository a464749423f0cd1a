// What is judged of kustomizations, through the eyes of judge.
import { describe, expect, test } from '@jest/globals'
import { judge } from '../../src/judge.ts'
import { defaultPolicy } from '../../src/policy/policy.ts'
import type { Files } from './kustomize/tree.ts'
import { snapshotOf } from './kustomize/tree.ts'

const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n'
const pod = (more = '') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      serviceAccountName: web\n${more}      containers:\n      - name: app\n        image: nginx\n`
const off = '      automountServiceAccountToken: false\n'
const base = (more = off): Files => ({
  'base/kustomization.yaml': 'resources: [account.yaml, app.yaml]\n',
  'base/account.yaml': account,
  'base/app.yaml': pod(more),
})
const overlay = (folder: string, more = ''): Files => ({
  [`${folder}/kustomization.yaml`]: `resources: [../base]\nnamespace: ${folder}\n${more}`,
})
const on = `patches:
- patch: |-
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      template:
        spec:
          automountServiceAccountToken: true
`

function judged(before: Files, after: Files) {
  return judge({
    base: snapshotOf(before),
    head: snapshotOf(after),
    renames: new Map(),
    policy: defaultPolicy(),
    maxProofs: 20,
  })
}

function told(before: Files, after: Files): readonly string[] {
  const { introduced, fixed, carried } = judged(before, after)
  return [...introduced, ...fixed, ...carried].map(({ rule, unit, subject, ranges: [at] }) => {
    const change = introduced.some((one) => one.ranges[0] === at) ? 'introduced' : 'other'
    return `${change} ${rule} ${unit} ${subject.namespace}/${subject.name} ${at.path}:${at.startLine}`
  })
}

describe('roots are judged as they are applied', () => {
  test('a patch that brings the token back is commented where it is written', () => {
    const before = { ...base(), ...overlay('dev') }
    const after = { ...base(), ...overlay('dev', on) }
    expect(told(before, after)).toEqual([
      'introduced token-restored kustomize:dev dev/web dev/kustomization.yaml:11',
      'other automounting-account kustomize:dev dev/web base/account.yaml:1',
    ])
  })

  test('a base is judged by what its roots make of it, and each root is a world', () => {
    const before = { ...base(), ...overlay('dev'), ...overlay('prod') }
    const after = { ...base(''), ...overlay('dev'), ...overlay('prod') }
    expect(
      told(before, after)
        .map((line) => line.split(' ').slice(0, 4).join(' '))
        .sort(),
    ).toEqual([
      'introduced token-restored kustomize:dev dev/web',
      'introduced token-restored kustomize:prod prod/web',
      'other automounting-account kustomize:dev dev/web',
      'other automounting-account kustomize:prod prod/web',
    ])
  })

  test('an overlay that turns the token off silences its base', () => {
    const turnedOff = on.replace('Token: true', 'Token: false')
    const after = { ...base(''), ...overlay('dev', turnedOff) }
    expect(told({}, after)).toEqual(['introduced automounting-account kustomize:dev dev/web base/account.yaml:1'])
  })

  test('a root that nothing touches is not judged, and neither are its files', () => {
    const tree = { ...base(''), ...overlay('dev'), 'other.yaml': 'a: b\n' }
    expect(told(tree, { ...tree, 'other.yaml': 'a: c\n' })).toEqual([])
  })

  test('a new overlay brings only what the one most like it did not have', () => {
    const before = { ...base(''), ...overlay('dev') }
    expect(judged(before, { ...before, ...overlay('prod') }).introduced).toEqual([])
    const admin = {
      'prod/admin.yaml':
        'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata:\n  name: admin\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ClusterRole\n  name: cluster-admin\nsubjects:\n- kind: ServiceAccount\n  name: web\n',
      'prod/kustomization.yaml': 'resources: [../base, admin.yaml]\nnamespace: prod\n',
    }
    const { introduced } = judged(before, { ...before, ...admin })
    // The token is graver news where its account may do anything.
    expect(introduced.map(({ rule, unit }) => `${rule} ${unit}`)).toEqual([
      'cluster-admin-binding kustomize:prod',
      'automounted-token kustomize:prod',
    ])
  })

  test('a fix is proved by resolving again, and lands in the patch', () => {
    const touched = on.replace('automountServiceAccountToken: true', 'hostNetwork: false')
    const [finding] = judged({}, { ...base(''), ...overlay('dev', touched) }).introduced
    expect(finding?.rule).toBe('automounted-token')
    expect(finding?.cure).toMatchObject({ splices: [{ path: 'dev/kustomization.yaml' }] })
  })
})

describe('a fix in a file that roots share', () => {
  const reader =
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: web}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: web}\nsubjects: [{kind: ServiceAccount, name: web}]\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: web}\nrules: [{apiGroups: [""], resources: [pods], verbs: [list]}]\n'
  const needing = (folder: string): Files => ({
    [`${folder}/kustomization.yaml`]: `resources: [../base, reader.yaml]\nnamespace: ${folder}\n`,
    [`${folder}/reader.yaml`]: reader,
  })
  const cured = (before: Files, after: Files) => {
    const found = judged(before, after).introduced.find(({ rule }) => rule === 'automounted-token')
    return found?.cure
  }

  test('names those that it changes though they do not have the risk, reached by the change or not', () => {
    const before = { ...base(''), ...needing('prod') }
    expect(cured(before, { ...before, ...overlay('dev') })).toMatchObject({
      splices: [{ path: 'base/app.yaml' }],
      changesToo: ['kustomize:prod'],
    })
    expect(cured({}, { ...before, ...overlay('dev') })).toMatchObject({ changesToo: ['kustomize:prod'] })
  })

  test('is silent about those that it mends as well, and those that stay as they are', () => {
    const same = { ...base(''), ...overlay('prod'), ...overlay('test', on.replace('Token: true', 'Token: false')) }
    const cure = cured({}, { ...same, ...overlay('dev') })
    expect(cure).toMatchObject({ splices: [{ path: 'base/app.yaml' }] })
    expect(cure).not.toHaveProperty('changesToo')
  })

  test('is refused where it would harm one that the change does not reach', () => {
    const strict =
      'patches:\n- target: {kind: Deployment}\n  patch: |-\n    - {op: test, path: /spec/template/spec, value: {serviceAccountName: web, containers: [{name: app, image: nginx}]}}\n'
    const before = {
      ...base(''),
      ...overlay('prod', strict),
      ...overlay('dev', on.replace('Token: true', 'Token: false')),
    }
    const [restored] = judged(before, { ...before, ...overlay('dev') }).introduced
    expect(restored).toMatchObject({
      rule: 'token-restored',
      cure: { refusal: 'the edited text would not be read as intended in kustomize:prod' },
    })
    const without = judged({ ...before, ...overlay('prod') }, { ...before, ...overlay('prod'), ...overlay('dev') })
    expect(without.introduced[0]?.cure).toMatchObject({ splices: [{ path: 'base/app.yaml' }] })
  })
})

describe('a root that cannot be resolved', () => {
  const broken = overlay('dev', 'patches: [{path: gone.yaml}]\n')

  test('is a problem of the change that broke it, and is read raw at both ends', () => {
    const before = { ...base(''), ...overlay('dev') }
    const { problems, introduced, stats } = judged(before, { ...base(''), ...broken })
    expect(problems).toMatchObject([{ path: 'dev/kustomization.yaml', line: 3, change: 'introduced', fails: true }])
    expect(introduced).toEqual([])
    expect(stats.units).toBe(2)
  })

  test('fails nothing if it was broken before', () => {
    const before = { ...base(''), ...broken }
    const after = { ...before, 'base/account.yaml': `${account}  labels: {a: b}\n` }
    expect(judged(before, after).problems).toMatchObject([{ change: 'carried', fails: false }])
  })

  test('what leads out of the repository is said, and is no fault', () => {
    const after = {
      ...base(),
      ...overlay('dev'),
      'dev/kustomization.yaml': 'resources: [../base, "https://example.com/x"]\n',
    }
    const { problems, passedOver, unknowns } = judged({}, after)
    expect(problems).toEqual([])
    expect(passedOver).toEqual(['1 unknown entry of a kustomization'])
    expect(unknowns).toContain('https://example.com/x is not part of the repository (dev/kustomization.yaml:1)')
  })
})

describe('an entry that leads to nothing', () => {
  const gone = overlay('dev', 'patches: []\n')
  const after = { ...base(''), ...gone, 'dev/kustomization.yaml': 'resources: [../base, gone.yaml]\nnamespace: dev\n' }

  test('is a problem of the change, and the rest is judged as it is applied', () => {
    const { problems, unknowns, introduced } = judged({ ...base(), ...overlay('dev') }, after)
    expect(problems).toMatchObject([{ path: 'dev/kustomization.yaml', line: 1, change: 'introduced', fails: true }])
    expect(problems[0]?.message).toContain('there is no gone.yaml')
    expect(unknowns.filter((one) => one.includes('gone'))).toEqual([])
    expect(introduced.map(({ unit }) => unit)).toEqual(['kustomize:dev'])
  })

  test('may hold what is not there any more: nothing is thanked for', () => {
    const admin = bound['base/admin.yaml'] ?? ''
    const before = { ...base(), ...overlay('dev'), 'dev/kustomization.yaml': 'resources: [../base, admin.yaml]\n' }
    const far = { ...before, 'dev/kustomization.yaml': 'resources: [../base, "https://example.com/admin"]\n' }
    const rules = (list: readonly { readonly rule: string }[]) => list.map(({ rule }) => rule)
    const { fixed, carried } = judged({ ...before, 'dev/admin.yaml': admin }, far)
    expect(rules(fixed)).not.toContain('cluster-admin-binding')
    expect(rules(carried)).toContain('cluster-admin-binding')
    const without = judged({ ...before, 'dev/admin.yaml': admin }, { ...base(), ...overlay('dev') })
    expect(rules(without.fixed)).toContain('cluster-admin-binding')
  })
})

const bound: Files = {
  'base/kustomization.yaml': 'resources: [account.yaml, app.yaml, admin.yaml]\n',
  'base/account.yaml': account,
  'base/app.yaml': pod(off),
  'base/admin.yaml':
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata:\n  name: admin\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ClusterRole\n  name: cluster-admin\nsubjects:\n- kind: ServiceAccount\n  name: web\n  namespace: apps\n',
}
const application = (path: string, destination: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${path}}\nspec:\n  source: {repoURL: https://example.com/a, path: ${path}}\n  destination: ${destination}\n`

describe('rights that a new environment binds', () => {
  const dev = { 'dev/kustomization.yaml': 'namespace: apps\nresources:\n- ../base\n' }
  const prod = { 'prod/kustomization.yaml': 'namespace: apps\nresources:\n- ../base\n' }

  test('are new in another cluster, and the entry that pulls them in is among their lines', () => {
    const { introduced, fixed } = judged({ ...bound, ...dev }, { ...bound, ...dev, ...prod })
    expect(introduced.map(({ rule, unit }) => `${rule} ${unit}`)).toEqual(['cluster-admin-binding kustomize:prod'])
    expect(introduced[0]?.ranges.map(({ path, startLine }) => `${path}:${startLine}`)).toContain(
      'prod/kustomization.yaml:3',
    )
    expect(fixed).toEqual([])
  })

  test.each<readonly [string, Files, boolean]>([
    [
      'the same one',
      { 'apps.yaml': `${application('dev', '{name: one}')}---\n${application('prod', '{name: one}')}` },
      false,
    ],
    [
      'another',
      { 'apps.yaml': `${application('dev', '{name: one}')}---\n${application('prod', '{name: two}')}` },
      true,
    ],
  ])('as Argo CD names the cluster: %s', (_name, apps, isNew) => {
    const { introduced } = judged({ ...bound, ...dev, ...apps }, { ...bound, ...dev, ...prod, ...apps })
    expect(introduced.map(({ rule }) => rule)).toEqual(isNew ? ['cluster-admin-binding'] : [])
  })

  test('are not new where the environment only moved', () => {
    expect(judged({ ...bound, ...dev }, { ...bound, ...prod }).introduced).toEqual([])
  })

  test('are not new under another name in the same cluster, as far as anybody can tell', () => {
    const named = { 'prod/kustomization.yaml': 'namespace: apps\nnamePrefix: two-\nresources:\n- ../base\n' }
    expect(judged({ ...bound, ...dev }, { ...bound, ...dev, ...named }).introduced).toEqual([])
  })
})
