import { handmadeToken } from '../../src/rules/handmade-token.ts'
import { binding, deployment, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const off = 'automountServiceAccountToken: false'

/** A Deployment with one projected volume, mounted at a path; `tokens` are the fields of its sources, in flow style. */
function projecting(tokens: readonly string[], spec = off, path = '/tokens'): string {
  const sources = tokens.map((token) => `\n        - serviceAccountToken: {path: token, ${token}}`).join('')
  return deployment(
    `${spec}\nvolumes:\n  - name: t\n    projected:\n      sources:${sources}`,
    `image: shop/web:1.4\nvolumeMounts:\n  - name: t\n    mountPath: ${path}`,
  )
}

const hidden =
  'low 14: Deployment shop/web turns its API token off and makes itself another, of ServiceAccount shop/default, in volume t'

testRule(handmadeToken, {
  valid: {
    'the token is for somebody else and lives an hour': projecting(['audience: vault, expirationSeconds: 3600']),
    'the token is for somebody else and lives a day': projecting([
      'audience: sts.amazonaws.com, expirationSeconds: 86400',
    ]),
    'it takes the usual token’s place': projecting([''], off, '/var/run/secrets/kubernetes.io/serviceaccount'),
    'its account has a role': documents(
      projecting([''], `serviceAccountName: web\n${off}`),
      binding('view', '- kind: ServiceAccount\n  name: web'),
    ),
    'the usual token is mounted too': projecting([''], 'hostNetwork: false'),
    'no container mounts the volume': projecting(['expirationSeconds: 864000']).replace('volumeMounts:', 'mounts:'),
  },
  invalid: {
    'the usual token is off and this one opens the API': {
      yaml: projecting(['']),
      says: [hidden],
      refusal: 'whom the token is meant for is not in the manifests',
    },
    'the audience is the API server, and the volume has the source twice': {
      yaml: projecting(['audience: https://kubernetes.default.svc', 'audience: https://kubernetes.default.svc']),
      says: [hidden],
    },
    'a token for the API lives for ten days': {
      yaml: projecting(['expirationSeconds: 864000'], ''),
      says: [
        'medium 14: Deployment shop/web makes itself a token of ServiceAccount shop/default for the Kubernetes API that lives 10 days',
      ],
      fixed: projecting(['expirationSeconds: 3600'], ''),
    },
    'it lives long, and short it would still be there beside the usual one that is off': {
      yaml: projecting(['expirationSeconds: 864000', 'expirationSeconds: 864000']),
      says: [
        'medium 14: Deployment shop/web makes itself a token of ServiceAccount shop/default for the Kubernetes API that lives 10 days',
      ],
      refusal: 'whom the token is meant for is not in the manifests',
    },
    'a token for somebody else lives long, and so does the other one': {
      yaml: projecting(['audience: vault, expirationSeconds: 86401', 'audience: vault, expirationSeconds: 864000']),
      says: [
        'low 14: Deployment shop/web makes itself a token of ServiceAccount shop/default for vault that lives more than a day',
      ],
      fixed: projecting(['audience: vault, expirationSeconds: 3600', 'audience: vault, expirationSeconds: 3600']),
    },
  },
})
