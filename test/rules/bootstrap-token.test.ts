import { bootstrapToken } from '../../src/rules/bootstrap-token.ts'
import { testRule } from './test-rule.ts'

function secret(type: string, value = 'f395accd246ae52d'): string {
  return `apiVersion: v1
kind: Secret
metadata:
  name: bootstrap-token-07401b
  namespace: kube-system
type: ${type}
stringData:
  token-id: 07401b
  token-secret: ${value}
`
}

testRule(bootstrapToken, {
  valid: {
    'the Secret is of another type': secret('Opaque'),
    'the token is filled in later': secret('bootstrap.kubernetes.io/token', '<token>'),
    'no kubectl would read the Secret': secret('bootstrap.kubernetes.io/token').replace(
      'apiVersion: v1',
      'apiVersion: apps/v1',
    ),
    'the type stands in another kind': secret('bootstrap.kubernetes.io/token').replace('kind: Secret', 'kind: Sealed'),
  },
  invalid: {
    'the token is written out': {
      yaml: secret('bootstrap.kubernetes.io/token'),
      says: [
        'medium 6: Secret kube-system/bootstrap-token-07401b holds a bootstrap token, with which new nodes join the cluster',
      ],
      refusal: 'nodes that are about to join may still need it',
    },
  },
})
