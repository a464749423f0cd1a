import { cloudIdentityOnDefault } from '../../src/rules/cloud-identity-on-default.ts'
import { association, documents, runs, withClient, withRole } from './cloud.ts'
import { account } from './manifests.ts'
import { testRule } from './test-rule.ts'

const role = 'AWS role arn:aws:iam::123456789012:role/web'
const refusal = 'an account of its own for the workload that needs it has to be written first'

testRule(cloudIdentityOnDefault, {
  valid: {
    'it is on an account of its own': withRole('web', 'web'),
    'the account only begins so': withRole('default-web', 'web'),
    'the default account has none': account('default'),
  },
  invalid: {
    'the annotation stands on it': {
      yaml: withRole('default', 'web'),
      says: [`high 5: Every Pod of namespace shop that names no ServiceAccount gets ${role}`],
      refusal,
    },
    'the Pods that get it are there': {
      yaml: documents(withRole('default', 'web'), runs('web', ''), runs('api', 'default'), runs('job', 'other')),
      says: [
        `high 5: Every Pod of namespace shop that names no ServiceAccount gets ${role}, among them Deployment shop/web and Deployment shop/api`,
      ],
    },
    'an association names it': {
      yaml: association('{namespace: shop, serviceAccount: default, roleARN: web}'),
      says: ['high 6: Every Pod of namespace shop that names no ServiceAccount gets AWS role web'],
    },
    'the label chooses the Pods': {
      yaml: documents(
        withClient('default'),
        runs('web', '', "azure.workload.identity/use: 'true'"),
        runs('api', '', "azure.workload.identity/use: 'false'"),
      ),
      says: [
        'medium 5: Every Pod of namespace shop that has the label and names no ServiceAccount gets Azure client c-1, among them Deployment shop/web',
      ],
    },
    'nobody says in which namespace': {
      yaml: withRole('default', 'web').replace('  namespace: shop\n', ''),
      says: [`high 5: Every Pod of its namespace that names no ServiceAccount gets ${role}`],
    },
  },
})
