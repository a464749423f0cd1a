import { anonymousBinding } from '../../src/rules/anonymous-binding.ts'
import { binding } from './manifests.ts'
import { testRule } from './test-rule.ts'

const strangers = '- kind: Group\n  name: system:unauthenticated'
const ada = '- kind: User\n  name: ada'

testRule(anonymousBinding, {
  valid: {
    'everyone has to log in': binding('view', ada),
    'the role is the one Kubernetes shows to anybody': binding(
      'system:public-info-viewer',
      strangers,
      'ClusterRoleBinding',
    ),
    'an account is called like the user': binding('view', '- kind: ServiceAccount\n  name: anonymous'),
    'kubeadm lets joining nodes read the cluster’s address': binding(
      'kubeadm:bootstrap-signer-clusterinfo',
      '- kind: User\n  name: system:anonymous',
    )
      .replace('namespace: shop', 'namespace: kube-public')
      .replace('kind: ClusterRole\n', 'kind: Role\n'),
  },
  invalid: {
    'the group of those who did not log in is bound': {
      yaml: binding('view', `${ada}\n${strangers}`),
      says: [
        'medium 14: Anyone who reaches the API server, without logging in (system:unauthenticated), is granted ClusterRole view in namespace shop, through RoleBinding given',
      ],
      fixed: binding('view', ada),
    },
    'the anonymous user is bound to cluster-admin': {
      yaml: binding('cluster-admin', '- kind: User\n  name: system:anonymous', 'ClusterRoleBinding'),
      says: [
        'critical 11: Anyone who reaches the API server, without logging in (system:anonymous), can do everything in the cluster, through ClusterRoleBinding given',
      ],
    },
  },
})
