// The roles that the bindings of one unit mean: the nearest written ones, and those that every cluster has.
import { clusterRoles, placed } from '../kube/aggregation.ts'
import { type AnyRole, builtinRoles } from '../kube/builtin-roles.ts'
import type { Inventory } from '../kube/inventory.ts'
import type { Binding } from '../kube/rbac.ts'
import { type StillWritten, stillWritten } from './departed.ts'
import { isLeftAlone, type KnownRole } from './role-book.ts'

/** Undefined where the role is neither written nor built in. */
export type UnitRoles = (binding: Binding) => KnownRole | undefined

const builtin: ReadonlyMap<string, AnyRole> = new Map(builtinRoles.map((role) => [identity(role), role]))

/** Roles that are equally near count together: which of them is applied is not known. */
export function unitRoles(objects: Inventory): UnitRoles {
  const numbers = new Map(objects.roles.map((role, index): [AnyRole, number] => [role, index]))
  const known = new Map<string, KnownRole>()
  let collected: ReturnType<typeof clusterRoles> | undefined
  const aggregated = (name: string) => {
    collected ??= clusterRoles([...objects.roles, ...builtinRoles].filter(({ kind }) => kind === 'ClusterRole'))
    return collected(name) ?? []
  }
  let written: StillWritten | undefined
  // Roles of the control plane differ from version to version: those that we do not know may be there all the same.
  const isAbsent = ({ manifest, roleRef: { kind, name }, namespace }: Binding): boolean => {
    if (!objects.isComplete(manifest) || name.startsWith('system:')) return false
    written ??= stillWritten(objects)
    return !written({ kind, name, ...(kind === 'Role' && namespace !== undefined && { namespace }) })
  }
  return (binding) => {
    const resolved = objects.role(binding)
    const found = resolved.is === 'found' ? resolved.candidates : []
    const { namespace, roleRef } = binding
    const own = builtin.get(identity({ ...roleRef, ...(namespace !== undefined && { namespace }) }))
    const roles: readonly AnyRole[] = own === undefined || found.some(isLeftAlone) ? found : [...found, own]
    const [role] = roles
    if (role === undefined) return isAbsent(binding) ? empty(binding) : undefined
    // The list of rules must be the same object for the same role: what it confers is computed once for each list.
    const key = JSON.stringify([roleRef.kind, roleRef.name, namespace, found.map((one) => numbers.get(one))])
    const before = known.get(key)
    if (before !== undefined) return before
    const rules = roles.some(({ aggregation }) => aggregation !== undefined) ? aggregated(role.name) : placed(roles)
    const made = { role, rules }
    known.set(key, made)
    return made
  }
}

/** A role that is not there grants nothing. */
const noRules: KnownRole['rules'] = []

function empty({ roleRef: { kind, name }, namespace }: Binding): KnownRole {
  const role = { kind, name, labels: new Map(), rules: [] }
  return { role: kind === 'Role' && namespace !== undefined ? { ...role, namespace } : role, rules: noRules }
}

function identity({ kind, namespace, name }: Pick<AnyRole, 'kind' | 'namespace' | 'name'>): string {
  return JSON.stringify([kind, kind === 'Role' ? (namespace ?? '') : '', name])
}
