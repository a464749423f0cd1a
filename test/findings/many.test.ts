// Much of the same: the work grows with what is written, not with its square.
import { describe, expect, test } from '@jest/globals'
import { judged } from '../change.ts'

/** RoleBindings of one account, each in a namespace of its own. */
function bindings(count: number, role: string): string {
  const group = 'rbac.authorization.k8s.io'
  const one = (index: number): string =>
    [
      `apiVersion: ${group}/v1`,
      'kind: RoleBinding',
      `metadata: {name: b${index}, namespace: ns${index}}`,
      'subjects: [{kind: ServiceAccount, name: web, namespace: shop}]',
      `roleRef: {apiGroup: ${group}, kind: ClusterRole, name: ${role}}`,
    ].join('\n')
  return Array.from({ length: count }, (_, index) => one(index)).join('\n---\n')
}

describe('much of the same', () => {
  test('one account whose 500 bindings go from edit to admin is judged in seconds', () => {
    const [base, head] = [bindings(500, 'edit'), bindings(500, 'admin')]
    const begun = performance.now()
    const { introduced } = judged({ base: { 'a.yaml': base }, head: { 'a.yaml': head } })
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect(introduced.filter(({ rule }) => rule === 'cluster-admin-binding')).toHaveLength(500)
  })
})
