// Who an object is to Kustomize, now and before.
import { clusterScoped, clusterScopedKinds } from './cluster-scoped.data.ts'
import type { Node } from './node.ts'
import { child, scalarText } from './node.ts'

export interface Id {
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly name: string
  readonly namespace: string
}

/** Of a selector: what is empty or absent selects all. */
export interface Kinds {
  readonly group?: string | undefined
  readonly version?: string | undefined
  readonly kind?: string | undefined
}

/** The namespace of what has none, in selectors too. */
const outside = '_non_namespaceable_'

export function idOf(body: Node): Id {
  const apiVersion = scalarText(child(body, 'apiVersion')) ?? ''
  const slash = apiVersion.indexOf('/')
  const metadata = child(body, 'metadata')
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: slash < 0 ? apiVersion : apiVersion.slice(slash + 1),
    kind: scalarText(child(body, 'kind')) ?? '',
    name: scalarText(child(metadata, 'name')) ?? '',
    namespace: scalarText(child(metadata, 'namespace')) ?? '',
  }
}

/** Kustomize knows the scope of built-in kinds only; all others count as namespaced. */
export function isClusterScoped({ group, version, kind }: Id): boolean {
  if (!clusterScopedKinds.has(kind)) return false
  return clusterScoped.has(`${group === '' ? '' : `${group}/`}${version} ${kind}`)
}

export function effectiveNamespace(id: Id): string {
  if (isClusterScoped(id)) return outside
  return id.namespace === '' ? 'default' : id.namespace
}

const keys = new WeakMap<Id, string>()

/** Equal for what is the same object to Kustomize. */
export function idKey(id: Id): string {
  const known = keys.get(id)
  if (known !== undefined) return known
  const key = [id.group, id.version, id.kind, effectiveNamespace(id), id.name].join('\n')
  keys.set(id, key)
  return key
}

/** Like idKey, for a search in all namespaces. */
export function nameKey({ group, version, kind, name }: Id): string {
  return [group, version, kind, name].join('\n')
}

export function isOfKind(id: Id, { group, version, kind }: Kinds): boolean {
  return (!group || group === id.group) && (!version || version === id.version) && (!kind || kind === id.kind)
}

export function described({ kind, name, namespace }: Id): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`
}
