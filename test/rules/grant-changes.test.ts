// What is told of rights when a whole change grants, narrows or moves them.
import { describe, expect, test } from '@jest/globals'
import { type Change, judged, told } from '../change.ts'

const api = 'apiVersion: rbac.authorization.k8s.io/v1\n'

function role(name: string, verbs: string, resources = 'secrets', namespace = ''): string {
  const where = namespace === '' ? '' : `, namespace: ${namespace}`
  const kind = namespace === '' ? 'ClusterRole' : 'Role'
  return `${api}kind: ${kind}\nmetadata: {name: ${name}${where}}\nrules:\n  - apiGroups: [""]\n    resources: [${resources}]\n    verbs: [${verbs}]\n`
}

function bound(name: string, to: string, namespace = '', account = 'web', kind = 'ClusterRole'): string {
  const where = namespace === '' ? '' : `, namespace: ${namespace}`
  return `${api}kind: ${namespace === '' ? 'Cluster' : ''}RoleBinding\nmetadata: {name: ${name}${where}}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: ${to}}\nsubjects: [{kind: ServiceAccount, name: ${account}, namespace: shop}]\n`
}

function workload(account: string): string {
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec: {template: {spec: {serviceAccountName: ${account}, containers: [{name: c, image: x}]}}}\n`
}

const all = (...documents: readonly string[]) => documents.join('---\n')
const one = (base: string, head: string): Change => ({ base: { 'a.yaml': base }, head: { 'a.yaml': head } })

const reader = role('r', 'get')
const cluster = bound('b', 'r')
const labelled = reader.replace('{name: r}', '{name: r, labels: {x: "y"}}')
const aggregate = `${api}kind: ClusterRole\nmetadata: {name: agg}\naggregationRule: {clusterRoleSelectors: [{matchLabels: {x: "y"}}]}\nrules: []\n`
const strong = all(role('s', 'get, list'), bound('s', 's'), reader, bound('b', 'r', '', 'thin'))
const mint = role('m', 'create', 'serviceaccounts/token', 'shop')

/** Only of grant rules: severity, line and rule of what is introduced. */
const cases: Readonly<Record<string, Change & { readonly says: readonly string[] }>> = {
  'a role that gets a graver verb': {
    ...one(all(reader, cluster), all(role('r', 'get, list'), cluster)),
    says: ['critical a.yaml:6 secret-reading'],
  },
  'a role that gets another power': {
    ...one(all(reader, cluster), all(role('r', 'get', 'secrets, pods/exec'), cluster)),
    says: ['critical a.yaml:6 pod-exec'],
  },
  'a verb more of the same power': {
    ...one(all(role('r', 'list'), cluster), all(role('r', 'list, watch'), cluster)),
    says: [],
  },
  'a narrowed role': { ...one(all(role('r', 'get, list'), cluster), all(reader, cluster)), says: [] },
  'names that go': {
    ...one(all(`${reader}    resourceNames: [a]\n`, cluster), all(reader, cluster)),
    says: ['high a.yaml:6 secret-reading'],
  },
  'cluster to namespace': { ...one(all(reader, cluster), all(reader, bound('b', 'r', 'shop'))), says: [] },
  'namespace to cluster': {
    ...one(all(reader, bound('b', 'r', 'shop')), all(reader, cluster)),
    says: ['high a.yaml:6 secret-reading'],
  },
  'a role split in two': {
    ...one(
      all(role('r', 'get', 'secrets, pods/exec'), cluster),
      all(reader, cluster, role('q', 'get', 'pods/exec'), bound('c', 'q')),
    ),
    says: [],
  },
  'a copy for another cluster': {
    base: { 'clusters/dev/a.yaml': all(reader, cluster) },
    head: { 'clusters/dev/a.yaml': all(reader, cluster), 'clusters/prod/a.yaml': all(reader, cluster) },
    says: ['high clusters/prod/a.yaml:6 secret-reading'],
  },
  'plain manifests that become a root': {
    base: { 'k/a.yaml': all(reader, cluster) },
    head: { 'k/a.yaml': all(reader, cluster), 'k/kustomization.yaml': 'resources: [a.yaml]\n' },
    says: [],
  },
  'a root that becomes plain manifests': {
    base: { 'k/a.yaml': all(reader, cluster), 'k/kustomization.yaml': 'resources: [a.yaml]\n' },
    head: { 'k/a.yaml': all(reader, cluster) },
    says: [],
  },
  'other files': {
    base: { 'a.yaml': all(reader, cluster) },
    head: { 'x/r.yaml': reader, 'b.yaml': cluster },
    says: [],
  },
  'a workload on a narrower account': {
    ...one(all(strong, workload('web')), all(strong, workload('thin'))),
    says: [],
  },
  'a role unknown at base': {
    base: { 'b.yaml': cluster },
    head: { 'b.yaml': cluster, 'a.yaml': reader },
    says: ['high a.yaml:6 secret-reading'],
  },
  'a role unknown at head': {
    base: { 'b.yaml': cluster, 'a.yaml': reader },
    head: { 'b.yaml': cluster },
    says: [],
  },
  'a label that aggregates': {
    ...one(all(reader, aggregate, bound('b', 'agg')), all(labelled, aggregate, bound('b', 'agg'))),
    says: ['high a.yaml:6 secret-reading'],
  },
  'roles that aggregate each other': {
    ...one(
      '',
      all(
        aggregate.replace('{name: agg}', '{name: agg, labels: {x: "y"}}'),
        aggregate.replace('{name: agg}', '{name: other, labels: {x: "y"}}'),
        labelled,
        bound('b', 'agg'),
      ),
    ),
    says: ['high a.yaml:18 secret-reading'],
  },
  '`default` has a rule of its own': { ...one('', all(reader, bound('b', 'r', '', 'default'))), says: [] },
  'a token of its own': {
    ...one('', all(`${mint}    resourceNames: [web]\n`, bound('m', 'm', 'shop', 'web', 'Role'))),
    says: [],
  },
  'tokens of a stronger account': {
    ...one('', all(role('s', 'list'), bound('s', 's', '', 'boss'), mint, bound('m', 'm', 'shop', 'web', 'Role'))),
    says: ['critical a.yaml:6 secret-reading', 'critical a.yaml:20 token-minting'],
  },
  'a name in other letters is another name': {
    ...one('', all(role('R', 'list'), cluster)),
    says: ['info a.yaml:6 secret-reading'],
  },
}

const others = /widened-binding|aggregated-grant|account-changed|dangling-binding|granted-default-account/

function introduced(change: Change): readonly string[] {
  return told(judged(change))
    .filter((line) => line.startsWith('introduced ') && !others.test(line))
    .map((line) => line.slice('introduced '.length))
}

describe('rights in a change', () => {
  test.each(Object.entries(cases))('%s', (_, { says, ...change }) => {
    expect(introduced(change)).toEqual(says)
  })
})
