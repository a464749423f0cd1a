// Rights of whole changes: only what nobody could do before is introduced, whatever confers it now.
import { describe, expect, test } from '@jest/globals'
import { type Change, judged, told } from '../change.ts'
import { documents } from '../rules/manifests.ts'

const reading = '- {apiGroups: [""], resources: [secrets], verbs: [get, list]}'
const looking = '- {apiGroups: [""], resources: [pods], verbs: [get, list]}'
const running = '- {apiGroups: [""], resources: [pods/exec], verbs: [create]}'

function role(rules: string, name = 'web', kind: 'Role' | 'ClusterRole' = 'Role'): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: {name: ${name}${kind === 'Role' ? ', namespace: shop' : ''}}
rules:
${rules}
`
}

interface Given {
  readonly name?: string
  readonly cluster?: boolean
  readonly role?: string
  readonly of?: 'Role' | 'ClusterRole'
  readonly subject?: string
  readonly namespace?: string
}

const web = '{kind: ServiceAccount, name: web, namespace: shop}'

function bound({
  name = 'web',
  cluster = false,
  role = name,
  of = 'Role',
  subject = web,
  namespace = 'shop',
}: Given = {}): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ${cluster ? 'ClusterRoleBinding' : 'RoleBinding'}
metadata: {name: ${name}${cluster ? '' : `, namespace: ${namespace}`}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${of}, name: ${role}}
subjects: [${subject}]
`
}

