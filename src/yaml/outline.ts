// Where the entries of a document's collections are written: what is kept of the parser's tree, in few bytes.

/** One entry of a mapping or list, as numbers: five a record. */
export interface Entry {
  /** Absent in lists. */
  readonly key?: string
  /** The key, or what represents the list item. */
  readonly keyFrom: number
  readonly keyTo: number
  /** End of what the entry says on its own: behind a scalar, else behind the key. */
  readonly to: number
  /** The block of the value, if that is a collection. */
  readonly block: number
}

/** All collections of one document. A block is a count and its records, in the order in which kubectl works them off. */
export interface Outline {
  readonly cells: Int32Array
  readonly keys: readonly string[]
  /** The block of the root; -1 for a scalar. */
  readonly root: number
}

/** An outline under construction. */
export interface OpenOutline {
  readonly cells: number[]
  readonly keys: string[]
}

export const noBlock = -1
const width = 5

/** Writes one record into a list of them. */
export function addEntry(outline: OpenOutline, records: number[], entry: Entry): void {
  records.push(entry.key === undefined ? -1 : outline.keys.push(entry.key) - 1)
  records.push(entry.keyFrom, entry.keyTo, entry.to, entry.block)
}

/** Takes over the records of a block, as a merge key does, but not those of some keys. */
export function addBlock(outline: OpenOutline, records: number[], block: number, except: ReadonlySet<string>): void {
  if (block < 0) return
  const end = block + 1 + (outline.cells[block] ?? 0) * width
  for (let at = block + 1; at < end; at += width) {
    if (except.has(outline.keys[outline.cells[at] ?? -1] ?? '')) continue
    for (let cell = at; cell < at + width; cell++) records.push(outline.cells[cell] ?? 0)
  }
}

/** Closes a collection; the answer is its block. */
export function closeBlock(outline: OpenOutline, records: readonly number[]): number {
  const block = outline.cells.push(records.length / width) - 1
  for (const cell of records) outline.cells.push(cell)
  return block
}

/** The entry that decides a key (the last one with it), or the item at an index. */
export function entryAt(outline: Outline, block: number, step: string | number): Entry | undefined {
  if (block < 0) return undefined
  const count = outline.cells[block] ?? 0
  if (typeof step === 'number') {
    const item = step < count ? entry(outline, block, step) : undefined
    return item?.key === undefined ? item : undefined
  }
  for (let at = count - 1; at >= 0; at--) {
    const found = entry(outline, block, at)
    if (found.key === step) return found
  }
  return undefined
}

/** The first entry of a collection as it is written. */
export function firstEntry(outline: Outline, block: number): Entry | undefined {
  return block >= 0 && (outline.cells[block] ?? 0) > 0 ? entry(outline, block, 0) : undefined
}

function entry({ cells, keys }: Outline, block: number, index: number): Entry {
  const at = block + 1 + index * width
  const key = keys[cells[at] ?? -1]
  return {
    ...(key === undefined ? {} : { key }),
    keyFrom: cells[at + 1] ?? 0,
    keyTo: cells[at + 2] ?? 0,
    to: cells[at + 3] ?? 0,
    block: cells[at + 4] ?? noBlock,
  }
}
