import { automountedToken } from '../../src/rules/automounted-token.ts'
import { account, binding, deployment, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const subject = '- kind: ServiceAccount\n  name: web'

function config(text: string): string {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: given
  namespace: shop
data:
  web.yaml: |
    ${text}
`
}

testRule(automountedToken, {
  valid: {
    'its account has a role of its own, however large: that is said of the role': documents(
      account('web'),
      deployment('serviceAccountName: web'),
      binding('reader', subject),
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: reader}\nrules: [{apiGroups: [""], resources: [secrets], verbs: [list]}]\n',
    ),
    'its account has a grave role and its environment speaks for need': documents(
      deployment(
        'serviceAccountName: web',
        'image: shop/web:1\nenv: [{name: JGROUPS_DISCOVERY_PROTOCOL, value: dns.KUBE_PING}]',
      ),
      binding('edit', '- kind: ServiceAccount\n  name: web'),
    ),
    'the Pod turns it off': deployment('automountServiceAccountToken: false'),
    'the Pod asks for it in so many words': deployment('automountServiceAccountToken: true'),
    'the account turns it off': documents(
      account('web', 'automountServiceAccountToken: false'),
      deployment('serviceAccountName: web'),
    ),
    'the account asks for it in so many words': documents(
      account('web', 'automountServiceAccountToken: true'),
      deployment('serviceAccountName: web'),
    ),
    'the account is not in the repository: it may well turn it off': deployment('serviceAccountName: elsewhere'),
    'the account is granted a role of its own, whose rights the program surely uses': documents(
      account('web'),
      deployment('serviceAccountName: web'),
      binding('config-reader', subject),
    ),
    'the program is a known API client': deployment('', 'image: quay.io/argoproj/argocd:v3.1.0'),
    'the program is called an operator': deployment('', 'image: ghcr.io/shop/cart-operator@sha256:0f'),
    'the command calls kubectl': deployment('', 'image: shop/tools:1\ncommand: [sh, -c, "kubectl get pods"]'),
    'the arguments ask for leader election': deployment('', 'image: shop/web:1\nargs: [--leader-elect]'),
    'every container mounts something else at the path': deployment(
      'volumes: [{name: none, emptyDir: {}}]',
      'image: shop/web:1\nvolumeMounts: [{name: none, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]',
    ),
    'it is a patch of a container': deployment('', 'imagePullPolicy: Always'),
    'it is a patch without containers':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec: {template: {spec: {nodeSelector: {a: b}}}}\n',
    'an operator makes the Pods and chooses their account':
      'apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: {name: p, namespace: shop}\nspec: {containers: [{name: c, image: i}]}\n',
  },
  invalid: {
    'nobody says anything': {
      yaml: deployment(),
      says: ['low 9: Deployment shop/web mounts the API token of ServiceAccount shop/default by default'],
      fixed: deployment('automountServiceAccountToken: false'),
    },
    'the account leaves it to the default, and no other workload does': {
      yaml: documents(account('web'), deployment('serviceAccountName: web')),
      says: ['low 15: Deployment shop/web mounts the API token of ServiceAccount shop/web by default'],
      fixed: documents(`${account('web')}automountServiceAccountToken: false\n`, deployment('serviceAccountName: web')),
    },
    'another workload asks for the token of the account': {
      yaml: documents(
        account('web'),
        deployment('serviceAccountName: web'),
        deployment('serviceAccountName: web\nautomountServiceAccountToken: true').replace('name: web', 'name: api'),
      ),
      says: ['low 15: Deployment shop/web mounts the API token of ServiceAccount shop/web by default'],
      fixed: documents(
        account('web'),
        deployment('serviceAccountName: web\nautomountServiceAccountToken: false'),
        deployment('serviceAccountName: web\nautomountServiceAccountToken: true').replace('name: web', 'name: api'),
      ),
    },
    'the account may do nearly everything and nothing shows that this Pod uses it': {
      yaml: documents(account('web'), deployment('serviceAccountName: web'), binding('admin', subject)),
      says: [
        'medium 15: Deployment shop/web mounts the API token of ServiceAccount shop/web by default, which is bound to ClusterRole admin',
      ],
      refusal: 'RoleBinding given grants its ServiceAccount ClusterRole admin, so the program may well call the API',
    },
    'its environment speaks for need': {
      yaml: deployment('', 'image: shop/web:1\nenv: [{name: SPRING_CLOUD_KUBERNETES_ENABLED, value: "true"}]'),
      says: ['low 9: Deployment shop/web mounts the API token of ServiceAccount shop/default by default'],
      refusal: 'its environment sets SPRING_CLOUD_KUBERNETES_ENABLED, so it may need the token',
    },
    'it asks for the name of its namespace': {
      yaml: deployment(
        '',
        'image: shop/web:1\nenv: [{name: POD_NAMESPACE, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}]',
      ),
      says: ['low 9: Deployment shop/web mounts the API token of ServiceAccount shop/default by default'],
      refusal: 'its environment sets POD_NAMESPACE, so it may need the token',
    },
    'its ConfigMap speaks for need': {
      yaml: documents(
        deployment('', 'image: shop/web:1\nenvFrom: [{configMapRef: {name: given}}]'),
        config('kubernetes_sd_configs: []'),
      ),
      says: ['low 9: Deployment shop/web mounts the API token of ServiceAccount shop/default by default'],
      refusal:
        'its configuration, ConfigMap given, looks for targets in the API (kubernetes_sd_configs), so it may need the token',
    },
    'the ConfigMap in its volume speaks of something else': {
      yaml: documents(
        deployment('volumes: [{name: c, configMap: {name: given}}]', 'image: shop/web:1'),
        config('level: debug'),
      ),
      says: ['low 9: Deployment shop/web mounts the API token of ServiceAccount shop/default by default'],
      fixed: documents(
        deployment(
          'automountServiceAccountToken: false\nvolumes: [{name: c, configMap: {name: given}}]',
          'image: shop/web:1',
        ),
        config('level: debug'),
      ),
    },
    'a weak sign speaks for need': {
      yaml: deployment('', 'image: shop/web:1\nargs: [--in-cluster]'),
      says: ['low 9: Deployment shop/web mounts the API token of ServiceAccount shop/default by default'],
      refusal: 'its arguments speak of the cluster it runs in, so it may need the token',
    },
    'it lives among cluster components': {
      yaml: deployment().replace('namespace: shop', 'namespace: kube-system'),
      says: ['low 9: Deployment kube-system/web mounts the API token of ServiceAccount kube-system/default by default'],
      refusal: 'namespace kube-system is home to cluster components, which often call the API',
    },
    'the namespace is not written': {
      yaml: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers: [{name: web, image: nginx}]\n',
      says: ['low 6: Pod web mounts the API token of ServiceAccount default by default'],
      fixed:
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  automountServiceAccountToken: false\n  containers: [{name: web, image: nginx}]\n',
    },
    'it is a CronJob': {
      yaml: 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: nightly, namespace: shop}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: c, image: busybox}]}}}}}\n',
      says: ['low 4: CronJob shop/nightly mounts the API token of ServiceAccount shop/default by default'],
    },
    'it lies under a test path': {
      yaml: { 'deploy/testdata/a.yaml': deployment() },
      says: [
        'info deploy/testdata/a.yaml:9: Deployment shop/web mounts the API token of ServiceAccount shop/default by default',
      ],
    },
  },
})
