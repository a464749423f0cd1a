import { everyoneBinding } from '../../src/rules/everyone-binding.ts'
import { binding } from './manifests.ts'
import { testRule } from './test-rule.ts'

const group = (name: string): string => `- kind: Group\n  name: ${name}`

testRule(everyoneBinding, {
  valid: {
    'a group of people is bound': binding('edit', group('shop-team')),
    'the role is one that everyone has anyway': binding(
      'system:basic-user',
      group('system:authenticated'),
      'ClusterRoleBinding',
    ),
    'the group only looks like the one of all accounts': binding('edit', group('system:serviceaccount')),
  },
  invalid: {
    'all accounts of a namespace are bound': {
      yaml: binding('deployer', `${group('shop-team')}\n${group('system:serviceaccounts:shop')}`),
      says: [
        'medium 14: Every ServiceAccount of namespace shop is granted ClusterRole deployer in namespace shop, through RoleBinding given',
      ],
      fixed: binding('deployer', group('shop-team')),
    },
    'all accounts of the cluster are bound to edit': {
      yaml: binding('edit', group('system:serviceaccounts'), 'ClusterRoleBinding'),
      says: [
        'critical 11: Every ServiceAccount of the cluster can read Secrets, run code in Pods and act as any ServiceAccount cluster-wide, through ClusterRoleBinding given',
      ],
    },
    'everyone who can log in is bound': {
      yaml: binding('view', group('system:authenticated'), 'ClusterRoleBinding'),
      says: [
        'medium 11: Everyone who can log in to the cluster, every Pod included (system:authenticated), is granted ClusterRole view cluster-wide, through ClusterRoleBinding given',
      ],
    },
  },
})
