// A base with an account, its binding and its workload, and one overlay.

export type Tree = Readonly<Record<string, string>>

export const kustomization = (text: string): string =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${text}`

export const component = (text: string): string =>
  `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${text}`

export const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: app\n  namespace: web\n'

export const binding = (role: string, name = 'app', subject = 'app'): string => `${unbound(role, name)}subjects:
- kind: ServiceAccount
  name: ${subject}
  namespace: web
`

/** A patch of the binding, as a file. */
export const unbound = (role: string, name = 'app'): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: ${name}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${role}
`

const workload = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
  namespace: web
spec:
  selector:
    matchLabels: {app: app}
  template:
    metadata:
      labels: {app: app}
    spec:
      serviceAccountName: app
      containers:
      - name: app
        image: example/app:1
`

/** Patches that bind the role. */
export const bound = (role: string): string =>
  `patches:\n- target: {kind: ClusterRoleBinding}\n  patch: |-\n    - op: replace\n      path: /roleRef/name\n      value: ${role}\n`

export const admin = bound('cluster-admin')

/** `patches`: further lines of the overlay `prod`. */
export function overlaid({ role = 'view', patches = '' } = {}): Tree {
  return {
    'base/kustomization.yaml': kustomization('resources: [account.yaml, binding.yaml, workload.yaml]\n'),
    'base/account.yaml': account,
    'base/binding.yaml': binding(role),
    'base/workload.yaml': workload,
    'prod/kustomization.yaml': kustomization(`resources:\n- ../base\n${patches}`),
  }
}

export const without = (files: Tree, ...paths: readonly string[]): Tree =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)))
