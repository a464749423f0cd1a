import { aggregatedGrant } from '../../src/rules/aggregated-grant.ts'
import { binding, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const role = (labels: string, resources = 'secrets', group = ''): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: parts
${labels}rules:
  - apiGroups: ["${group}"]
    resources: [${resources}]
    verbs: [get, list]
`
const label = (target: string): string => `  labels:
    app: shop
    rbac.authorization.k8s.io/aggregate-to-${target}: "true"
`
const labels = '  labels:\n    app: shop\n'
const collecting = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: all
aggregationRule:
  clusterRoleSelectors:
    - matchLabels:
        app: shop
rules: []
`
const bound = (name: string): string => binding('all', `- kind: ServiceAccount\n  name: ${name}`)

testRule(aggregatedGrant, {
  valid: {
    'the role has no such label': role(labels),
    'the label says no': role(label('view').replace('"true"', '"false"')),
    'edit can do it already': role(label('edit')),
    'what it adds is harmless': role(label('view'), 'orders', 'shop.example.com'),
    'the bound role collects nothing': documents(bound('web'), role(labels).replace('parts', 'all')),
    'the role collects for nobody': documents(collecting, role(labels)),
    'the bound role is view, with a label of its own': binding('view', '- kind: ServiceAccount\n  name: web'),
  },
  invalid: {
    'everybody who may view can read Secrets': {
      yaml: role(label('view')),
      says: ['high 7: ClusterRole parts adds to view: everybody who holds it can now read all Secrets'],
      fixed: role(labels),
    },
    'a labelled role grows': {
      before: role(label('view'), 'pods'),
      yaml: role(label('view')),
      says: ['high 7: ClusterRole parts adds to view: everybody who holds it can now read all Secrets'],
      fixed: role(labels),
    },
    'an account is bound to a role that collects': {
      yaml: documents(collecting, bound('web')),
      says: [
        'low 19: Open-ended, since all collects what carries its labels: ServiceAccount shop/web is granted ClusterRole all in namespace shop, through RoleBinding given',
      ],
      refusal: 'which rights the program needs of all is not in the manifests',
    },
    'it is bound to default': {
      yaml: documents(collecting, bound('default')),
      says: [
        'medium 19: Open-ended, since all collects what carries its labels: ServiceAccount shop/default is granted ClusterRole all in namespace shop, through RoleBinding given',
      ],
    },
  },
})
