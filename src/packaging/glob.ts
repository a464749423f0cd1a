// Path patterns: `*` and `?` within a name, `**` over any names.

/** Does the pattern fit a path? In time that grows with both lengths, whatever the pattern. */
export function glob(pattern: string): (path: string) => boolean {
  const parts = pattern.split('/').filter((part) => part !== '' && part !== '.')
  return (path) =>
    fits(parts, path === '' ? [] : path.split('/'), (part, name) => part === '**' || fitsName(part, name), isAny)
}

/** `*` over any letters of the whole text, slashes too. */
export function wildcard(pattern: string, text: string): boolean {
  return fitsName(pattern, text)
}

function isAny(part: string): boolean {
  return part === '**'
}

function fitsName(part: string, name: string): boolean {
  return fits(
    [...part],
    [...name],
    (sign, letter) => sign === '?' || sign === letter,
    (sign) => sign === '*',
  )
}

/** Greedy, going back to the last star only: no more than one try for each pair of places. */
function fits(
  pattern: readonly string[],
  found: readonly string[],
  one: (part: string, item: string) => boolean,
  many: (part: string) => boolean,
): boolean {
  let [at, from] = [0, 0]
  let star: { readonly at: number; from: number } | undefined
  while (from < found.length) {
    const [part, item] = [pattern[at], found[from] ?? '']
    if (part !== undefined && many(part)) star = { at: at++, from }
    else if (part !== undefined && one(part, item)) {
      at++
      from++
    } else if (star !== undefined) {
      star.from++
      from = star.from
      at = star.at + 1
    } else return false
  }
  return pattern.slice(at).every(many)
}
