import { shadowedTokenPath } from '../../src/rules/shadowed-token-path.ts'
import { deployment, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const usual = '/var/run/secrets/kubernetes.io/serviceaccount'

function mounting(volume: string, path = usual): string {
  return deployment(
    `volumes:\n  - name: it\n    ${volume}`,
    `image: shop/web:1.4\nvolumeMounts:\n  - name: it\n    mountPath: ${path}`,
  )
}

const secret = `apiVersion: v1
kind: Secret
metadata:
  name: given
  namespace: shop
type: Opaque
`
const says = (path = usual): string =>
  `low 17: Deployment shop/web mounts volume it at ${path}, where the API token belongs`

testRule(shadowedTokenPath, {
  valid: {
    'an emptyDir hides the token': mounting('emptyDir: {}'),
    'the volume is of no kind, and so an emptyDir': mounting('secret:'),
    'a token of its own making lies there': mounting(
      'projected: {sources: [{serviceAccountToken: {path: token}}, {configMap: {name: kube-root-ca.crt}}]}',
    ),
    'a Secret lies there that may hold a token': mounting('secret: {secretName: given}'),
    'the path only begins alike': mounting('configMap: {name: it}', `${usual}s`),
    'the path differs in case': mounting('configMap: {name: it}', usual.replace('serviceaccount', 'serviceAccount')),
  },
  invalid: {
    'a ConfigMap lies there': {
      yaml: mounting('configMap: {name: it}'),
      says: [says()],
      refusal: 'what the program looks for there is not in the manifests',
    },
    'a folder of the node lies below it': {
      yaml: mounting('hostPath: {path: /opt/ca}', `${usual}//ca/`),
      says: [says(`${usual}//ca/`)],
    },
    'a Secret lies there that holds no token': {
      yaml: documents(mounting('secret: {secretName: given}'), secret),
      says: [says()],
    },
  },
})
