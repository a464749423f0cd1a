import { ineffectiveAutomount } from '../../src/rules/ineffective-automount.ts'
import { account, deployment, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const off = 'automountServiceAccountToken: false'
const inMetadata = account('web').replace('  namespace: shop\n', `  namespace: shop\n  ${off}\n`)

testRule(ineffectiveAutomount, {
  valid: {
    'it stands where it works': documents(account('web', off), deployment(off)),
    'the token is off all the same': deployment(off, `image: shop/web:1.4\n${off}`),
    'what has no effect is a yes': deployment('', 'image: shop/web:1.4\nautomountServiceAccountToken: true'),
    'the key is an annotation’s': account('web').replace(
      'metadata:',
      `metadata:\n  annotations: {${off.replace('false', '"false"')}}`,
    ),
    'another kind has a place of its own for it': deployment('', `image: shop/web:1.4\n${off}`)
      .replace('apps/v1', 'example.org/v1')
      .replace('Deployment', 'Shop'),
  },
  invalid: {
    'it stands in a container': {
      yaml: deployment('', `image: shop/web:1.4\n${off}`),
      says: [
        'low 12: automountServiceAccountToken: false in a container of Deployment shop/web has no effect: the Pod gets its token',
      ],
      fixed: deployment(off),
    },
    'it stands beside the template': {
      yaml: deployment().replace('  template:', `  ${off}\n  template:`),
      says: [
        'low 7: automountServiceAccountToken: false under spec of Deployment shop/web has no effect: the Pod gets its token',
      ],
      fixed: deployment(off),
    },
    'it stands at the top level of a workload': {
      yaml: deployment().replace('spec:\n', `${off}\nspec:\n`),
      says: [
        'low 6: automountServiceAccountToken: false at the top level of Deployment shop/web has no effect: the Pod gets its token',
      ],
      fixed: deployment(off),
    },
    'it stands in the metadata of an account': {
      yaml: inMetadata,
      says: [
        'low 6: automountServiceAccountToken: false under metadata of ServiceAccount shop/web has no effect: Pods get its token',
      ],
      fixed: account('web').replace('metadata:', `${off}\nmetadata:`),
    },
    'an account has a spec for it': {
      yaml: account('web', `spec:\n  ${off}`),
      says: [
        'low 7: automountServiceAccountToken: false under spec of ServiceAccount shop/web has no effect: Pods get its token',
      ],
      fixed: account('web', off),
    },
    'the false is a text': {
      yaml: deployment('automountServiceAccountToken: "false" # off'),
      says: [
        'low 9: The API refuses Deployment shop/web: automountServiceAccountToken must be true or false, not a text',
      ],
      fixed: deployment('automountServiceAccountToken: false # off'),
    },
    'the value is a number': {
      yaml: account('web', 'automountServiceAccountToken: 0'),
      says: [
        'low 6: The API refuses ServiceAccount shop/web: automountServiceAccountToken must be true or false, not a number',
      ],
      refusal: 'what was meant by this value is not clear',
    },
    'the program is known to call the API': {
      yaml: deployment('', `image: prom/prometheus:v3\n${off}`),
      says: [
        'low 12: automountServiceAccountToken: false in a container of Deployment shop/web has no effect: the Pod gets its token',
      ],
      refusal: 'its image looks like Prometheus, so it may need the token',
    },
  },
})
