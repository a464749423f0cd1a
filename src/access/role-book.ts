// The roles in force, by what bindings call them: those of the repository and those that every cluster has.

import { type ClusterRoles, clusterRoles, type PlacedRule, placed } from '../kube/aggregation.ts'
import { type AnyBinding, type AnyRole, builtinBindings, builtinRoles } from '../kube/builtin-roles.ts'
import { at, textMap } from '../kube/fields.ts'
import type { Binding, Role } from '../kube/rbac.ts'
import { groupedBy } from '../yaml/grouped.ts'

/** Roles and bindings that the server accepts. */
export interface RoleObjects {
  readonly roles: readonly Role[]
  readonly bindings: readonly Binding[]
}

/** A role and the rules that it amounts to. */
export interface KnownRole {
  readonly role: AnyRole
  readonly rules: readonly PlacedRule[]
}

export interface RoleBook {
  readonly bindings: readonly AnyBinding[]
  /** The role that the binding names, if it is known. */
  roleOf(binding: AnyBinding): KnownRole | undefined
}

/** Objects written more than once count together: which of them is applied last is not known. */
export function roleBook({ roles, bindings }: RoleObjects): RoleBook {
  const all: readonly AnyRole[] = [...roles, ...standing(roles)]
  const inCluster = all.filter(({ kind }) => kind === 'ClusterRole')
  const rulesOf = clusterRoles(inCluster)
  const known = new Map<string, KnownRole | undefined>()
  for (const role of inCluster) {
    const id = identity('ClusterRole', role)
    if (!known.has(id)) known.set(id, clusterRole(role, rulesOf))
  }
  const inNamespaces = groupedBy(
    all.filter(({ kind }) => kind === 'Role'),
    (role) => identity('Role', role),
  )
  for (const [id, [role, ...others]] of inNamespaces) {
    if (role !== undefined) known.set(id, { role, rules: placed([role, ...others]) })
  }
  return {
    bindings: [...bindings, ...builtinBindings],
    roleOf: ({ roleRef, namespace }) =>
      known.get(identity(roleRef.kind, { name: roleRef.name, ...(namespace !== undefined && { namespace }) })),
  }
}

function clusterRole(role: AnyRole, rulesOf: ClusterRoles): KnownRole {
  return { role, rules: rulesOf(role.name) ?? [] }
}

/**
 * The server restores what is missing in its own roles when it starts, and keeps what was added,
 * unless an annotation keeps it away.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#auto-reconciliation
 */
function standing(written: readonly Role[]): readonly AnyRole[] {
  const own = new Set(written.filter(isLeftAlone).map((role) => identity(role.kind, role)))
  return builtinRoles.filter((role) => !own.has(identity(role.kind, role)))
}

export function isLeftAlone({ manifest }: Role): boolean {
  const annotations = textMap(at(manifest.body, ['metadata', 'annotations']))
  return annotations.get('rbac.authorization.kubernetes.io/autoupdate') === 'false'
}

function identity(
  kind: 'Role' | 'ClusterRole',
  { namespace, name }: { readonly namespace?: string; readonly name: string },
): string {
  return kind === 'Role' ? `${namespace ?? ''}/${name}` : name
}
