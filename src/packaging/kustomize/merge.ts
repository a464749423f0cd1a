// Strategic merge patches, as Kustomize applies them.
import type { Shape } from './merge-keys.data.ts'
import { shapeOf } from './merge-keys.data.ts'
import { mergeItems } from './merge-list.ts'
import type { Mark, Node } from './node.ts'
import {
  child,
  isListNode,
  isMapNode,
  isUnset,
  itemsOf,
  keysOf,
  listNode,
  mapNode,
  marksOf,
  opened,
  scalarText,
  withoutKey,
} from './node.ts'

export interface Merging {
  readonly broken: (at: Mark, message: string) => void
}

type Directive = 'merge' | 'replace' | 'delete'

/** The patched object; nothing if the patch deletes it. */
export function merge(target: Node, patch: Node, merging: Merging): Node | undefined {
  const apiVersion = scalarText(child(target, 'apiVersion')) ?? ''
  return mergeNode(target, patch, shapeOf(apiVersion, scalarText(child(target, 'kind')) ?? ''), merging)
}

/** What a value and its patch amount to; nothing if it is to go. */
export function mergeNode(
  target: Node | undefined,
  patch: Node | undefined,
  shape: Shape | undefined,
  merging: Merging,
): Node | undefined {
  if (patch === undefined) return target
  if (isUnset(patch)) return undefined
  const other = isUnset(target) ? undefined : target
  if (other !== undefined && kindOf(other) !== kindOf(patch)) {
    merging.broken(marksOf(patch)[0] ?? fallback(patch), `the patch has ${kindOf(patch)} where ${kindOf(other)} stands`)
    return target
  }
  if (isMapNode(patch)) return mergeMap(other, patch, shape, merging)
  if (isListNode(patch)) return mergeList(other, patch, shape, merging)
  return patch
}

function kindOf(node: Node): string {
  return isMapNode(node) ? 'a mapping' : isListNode(node) ? 'a list' : 'a scalar'
}

function fallback(node: Node): Mark {
  throw new Error(`a ${node.kind} node without a place`)
}

function mergeMap(target: Node | undefined, patch: Node, shape: Shape | undefined, merging: Merging): Node | undefined {
  const directive = directiveOf(child(patch, '$patch'), merging)
  if (directive === 'delete') return undefined
  const bare = child(patch, '$patch') === undefined ? patch : mapWithout(patch, '$patch')
  if (target === undefined || directive === 'replace') return cleaned(bare, shape, merging)
  const before = opened(target)
  if (before === undefined) return target
  const entries = new Map(before.entries)
  const removed = new Map(before.removed)
  for (const key of keysOf(bare)) {
    const value = child(bare, key)
    const merged = mergeNode(entries.get(key), value, shape?.fields?.get(key), merging)
    if (merged !== undefined) entries.set(key, merged)
    else if (entries.delete(key) && value !== undefined) removed.set(key, firstMark(value))
  }
  return mapNode(entries, [...before.at, ...marksOf(bare)], removed)
}

/** A patch that meets nothing: what its nulls and directives would take away is left out of it. */
function cleaned(patch: Node, shape: Shape | undefined, merging: Merging): Node {
  const map = opened(patch)
  if (map === undefined) return patch
  const entries = new Map<string, Node>()
  for (const [key, value] of map.entries) {
    const kept = mergeNode(undefined, value, shape?.fields?.get(key), merging)
    if (kept !== undefined) entries.set(key, kept)
  }
  return { ...map, entries }
}

function mergeList(
  target: Node | undefined,
  patch: Node,
  shape: Shape | undefined,
  merging: Merging,
): Node | undefined {
  if (shape?.keys === undefined) return patch
  const order = itemsOf(patch).find((item) => keysOf(item).length === 1 && child(item, '$patch') !== undefined)
  const directive = order === undefined ? 'merge' : directiveOf(child(order, '$patch'), merging)
  if (directive === 'delete') return undefined
  const own = itemsOf(patch).filter((item) => order === undefined || !sameNode(item, order))
  const others = directive === 'replace' ? [] : itemsOf(target)
  const merged = mergeItems(others, own, shape.keys, (before, after) => mergeItem(before, after, shape, merging))
  return listNode(merged, [...(target === undefined ? [] : marksOf(target)), ...marksOf(patch)])
}

/** Kustomize 5 leaves an item as it is that a patch says to replace; only a whole list or an inner mapping is replaced. */
function mergeItem(
  before: Node | undefined,
  after: Node | undefined,
  shape: Shape,
  merging: Merging,
): Node | undefined {
  if (before !== undefined && directiveOf(child(after, '$patch'), merging) === 'replace') return before
  return mergeNode(before, after, shape.items, merging)
}

function sameNode(left: Node, right: Node): boolean {
  if (left === right) return true
  return left.kind === 'written' && right.kind === 'written' && left.value === right.value
}

function directiveOf(node: Node | undefined, merging: Merging): Directive {
  if (node === undefined) return 'merge'
  const word = scalarText(node)
  if (word === 'merge' || word === 'replace' || word === 'delete') return word
  merging.broken(firstMark(node), 'the directive $patch can only be merge, replace or delete')
  return 'merge'
}

function firstMark(node: Node): Mark {
  return marksOf(node)[0] ?? fallback(node)
}

function mapWithout(node: Node, key: string): Node {
  return withoutKey(node, key, firstMark(node))
}
