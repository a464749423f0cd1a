// Rights in a system namespace count a level more, whatever milder place they are told together with.
import { expect, test } from '@jest/globals'
import { judged, told } from '../change.ts'

function grant(namespace: string, resource: string): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: ${namespace}}
rules: [{apiGroups: [""], resources: [${resource}], verbs: [get, list]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: r, namespace: ${namespace}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects: [{kind: ServiceAccount, name: app, namespace: shop}]
`
}

const one = grant('shop', 'secrets')

test.each<readonly [string, Readonly<Record<string, string>>, string]>([
  ['one of its own', { 'a.yaml': one }, 'high'],
  ['the same in kube-system', { 'a.yaml': grant('kube-system', 'secrets') }, 'critical'],
  ['both together', { 'a.yaml': one, 'b.yaml': grant('kube-system', 'secrets') }, 'critical'],
  [
    'and one more',
    { 'a.yaml': one, 'b.yaml': grant('kube-system', 'secrets'), 'c.yaml': grant('pay', 'secrets') },
    'critical',
  ],
  ['what is not grave in kube-system beside it', { 'a.yaml': one, 'b.yaml': grant('kube-system', 'pods') }, 'high'],
])('%s', (_, head, severity) => {
  const found = told(judged({ base: {}, head })).filter((line) => line.endsWith('secret-reading'))
  expect(found).toEqual([`introduced ${severity} a.yaml:4 secret-reading`])
})

test('namespaces that the policy calls so', () => {
  const head = { 'a.yaml': one, 'b.yaml': grant('pay', 'secrets') }
  const found = told(judged({ base: {}, head, policy: { systemNamespaces: ['pay'] } }))
  expect(found).toEqual(['introduced critical a.yaml:4 secret-reading'])
})
