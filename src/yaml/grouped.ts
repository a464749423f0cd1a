/** The items by a key, in their order. (Node 20, on which the command line runs too, has no `Map.groupBy`.) */
export function groupedBy<Item, Key>(
  items: Iterable<Item>,
  key: (item: Item) => Key,
): ReadonlyMap<Key, readonly [Item, ...Item[]]> {
  const found = new Map<Key, [Item, ...Item[]]>()
  for (const item of items) {
    const name = key(item)
    const list = found.get(name)
    if (list === undefined) found.set(name, [item])
    else list.push(item)
  }
  return found
}
