import { mastersBinding } from '../../src/rules/masters-binding.ts'
import { binding } from './manifests.ts'
import { testRule } from './test-rule.ts'

const arn = 'arn:aws:iam::111122223333:role/deploy'

function awsAuth(group: string, name = 'aws-auth'): string {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: kube-system
data:
  mapRoles: |
    - rolearn: arn:aws:iam::111122223333:role/nodes
      username: system:node:{{EC2PrivateDNSName}}
      groups: [system:bootstrappers, system:nodes]
    - rolearn: ${arn}
      username: deploy
      groups:
        - ${group}
`
}

function entry(group: string): string {
  return `apiVersion: eks.aws.upbound.io/v1beta1
kind: AccessEntry
metadata:
  name: deploy
spec:
  forProvider:
    principalArn: ${arn}
    kubernetesGroups:
      - ${group}
`
}

const puts = `puts ${arn} into system:masters, whose members may do everything and are limited by no role`

testRule(mastersBinding, {
  valid: {
    'the group is another one': awsAuth('deployers'),
    'the group differs in case': entry('System:masters'),
    'the ConfigMap is not the one that is read': awsAuth('system:masters', 'aws-auth-example'),
    'the list is no YAML': awsAuth('system:masters\n      - {'),
    'the subject is a user of that name': binding(
      'view',
      '- kind: User\n  apiGroup: rbac.authorization.k8s.io\n  name: system:masters',
    ),
  },
  invalid: {
    'a role of the cloud is mapped to it': {
      yaml: awsAuth('system:masters'),
      says: [`critical 7: ConfigMap kube-system/aws-auth ${puts}`],
      refusal: 'which rights they need instead is not in the manifests',
    },
    'an access entry names it': { yaml: entry('system:masters'), says: [`critical 9: AccessEntry deploy ${puts}`] },
    'a binding has it for a subject': {
      yaml: binding('view', '- kind: ServiceAccount\n  name: web\n- kind: Group\n  name: system:masters'),
      says: [
        'info 14: Group system:masters, which may do everything anyway, is granted ClusterRole view in namespace shop, through RoleBinding given',
      ],
      fixed: binding('view', '- kind: ServiceAccount\n  name: web'),
    },
  },
})
