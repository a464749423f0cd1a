// A number for each object, to make keys of lists of objects.

/** The same object has the same number as long as somebody holds it; no two have one number. */
export function numbering<T extends object>(): (item: T) => number {
  const numbers = new WeakMap<T, number>()
  let next = 0
  return (item) => {
    const known = numbers.get(item)
    if (known !== undefined) return known
    next += 1
    numbers.set(item, next)
    return next
  }
}
