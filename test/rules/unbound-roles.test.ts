// Dangerous roles that nobody is bound to.
import { describe, expect, test } from '@jest/globals'
import { type Change, judged, told } from '../change.ts'

const role = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: reader
rules:
  - apiGroups: [""]
    resources: [secrets]
    verbs: [list]
`
const pods = role.replace('secrets', 'pods')
const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: reader
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: reader
subjects:
  - kind: ServiceAccount
    name: web
    namespace: shop
`

interface Case extends Change {
  readonly says: readonly string[]
}

const cases: Readonly<Record<string, Case>> = {
  'a new one is worth knowing': {
    base: {},
    head: { 'a.yaml': role },
    says: ['introduced info a.yaml:7 secret-reading'],
  },
  'one that was there stays': {
    base: { 'a.yaml': role },
    head: { 'a.yaml': `# x\n${role}` },
    says: ['carried info a.yaml:8 secret-reading'],
  },
  'one that grew was harmless before': {
    base: { 'a.yaml': pods },
    head: { 'a.yaml': role },
    says: ['introduced info a.yaml:7 secret-reading'],
  },
  'nobody is thanked when it goes': { base: { 'a.yaml': role }, head: {}, says: [] },
  'nor when somebody is bound to it': {
    base: { 'a.yaml': role },
    head: { 'a.yaml': role, 'b.yaml': binding },
    says: ['introduced critical a.yaml:7 secret-reading'],
  },
  'a harmless one is nothing': { base: {}, head: { 'a.yaml': pods }, says: [] },
  'what goes into the roles of every cluster has a rule of its own': {
    base: {},
    head: {
      'a.yaml': role.replace(
        'name: reader',
        'name: reader\n  labels: {rbac.authorization.k8s.io/aggregate-to-view: "true"}',
      ),
    },
    says: [],
  },
}

describe('unbound roles', () => {
  test.each(Object.entries(cases))('%s', (_, { says, ...change }) => {
    expect(told(judged(change)).filter((line) => !line.includes('aggregated-grant'))).toEqual(says)
  })
})
