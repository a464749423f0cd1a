// Why the server would refuse a role or a binding: one bad rule or subject refuses the whole object.
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/
import type { Json, JsonObject } from '../yaml/json.ts'
import type { Route } from '../yaml/route.ts'
import { type Fault, firstFault, wrongList, wrongType } from './fault.ts'
import { at, field, list, text } from './fields.ts'
import { isOpaque, isPathSegment, isSubdomain } from './names.ts'
import { rbacGroup } from './rbac.ts'
import { labelsFault, selectorFault } from './selector.ts'

const ruleLists = ['verbs', 'apiGroups', 'resources', 'resourceNames', 'nonResourceURLs'] as const

export function roleFault(body: JsonObject, kind: 'Role' | 'ClusterRole'): Fault | undefined {
  const routes = list(field(body, 'rules')).map((_, index): Route => ['rules', index])
  return (
    wrongList(body, ['rules'], 'object') ??
    firstFault(routes, (route) => firstFault(ruleLists, (key) => wrongList(body, [...route, key], 'string'))) ??
    firstFault(routes, (route) => ruleFault(body, route, kind)) ??
    (kind === 'ClusterRole' ? aggregationFault(body) : undefined) ??
    labelsFault(body, ['metadata', 'labels'])
  )
}

function ruleFault(body: JsonObject, route: Route, kind: 'Role' | 'ClusterRole'): Fault | undefined {
  const rule = at(body, route)
  const has = (key: (typeof ruleLists)[number]): boolean => list(field(rule, key)).length > 0
  if (!has('verbs')) return { route: [...route, 'verbs'], message: 'a rule must name at least one verb' }
  if (has('nonResourceURLs')) {
    const urls = [...route, 'nonResourceURLs']
    if (kind === 'Role') return { route: urls, message: 'a Role cannot speak of URLs that are no resources' }
    if (!has('apiGroups') && !has('resources') && !has('resourceNames')) return undefined
    return { route: urls, message: 'one rule cannot name both resources and URLs' }
  }
  if (!has('apiGroups')) return { route: [...route, 'apiGroups'], message: 'a rule must name at least one API group' }
  if (!has('resources')) return { route: [...route, 'resources'], message: 'a rule must name at least one resource' }
  return undefined
}

function aggregationFault(body: JsonObject): Fault | undefined {
  const wrong =
    wrongType(body, ['aggregationRule'], 'object') ??
    wrongList(body, ['aggregationRule', 'clusterRoleSelectors'], 'object')
  if (wrong !== undefined) return wrong
  const rule = field(body, 'aggregationRule')
  if (rule === undefined || rule === null) return undefined
  const selectors = list(field(rule, 'clusterRoleSelectors'))
  if (selectors.length > 0) {
    const routes = selectors.map((_, index): Route => ['aggregationRule', 'clusterRoleSelectors', index])
    return firstFault(routes, (route) => selectorFault(body, route))
  }
  return { route: ['aggregationRule'], message: 'an aggregation rule must hold at least one selector' }
}

/** In an unfinished binding an account's namespace may still be filled in. */
export function bindingFault(
  body: JsonObject,
  kind: 'RoleBinding' | 'ClusterRoleBinding',
  unfinished = false,
): Fault | undefined {
  const subjects = list(field(body, 'subjects')).map((_, index): Route => ['subjects', index])
  return (
    wrongType(body, ['roleRef'], 'object') ??
    wrongTexts(body, ['roleRef'], ['apiGroup', 'kind', 'name']) ??
    wrongList(body, ['subjects'], 'object') ??
    firstFault(subjects, (route) => wrongTexts(body, route, ['apiGroup', 'kind', 'name', 'namespace'])) ??
    roleRefFault(field(body, 'roleRef'), kind) ??
    firstFault(subjects, (route) => subjectFault(at(body, route), route)) ??
    (kind === 'RoleBinding' || unfinished
      ? undefined
      : firstFault(subjects, (route) => namespaceFault(at(body, route), route))) ??
    labelsFault(body, ['metadata', 'labels'])
  )
}

function wrongTexts(body: JsonObject, route: Route, keys: readonly string[]): Fault | undefined {
  return firstFault(keys, (key) => wrongType(body, [...route, key], 'string'))
}

function roleRefFault(roleRef: Json | undefined, of: 'RoleBinding' | 'ClusterRoleBinding'): Fault | undefined {
  const group = text(field(roleRef, 'apiGroup')) ?? rbacGroup
  if (group !== rbacGroup) return { route: ['roleRef', 'apiGroup'], message: `roleRef.apiGroup must be ${rbacGroup}` }
  const kinds = of === 'RoleBinding' ? ['Role', 'ClusterRole'] : ['ClusterRole']
  const kind = text(field(roleRef, 'kind')) ?? ''
  if (!kinds.includes(kind)) {
    return { route: ['roleRef', 'kind'], message: `roleRef.kind of a ${of} must be ${kinds.join(' or ')}` }
  }
  const name = text(field(roleRef, 'name'))
  if (name === undefined) return { route: ['roleRef', 'name'], message: 'roleRef must name a role' }
  if (isOpaque(name) || isPathSegment(name)) return undefined
  return { route: ['roleRef', 'name'], message: 'roleRef.name is no legal name of a role' }
}

function subjectFault(subject: Json | undefined, route: Route): Fault | undefined {
  const name = text(field(subject, 'name'))
  if (name === undefined) return { route: [...route, 'name'], message: 'a subject must have a name' }
  const kind = text(field(subject, 'kind'))
  const group = text(field(subject, 'apiGroup'))
  if (kind === 'User' || kind === 'Group') {
    if (group === undefined || group === rbacGroup) return undefined
    return { route: [...route, 'apiGroup'], message: `apiGroup of a ${kind} must be ${rbacGroup}` }
  }
  if (kind !== 'ServiceAccount') {
    return { route: [...route, 'kind'], message: 'kind of a subject must be ServiceAccount, User or Group' }
  }
  if (group !== undefined)
    return { route: [...route, 'apiGroup'], message: 'apiGroup of a ServiceAccount must be empty' }
  if (!isOpaque(name) && !isSubdomain(name)) {
    return { route: [...route, 'name'], message: 'the subject is no legal name of a ServiceAccount' }
  }
  return undefined
}

function namespaceFault(subject: Json | undefined, route: Route): Fault | undefined {
  if (field(subject, 'kind') !== 'ServiceAccount' || text(field(subject, 'namespace')) !== undefined) return undefined
  return {
    route: [...route, 'namespace'],
    message: 'a ServiceAccount in a ClusterRoleBinding must have a namespace',
  }
}
