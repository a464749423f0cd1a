// Patterns of paths: `*` and `?` stay within a folder, `**` does not, and a folder stands for all that lies in it.

/** Does one of the patterns match the path? */
export function matchesAny(patterns: readonly string[], path: string): boolean {
  return patterns.some((pattern) => matches(pattern, path))
}

export function matches(pattern: string, path: string): boolean {
  return reachedBy(pattern, path).some((yes, at) => yes && at > 0)
}

/** Does the pattern mean this folder itself, and not one above it? The root of the repository is `.`. */
export function matchesFolder(pattern: string, folder: string): boolean {
  return reachedBy(pattern, folder === '' ? '.' : folder).at(-1) === true
}

/** Which numbers of steps of the path the pattern can stand for. Time grows with the length of both, not faster: paths are written by strangers. */
function reachedBy(pattern: string, path: string): readonly boolean[] {
  const folders = path.split('/')
  // Which numbers of folders, from the left, the pattern has matched so far.
  let reached: readonly boolean[] = [true, ...folders.map(() => false)]
  for (const part of pattern.replace(/\/+$/, '').split('/')) {
    if (part === '**') reached = fromFirst(reached)
    else
      reached = reached.map((_, at) => at > 0 && reached[at - 1] === true && matchesName(part, folders[at - 1] ?? ''))
  }
  return reached
}

/** Whatever was reached, everything behind it is reached too. */
function fromFirst(reached: readonly boolean[]): readonly boolean[] {
  const first = reached.indexOf(true)
  return reached.map((_, at) => first >= 0 && at >= first)
}

/** One name against a pattern with `*` and `?`. */
export function matchesName(pattern: string, name: string): boolean {
  let [at, star, mark] = [0, -1, 0]
  let place = 0
  while (place < name.length) {
    if (pattern[at] === '*') {
      star = at
      mark = place
      at += 1
    } else if (pattern[at] === '?' || (at < pattern.length && pattern[at] === name[place])) {
      at += 1
      place += 1
    } else if (star >= 0) {
      at = star + 1
      mark += 1
      place = mark
    } else return false
  }
  while (pattern[at] === '*') at += 1
  return at === pattern.length
}
