// What the comparison has to know of the two trees, from their texts.
import type { Range } from '../yaml/source.ts'
import type { Read } from './blindness.ts'
import type { Trees } from './compare.ts'

/** `unread`: files of head that are passed over; what became one of them is not gone. */
export function trees(
  base: ReadonlyMap<string, Read>,
  head: ReadonlyMap<string, Read>,
  renames: ReadonlyMap<string, string>,
  unread: (path: string) => boolean,
): Trees {
  const renamed = new Map([...renames].map(([to, from]) => [from, to]))
  const atBase = counter(base)
  const atHead = counter(head)
  return {
    renames,
    saidAtBase: ({ path, startLine }: Range) => {
      const now = atHead(path)
      const line = now.lines[startLine - 1]
      if (line === undefined) return false
      return (atBase(renames.get(path) ?? path).counts.get(line) ?? 0) >= (now.counts.get(line) ?? 0)
    },
    blindAtBase: (path) => isBlind(base.get(path)),
    blindAtHead: (path) => {
      const now = renamed.get(path) ?? path
      return unread(now) || isBlind(head.get(now))
    },
  }
}

function isBlind(read: Read | undefined): boolean {
  return read !== undefined && read.problems.length + (read.refusals?.length ?? 0) > 0
}

interface Lines {
  readonly lines: readonly string[]
  readonly counts: ReadonlyMap<string, number>
}

/** Lines often say the same (`name: web`): one more of them is a new one. */
function counter(files: ReadonlyMap<string, Read>): (path: string) => Lines {
  const known = new Map<string, Lines>()
  return (path) => {
    const before = known.get(path)
    if (before !== undefined) return before
    const lines = files.get(path)?.source?.text.split('\n') ?? []
    const counts = new Map<string, number>()
    for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
    known.set(path, { lines, counts })
    return { lines, counts }
  }
}
