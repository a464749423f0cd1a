// One object on its way through the kustomizations, with the names it had.
import type { Id } from './identity.ts'
import { effectiveNamespace, idKey, idOf } from './identity.ts'
import type { Node } from './node.ts'
import { child, keysOf, scalarText } from './node.ts'

/** An identity that the object had. Group and version always are those of now. */
interface Former {
  readonly kind: string
  readonly name: string
  readonly namespace: string
}

export interface Resource {
  readonly body: Node
  readonly id: Id
  /** Earlier identities, the oldest first. */
  readonly former: readonly Former[]
  readonly prefixes: readonly string[]
  readonly suffixes: readonly string[]
  /** Generated: its name gets a suffix made of its content. */
  readonly hashed: boolean
  readonly behavior: 'create' | 'merge' | 'replace'
  /** Names of the vars that read from it. */
  readonly vars: readonly string[]
}

export function resource(body: Node): Resource {
  return {
    body,
    id: idOf(body),
    former: [],
    prefixes: [],
    suffixes: [],
    hashed: false,
    behavior: 'create',
    vars: [],
  }
}

/** The same object with another body. */
export function withBody(before: Resource, body: Node): Resource {
  if (body === before.body) return before
  return { ...before, body, id: sameHead(before.body, body) ? before.id : idOf(body) }
}

/** Are all parts that make the identity the very same nodes? */
function sameHead(left: Node, right: Node): boolean {
  if (left.kind !== 'map' || right.kind !== 'map') return false
  return ['metadata', 'apiVersion', 'kind'].every((key) => left.entries.get(key) === right.entries.get(key))
}

/** Keeps the present identity among the earlier ones. */
export function remembered(before: Resource): Resource {
  const { kind, name } = before.id
  return { ...before, former: [...before.former, { kind, name, namespace: effectiveNamespace(before.id) }] }
}

/** How much there is to look at: an object of many floors brings all its identities along. */
export function bulk(resources: readonly Resource[]): number {
  return resources.reduce((sum, { former }) => sum + 1 + former.length, 0)
}

/** The earlier identities, the oldest first. */
export function formerIds({ id: { group, version }, former }: Resource): readonly Id[] {
  return former.map(({ kind, name, namespace }) => ({ group, version, kind, name, namespace }))
}

export function allIds(of: Resource): readonly Id[] {
  return of.former.length === 0 ? [of.id] : [...formerIds(of), of.id]
}

export function firstId(of: Resource): Id {
  return formerIds(of)[0] ?? of.id
}

/** All that ever had this identity. */
export function withId(resources: readonly Resource[], id: Id): readonly Resource[] {
  const key = idKey(id)
  return resources.filter((one) => {
    if (one.id.group !== id.group || one.id.version !== id.version) return false
    return allIds(one).some((any) => any.name === id.name && idKey(any) === key)
  })
}

export function labelsOf({ body }: Resource, key: 'labels' | 'annotations'): ReadonlyMap<string, string> {
  const map = child(child(body, 'metadata'), key)
  const found = new Map<string, string>()
  if (map === undefined) return found
  for (const name of keysOf(map)) {
    const value = scalarText(child(map, name))
    if (value !== undefined) found.set(name, value)
  }
  return found
}
