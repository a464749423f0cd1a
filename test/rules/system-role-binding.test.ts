import { systemRoleBinding } from '../../src/rules/system-role-binding.ts'
import { binding } from './manifests.ts'
import { testRule } from './test-rule.ts'

const web = '- kind: ServiceAccount\n  name: web\n  namespace: shop'
const bound = (role: string, subject = web): string => binding(role, subject, 'ClusterRoleBinding')
const system = (name: string): string => web.replace('web', name).replace('shop', 'kube-system')

testRule(systemRoleBinding, {
  valid: {
    'the role is one of discovery': bound('system:discovery'),
    'the role delegates authentication, as API servers need it': bound('system:auth-delegator'),
    'a DNS server has a role of its own': bound('system:coredns', system('coredns')),
    'the role is that of kube-proxy': bound('system:node-proxier', system('kube-proxy')),
    'the controller is itself': bound('system:controller:job-controller', system('job-controller')),
    'the subject is no account': bound('system:node', '- kind: Group\n  name: system:nodes'),
    'the role is for metrics': bound('system:monitoring'),
  },
  invalid: {
    'the role is that of a controller': {
      yaml: bound('system:controller:clusterrole-aggregation-controller'),
      says: [
        'critical 8: ServiceAccount shop/web is granted ClusterRole system:controller:clusterrole-aggregation-controller cluster-wide and can so write roles with rights it does not hold cluster-wide, through ClusterRoleBinding given',
      ],
      refusal: 'which of these rights the program needs is not in the manifests',
    },
    'the role is that of nodes': {
      yaml: bound('system:node'),
      says: [
        'critical 8: ServiceAccount shop/web is granted ClusterRole system:node cluster-wide and can so read all Secrets, run Pods as any ServiceAccount and 7 more cluster-wide, through ClusterRoleBinding given',
      ],
    },
    'an account of that name is in another namespace': {
      yaml: bound('system:kube-scheduler', web.replace('web', 'kube-scheduler')),
      says: [
        'medium 8: ServiceAccount shop/kube-scheduler is granted ClusterRole system:kube-scheduler cluster-wide and can so delete or evict Pods, place waiting Pods on chosen nodes and 2 more cluster-wide, through ClusterRoleBinding given',
      ],
    },
    'the role confers little': {
      yaml: bound('system:node-proxier'),
      says: [
        'medium 8: ServiceAccount shop/web is granted ClusterRole system:node-proxier cluster-wide, through ClusterRoleBinding given',
      ],
    },
  },
})
