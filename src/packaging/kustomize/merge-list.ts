// Lists that a strategic merge patch merges item by item.
import type { Node } from './node.ts'
import { child, isMapNode, keysOf, scalarText } from './node.ts'

type Merge = (before: Node | undefined, after: Node | undefined) => Node | undefined

/** Items of the patch come first, in its order; then those that it does not name. */
export function mergeItems(
  before: readonly Node[],
  after: readonly Node[],
  keys: readonly string[],
  merge: Merge,
): readonly Node[] {
  if (keys.length === 0) return mergeSet(before, after)
  const used = usedKeys([...after, ...before], keys)
  const rest = new Map<string, Node>()
  for (const item of before) {
    const key = keyOf(item, used)
    if (!rest.has(key)) rest.set(key, item)
  }
  const merged = new Map<string, Node>()
  const touched = new Set<string>()
  for (const item of after) {
    const key = partner(item, rest, used, keys)
    const value = merge(merged.get(key) ?? rest.get(key), item)
    touched.add(key)
    if (value === undefined || (isMapNode(value) && keysOf(value).length === 0)) merged.delete(key)
    else merged.set(key, value)
  }
  return [...merged.values(), ...[...rest].filter(([key]) => !touched.has(key)).map(([, item]) => item)]
}

/** A list of scalars, merged as a set. */
function mergeSet(before: readonly Node[], after: readonly Node[]): readonly Node[] {
  const merged = new Map<string, Node>()
  for (const item of [...after, ...before]) {
    const key = scalarText(item) ?? ''
    if (!merged.has(key)) merged.set(key, item)
  }
  return [...merged.values()]
}

/** Keys that no item has do not count, for example `protocol`. */
function usedKeys(items: readonly Node[], keys: readonly string[]): readonly string[] {
  const used = keys.filter((key) => items.some((item) => textOf(item, key) !== ''))
  return used.length === 0 ? keys : used
}

function keyOf(item: Node, keys: readonly string[]): string {
  return keys.map((key) => textOf(item, key)).join('\n')
}

/** An item that leaves a key open fits one that says it. */
function partner(
  item: Node,
  rest: ReadonlyMap<string, Node>,
  used: readonly string[],
  keys: readonly string[],
): string {
  const own = keyOf(item, used)
  if (keys.length === 1 || rest.has(own)) return own
  for (const [key, other] of rest) {
    const fits = used.every((name) => {
      const [left, right] = [textOf(item, name), textOf(other, name)]
      return left === right || left === '' || right === ''
    })
    if (fits && textOf(item, keys[0] ?? '') === textOf(other, keys[0] ?? '')) return key
  }
  return own
}

function textOf(item: Node, key: string): string {
  return scalarText(child(item, key)) ?? ''
}
