// How grave a grant is: the gravest of the powers that its role confers there.
import type { Binding } from '../kube/rbac.ts'
import type { RoleGrant } from './grant-book.ts'
import { powersOf } from './power.ts'
import { rated } from './rating.ts'
import type { Severity } from './severity.ts'
import { compareSeverity, gravest } from './severity.ts'

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

export function ownerRole({ roleRef }: Pick<Binding, 'roleRef'>): OwnerRole | undefined {
  if (roleRef.kind !== 'ClusterRole') return undefined
  const { name } = roleRef
  return name === 'cluster-admin' || name === 'admin' || name === 'edit' ? name : undefined
}

export function isDiscoveryRole({ roleRef }: Binding): boolean {
  return roleRef.kind === 'ClusterRole' && discoveryRoles.has(roleRef.name)
}

/** What is below `medium` makes no token worth stealing: it counts as nothing dangerous. */
export function gravity(grant: RoleGrant): Gravity {
  const { binding, role, subject } = grant
  const owner = ownerRole(binding)
  // Through a RoleBinding cluster-admin is everything in one namespace, as admin is.
  if (owner === 'cluster-admin') return binding.kind === 'ClusterRoleBinding' ? 'critical' : 'high'
  if (owner !== undefined) return 'high'
  if (role === undefined) return 'unknown'
  const worst = gravest(rated(powersOf([grant]), subject).map(({ severity }) => severity))
  return worst !== undefined && compareSeverity(worst, 'medium') >= 0 ? worst : 'none'
}

/** The gravest of what is known; `unknown` only if nothing grave is known and something is unknown. */
export function worst(list: readonly Gravity[]): Gravity {
  const known = gravest(list.filter((one): one is Severity => one !== 'none' && one !== 'unknown'))
  return known ?? (list.includes('unknown') ? 'unknown' : 'none')
}
