// Circles in a graph, found without recursion: a chain of ten thousand links is normal input.

interface Visit<T> {
  readonly node: T
  readonly next: Iterator<T>
}

/** The strongly connected components of what the roots reach, each after those that it leads to (Tarjan). */
export function components<T>(roots: Iterable<T>, next: (node: T) => Iterable<T>): readonly (readonly T[])[] {
  const found: T[][] = []
  const order = new Map<T, number>()
  const lowest = new Map<T, number>()
  const open: T[] = []
  const isOpen = new Set<T>()
  const path: Visit<T>[] = []

  function enter(node: T): void {
    order.set(node, order.size)
    lowest.set(node, order.size - 1)
    open.push(node)
    isOpen.add(node)
    path.push({ node, next: next(node)[Symbol.iterator]() })
  }

  function reaches(node: T, rank: number | undefined): void {
    if (rank !== undefined && rank < (lowest.get(node) ?? 0)) lowest.set(node, rank)
  }

  function leave(node: T): void {
    const above = path.at(-1)
    if (above !== undefined) reaches(above.node, lowest.get(node))
    if (lowest.get(node) !== order.get(node)) return
    const component = open.splice(open.lastIndexOf(node))
    for (const member of component) isOpen.delete(member)
    found.push(component)
  }

  for (const root of roots) {
    if (order.has(root)) continue
    enter(root)
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const step = top.next.next()
      if (step.done) {
        path.pop()
        leave(top.node)
      } else if (!order.has(step.value)) enter(step.value)
      else if (isOpen.has(step.value)) reaches(top.node, order.get(step.value))
    }
  }
  return found
}
