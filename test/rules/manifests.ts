// Short manifests for the tests of rules.

/** A Deployment `shop/web`; `spec` are lines of its pod spec, before the containers. */
export function deployment(spec = '', container = 'image: shop/web:1.4'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  template:
    spec:
${indent(spec, 6)}      containers:
        - name: web
${indent(container, 10)}`
}

export function account(name: string, rest = ''): string {
  return `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
  namespace: shop
${indent(rest, 0)}`
}

/** A RoleBinding in `shop`, or a ClusterRoleBinding, of one ClusterRole to the subjects (lines of a block list). */
export function binding(
  role: string,
  subjects: string,
  kind: 'RoleBinding' | 'ClusterRoleBinding' = 'RoleBinding',
): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata:
  name: given
${kind === 'RoleBinding' ? '  namespace: shop\n' : ''}roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${role}
subjects:
${indent(subjects, 2)}`
}

export function documents(...texts: readonly string[]): string {
  return texts.join('---\n')
}

function indent(text: string, columns: number): string {
  if (text === '') return ''
  return `${text
    .trimEnd()
    .split('\n')
    .map((line) => `${' '.repeat(columns)}${line}`)
    .join('\n')}\n`
}
