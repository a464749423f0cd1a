// A sign that a workload needs its token goes away: the token was mounted before, and still is.
import { describe, expect, test } from '@jest/globals'
import { judged, told } from '../change.ts'

const pod = (name: string, account = '', args = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n  namespace: system\nspec:\n  template:\n    spec:\n${account}      containers:\n      - name: ${name}\n        image: example/${name}:1\n${args}`
const rbac = (subject: string, namespace: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: r${namespace}}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}\nsubjects:\n- {kind: ServiceAccount, name: ${subject}${namespace}}\n`
const role =
  'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: r}\nrules:\n- {apiGroups: [""], resources: [configmaps], verbs: [get]}\n'
const within = ', namespace: system'

describe('a workload that loses what spoke for its token', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ['a binding of default', { 'a/p.yaml': pod('p') }, { 'b/rb.yaml': rbac('default', ''), 'b/r.yaml': role }],
    [
      'a binding of its own',
      {
        'a/p.yaml': pod('p', '      serviceAccountName: app\n'),
        'a/app.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: app, namespace: system}\n',
      },
      { 'b/rb.yaml': rbac('app', within), 'b/r.yaml': role },
    ],
  ])('is not news: %s', (_name, kept, lost) => {
    const lines = told(judged({ base: { ...kept, ...lost }, head: { ...kept, 'b/r.yaml': role } }))
    expect(lines.filter((line) => line.startsWith('introduced'))).toEqual([])
  })

  test('is news where it is a new one', () => {
    const base = { 'p.yaml': pod('p', '', '        args: [--leader-elect]\n') }
    expect(told(judged({ base, head: { 'p.yaml': pod('q') } }))).toEqual([
      expect.stringMatching(/^introduced low p\.yaml:\d+ automounted-token$/),
    ])
  })
})
