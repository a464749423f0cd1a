import { sharedAccount } from '../../src/rules/shared-account.ts'
import { account, binding, deployment, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

/** A Deployment of an application; `labels` are those of its Pods, in flow style. */
function app(name: string, labels: string, spec = 'serviceAccountName: ops'): string {
  return deployment(spec)
    .replace('name: web', `name: ${name}`)
    .replace('template:\n', `template:\n    metadata:\n      labels: {${labels}}\n`)
}

const web = app('web', 'app: web')
const api = app('api', 'app: api')
const given = (role: string): string => binding(role, '- kind: ServiceAccount\n  name: ops')

testRule(sharedAccount, {
  valid: {
    'nothing is bound to the account': documents(account('ops'), web, api),
    'what is bound does no harm': documents(account('ops'), web, api, given('view')),
    'both belong to the same application': documents(account('ops'), web, app('worker', 'app: web'), given('edit')),
    'both are parts of the same application': documents(
      account('ops'),
      app('web', 'app: web, app.kubernetes.io/part-of: shop'),
      app('api', 'app: api, app.kubernetes.io/part-of: shop'),
      given('edit'),
    ),
    'the other one says not to what it belongs': documents(account('ops'), web, app('api', ''), given('edit')),
    'the other one is the same workload, written for another installation': {
      'sa.yaml': documents(account('ops'), given('edit')),
      'a.yaml': web,
      'b.yaml': app('web', 'app: api'),
    },
    'the other one names an account that differs in case': documents(
      account('ops'),
      web,
      app('api', 'app: api', 'serviceAccountName: Ops'),
      given('edit'),
    ),
  },
  invalid: {
    'two applications share a power': {
      yaml: documents(account('ops'), web, api, given('edit')),
      says: [
        'medium 4: Deployment shop/web and Deployment shop/api share ServiceAccount shop/ops, which is bound to ClusterRole edit',
      ],
      refusal: 'which of them needs which of these rights is not in the manifests',
    },
    'two applications share a role of which nothing is known': {
      yaml: documents(account('ops'), web, app('api', 'app.kubernetes.io/name: api'), given('reader')),
      says: [
        'low 4: Deployment shop/web and Deployment shop/api share ServiceAccount shop/ops, which is bound to ClusterRole reader',
      ],
    },
  },
})
