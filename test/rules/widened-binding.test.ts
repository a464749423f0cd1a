import { widenedBinding } from '../../src/rules/widened-binding.ts'
import { binding, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const web = '- kind: ServiceAccount\n  name: web\n  namespace: shop'
const before = binding('edit', web)
const wide = binding('edit', web, 'ClusterRoleBinding')
const two = `${web}\n${web.replace('web', 'api')}`

testRule(widenedBinding, {
  valid: {
    'nothing changed': { before, yaml: `${before}# the same\n` },
    'it was wide before': { before: documents(before, wide), yaml: wide },
    'it becomes narrow': { before: wide, yaml: before },
    'the role is another one': { before, yaml: wide.replace('name: edit', 'name: admin') },
    'the account is another one': { before, yaml: wide.replace('name: web', 'name: api') },
    'there was no binding': { before: '', yaml: wide },
    'another binding held everywhere': {
      before: documents(before, wide.replace('name: edit', 'name: cluster-admin').replace('given', 'all')),
      yaml: documents(wide, wide.replace('name: edit', 'name: cluster-admin').replace('given', 'all')),
    },
  },
  invalid: {
    'a RoleBinding becomes a ClusterRoleBinding': {
      before,
      yaml: wide,
      says: [
        'critical 8: ServiceAccount shop/web, which had the role in namespace shop alone, can read Secrets, run code in Pods and act as any ServiceAccount cluster-wide, through ClusterRoleBinding given',
      ],
      fixed: before,
    },
    'a ClusterRoleBinding stands beside it': {
      before,
      yaml: documents(before, wide),
      says: [
        'critical 22: ServiceAccount shop/web, which had the role in namespace shop alone, can read Secrets, run code in Pods and act as any ServiceAccount cluster-wide, through ClusterRoleBinding given',
      ],
      fixed: before,
    },
    'it has another subject too': {
      before,
      yaml: binding('edit', two, 'ClusterRoleBinding'),
      says: [
        'critical 8: ServiceAccount shop/web, which had the role in namespace shop alone, can read Secrets, run code in Pods and act as any ServiceAccount cluster-wide, through ClusterRoleBinding given',
      ],
      refusal: 'it has more subjects than it had',
    },
    'the role is not known': {
      before: before.replace('edit', 'theirs'),
      yaml: wide.replace('edit', 'theirs'),
      says: [
        'medium 8: ServiceAccount shop/web, which had the role in namespace shop alone, is granted ClusterRole theirs cluster-wide, through ClusterRoleBinding given',
      ],
    },
  },
})
