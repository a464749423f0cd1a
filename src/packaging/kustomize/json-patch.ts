// JSON patches (RFC 6902), with the liberties of the library that Kustomize uses.
import { sameJson } from '../../yaml/json.ts'
import type { Mark, Node } from './node.ts'
import {
  child,
  descendant,
  isListNode,
  isMapNode,
  itemsOf,
  marksOf,
  plainData,
  scalarText,
  withItems,
  withKey,
  withoutKey,
} from './node.ts'

type Broken = (at: Mark, message: string) => void

interface Operation {
  readonly op: string
  readonly path: readonly string[]
  readonly from: readonly string[]
  readonly value: Node | undefined
  readonly at: Mark
}

/** The body with all operations applied, in order. The first that does not fit breaks the whole. */
export function applyJsonPatch(body: Node, operations: readonly Node[], broken: Broken): Node {
  let changed = body
  for (const node of operations) {
    const operation = decoded(node)
    const next = applied(changed, operation)
    if (typeof next === 'string') {
      broken(operation.at, `the JSON patch does not fit: ${next}`)
      return body
    }
    changed = next
  }
  return changed
}

function decoded(node: Node): Operation {
  const [at] = marksOf(node)
  if (at === undefined) throw new Error('an operation without a place')
  return {
    op: scalarText(child(node, 'op')) ?? '',
    path: pointer(scalarText(child(node, 'path')) ?? ''),
    from: pointer(scalarText(child(node, 'from')) ?? ''),
    value: child(node, 'value'),
    at,
  }
}

function pointer(text: string): readonly string[] {
  if (text === '') return []
  return text
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function applied(body: Node, { op, path, from, value, at }: Operation): Node | string {
  switch (op) {
    case 'add':
      return value === undefined ? 'add needs a value' : added(body, path, value, at)
    case 'replace':
      return value === undefined ? 'replace needs a value' : replaced(body, path, value, at)
    case 'remove':
      return removed(body, path, at)
    case 'move': {
      const moved = found(body, from)
      const without = moved === undefined ? 'nothing stands at from' : removed(body, from, at)
      return typeof without === 'string' || moved === undefined ? String(without) : added(without, path, moved, at)
    }
    case 'copy': {
      const copied = found(body, from)
      return copied === undefined ? 'nothing stands at from' : added(body, path, copied, at)
    }
    case 'test': {
      const there = found(body, path)
      const equal = sameJson(
        there === undefined ? null : plainData(there),
        value === undefined ? null : plainData(value),
      )
      return equal ? body : `the value at /${path.join('/')} is not the one that the test expects`
    }
    default:
      return `there is no operation "${op}"`
  }
}

function added(body: Node, path: readonly string[], value: Node, at: Mark): Node | string {
  return changedAt(body, path, at, (parent, key) => {
    if (isMapNode(parent)) return withKey(parent, key, value, at)
    const items = itemsOf(parent)
    const index = key === '-' ? items.length : position(key, items.length + 1)
    return index === undefined ? noIndex(key) : withItems(parent, items.toSpliced(index, 0, value))
  })
}

/** The library does not mind if the key is not there; an index must be. */
function replaced(body: Node, path: readonly string[], value: Node, at: Mark): Node | string {
  if (path.length === 0) return value
  return changedAt(body, path, at, (parent, key) => {
    if (isMapNode(parent)) return withKey(parent, key, value, at)
    const items = itemsOf(parent)
    const index = position(key, items.length)
    return index === undefined ? noIndex(key) : withItems(parent, items.with(index, value))
  })
}

function removed(body: Node, path: readonly string[], at: Mark): Node | string {
  return changedAt(body, path, at, (parent, key) => {
    if (isMapNode(parent)) return child(parent, key) === undefined ? `there is no ${key}` : withoutKey(parent, key, at)
    const items = itemsOf(parent)
    const index = position(key, items.length)
    return index === undefined ? noIndex(key) : withItems(parent, items.toSpliced(index, 1))
  })
}

/** Changes the collection above the last step, and all that lies on the way to it. */
function changedAt(
  node: Node,
  path: readonly string[],
  at: Mark,
  change: (parent: Node, key: string) => Node | string,
): Node | string {
  const [step, ...rest] = path
  if (step === undefined) return 'the path is empty'
  if (!isMapNode(node) && !isListNode(node)) return `the path leads through a scalar at ${step}`
  if (rest.length === 0) return change(node, step)
  const key = stepOf(node, step)
  const inner = key === undefined ? undefined : child(node, key)
  if (inner === undefined || key === undefined) return `there is no ${step}`
  const changed = changedAt(inner, rest, at, change)
  if (typeof changed === 'string') return changed
  if (typeof key === 'number') return withItems(node, itemsOf(node).with(key, changed))
  return withKey(node, key, changed, at)
}

function found(body: Node, path: readonly string[]): Node | undefined {
  const route: (string | number)[] = []
  for (const step of path) {
    const parent = descendant(body, route)
    const key = parent === undefined ? undefined : stepOf(parent, step)
    if (key === undefined) return undefined
    route.push(key)
  }
  return descendant(body, route)
}

function stepOf(node: Node, step: string): string | number | undefined {
  return isListNode(node) ? position(step, itemsOf(node).length) : step
}

/** Negative indices count from the end. */
function position(step: string, length: number): number | undefined {
  if (!/^-?\d{1,9}$/.test(step)) return undefined
  const index = Number(step) < 0 ? Number(step) + length : Number(step)
  return index >= 0 && index < length ? index : undefined
}

function noIndex(step: string): string {
  return `the list has no index ${step}`
}
