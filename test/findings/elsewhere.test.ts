// What left one unit and stands in another is not gone.
import { expect, test } from '@jest/globals'
import { judged } from '../change.ts'

const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n  namespace: shop\n'
const binding =
  'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b, namespace: shop}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}\nsubjects:\n- kind: ServiceAccount\n  name: web\n  namespace: shop\n'
const root = 'resources: [sa.yaml]\n'

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ['is gone', {}, ['dangling-binding']],
  ['went into a Kustomize root', { 'r/kustomization.yaml': root, 'r/sa.yaml': account }, []],
  [
    'a root has an account of another name',
    { 'r/kustomization.yaml': root, 'r/sa.yaml': account.replace('web', 'webs') },
    ['dangling-binding'],
  ],
  [
    'a root has another object of the name',
    { 'r/kustomization.yaml': root, 'r/sa.yaml': account.replace('ServiceAccount', 'Service') },
    ['dangling-binding'],
  ],
])('an account that %s', (_, more, expected) => {
  const { introduced } = judged({
    base: { 'b.yaml': binding, 'sa.yaml': account },
    head: { 'b.yaml': binding, ...more },
  })
  expect(introduced.map(({ rule }) => rule)).toEqual(expected)
})
