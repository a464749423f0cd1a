// May one object mean another by its name?
import type { Id } from './identity.ts'
import { effectiveNamespace, isClusterScoped } from './identity.ts'
import type { Node } from './node.ts'
import { child, itemsOf, scalarText } from './node.ts'
import type { Resource } from './resource.ts'

export function reaches(referrer: Id, one: Resource): boolean {
  if (isClusterScoped(referrer) || isClusterScoped(one.id) || one.id.kind === 'ServiceAccount') return true
  return effectiveNamespace(referrer) === effectiveNamespace(one.id)
}

/** Same namespace, no namespace, or one that a subject of the RoleBinding names. */
export function couldRefer({ id, body }: Resource, one: Resource): boolean {
  if (isClusterScoped(id) || isClusterScoped(one.id)) return true
  if (effectiveNamespace(id) === effectiveNamespace(one.id)) return true
  if (id.kind !== 'RoleBinding') return false
  return subjectNamespaces(body).has(one.id.namespace)
}

const knownSubjects = new WeakMap<Node, ReadonlySet<string | undefined>>()

/** Asked for every candidate of every subject: a binding may have thousands. */
function subjectNamespaces(body: Node): ReadonlySet<string | undefined> {
  const known = knownSubjects.get(body)
  if (known !== undefined) return known
  const accounts = itemsOf(child(body, 'subjects')).filter((one) => scalarText(child(one, 'kind')) === 'ServiceAccount')
  const found = new Set(accounts.map((one) => scalarText(child(one, 'namespace'))))
  knownSubjects.set(body, found)
  return found
}

/** Was it renamed by the same kustomizations, as far as one of them was? */
export function affixesFit(one: Resource, other: Resource, allowEmpty: boolean): boolean {
  return endsAlike(one.prefixes, other.prefixes, allowEmpty) && endsAlike(one.suffixes, other.suffixes, allowEmpty)
}

/** Is one the end of the other? */
function endsAlike(left: readonly string[], right: readonly string[], allowEmpty: boolean): boolean {
  if (left.length === 0 || right.length === 0) return allowEmpty || left.length === right.length
  const length = Math.min(left.length, right.length)
  return left.slice(left.length - length).every((part, index) => part === right[right.length - length + index])
}
