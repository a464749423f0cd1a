/** By code units: the order must not depend on the machine's language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Lists by key, keys in the order they came. */
export function groupedBy<Item>(
  items: Iterable<Item>,
  key: (item: Item) => string,
): ReadonlyMap<string, readonly [Item, ...Item[]]> {
  const found = new Map<string, [Item, ...Item[]]>()
  for (const item of items) {
    const list = found.get(key(item))
    if (list === undefined) found.set(key(item), [item])
    else list.push(item)
  }
  return found
}
