import { tokenSecret } from '../../src/rules/token-secret.ts'
import { account, binding, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const secret = `apiVersion: v1
kind: Secret
metadata:
  name: ci-token
  namespace: shop
  annotations:
    kubernetes.io/service-account.name: ci
type: kubernetes.io/service-account-token
`
const subject = '- kind: ServiceAccount\n  name: ci'
const refusal =
  'whoever reads this Secret today loses access with it, and the type of a Secret cannot be changed in place'

testRule(tokenSecret, {
  valid: {
    'the Secret is of another type': secret.replace('kubernetes.io/service-account-token', 'Opaque'),
    'it names no account, so Kubernetes refuses it': secret.replace(
      '  annotations:\n    kubernetes.io/service-account.name: ci\n',
      '',
    ),
  },
  invalid: {
    'the account holds no role': {
      yaml: documents(account('ci'), secret),
      says: ['low 14: Secret shop/ci-token holds a token of ServiceAccount shop/ci that never expires'],
      refusal,
    },
    'the account is unknown': {
      yaml: secret,
      says: ['medium 8: Secret shop/ci-token holds a token of ServiceAccount shop/ci that never expires'],
    },
    'the account holds a role that is unknown': {
      yaml: documents(secret, account('ci'), binding('deployer', subject)),
      says: ['medium 8: Secret shop/ci-token holds a token of ServiceAccount shop/ci that never expires'],
    },
    'the account holds a role that only reads': {
      yaml: documents(secret, account('ci'), binding('view', subject)),
      says: ['low 8: Secret shop/ci-token holds a token of ServiceAccount shop/ci that never expires'],
    },
    'the account may do nearly everything': {
      yaml: documents(secret, account('ci'), binding('edit', subject)),
      says: ['high 8: Secret shop/ci-token holds a token of ServiceAccount shop/ci that never expires'],
    },
  },
})
