// A route -> the entry of the parser's tree that an edit of it would change, or why there must be none.
import { isAlias, isMap, isPair, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml'
import type { Refusal } from './change.ts'
import { isMergeKey, keyText } from './meaning.ts'
import type { Route } from './route.ts'
import { type Collection, type Slot, slots } from './slot.ts'
import type { Tree } from './tree.ts'

/** What stands at the end of a route. */
export type Target =
  /** An entry of a collection, by its place in it. */
  | {
      readonly is: 'entry'
      readonly collection: Collection
      readonly all: readonly Slot[]
      readonly at: number
      readonly twice: boolean
    }
  /** A key that its mapping does not have. */
  | { readonly is: 'missing'; readonly collection: YAMLMap.Parsed; readonly all: readonly Slot[] }
  /** Nothing, and above it a null where a mapping would be: the entry is that null's. */
  | { readonly is: 'nothing'; readonly route: Route }

export function target(tree: Tree, route: Route): Target | Refusal {
  let node: ParsedNode | undefined = tree.root
  let found: Target | undefined
  for (const [depth, step] of route.entries()) {
    const last = depth === route.length - 1
    if (last && depth > 0 && (node === undefined || isNull(tree, node)))
      return { is: 'nothing', route: route.slice(0, -1) }
    if (node === undefined) return nowhere(route)
    const next = typeof step === 'number' ? item(tree, node, step) : entry(tree, node, step)
    if (next === undefined) return nowhere(route)
    if ('refusal' in next) return next
    if (next.is === 'missing') return last ? next : nowhere(route)
    node = next.is === 'entry' ? next.all[next.at]?.value : undefined
    if (node !== undefined && isShared(tree, node)) return shared
    found = next
  }
  return found ?? nowhere(route)
}

export const twice: Refusal = { refusal: 'the key is written more than once' }
const shared: Refusal = { refusal: 'the value is shared through an anchor' }

function nowhere(route: Route): Refusal {
  return { refusal: `there is nothing to hold ${route.join('.')}` }
}

function isShared({ targets }: Tree, node: ParsedNode): boolean {
  if (isAlias(node)) return true
  if (node.anchor === undefined) return false
  for (const anchored of targets.values()) if (anchored === node) return true
  return false
}

function isNull(tree: Tree, node: ParsedNode): boolean {
  return (
    isScalar(node) &&
    node.type === 'PLAIN' &&
    /^(~|null|Null|NULL|)$/.test(tree.text.slice(node.range[0], node.range[1]))
  )
}

function item(tree: Tree, node: ParsedNode, index: number): Target | undefined {
  if (!isSeq(node)) return undefined
  const collection = node
  const all = slots(tree.text, collection)
  return index < all.length ? { is: 'entry', collection, all, at: index, twice: false } : undefined
}

/** The last entry that kubectl counts for the key; one that a merge key brings in is not ours to change. */
function entry(tree: Tree, node: ParsedNode, name: string): Target | Refusal | undefined {
  if (!isMap(node)) return undefined
  let at = -1
  let count = 0
  for (const [index, { key, value }] of node.items.entries()) {
    if (isMergeKey(key)) {
      if (value !== null && merges(tree, value, name, 0)) return { refusal: 'the value comes through a merge key (<<)' }
    } else if (keyText(tree, key) === name) {
      at = index
      count++
    }
  }
  const all = slots(tree.text, node)
  return at < 0
    ? { is: 'missing', collection: node, all }
    : { is: 'entry', collection: node, all, at, twice: count > 1 }
}

/** Does what a merge key brings in hold the key? Doubt counts as yes. */
function merges(tree: Tree, node: ParsedNode, name: string, depth: number): boolean {
  const source = isAlias(node) ? tree.targets.get(node) : node
  if (source === undefined || depth > 20) return true
  if (isSeq(source)) return source.items.some((part) => !isPair(part) && merges(tree, part, name, depth + 1))
  if (!isMap(source)) return true
  return source.items.some(({ key, value }) =>
    isMergeKey(key) ? value !== null && merges(tree, value, name, depth + 1) : keyText(tree, key) === name,
  )
}
