import { accountChanged } from '../../src/rules/account-changed.ts'
import { binding, deployment, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const runs = (name: string, more = ''): string => deployment(`serviceAccountName: ${name}\n${more}`)
const operator = binding('edit', '- kind: ServiceAccount\n  name: operator')
const api = binding('edit', '- kind: ServiceAccount\n  name: api').replace('name: given', 'name: api')

testRule(accountChanged, {
  valid: {
    'the account stays': { before: documents(operator, runs('operator')), yaml: documents(runs('operator'), operator) },
    'the other account holds no more': {
      before: documents(operator, api, runs('operator')),
      yaml: documents(operator, api, runs('api')),
    },
    'it goes to an account without a role': {
      before: documents(operator, runs('operator')),
      yaml: documents(operator, runs('web')),
    },
    'the other account was given its role in the same change': {
      before: runs('web'),
      yaml: documents(operator, runs('operator')),
    },
    'the workload is new': { before: operator, yaml: documents(operator, runs('operator')) },
    'it has no token': {
      before: documents(operator, runs('web')),
      yaml: documents(operator, runs('operator', 'automountServiceAccountToken: false')),
    },
  },
  invalid: {
    'it goes to an account that holds powers': {
      before: documents(operator, runs('web')),
      yaml: documents(operator, runs('operator')),
      says: [
        'high 22: Deployment shop/web now runs as ServiceAccount shop/operator instead of ServiceAccount shop/web, and so can now read all Secrets, make and read a lasting token of any ServiceAccount and 22 more in namespace shop',
      ],
      refusal: 'whether the program needs these rights is not in the manifests',
    },
    'it named no account before': {
      before: documents(operator, deployment()),
      yaml: documents(operator, runs('operator')),
      says: [
        'high 22: Deployment shop/web now runs as ServiceAccount shop/operator instead of ServiceAccount shop/default, and so can now read all Secrets, make and read a lasting token of any ServiceAccount and 22 more in namespace shop',
      ],
    },
  },
})
