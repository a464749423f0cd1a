// One role given to one account by one subject of one binding.
import type { AnyBinding } from '../kube/builtin-roles.ts'
import type { BindingMatch } from '../kube/inventory.ts'
import type { Binding, BindingSubject } from '../kube/rbac.ts'
import type { RoleGrant } from './grant-book.ts'
import { type Gravity, gravity } from './gravity.ts'
import type { UnitRoles } from './unit-roles.ts'

export interface Grant extends RoleGrant {
  readonly binding: Binding
  readonly via: BindingMatch['via']
  readonly gravity: Gravity
}

/** The same subject of the same binding is the same Grant, whoever asks. */
export function grants(roleOf: UnitRoles): (match: BindingMatch) => Grant {
  const known = new Map<BindingSubject, Grant>()
  return ({ binding, subject, via }) => {
    const before = known.get(subject)
    if (before !== undefined) return before
    const role = roleOf(binding)
    const given = { binding, subject, rules: role?.rules ?? [], ...(role && { role: role.role }) }
    let grave: Gravity | undefined
    const found: Grant = {
      ...given,
      via,
      // One binding may have thousands of subjects, and few are asked about.
      get gravity() {
        grave ??= gravity(given)
        return grave
      },
    }
    known.set(subject, found)
    return found
  }
}

/** A binding whose namespace is written at one end only is the same all the same. */
export function isSameObject(one: AnyBinding, other: AnyBinding): boolean {
  return one.kind === other.kind && one.name === other.name && one.manifest?.origin.path === other.manifest?.origin.path
}

/** Who it is, wherever it is written. */
export function bindingId({ kind, namespace, name }: AnyBinding): string {
  return JSON.stringify([kind, namespace ?? null, name])
}

export function isSameRole({ roleRef: one }: AnyBinding, { roleRef: other }: AnyBinding): boolean {
  return one.kind === other.kind && one.name === other.name
}

/** Where a grant counts: in the whole cluster, or in one namespace, which need not be known. */
export function isWithin(inner: Binding, outer: Binding): boolean {
  if (outer.kind === 'ClusterRoleBinding') return true
  if (inner.kind !== 'RoleBinding') return false
  if (inner.namespace === outer.namespace) return true
  if (inner.namespace !== undefined && outer.namespace !== undefined) return false
  // What says no namespace is hardly meant for the cluster's own.
  return inner.namespace !== 'kube-system' && isSameObject(inner, outer)
}
