// What must not pass for a right that was held before.
import { describe, expect, test } from '@jest/globals'
import { type Change, judged, told } from '../change.ts'
import { documents } from '../rules/manifests.ts'

const web = '{kind: ServiceAccount, name: web, namespace: shop}'

function admin(subject = web, name = 'admin'): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: ${name}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [${subject}]
`
}

function runs(account: string, spec = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: front, namespace: shop}
spec:
  template:
    spec:
      serviceAccountName: ${account}
${spec}      containers: [{name: a, image: shop/web}]
`
}

function role(rule: string): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: web}
rules:
- ${rule}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: web}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: web}
subjects: [${web}]
`
}

const root = 'resources: [a.yaml]\n'
const rbac = 'rbac.authorization.k8s.io'

interface Case extends Change {
  /** The finding that must be introduced. */
  readonly says: string
}

const cases: Readonly<Record<string, Case>> = {
  'the same application in another cluster': {
    base: { 'clusters/dev/a.yaml': documents(runs('web'), admin()) },
    head: {
      'clusters/dev/a.yaml': documents(runs('web'), admin()),
      'clusters/prod/a.yaml': documents(runs('web'), admin()),
    },
    says: 'critical clusters/prod/a.yaml:13 cluster-admin-binding',
  },
  'a workload of the same name in test data': {
    base: { 'test/fixtures/a.yaml': documents(runs('web'), admin()) },
    head: { 'test/fixtures/a.yaml': documents(runs('web'), admin()), 'app/a.yaml': documents(runs('web'), admin()) },
    says: 'critical app/a.yaml:13 cluster-admin-binding',
  },
  'a binding that left the root of another cluster': {
    base: {
      'clusters/dev/kustomization.yaml': root,
      'clusters/dev/a.yaml': admin(),
      'clusters/prod/kustomization.yaml': root,
      'clusters/prod/a.yaml': '{}\n',
    },
    head: {
      'clusters/dev/kustomization.yaml': root,
      'clusters/dev/a.yaml': '{}\n',
      'clusters/prod/kustomization.yaml': root,
      'clusters/prod/a.yaml': admin(),
    },
    says: 'critical clusters/prod/a.yaml:4 cluster-admin-binding',
  },
  'test data that is gone': {
    base: { 'test/fixtures/a.yaml': admin(), 'k/kustomization.yaml': root, 'k/a.yaml': '{}\n' },
    head: { 'k/kustomization.yaml': root, 'k/a.yaml': admin() },
    says: 'critical k/a.yaml:4 cluster-admin-binding',
  },
  'the name of one role among those it may bind': {
    base: { 'a.yaml': role(`{apiGroups: [${rbac}], resources: [clusterroles], resourceNames: [view], verbs: [bind]}`) },
    head: {
      'a.yaml': role(
        `{apiGroups: [${rbac}], resources: [clusterroles], resourceNames: [view, cluster-admin], verbs: [bind]}`,
      ),
    },
    says: 'high a.yaml:5 privilege-escalation',
  },
  'a token of its own': {
    base: {
      'a.yaml': role('{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [web], verbs: [create]}'),
    },
    head: {
      'a.yaml': role(
        '{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [web, root], verbs: [create]}',
      ),
    },
    says: 'critical a.yaml:5 token-minting',
  },
  'a role that nobody knows': {
    base: {
      'a.yaml': role('{apiGroups: [""], resources: [secrets], resourceNames: [a], verbs: [get, list]}'),
      'b.yaml': admin(web, 'other').replace('cluster-admin', 'from-elsewhere'),
    },
    head: {
      'a.yaml': role('{apiGroups: [""], resources: [secrets], verbs: [get, list]}'),
      'b.yaml': admin(web, 'other').replace('cluster-admin', 'from-elsewhere'),
    },
    says: 'critical a.yaml:5 secret-reading',
  },
  'a User that is called like a group': {
    base: { 'a.yaml': admin('{kind: User, name: "system:authenticated"}') },
    head: { 'a.yaml': admin('{kind: Group, name: "system:authenticated"}') },
    says: 'critical a.yaml:5 everyone-binding',
  },
  'a group of another cluster': {
    base: { 'clusters/dev/a.yaml': admin('{kind: Group, name: "system:serviceaccounts"}') },
    head: {
      'clusters/dev/a.yaml': admin('{kind: Group, name: "system:serviceaccounts"}'),
      'clusters/prod/b.yaml': admin('{kind: Group, name: "system:serviceaccounts"}', 'prod'),
    },
    says: 'critical clusters/prod/b.yaml:5 everyone-binding',
  },
  'a Pod that took no token': {
    base: {
      'a.yaml': documents(
        admin('{kind: ServiceAccount, name: ops, namespace: shop}'),
        runs('ops', '      automountServiceAccountToken: false\n'),
      ),
    },
    head: {
      'a.yaml': documents(
        admin('{kind: ServiceAccount, name: ops, namespace: shop}'),
        admin(web, 'second'),
        runs('web', '      automountServiceAccountToken: true\n'),
      ),
    },
    says: 'critical a.yaml:10 cluster-admin-binding',
  },
  'a kustomization that takes the role for configuration': {
    base: {},
    head: {
      'rbac/a.yaml': role('{apiGroups: [""], resources: [secrets], verbs: [list]}'),
      'k/kustomization.yaml': 'configurations: [../rbac/a.yaml]\n',
    },
    says: 'critical rbac/a.yaml:5 secret-reading',
  },
  'a role between that collects by labels': {
    base: {},
    head: {
      'a.yaml': documents(
        `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: mid, labels: {rbac.authorization.k8s.io/aggregate-to-view: "true"}}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {part: mid}}]}
rules: []
`,
        `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: part, labels: {part: mid}}
rules: [{apiGroups: [""], resources: [secrets], verbs: [list]}]
`,
      ),
    },
    says: 'high a.yaml:3 aggregated-grant',
  },
  'a name of the Secret that a token is read from, beside a stronger account': {
    base: { 'a.yaml': admin('{kind: ServiceAccount, name: root, namespace: shop}') },
    head: {
      'a.yaml': admin('{kind: ServiceAccount, name: root, namespace: shop}'),
      'b.yaml': role('{apiGroups: [""], resources: [secrets], verbs: [create]}').replace(
        '---',
        '- {apiGroups: [""], resources: [secrets], resourceNames: [mine], verbs: [get]}\n---',
      ),
    },
    says: 'critical b.yaml:5 token-minting',
  },
  'a RoleBinding of another folder that says no namespace': {
    base: {
      'apps/a/rb.yaml': admin('{kind: ServiceAccount, name: app}', 'a')
        .replace('ClusterRoleBinding', 'RoleBinding')
        .replace('cluster-admin', 'edit'),
    },
    head: {
      'apps/a/rb.yaml': admin('{kind: ServiceAccount, name: app}', 'a')
        .replace('ClusterRoleBinding', 'RoleBinding')
        .replace('cluster-admin', 'edit'),
      'apps/b/rb.yaml': admin('{kind: ServiceAccount, name: app}', 'b')
        .replace('ClusterRoleBinding', 'RoleBinding')
        .replace('cluster-admin', 'edit'),
    },
    says: 'high apps/b/rb.yaml:4 cluster-admin-binding',
  },
}

describe('it is no excuse', () => {
  test.each(Object.entries(cases))('%s', (_, { says, ...change }) => {
    expect(told(judged(change))).toContain(`introduced ${says}`)
  })
})
