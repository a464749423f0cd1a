// How far the words reach that an entry of a mapping or list says on its own.
import { isAlias, isMap, isScalar, type ParsedNode } from 'yaml'
import type { Span } from './source.ts'

/** Where an entry's own words end: behind a scalar in a line, else (collections, block scalars) behind the key. */
export function valueEnd(value: ParsedNode | null, keyTo: number): number {
  if (value === null || (!isScalar(value) && !isAlias(value))) return keyTo
  if (isScalar(value) && (value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED')) return keyTo
  const [from, to] = value.range
  return from === to ? keyTo : to
}

/** What stands for a list item: the item on one line, else the first thing in it. */
export function itemSpan(text: string, node: ParsedNode): Span {
  const [from, to] = node.range
  if (isScalar(node) && node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return { from, to }
  if (isAlias(node) || !text.slice(from, to).trimEnd().includes('\n'))
    return { from, to: from + text.slice(from, to).trimEnd().length }
  const first = isMap(node) && node.flow !== true ? node.items[0]?.key : undefined
  return first === undefined || first.range[0] < from
    ? { from, to: from + 1 }
    : { from: first.range[0], to: first.range[1] }
}
