// How grave a role is, by the name a binding gives it. Roles that are not built in answer `unknown`.
import type { Binding } from '../kube/rbac.ts'
import type { Severity } from './severity.ts'
import { gravest } from './severity.ts'

/** What a role confers at its worst: a severity, nothing dangerous, or unknown. */
export type Gravity = Severity | 'none' | 'unknown'

/**
 * Roles that every account holds anyway: Kubernetes binds them to `system:authenticated` or `system:serviceaccounts`.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles
 */
const discoveryRoles: ReadonlySet<string> = new Set([
  'system:basic-user',
  'system:discovery',
  'system:public-info-viewer',
  'system:service-account-issuer-discovery',
])

/** The user-facing roles that hand out nearly everything in their scope. */
export type OwnerRole = 'cluster-admin' | 'admin' | 'edit'

export function ownerRole({ roleRef }: Binding): OwnerRole | undefined {
  if (roleRef.kind !== 'ClusterRole') return undefined
  const { name } = roleRef
  return name === 'cluster-admin' || name === 'admin' || name === 'edit' ? name : undefined
}

export function isDiscoveryRole({ roleRef }: Binding): boolean {
  return roleRef.kind === 'ClusterRole' && discoveryRoles.has(roleRef.name)
}

export function gravity(binding: Binding): Gravity {
  const owner = ownerRole(binding)
  // Through a RoleBinding cluster-admin is everything in one namespace, as admin is.
  if (owner === 'cluster-admin') return binding.kind === 'ClusterRoleBinding' ? 'critical' : 'high'
  if (owner !== undefined) return 'high'
  if (isDiscoveryRole(binding)) return 'none'
  if (binding.roleRef.kind === 'ClusterRole' && binding.roleRef.name === 'view') return 'none'
  return 'unknown'
}

/** The gravest of what is known; `unknown` only if nothing grave is known and something is unknown. */
export function worst(list: readonly Gravity[]): Gravity {
  const known = gravest(list.filter((one): one is Severity => one !== 'none' && one !== 'unknown'))
  return known ?? (list.includes('unknown') ? 'unknown' : 'none')
}
