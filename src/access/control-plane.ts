// Roles that Kubernetes made for its own parts.
import type { AnyBinding } from '../kube/builtin-roles.ts'

/** https://kubernetes.io/docs/reference/access-authn-authz/rbac/#core-component-roles */
const components: ReadonlySet<string> = new Set([
  'system:kube-controller-manager',
  'system:kube-scheduler',
  'system:kubelet-api-admin',
  'system:node',
  'system:node-bootstrapper',
  'system:node-proxier',
])

export function bindsControlPlaneRole({ roleRef: { kind, name } }: Pick<AnyBinding, 'roleRef'>): boolean {
  return kind === 'ClusterRole' && (components.has(name) || name.startsWith('system:controller:'))
}

/** The component itself, where it runs as a Pod: kube-proxy, for one, in most clusters. */
export function isComponent(account: { readonly namespace?: string; readonly name: string }, role: string): boolean {
  if (account.namespace !== 'kube-system') return false
  return role.endsWith(`:${account.name}`) || (role === 'system:node-proxier' && account.name === 'kube-proxy')
}
