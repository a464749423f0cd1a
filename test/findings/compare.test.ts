import { describe, expect, test } from '@jest/globals'
import { type Change, judged, told } from '../change.ts'
import { account, binding, deployment, documents } from '../rules/manifests.ts'

const web = '- kind: ServiceAccount\n  name: web\n  namespace: shop'
const toDefault = '- kind: ServiceAccount\n  name: default\n  namespace: shop'
const grant = binding('deployer', toDefault)
const off = 'automountServiceAccountToken: false'

const cases: Readonly<Record<string, Change & { readonly says: readonly string[] }>> = {
  'what stays is carried': {
    base: deployment(),
    head: deployment('hostNetwork: true'),
    says: ['carried low a.yaml:9 automounted-token'],
  },
  'what is new is introduced': { base: {}, head: deployment(), says: ['introduced low a.yaml:9 automounted-token'] },
  'what is gone is fixed': {
    base: deployment(),
    head: deployment(off),
    says: ['fixed low a.yaml:9 automounted-token'],
  },
  'an object that is gone takes its finding with it': {
    base: { 'a.yaml': deployment() },
    head: {},
    says: ['fixed low a.yaml:9 automounted-token'],
  },
  'a file that moved brings nothing': {
    base: { 'old/a.yaml': deployment() },
    head: { 'new/b.yaml': deployment() },
    says: ['carried low new/b.yaml:9 automounted-token'],
  },
  'an object that moved into another file brings nothing': {
    base: { 'a.yaml': documents(deployment(), account('x')), 'b.yaml': account('y') },
    head: { 'a.yaml': account('x'), 'b.yaml': documents(account('y'), deployment()) },
    says: ['carried low b.yaml:15 automounted-token'],
  },
  'an object that was renamed in its file brings nothing': {
    base: deployment(),
    head: deployment().replace('  name: web\n', '  name: front\n'),
    says: ['carried low a.yaml:9 automounted-token'],
  },
  'an object that was renamed with its file brings nothing': {
    base: { 'web.yaml': deployment() },
    head: { 'front.yaml': deployment().replace('  name: web\n', '  name: front\n') },
    renames: { 'front.yaml': 'web.yaml' },
    says: ['carried low front.yaml:9 automounted-token'],
  },
  'a copy for a second cluster is one more': {
    base: { 'clusters/dev/grant.yaml': grant },
    head: { 'clusters/dev/grant.yaml': grant, 'clusters/prod/grant.yaml': grant },
    says: [
      'introduced medium clusters/prod/grant.yaml:12 granted-default-account',
      'carried medium clusters/dev/grant.yaml:12 granted-default-account',
    ],
  },
  'reordered documents bring nothing': {
    base: documents(account('web'), deployment('serviceAccountName: web'), grant),
    head: documents(grant, deployment('serviceAccountName: web'), account('web')),
    says: ['carried medium a.yaml:12 granted-default-account', 'carried low a.yaml:23 automounted-token'],
  },
  'what was bad and grew is introduced': {
    base: grant,
    head: binding('admin', toDefault),
    says: [
      'introduced critical a.yaml:12 granted-default-account',
      'introduced high a.yaml:9 cluster-admin-binding',
      'introduced medium a.yaml:9 changed-role-ref',
    ],
  },
  'what was bad and shrank is carried': {
    base: binding('cluster-admin', toDefault),
    head: binding('view', toDefault),
    says: [
      'introduced medium a.yaml:9 changed-role-ref',
      'fixed high a.yaml:9 cluster-admin-binding',
      'carried medium a.yaml:12 granted-default-account',
    ],
  },
  'what the account still has through another binding is not fixed': {
    base: documents(grant, grant.replace('name: given', 'name: other')),
    head: grant,
    says: ['carried medium a.yaml:12 granted-default-account'],
  },
  'an account that left the repository is unknown, not fixed': {
    base: documents(account('web'), deployment('serviceAccountName: web')),
    head: deployment('serviceAccountName: web'),
    says: ['introduced info a.yaml:9 missing-account', 'carried low a.yaml:9 automounted-token'],
  },
  'an account that came into the repository is judged by what is written': {
    base: deployment('serviceAccountName: web'),
    head: documents(deployment('serviceAccountName: web'), account('web')),
    says: ['introduced low a.yaml:9 automounted-token'],
  },
  'an account that the change does not touch brings nothing': {
    base: { 'a.yaml': deployment('serviceAccountName: web'), 'b.yaml': `${account('web')}bad: [\n` },
    head: { 'a.yaml': deployment('serviceAccountName: web'), 'b.yaml': account('web') },
    says: ['carried low a.yaml:9 automounted-token'],
  },
  'a document that the change broke hides nothing': {
    base: documents(deployment(), binding('edit', '- kind: ServiceAccount\n  name: web')),
    head: documents(`${deployment()}  broken: [\n`, binding('edit', '- kind: ServiceAccount\n  name: web')),
    says: ['carried high a.yaml:22 cluster-admin-binding', 'carried low a.yaml:9 automounted-token'],
  },
  'a patch of a kustomization is no manifest': {
    base: {},
    head: { 'k/kustomization.yaml': 'patches: [{path: web.yaml}]\n', 'k/web.yaml': deployment() },
    says: [],
  },
  'what a kustomization lists may leave out what it fills in': {
    base: {},
    head: {
      'k/kustomization.yaml': 'namespace: shop\nresources: [given.yaml, account.yaml]\n',
      'k/given.yaml': binding('cluster-admin', '- kind: ServiceAccount\n  name: web', 'ClusterRoleBinding'),
      'k/account.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n',
    },
    says: ['introduced critical k/given.yaml:8 cluster-admin-binding'],
  },
  'an account whose Pod takes the token again is not fixed': {
    base: documents(account('web'), deployment('serviceAccountName: web\nautomountServiceAccountToken: false')),
    head: documents(account('web'), deployment('serviceAccountName: web')),
    says: ['introduced low a.yaml:15 token-restored', 'carried info a.yaml:1 automounting-account'],
  },
  'a namespace that is written at last brings nothing': {
    base: {
      'k/kustomization.yaml': 'namespace: shop\nresources: [given.yaml]\n',
      'k/given.yaml': binding('cluster-admin', '- kind: ServiceAccount\n  name: web', 'ClusterRoleBinding'),
    },
    head: {
      'k/kustomization.yaml': 'namespace: shop\nresources: [given.yaml]\n',
      'k/given.yaml': binding(
        'cluster-admin',
        '- kind: ServiceAccount\n  name: web\n  namespace: shop',
        'ClusterRoleBinding',
      ),
    },
    says: ['carried critical k/given.yaml:8 cluster-admin-binding'],
  },
  'another account in another namespace is another': {
    base: binding('edit', '- kind: ServiceAccount\n  name: web\n  namespace: shop'),
    head: binding('edit', '- kind: ServiceAccount\n  name: web\n  namespace: bank'),
    says: ['introduced high a.yaml:9 cluster-admin-binding', 'fixed high a.yaml:9 cluster-admin-binding'],
  },
  'a change cannot hide what it makes worse behind a patch that meets nothing': {
    base: {
      'k/a.yaml': binding('view', '- kind: ServiceAccount\n  name: web\n  namespace: shop', 'ClusterRoleBinding'),
    },
    head: {
      'k/a.yaml': binding(
        'cluster-admin',
        '- kind: ServiceAccount\n  name: web\n  namespace: shop',
        'ClusterRoleBinding',
      ),
      'k/kustomization.yaml': 'patches: [{path: a.yaml, target: {kind: Foo}}]\n',
    },
    says: ['introduced critical k/a.yaml:8 cluster-admin-binding', 'introduced medium k/a.yaml:8 changed-role-ref'],
  },
  'nor behind a patch named from another folder': {
    base: { 'a.yaml': binding('view', '- kind: ServiceAccount\n  name: web\n  namespace: shop', 'ClusterRoleBinding') },
    head: {
      'a.yaml': binding(
        'cluster-admin',
        '- kind: ServiceAccount\n  name: web\n  namespace: shop',
        'ClusterRoleBinding',
      ),
      'k/kustomization.yaml': 'patches: [{path: ../a.yaml, target: {kind: Foo}}]\n',
    },
    says: ['introduced critical a.yaml:8 cluster-admin-binding', 'introduced medium a.yaml:8 changed-role-ref'],
  },
  'nor behind a Chart.yaml': {
    base: {
      'templates/a.yaml': binding(
        'view',
        '- kind: ServiceAccount\n  name: web\n  namespace: shop',
        'ClusterRoleBinding',
      ),
    },
    head: {
      'templates/a.yaml': binding(
        'cluster-admin',
        '- kind: ServiceAccount\n  name: web\n  namespace: shop',
        'ClusterRoleBinding',
      ),
      'Chart.yaml': 'x\n',
    },
    says: [
      'introduced critical templates/a.yaml:8 cluster-admin-binding',
      'introduced medium templates/a.yaml:8 changed-role-ref',
    ],
  },
  'what one cluster has is new in another, whatever its name': {
    base: { 'clusters/dev/a.yaml': binding('admin', web) },
    head: {
      'clusters/dev/a.yaml': binding('admin', web),
      'clusters/prod/b.yaml': binding('admin', web).replace('name: given', 'name: other'),
    },
    says: [
      'introduced high clusters/prod/b.yaml:9 cluster-admin-binding',
      'carried high clusters/dev/a.yaml:9 cluster-admin-binding',
    ],
  },
  'a second binding for what is held already brings nothing': {
    base: { 'a/a.yaml': binding('admin', web) },
    head: {
      'a/a.yaml': binding('admin', web),
      'b/b.yaml': binding('admin', web).replace('name: given', 'name: other'),
    },
    says: ['carried high a/a.yaml:9 cluster-admin-binding', 'carried high b/b.yaml:9 cluster-admin-binding'],
  },
  'a cluster whose folder was renamed is the same': {
    base: { 'clusters/dev/a.yaml': binding('admin', web) },
    head: { 'clusters/bed/a.yaml': binding('admin', web) },
    renames: { 'clusters/bed/a.yaml': 'clusters/dev/a.yaml' },
    says: ['carried high clusters/bed/a.yaml:9 cluster-admin-binding'],
  },
  'a whole binding counts in a new patch': {
    base: {},
    head: {
      'k/a.yaml': binding(
        'cluster-admin',
        '- kind: ServiceAccount\n  name: web\n  namespace: shop',
        'ClusterRoleBinding',
      ),
      'k/kustomization.yaml': 'patches: [{path: a.yaml, target: {kind: Foo}}]\n',
    },
    says: ['introduced critical k/a.yaml:8 cluster-admin-binding'],
  },
  'a whole binding counts in a new chart': {
    base: {},
    head: {
      'c/templates/a.yaml': binding(
        'cluster-admin',
        '- kind: ServiceAccount\n  name: web\n  namespace: shop',
        'ClusterRoleBinding',
      ),
      'c/Chart.yaml': 'name: c\n',
    },
    says: ['introduced critical c/templates/a.yaml:8 cluster-admin-binding'],
  },
  'a file that is no longer a patch brings nothing': {
    base: { 'k/a.yaml': deployment(), 'k/kustomization.yaml': 'patches: [{path: a.yaml, target: {kind: Foo}}]\n' },
    head: { 'k/a.yaml': deployment() },
    says: ['carried low k/a.yaml:9 automounted-token'],
  },
  'what disappears from test data is not thanked for': { base: { 'test/a.yaml': deployment() }, head: {}, says: [] },
  'what became a chart template is not thanked for': {
    base: { 'a.yaml': deployment() },
    head: { 'chart/Chart.yaml': 'name: x\n', 'chart/templates/a.yaml': deployment() },
    renames: { 'chart/templates/a.yaml': 'a.yaml' },
    says: ['carried low a.yaml:9 automounted-token'],
  },
}

describe('compare', () => {
  test.each(Object.entries(cases))('%s', (_, { says, ...change }) => {
    expect(told(judged(change))).toEqual(says)
  })

  test('a binding with thousands of subjects that was renamed and moved brings nothing', () => {
    const subjects = Array.from({ length: 5000 }, (_, n) => `- {kind: ServiceAccount, name: a${n}, namespace: shop}`)
    const long = binding('edit', subjects.join('\n'))
    const head = { 'b.yaml': long.replace('name: given', 'name: other') }
    const { introduced, carried } = judged({ base: { 'a.yaml': long }, head })
    expect([introduced.length, carried.length]).toEqual([0, 5000])
  })
})
