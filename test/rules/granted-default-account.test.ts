import { grantedDefaultAccount } from '../../src/rules/granted-default-account.ts'
import { binding } from './manifests.ts'
import { testRule } from './test-rule.ts'

const toDefault = '- kind: ServiceAccount\n  name: default\n  namespace: shop'
const toWeb = '- kind: ServiceAccount\n  name: web\n  namespace: shop'

testRule(grantedDefaultAccount, {
  valid: {
    'another account is bound': binding('edit', toWeb),
    'the role is one that every account has anyway': binding('system:discovery', toDefault, 'ClusterRoleBinding'),
    'it is a person called default': binding('edit', '- kind: User\n  name: default'),
  },
  invalid: {
    'a role of its own namespace is bound': {
      yaml: binding('deployer', toDefault),
      says: [
        'medium 12: Every Pod of namespace shop that names no ServiceAccount is granted ClusterRole deployer in namespace shop, through RoleBinding given',
      ],
      fixed: '',
    },
    'the subject names no namespace': {
      yaml: binding('view', '- kind: ServiceAccount\n  name: default'),
      says: [
        'medium 12: Every Pod of namespace shop that names no ServiceAccount is granted ClusterRole view in namespace shop, through RoleBinding given',
      ],
    },
    'it is bound to admin, beside others': {
      yaml: binding('admin', `${toWeb}\n${toDefault}`),
      says: [
        'critical 15: Every Pod of namespace shop that names no ServiceAccount can change everything in namespace shop, its Secrets, roles and bindings included, through RoleBinding given',
      ],
      fixed: binding('admin', toWeb),
    },
    'it is bound to cluster-admin': {
      yaml: binding('cluster-admin', toDefault, 'ClusterRoleBinding'),
      says: [
        'critical 11: Every Pod of namespace shop that names no ServiceAccount can do everything in the cluster, through ClusterRoleBinding given',
      ],
    },
    'it is written as a User': {
      yaml: binding('deployer', '- kind: User\n  name: system:serviceaccount:shop:default'),
      says: [
        'medium 12: Every Pod of namespace shop that names no ServiceAccount is granted ClusterRole deployer in namespace shop, through RoleBinding given',
      ],
    },
    'the rights lie in a system namespace': {
      yaml: binding('deployer', toDefault).replace('namespace: shop', 'namespace: kube-system'),
      says: [
        'high 12: Every Pod of namespace shop that names no ServiceAccount is granted ClusterRole deployer in namespace kube-system, through RoleBinding given',
      ],
    },
  },
})
