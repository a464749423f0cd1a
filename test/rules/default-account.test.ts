import { expect, test } from '@jest/globals'
import { activeRules, defaultPolicy } from '../../src/policy/policy.ts'
import { defaultAccount } from '../../src/rules/default-account.ts'
import { binding, deployment, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const subject = '- kind: ServiceAccount\n  name: default'

testRule(defaultAccount, {
  valid: {
    'the workload names an account of its own': deployment('serviceAccountName: web'),
    'the name is default in another case': deployment('serviceAccountName: Default'),
    'an operator chooses the account': deployment('restartPolicy: Always')
      .replace('apps/v1', 'example.org/v1')
      .replace('Deployment', 'Shop'),
  },
  invalid: {
    'the workload names no account': {
      yaml: deployment(),
      says: ['low 9: Deployment shop/web runs as the default ServiceAccount of its namespace'],
      refusal: 'an account of its own has to be written first',
    },
    'it names the default account': {
      yaml: deployment('serviceAccountName: default'),
      says: ['low 9: Deployment shop/web runs as the default ServiceAccount of its namespace'],
    },
    'a role is bound to the default account': {
      yaml: documents(deployment(), binding('view', subject)),
      says: [
        'medium 9: Deployment shop/web runs as the default ServiceAccount of its namespace, which is bound to ClusterRole view',
      ],
    },
    'what is bound is what everybody has': {
      yaml: documents(deployment(), binding('system:discovery', subject)),
      says: ['low 9: Deployment shop/web runs as the default ServiceAccount of its namespace'],
    },
  },
})

test('it speaks under the profile that wants an account for each workload, and under no other', () => {
  expect(activeRules([defaultAccount], defaultPolicy())).toEqual([])
  expect(activeRules([defaultAccount], { ...defaultPolicy(), profile: 'dedicated-sa' })).toEqual([defaultAccount])
})
