import { clusterAdminBinding } from '../../src/rules/cluster-admin-binding.ts'
import { binding } from './manifests.ts'
import { testRule } from './test-rule.ts'

const ci = '- kind: ServiceAccount\n  name: ci\n  namespace: shop'

testRule(clusterAdminBinding, {
  valid: {
    'the role only reads': binding('view', ci),
    'the subject is a person': binding('cluster-admin', '- kind: User\n  name: ada', 'ClusterRoleBinding'),
    'the subject is a group of people': binding('cluster-admin', '- kind: Group\n  name: ops', 'ClusterRoleBinding'),
    'a Role of the namespace happens to be called admin': binding('admin', ci).replace(
      'kind: ClusterRole\n',
      'kind: Role\n',
    ),
    'nobody is bound': binding('cluster-admin', '', 'ClusterRoleBinding'),
  },
  invalid: {
    'an account gets cluster-admin everywhere': {
      yaml: binding('cluster-admin', ci, 'ClusterRoleBinding'),
      says: ['critical 8: ServiceAccount shop/ci can do everything in the cluster, through ClusterRoleBinding given'],
      refusal: 'which rights the program needs instead of cluster-admin is not in the manifests',
    },
    'an account gets cluster-admin in one namespace': {
      yaml: binding('cluster-admin', ci),
      says: ['high 9: ServiceAccount shop/ci can do everything in namespace shop, through RoleBinding given'],
    },
    'an account gets edit, as a User': {
      yaml: binding('edit', '- kind: User\n  name: system:serviceaccount:shop:ci'),
      says: [
        'high 9: ServiceAccount shop/ci can read Secrets, run code in Pods and act as any ServiceAccount in namespace shop, through RoleBinding given',
      ],
    },
    'two accounts get admin': {
      yaml: binding('admin', `${ci}\n- kind: ServiceAccount\n  name: web`),
      says: [
        'high 9: ServiceAccount shop/ci can change everything in namespace shop, its Secrets, roles and bindings included, through RoleBinding given',
        'high 9: ServiceAccount shop/web can change everything in namespace shop, its Secrets, roles and bindings included, through RoleBinding given',
      ],
    },
    'the namespace is kube-system': {
      yaml: binding('admin', ci).replace('namespace: shop', 'namespace: kube-system'),
      says: [
        'critical 9: ServiceAccount shop/ci can change everything in namespace kube-system, its Secrets, roles and bindings included, through RoleBinding given',
      ],
    },
  },
})
