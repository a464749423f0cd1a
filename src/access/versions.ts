// Roles and bindings that are written more than once: as the same, or so that only one of them can be in force.
import type { Binding, Role } from '../kube/rbac.ts'
import { groupedBy } from '../yaml/grouped.ts'
import type { RoleObjects } from './role-book.ts'

export interface Versions {
  /** Everything, the same thing only once. */
  readonly all: RoleObjects
  /** What is written in one way only. */
  readonly settled: RoleObjects
  /** What is settled, with the first version of everything else, with the second, and so on; none if they are too many. */
  readonly worlds: readonly RoleObjects[]
  /** All the ways in which the object is written, if it is more than one. */
  rivals(object: object): readonly (Role | Binding)[] | undefined
}

export function versions({ roles, bindings }: RoleObjects): Versions {
  const [distinctRoles, distinctBindings] = [distinct(roles, roleContent), distinct(bindings, bindingContent)]
  const rivals = new Map<object, readonly (Role | Binding)[]>()
  for (const group of [...distinctRoles, ...distinctBindings]) {
    if (group.length > 1) for (const one of group) rivals.set(one, group)
  }
  const all = { roles: distinctRoles.flat(), bindings: distinctBindings.flat() }
  const isSettled = (object: object): boolean => !rivals.has(object)
  const count = [...rivals.values()].reduce((most, { length }) => Math.max(most, length), 0)
  return {
    all,
    settled: count === 0 ? all : { roles: all.roles.filter(isSettled), bindings: all.bindings.filter(isSettled) },
    worlds:
      count > mostWorlds
        ? []
        : Array.from({ length: count }, (_, at) => ({
            roles: distinctRoles.flatMap((group) => group[at] ?? group.at(-1) ?? []),
            bindings: distinctBindings.flatMap((group) => group[at] ?? group.at(-1) ?? []),
          })),
    rivals: (object) => rivals.get(object),
  }
}

/** Each is as large as everything that is written. */
const mostWorlds = 10

/** By identity. Without a namespace in writing two objects are no rivals: they may go to different ones. */
function distinct<T extends Role | Binding>(objects: readonly T[], content: (object: T) => string): readonly T[][] {
  const found: T[][] = []
  for (const [first, ...rest] of groupedBy(objects, identity).values()) {
    if (rest.length === 0) found.push([first])
    else {
      const different = [...groupedBy([first, ...rest], content).values()].map(([one]) => one)
      if (isPlaced(first)) found.push(different)
      else for (const one of different) found.push([one])
    }
  }
  return found
}

function isPlaced({ kind, namespace }: Role | Binding): boolean {
  return namespace !== undefined || kind === 'ClusterRole' || kind === 'ClusterRoleBinding'
}

function identity({ kind, namespace, name }: Role | Binding): string {
  return JSON.stringify([kind, namespace, name])
}

function roleContent({ rules, labels, aggregation }: Role): string {
  const said = rules.map(({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }) =>
    JSON.stringify([verbs, apiGroups, resources, resourceNames, nonResourceURLs].map((texts) => [...texts].sort())),
  )
  return JSON.stringify([said.sort(), [...labels].map((label) => JSON.stringify(label)).sort(), aggregation])
}

function bindingContent({ roleRef, subjects }: Binding): string {
  const named = subjects.map(({ kind, namespace, name }) => JSON.stringify([kind, namespace, name]))
  return JSON.stringify([roleRef.kind, roleRef.name, named.sort()])
}
