// Kustomize's field specs: for which kinds, and at which path, a transformer sets something.
import type { Id, Kinds } from './identity.ts'
import { isOfKind } from './identity.ts'
import type { Mark, Node } from './node.ts'
import { child, isListNode, isMapNode, isUnset, itemsOf, mapNode, withItems, withKey } from './node.ts'

export interface FieldSpec extends Kinds {
  /** Names between slashes; lists on the way are walked through. `name[]` says that a list is expected. */
  readonly path: string
  readonly create?: boolean
}

/** Changes what stands at the path. */
export interface Change {
  readonly set: (value: Node | undefined) => Node | undefined
  /** What is made where nothing stands; absent where nothing is to be made. */
  readonly made?: 'map' | 'scalar'
  readonly by: Mark
  readonly broken: (message: string) => void
}

const paths = new Map<string, readonly string[]>()

/** Slashes behind a backslash belong to the name. */
export function splitPath(path: string): readonly string[] {
  const known = paths.get(path)
  if (known !== undefined) return known
  const parts = path
    .replace(/^\//, '')
    .split(/(?<!\\)\//)
    .map((part) => part.replaceAll('\\/', '/'))
  paths.set(path, parts)
  return parts
}

/** The body with the change made wherever the spec leads; the same body if nothing changed. */
export function applySpec(body: Node, id: Id, spec: FieldSpec, change: Change): Node {
  return isOfKind(id, spec) ? walk(body, splitPath(spec.path), spec, change) : body
}

export function applySpecs(body: Node, id: Id, specs: readonly FieldSpec[], change: Change): Node {
  let changed = body
  for (const spec of specs) changed = applySpec(changed, id, spec, change)
  return changed
}

function walk(node: Node, path: readonly string[], spec: FieldSpec, change: Change): Node {
  const [step, ...rest] = path
  if (step === undefined) return change.set(node) ?? node
  if (isUnset(node)) return node
  if (isListNode(node)) {
    const items = itemsOf(node)
    const changed = items.map((item) => walk(item, path, spec, change))
    return changed.some((item, index) => item !== items[index]) ? withItems(node, changed) : node
  }
  if (!isMapNode(node)) {
    change.broken(`the path ${spec.path} leads through a value that is neither a mapping nor a list`)
    return node
  }
  return walkMap(node, step, rest, spec, change)
}

function walkMap(node: Node, step: string, rest: readonly string[], spec: FieldSpec, change: Change): Node {
  const list = step.endsWith('[]')
  const key = list ? step.slice(0, -2) : step
  const found = child(node, key)
  const make = spec.create === true && change.made !== undefined && !list
  if (found !== undefined && !(isUnset(found) && make)) {
    const value = walk(found, rest, spec, change)
    return value === found ? node : withKey(node, key, value, change.by)
  }
  if (!make) return node
  const made = rest.length > 0 || change.made === 'map' ? mapNode(new Map(), [change.by]) : undefined
  const value = rest.length > 0 && made !== undefined ? walk(made, rest, spec, change) : change.set(made)
  return value === undefined ? node : withKey(node, key, value, change.by)
}
