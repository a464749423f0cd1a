// The parser's tree -> the data that kubectl makes of it, and the outline of where it is written.
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Dialect } from './dialect.ts'
import { itemSpan, valueEnd } from './extent.ts'
import { emptyObject, type Json, type OpenObject } from './json.ts'
import { isMergeKey, keptKeys, keyText, laterKeys, repeatedKey, resolve } from './meaning.ts'
import { addBlock, addEntry, closeBlock, noBlock, type OpenOutline, type Outline } from './outline.ts'
import { type Amount, repeat, type Tally, tally } from './repetition.ts'
import { isObject } from './route.ts'
import { jsonOf } from './scalar.ts'
import type { Fault } from './scan.ts'
import type { Tree } from './tree.ts'

/** What a document says, without a path: shared by all files in which the same text stands. */
export interface Reading {
  readonly value: Json
  readonly outline: Outline
  readonly dialect: Dialect
  /** Were parts read as null because they are nested too deeply? */
  readonly cut: boolean
}

/** Aliases can nest data where the text does not. */
const deepestValue = 400

/** An anchored value, read once and shared by its aliases. */
interface Shared extends Amount {
  readonly value: Json
  readonly block: number
  readonly height: number
}

interface Reader extends Tally {
  readonly tree: Tree
  readonly outline: OpenOutline
  readonly shared: Map<ParsedNode, Shared>
  /** Block and height of the value read last. */
  block: number
  height: number
  fault: Fault | undefined
}

/** Reads a tree. The data may share parts where the text has aliases; it is bounded even if they are all written out. */
export function reading(tree: Tree): Reading | Fault {
  const reader: Reader = {
    tree,
    outline: { cells: [], keys: [] },
    shared: new Map(),
    ...tally(),
    block: noBlock,
    height: 0,
    fault: undefined,
  }
  const value = tree.root === undefined ? null : read(reader, tree.root)
  const { cells, keys } = reader.outline
  if (reader.fault !== undefined) return reader.fault
  return {
    value,
    dialect: tree.dialect,
    outline: { cells: Int32Array.from(cells), keys, root: reader.block },
    cut: tree.cut,
  }
}

function read(reader: Reader, node: ParsedNode): Json {
  reader.nodes++
  if (isAlias(node)) return readAlias(reader, node)
  const { nodes, characters } = reader
  const value = isScalar(node) ? readScalar(reader, node) : isMap(node) ? readMap(reader, node) : readList(reader, node)
  if (node.anchor !== undefined && reader.tree.targets.size > 0) {
    const { block, height } = reader
    reader.shared.set(node, {
      value,
      block,
      height,
      nodes: reader.nodes - nodes + 1,
      characters: reader.characters - characters,
    })
  }
  return value
}

function readScalar(reader: Reader, node: Scalar.Parsed): Json {
  reader.block = noBlock
  reader.height = 0
  const resolved = resolve(reader.tree, node)
  if (resolved === undefined) return fail(reader, node, `the value is not what its tag ${node.tag} says`)
  if (typeof resolved === 'string') reader.characters += resolved.length
  return jsonOf(resolved) ?? (resolved === null ? null : fail(reader, node, 'infinity and NaN have no place in JSON'))
}

function readAlias(reader: Reader, node: ParsedNode): Json {
  const shared = reader.shared.get(reader.tree.targets.get(node) ?? node)
  if (shared === undefined) return fail(reader, node, 'an anchor contains itself')
  if (!repeat(reader, shared)) return fail(reader, node, 'aliases repeat too much (an alias bomb)')
  reader.block = shared.block
  reader.height = shared.height
  return shared.value
}

function readList(reader: Reader, node: YAMLSeq.Parsed): Json {
  const value: Json[] = []
  const records: number[] = []
  let height = 0
  for (const item of node.items) {
    // By its type a list might hold pairs; in what the parser makes, `[a: b]` holds a mapping of one entry.
    if (isPair(item)) continue
    value.push(read(reader, item))
    height = Math.max(height, reader.height)
    const { from, to } = itemSpan(reader.tree.text, item)
    addEntry(reader.outline, records, { keyFrom: from, keyTo: to, to, block: reader.block })
  }
  return close(reader, node, records, height, value)
}

function readMap(reader: Reader, node: YAMLMap.Parsed): Json {
  const value = emptyObject()
  const records: number[] = []
  const repeated = repeatedKey(reader.tree, node)
  if (repeated !== undefined) fail(reader, repeated, 'a mapping has the same key twice')
  let height = 0
  const own = keptKeys(reader.tree, node)
  const idle = laterKeys(reader.tree, node)
  for (const pair of node.items) {
    // What does not count may hold anchors all the same.
    if (idle.has(pair.key)) {
      readPair(reader, pair, emptyObject(), [])
      continue
    }
    const merges = isMergeKey(pair.key)
    const reached = merges ? merge(reader, pair, value, records, own) : readPair(reader, pair, value, records)
    height = Math.max(height, reached)
  }
  return close(reader, node, records, height, value)
}

function close(reader: Reader, node: ParsedNode, records: number[], height: number, value: Json): Json {
  reader.block = closeBlock(reader.outline, records)
  reader.height = height + 1
  if (reader.height > deepestValue)
    return fail(reader, node, `nested deeper than ${deepestValue} levels through aliases`)
  return value
}

function readPair(
  reader: Reader,
  { key, value }: Pair<ParsedNode, ParsedNode | null>,
  object: OpenObject,
  records: number[],
): number {
  if (isScalar(key) && key.anchor === undefined) reader.nodes++
  else read(reader, key)
  const name = keyText(reader.tree, key)
  if (name === undefined) {
    fail(reader, key, isScalar(key) ? 'null is no key' : 'a key must be a scalar')
    return 0
  }
  reader.block = noBlock
  reader.height = 0
  if (value === null) reader.nodes++
  object[name] = value === null ? null : read(reader, value)
  const [keyFrom, keyTo] = key.range
  addEntry(reader.outline, records, { key: name, keyFrom, keyTo, to: valueEnd(value, keyTo), block: reader.block })
  return reader.height
}

/** A merge takes place where its key stands: over what was written before it, if not its own, and under what comes behind. */
function merge(
  reader: Reader,
  { key, value }: Pair<ParsedNode, ParsedNode | null>,
  object: OpenObject,
  records: number[],
  own: ReadonlySet<string>,
): number {
  const sources =
    value !== null && !isAlias(value) && 'items' in value && !isMap(value) ? value.items.toReversed() : [value]
  let height = 0
  for (const source of sources) {
    const target = isAlias(source) ? reader.tree.targets.get(source) : source
    if (!isMap(target) || isPair(source) || source === null) {
      fail(reader, key, 'a merge key needs a mapping or a list of mappings')
      return height
    }
    const merged = read(reader, source)
    if (!isObject(merged)) return height
    for (const name of Object.keys(merged)) if (!own.has(name)) object[name] = merged[name] ?? null
    addBlock(reader.outline, records, reader.block, own)
    height = Math.max(height, reader.height - 1)
  }
  return height
}

function fail(reader: Reader, node: ParsedNode, message: string): null {
  reader.fault ??= { at: node.range[0], message }
  return null
}