function runs(account: string, name = 'web'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  template:
    spec:
      serviceAccountName: ${account}
      containers: [{name: a, image: shop/web}]
`
}

const everywhere = role(reading, 'web', 'ClusterRole')
const toGroup = '{kind: Group, name: "system:serviceaccounts:shop"}'
const toUser = '{kind: User, name: "system:serviceaccount:shop:web"}'
const toOperator = bound({
  name: 'operator',
  cluster: true,
  of: 'ClusterRole',
  role: 'cluster-admin',
  subject: '{kind: ServiceAccount, name: operator, namespace: shop}',
})

interface Case extends Change {
  readonly says: readonly string[]
}

const cases: Readonly<Record<string, Case>> = {
  'a role that grew': {
    base: { 'a.yaml': documents(role(looking), bound(), runs('web')) },
    head: { 'a.yaml': documents(role(reading), bound(), runs('web')) },
    says: ['introduced high a.yaml:5 secret-reading'],
  },
  'a role that shrank': {
    base: { 'a.yaml': documents(role(reading), bound()) },
    head: { 'a.yaml': documents(role(looking), bound()) },
    says: ['fixed high a.yaml:5 secret-reading'],
  },
  'the namespace instead of the cluster': {
    base: { 'a.yaml': documents(everywhere, bound({ cluster: true, of: 'ClusterRole' })) },
    head: { 'a.yaml': documents(everywhere, bound({ of: 'ClusterRole' })) },
    says: ['carried high a.yaml:5 secret-reading'],
  },
  'another namespace': {
    base: { 'a.yaml': documents(everywhere, bound({ of: 'ClusterRole' })) },
    head: { 'a.yaml': documents(everywhere, bound({ of: 'ClusterRole', namespace: 'prod' })) },
    says: ['introduced high a.yaml:5 secret-reading'],
  },
  'a role split in two': {
    base: { 'a.yaml': documents(role(`${looking}\n${reading}`), bound()) },
    head: { 'a.yaml': documents(role(looking), bound(), role(reading, 'two'), bound({ name: 'two' })) },
    says: ['carried high a.yaml:17 secret-reading'],
  },
  'a group replaced by its member': {
    base: { 'a.yaml': documents(everywhere, bound({ of: 'ClusterRole', subject: toGroup })) },
    head: { 'a.yaml': documents(everywhere, bound({ of: 'ClusterRole' })) },
    says: ['fixed critical a.yaml:11 everyone-binding', 'carried high a.yaml:5 secret-reading'],
  },
  'a member replaced by its group': {
    base: { 'a.yaml': documents(everywhere, bound({ of: 'ClusterRole' })) },
    head: { 'a.yaml': documents(everywhere, bound({ of: 'ClusterRole', subject: toGroup })) },
    says: ['introduced critical a.yaml:11 everyone-binding'],
  },
  'the same account as a User': {
    base: { 'a.yaml': documents(role(reading), bound()) },
    head: { 'a.yaml': documents(role(reading), bound({ subject: toUser })) },
    says: ['carried high a.yaml:5 secret-reading'],
  },
  'a workload that goes with its rights to another account': {
    base: { 'a.yaml': documents(role(reading), bound(), runs('web')) },
    head: {
      'a.yaml': documents(
        role(reading),
        bound({ subject: '{kind: ServiceAccount, name: api, namespace: shop}' }),
        runs('api'),
      ),
    },
    says: ['carried high a.yaml:5 secret-reading'],
  },
  'what `default` had goes to an account of its own': {
    base: {
      'a.yaml': documents(role(reading), bound({ subject: '{kind: ServiceAccount, name: default, namespace: shop}' })),
    },
    head: { 'a.yaml': documents(role(reading), bound()) },
    says: ['fixed critical a.yaml:11 granted-default-account', 'carried high a.yaml:5 secret-reading'],
  },
  'what `default` keeps is new for another account': {
    base: {
      'a.yaml': documents(role(reading), bound({ subject: '{kind: ServiceAccount, name: default, namespace: shop}' })),
    },
    head: {
      'a.yaml': documents(
        role(reading),
        bound({ subject: `{kind: ServiceAccount, name: default, namespace: shop}, ${web}` }),
      ),
    },
    says: ['introduced high a.yaml:5 secret-reading', 'carried critical a.yaml:11 granted-default-account'],
  },
  'what another account had is new': {
    base: {
      'a.yaml': documents(role(reading), bound({ subject: '{kind: ServiceAccount, name: api, namespace: shop}' })),
    },
    head: { 'a.yaml': documents(role(reading), bound()) },
    says: ['introduced high a.yaml:5 secret-reading', 'fixed high a.yaml:5 secret-reading'],
  },
  'two workloads that get what only one of them had': {
    base: {
      'a.yaml': documents(
        role(reading, 'r'),
        role(running, 'x'),
        bound({ name: 'r', subject: '{kind: ServiceAccount, name: a, namespace: shop}' }),
        bound({ name: 'x', subject: '{kind: ServiceAccount, name: b, namespace: shop}' }),
        runs('a', 'one'),
        runs('b', 'two'),
      ),
    },
    head: {
      'a.yaml': documents(
        role(reading, 'r'),
        role(running, 'x'),
        bound({ name: 'r', subject: '{kind: ServiceAccount, name: c, namespace: shop}' }),
        bound({ name: 'x', subject: '{kind: ServiceAccount, name: c, namespace: shop}' }),
        runs('c', 'one'),
        runs('c', 'two'),
      ),
    },
    says: ['introduced high a.yaml:5 secret-reading', 'introduced high a.yaml:11 pod-exec'],
  },
  'what moved to another file': {
    base: { 'x/a.yaml': documents(role(reading), bound()) },
    head: { 'y/b.yaml': documents(role(reading), bound()) },
    says: ['carried high y/b.yaml:5 secret-reading'],
  },
  'what went into a Kustomize root': {
    base: { 'k/a.yaml': documents(role(reading), bound()) },
    head: { 'k/a.yaml': documents(role(reading), bound()), 'k/kustomization.yaml': 'resources: [a.yaml]\n' },
    says: ['carried high k/a.yaml:5 secret-reading'],
  },
  'a copy for another cluster': {
    base: { 'clusters/dev/a.yaml': documents(role(reading), bound()) },
    head: {
      'clusters/dev/a.yaml': documents(role(reading), bound()),
      'clusters/prod/a.yaml': documents(role(reading), bound()),
    },
    says: [
      'introduced high clusters/prod/a.yaml:5 secret-reading',
      'carried high clusters/dev/a.yaml:5 secret-reading',
    ],
  },
  'a role that is not there any more': {
    base: { 'a.yaml': documents(role(reading), bound()) },
    head: { 'a.yaml': bound() },
    says: ['carried high a.yaml:5 secret-reading'],
  },
  'a role that was not there before': {
    base: { 'a.yaml': bound() },
    head: { 'a.yaml': documents(role(reading), bound()) },
    says: ['introduced high a.yaml:5 secret-reading'],
  },
  'a role that was not there before and is harmless': {
    base: { 'a.yaml': bound() },
    head: { 'a.yaml': documents(role(looking), bound()) },
    says: [],
  },
  'another name in a role of names': {
    base: { 'a.yaml': documents(role(reading.replace('verbs', 'resourceNames: [a], verbs')), bound()) },
    head: { 'a.yaml': documents(role(reading.replace('verbs', 'resourceNames: [a, b], verbs')), bound()) },
    says: ['introduced low a.yaml:5 secret-reading'],
  },
  'a role that lost its names': {
    base: { 'a.yaml': documents(role(reading.replace('verbs', 'resourceNames: [a], verbs')), bound()) },
    head: { 'a.yaml': documents(role(reading), bound()) },
    says: ['introduced high a.yaml:5 secret-reading'],
  },
  'Pods beside a stronger account': {
    base: { 'a.yaml': toOperator },
    head: { 'a.yaml': toOperator, 'b.yaml': documents(role(running.replace('pods/exec', 'pods')), bound()) },
    says: ['introduced critical b.yaml:5 workload-creation', 'carried critical a.yaml:4 cluster-admin-binding'],
  },
  'leader election beside the account': {
    base: {},
    head: {
      'a.yaml': documents(
        role('- {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, create, update]}'),
        bound(),
      ),
    },
    says: [],
  },
  'a role for people': {
    base: {},
    head: {
      'a.yaml': documents(
        everywhere,
        bound({ cluster: true, of: 'ClusterRole', subject: '{kind: Group, name: developers}' }),
      ),
    },
    says: [],
  },
}

describe('gained', () => {
  test.each(Object.entries(cases))('%s', (_, { says, ...change }) => {
    const other = /dangling-binding|changed-role-ref|account-changed|widened-binding|automounted-token/
    expect(told(judged(change)).filter((line) => !other.test(line))).toEqual(says)
  })
})
