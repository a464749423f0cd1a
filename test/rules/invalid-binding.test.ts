import { invalidBinding } from '../../src/rules/invalid-binding.ts'
import { account, binding } from './manifests.ts'
import { testRule } from './test-rule.ts'

const role = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: reader
  namespace: shop
rules:
  - verbs: [get]
    apiGroups: [""]
    resources: [pods]
`
const refusal = 'what was meant instead is not in the manifests'

testRule(invalidBinding, {
  valid: {
    'Kubernetes takes the role': role,
    'Kubernetes takes the binding': binding('view', '- kind: ServiceAccount\n  name: web'),
    'a binding has no subjects': binding('view', '').replace('subjects:\n', 'subjects: []\n'),
    'what is refused is no role': account('web', 'automountServiceAccountToken: "no"'),
    'a kustomization elsewhere may still fill in the namespace': {
      'kustomization.yaml': 'resources: [rb.yaml]\n',
      'rb.yaml': binding('view', '- kind: ServiceAccount\n  name: web', 'ClusterRoleBinding'),
    },
    'a name is filled in later': binding('view', '- kind: ServiceAccount\n  name: <name>'),
  },
  invalid: {
    'a rule has no verbs': {
      yaml: role.replace('verbs: [get]', 'verbs: []'),
      says: ['medium 7: Kubernetes refuses Role shop/reader: a rule must name at least one verb'],
      refusal,
    },
    'a ClusterRoleBinding refers to a Role': {
      yaml: binding('view', '', 'ClusterRoleBinding')
        .replace('kind: ClusterRole\n', 'kind: Role\n')
        .replace('subjects:\n', 'subjects: []\n'),
      says: [
        'medium 7: Kubernetes refuses ClusterRoleBinding given: roleRef.kind of a ClusterRoleBinding must be ClusterRole',
      ],
    },
    'an account in a ClusterRoleBinding has no namespace': {
      yaml: binding('view', '- kind: ServiceAccount\n  name: web', 'ClusterRoleBinding'),
      says: [
        'medium 10: Kubernetes refuses ClusterRoleBinding given: a ServiceAccount in a ClusterRoleBinding must have a namespace',
      ],
    },
    'the group of a subject is wrong': {
      yaml: binding('view', '- kind: ServiceAccount\n  name: web\n  apiGroup: rbac.authorization.k8s.io'),
      says: ['medium 13: Kubernetes refuses RoleBinding shop/given: apiGroup of a ServiceAccount must be empty'],
    },
    'the kind of a subject differs in case': {
      yaml: binding('view', '- kind: serviceaccount\n  name: web'),
      says: [
        'medium 11: Kubernetes refuses RoleBinding shop/given: kind of a subject must be ServiceAccount, User or Group',
      ],
    },
  },
})
