// The roles and bindings that every cluster has, as Kubernetes itself makes them.
// https://github.com/kubernetes/kubernetes/tree/master/plugin/pkg/auth/authorizer/rbac/bootstrappolicy
import data from './builtin-roles.json' with { type: 'json' }
import type { Binding, BindingSubject, PolicyRule, Role } from './rbac.ts'
import type { LabelSelector, Labels } from './selector.ts'

/** Nobody wrote it down in the repository. */
export interface BuiltinRole extends Omit<Role, 'manifest'> {
  readonly manifest?: undefined
}

/** Nobody wrote it down in the repository. */
export interface BuiltinBinding extends Omit<Binding, 'manifest'> {
  readonly manifest?: undefined
}

export type AnyRole = Role | BuiltinRole
export type AnyBinding = Binding | BuiltinBinding

/** Labels of roles whose rules go into `admin`, `edit` and `view`. */
export const aggregateToPrefix = 'rbac.authorization.k8s.io/aggregate-to-'

const bootstrapping: Labels = new Map([['kubernetes.io/bootstrapping', 'rbac-defaults']])

/** What Kubernetes 1.36 has with the features that are on by default; older versions grant little else. */
export const builtinRoles: readonly BuiltinRole[] = [
  ...Object.entries<ClusterRoleRow>(data.clusterRoles).map(clusterRole),
  ...Object.entries<RoleRow>(data.roles).map(namespacedRole),
]

export const builtinBindings: readonly BuiltinBinding[] = data.bindings.map(binding)

interface RoleRow {
  /** Verbs, groups, resources and perhaps names; or verbs and URLs. Words are set apart by blanks. */
  readonly rules?: readonly (readonly string[])[]
}

interface ClusterRoleRow extends RoleRow {
  /** The roles whose label it carries. */
  readonly addsTo?: readonly string[]
  /** Its rules are those that carry its own label. */
  readonly collects?: boolean
}

function clusterRole([name, row]: [string, ClusterRoleRow]): BuiltinRole {
  const aggregation: readonly LabelSelector[] = [[{ key: aggregateTo(name), operator: 'In', values: ['true'] }]]
  return {
    kind: 'ClusterRole',
    name,
    rules: (row.rules ?? []).map(rule),
    labels: new Map([...bootstrapping, ...(row.addsTo ?? []).map((to) => [aggregateTo(to), 'true'] as const)]),
    ...(row.collects === true && { aggregation }),
  }
}

function namespacedRole([path, row]: [string, RoleRow]): BuiltinRole {
  const { namespace, name } = split(path)
  return { kind: 'Role', name, namespace, rules: (row.rules ?? []).map(rule), labels: bootstrapping }
}

function aggregateTo(name: string): string {
  return `${aggregateToPrefix}${name}`
}

function rule(row: readonly string[], index: number): PolicyRule {
  const [verbs = [], first = [], resources = [], resourceNames = []] = row.map((cell) => cell.split(' '))
  const urls = row.length === 2
  return {
    verbs,
    apiGroups: urls ? [] : first.map((group) => (group === 'core' ? '' : group)),
    resources,
    resourceNames,
    nonResourceURLs: urls ? first : [],
    route: ['rules', index],
  }
}

function binding([path = '', role = '', ...subjects]: readonly string[]): BuiltinBinding {
  const [kind, roleName = ''] = role.split(' ')
  const target = { kind: kind === 'Role' ? 'Role' : 'ClusterRole', name: roleName, route: ['roleRef'] } as const
  const common = { roleRef: target, subjects: subjects.map(subject) }
  if (!path.includes('/')) return { ...common, kind: 'ClusterRoleBinding', name: path }
  return { ...common, kind: 'RoleBinding', ...split(path) }
}

function subject(row: string, index: number): BindingSubject {
  const [kind, name = ''] = row.split(' ')
  const route = ['subjects', index]
  if (kind === 'ServiceAccount') return { kind, ...split(name), route }
  return { kind: kind === 'User' ? 'User' : 'Group', name, route }
}

function split(path: string): { readonly namespace: string; readonly name: string } {
  const slash = path.indexOf('/')
  return { namespace: path.slice(0, slash), name: path.slice(slash + 1) }
}
