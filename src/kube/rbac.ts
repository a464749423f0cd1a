import type { Route } from '../yaml/route.ts'
import type { Manifest } from './manifest.ts'

export interface PolicyRule {
  readonly verbs: readonly string[]
  readonly apiGroups: readonly string[]
  readonly resources: readonly string[]
  readonly resourceNames: readonly string[]
  readonly nonResourceURLs: readonly string[]
  readonly route: Route
}

export interface Role {
  readonly manifest: Manifest
  readonly kind: 'Role' | 'ClusterRole'
  readonly name: string
  readonly namespace?: string
  readonly rules: readonly PolicyRule[]
  readonly labels: ReadonlyMap<string, string>
}

/** A subject of a binding, with its defaults filled in as the server does. */
export interface BindingSubject {
  readonly kind: 'ServiceAccount' | 'User' | 'Group'
  readonly name: string
  /** ServiceAccounts only; in a RoleBinding an omitted one is the binding's own. */
  readonly namespace?: string
  readonly route: Route
}

export interface Binding {
  readonly manifest: Manifest
  readonly kind: 'RoleBinding' | 'ClusterRoleBinding'
  readonly name: string
  /** RoleBindings only; absent where none is written. */
  readonly namespace?: string
  readonly roleRef: { readonly kind: 'Role' | 'ClusterRole'; readonly name: string; readonly route: Route }
  readonly subjects: readonly BindingSubject[]
}
