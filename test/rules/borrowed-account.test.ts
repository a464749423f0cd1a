import { borrowedAccount } from '../../src/rules/borrowed-account.ts'
import { binding, deployment, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const operator = binding('edit', '- kind: ServiceAccount\n  name: operator')
const named = (name: string, app: string, spec = ''): string =>
  deployment(`serviceAccountName: operator\n${spec}`).replace(
    'name: web\n  namespace: shop',
    `name: ${name}\n  namespace: shop\n  labels:\n    app: ${app}`,
  )
const owner = named('operator', 'operator')
const before = documents(operator, owner)

testRule(borrowedAccount, {
  valid: {
    'nothing changed': { before, yaml: documents(owner, operator) },
    'the newcomer is of the same application': { before, yaml: documents(before, named('worker', 'operator')) },
    'the owner has another name': { before, yaml: documents(operator, named('controller', 'operator')) },
    'labels do not tell': {
      before,
      yaml: documents(before, named('web', 'web').replace('    app: web\n', '    x: y\n')),
    },
    'nobody ran as it': { before: operator, yaml: documents(operator, named('web', 'web')) },
    'it holds no power': {
      before: before.replace('name: edit', 'name: view'),
      yaml: documents(before, named('web', 'web')).replace('name: edit', 'name: view'),
    },
    'it has no token': { before, yaml: documents(before, named('web', 'web', 'automountServiceAccountToken: false')) },
  },
  invalid: {
    'a new workload of another application takes it': {
      before,
      yaml: documents(before, named('web', 'web')),
      says: [
        'high 39: Deployment shop/web takes ServiceAccount shop/operator, as which Deployment shop/operator runs, and so can read all Secrets, make and read a lasting token of any ServiceAccount and 15 more in namespace shop',
      ],
      refusal: 'which of these rights the program needs is not in the manifests',
    },
    'a workload that had another account takes it': {
      before: documents(before, named('web', 'web').replace('serviceAccountName: operator', 'serviceAccountName: web')),
      yaml: documents(before, named('web', 'web')),
      says: [
        'high 39: Deployment shop/web takes ServiceAccount shop/operator, as which Deployment shop/operator runs, and so can read all Secrets, make and read a lasting token of any ServiceAccount and 15 more in namespace shop',
      ],
    },
  },
})
