// Where the entries of a collection begin and end in the text, by the parser's tokens.
import { type CST, isAlias, isMap, isScalar, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml'

export type Collection = YAMLMap.Parsed | YAMLSeq.Parsed

/** One entry of a mapping or list as it is written. */
export interface Slot {
  readonly key: ParsedNode | undefined
  readonly value: ParsedNode | undefined
  /** The first character: a dash, a question mark, an anchor or tag, a key, a value. */
  readonly start: number
  /** Behind what introduces the value (colon or dash); absent where nothing does. */
  readonly opened: number | undefined
  /** Does an anchor or tag stand before the value? */
  readonly marked: boolean
  /** Behind the last character of the content; comments and blank lines are not content. */
  readonly end: number
}

export function isFlow(collection: Collection): boolean {
  return collection.flow === true
}

/** The entries of a collection, in the order of the text. The tree must have been made with its tokens. */
export function slots(text: string, collection: Collection): readonly Slot[] {
  if (isMap(collection)) {
    return collection.items.map(({ key, value, srcToken }) => {
      const start = srcToken?.start.find(({ type }) => isMark(type) || type === 'explicit-key-ind')?.offset
      return slot(text, start ?? key.range[0], key, value ?? undefined, srcToken?.sep ?? [], 'map-value-ind')
    })
  }
  const token = collection.srcToken
  const items = token !== undefined && 'items' in token ? token.items : []
  return collection.items.map((value, index) => {
    const before = items[index]?.start ?? []
    const start = before.find(({ type }) => isMark(type) || type === 'seq-item-ind')?.offset
    return slot(text, start ?? value.range[0], undefined, value, before, 'seq-item-ind')
  })
}

/** Behind the last character that belongs to a value. */
export function contentEnd(text: string, node: ParsedNode): number {
  const [from, to] = node.range
  if (isAlias(node)) return to
  if (!isScalar(node)) return isFlow(node) ? to : (slots(text, node).at(-1)?.end ?? to)
  if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return to
  // Blank lines behind a block scalar are content only if its header keeps them.
  const header = text.slice(from, to).split('\n', 1)[0] ?? ''
  const tail = /^[^#]*\+/.test(header) ? /\r?\n$/ : /[ \t\r\n]+$/
  return from + text.slice(from, to).replace(tail, '').length
}

function slot(
  text: string,
  start: number,
  key: ParsedNode | undefined,
  value: ParsedNode | undefined,
  tokens: readonly CST.SourceToken[],
  opener: CST.SourceToken['type'],
): Slot {
  const opening = tokens.find(({ type }) => type === opener)
  const opened = opening === undefined ? undefined : opening.offset + opening.source.length
  const marks = tokens.filter(({ type }) => isMark(type)).map(({ offset, source }) => offset + source.length)
  const empty = value === undefined || value.range[0] === value.range[1]
  const end = empty ? Math.max(key?.range[1] ?? start, opened ?? 0, ...marks) : contentEnd(text, value)
  return { key, value: empty ? undefined : value, start, opened, marked: marks.length > 0, end }
}

function isMark(type: CST.SourceToken['type']): boolean {
  return type === 'anchor' || type === 'tag'
}
