// Roles, bindings and subjects, with what the server fills in.

import type { Route } from '../yaml/route.ts'
import { at, field, list, text, textMap, texts } from './fields.ts'
import type { Manifest } from './manifest.ts'
import { type LabelSelector, labelSelector } from './selector.ts'

export const rbacGroup = 'rbac.authorization.k8s.io'

/** The legacy group of OpenShift reads and writes the same objects. */
function isRbac({ group }: Manifest): boolean {
  return group === rbacGroup || group === 'authorization.openshift.io'
}

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
  /** ClusterRoles only: its rules are those of the ClusterRoles that any of these selects. */
  readonly aggregation?: readonly LabelSelector[]
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

/** The object as a Role or ClusterRole, if it is one. */
export function role(manifest: Manifest): Role | undefined {
  const { kind, name, namespace, body } = manifest
  if (!isRbac(manifest) || (kind !== 'Role' && kind !== 'ClusterRole')) return undefined
  const selectors = kind === 'ClusterRole' ? list(at(body, ['aggregationRule', 'clusterRoleSelectors'])) : []
  return {
    manifest,
    kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    rules: list(field(body, 'rules')).map((_, index) => policyRule(manifest, ['rules', index])),
    labels: textMap(at(body, ['metadata', 'labels'])),
    ...(selectors.length > 0 && { aggregation: selectors.map(labelSelector) }),
  }
}

function policyRule({ body }: Manifest, route: Route): PolicyRule {
  const value = at(body, route)
  return {
    verbs: texts(field(value, 'verbs')),
    apiGroups: texts(field(value, 'apiGroups')),
    resources: texts(field(value, 'resources')),
    resourceNames: texts(field(value, 'resourceNames')),
    nonResourceURLs: texts(field(value, 'nonResourceURLs')),
    route,
  }
}

/** The object as a RoleBinding or ClusterRoleBinding, if it is one. */
export function binding(manifest: Manifest): Binding | undefined {
  const { kind, name, namespace, body } = manifest
  if (!isRbac(manifest) || (kind !== 'RoleBinding' && kind !== 'ClusterRoleBinding')) return undefined
  const roleRef = field(body, 'roleRef')
  return {
    manifest,
    kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    roleRef: {
      kind: field(roleRef, 'kind') === 'Role' ? 'Role' : 'ClusterRole',
      name: text(field(roleRef, 'name')) ?? '',
      route: ['roleRef'],
    },
    subjects: list(field(body, 'subjects')).flatMap((_, index) => subject(manifest, ['subjects', index])),
  }
}

/** An omitted namespace of a ServiceAccount is the RoleBinding's own; the authorizer fills it in when it evaluates. */
function subject({ body, namespace }: Manifest, route: Route): readonly BindingSubject[] {
  const value = at(body, route)
  const kind = field(value, 'kind')
  const name = text(field(value, 'name'))
  if (name === undefined) return []
  if (kind === 'User' || kind === 'Group') return [{ kind, name, route }]
  if (kind !== 'ServiceAccount') return []
  const written = text(field(value, 'namespace')) ?? namespace
  return [{ kind, name, ...(written === undefined ? {} : { namespace: written }), route }]
}
