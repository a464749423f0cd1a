import { mountedTokenSecret } from '../../src/rules/mounted-token-secret.ts'
import { deployment, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const secret = `apiVersion: v1
kind: Secret
metadata:
  name: ops-token
  namespace: shop
  annotations:
    kubernetes.io/service-account.name: ops
type: kubernetes.io/service-account-token
`
const mount = 'image: shop/web:1.4\nvolumeMounts:\n  - name: t\n    mountPath: /t'
const inVolume = deployment('volumes:\n  - name: t\n    secret:\n      secretName: ops-token', mount)
const env =
  'image: shop/web:1.4\nenv:\n  - name: T\n    valueFrom:\n      secretKeyRef:\n        name: ops-token\n        key: '

testRule(mountedTokenSecret, {
  valid: {
    'the Secret is not in the repository': inVolume,
    'the Secret holds something else': documents(secret.replace(/type: .*/, 'type: Opaque'), inVolume),
    'the name differs in case': documents(secret, inVolume.replace('ops-token', 'Ops-token')),
    'the Secret is of another namespace': documents(secret.replace('namespace: shop', 'namespace: ops'), inVolume),
    'no container mounts the volume': documents(
      secret,
      deployment('volumes:\n  - name: t\n    secret:\n      secretName: ops-token'),
    ),
    'only the certificate is shown': documents(
      secret,
      deployment(
        'volumes:\n  - name: t\n    secret:\n      secretName: ops-token\n      items:\n        - key: ca.crt\n          path: ca.crt',
        mount,
      ),
    ),
    'the variable holds the certificate': documents(secret, deployment('', `${env}ca.crt`)),
  },
  invalid: {
    'a volume shows the Secret': {
      yaml: documents(secret, inVolume),
      says: [
        'high 20: Deployment shop/web mounts Secret shop/ops-token, a token of ServiceAccount shop/ops that never expires',
      ],
      refusal: 'which token the program should have instead is not in the manifests',
    },
    'a projected volume shows it twice': {
      yaml: documents(
        secret,
        deployment(
          'volumes:\n  - name: t\n    projected:\n      sources:\n        - secret:\n            name: ops-token\n        - secret:\n            name: ops-token',
          mount,
        ),
      ),
      says: [
        'high 22: Deployment shop/web mounts Secret shop/ops-token, a token of ServiceAccount shop/ops that never expires',
      ],
    },
    'a variable holds the token': {
      yaml: documents(secret, deployment('', `${env}token`)),
      says: [
        'high 24: Deployment shop/web has in its environment Secret shop/ops-token, a token of ServiceAccount shop/ops that never expires',
      ],
    },
    'all its keys become variables': {
      yaml: documents(secret, deployment('', 'image: shop/web:1.4\nenvFrom:\n  - secretRef:\n      name: ops-token')),
      says: [
        'high 22: Deployment shop/web has in its environment Secret shop/ops-token, a token of ServiceAccount shop/ops that never expires',
      ],
    },
  },
})
