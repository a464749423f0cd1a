import { remountedToken } from '../../src/rules/remounted-token.ts'
import { account, binding, deployment, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const off = account('web', 'automountServiceAccountToken: false')
const subject = '- kind: ServiceAccount\n  name: web'

testRule(remountedToken, {
  valid: {
    'both turn it off': documents(off, deployment('serviceAccountName: web\nautomountServiceAccountToken: false')),
    'the Pod leaves it to the account': documents(off, deployment('serviceAccountName: web')),
    'the account says nothing': documents(
      account('web'),
      deployment('serviceAccountName: web\nautomountServiceAccountToken: true'),
    ),
    'its account has a role and the program is a known API client': documents(
      off,
      deployment('serviceAccountName: web\nautomountServiceAccountToken: true', 'image: prom/prometheus:v3'),
      binding('prometheus', subject),
    ),
    'the account is not in the repository': deployment('serviceAccountName: web\nautomountServiceAccountToken: true'),
  },
  invalid: {
    'the account turns it off and the Pod turns it on': {
      yaml: documents(off, deployment('serviceAccountName: web\nautomountServiceAccountToken: true')),
      says: [
        'low 17: Deployment shop/web mounts the API token of ServiceAccount shop/web, although that account turns the token off',
      ],
      fixed: documents(off, deployment('serviceAccountName: web')),
    },
    'the program is a known API client, and nobody granted anything': {
      yaml: documents(
        off,
        deployment('serviceAccountName: web\nautomountServiceAccountToken: true', 'image: prom/prometheus:v3'),
      ),
      says: [
        'low 17: Deployment shop/web mounts the API token of ServiceAccount shop/web, although that account turns the token off',
      ],
      refusal: 'its image looks like Prometheus, so the Pod may well need the token',
    },
    'the account may hold a power': {
      yaml: documents(
        off,
        deployment('serviceAccountName: web\nautomountServiceAccountToken: true'),
        binding('edit', subject),
      ),
      says: [
        'medium 17: Deployment shop/web mounts the API token of ServiceAccount shop/web, although that account turns the token off',
      ],
      refusal: 'RoleBinding given grants its ServiceAccount ClusterRole edit, so the Pod may well need the token',
    },
  },
})
