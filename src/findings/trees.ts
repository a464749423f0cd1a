// What the comparison has to know of the two trees, from their texts.
import type { Problem, Range, SourceText } from '../yaml/source.ts'
import type { Trees } from './compare.ts'

interface Read {
  readonly source?: SourceText
  readonly problems: readonly Problem[]
}

export function trees(
  base: ReadonlyMap<string, Read>,
  head: ReadonlyMap<string, Read>,
  renames: ReadonlyMap<string, string>,
): Trees {
  const renamed = new Map([...renames].map(([to, from]) => [from, to]))
  const lines = new Map<string, ReadonlySet<string>>()
  const linesAtBase = (path: string): ReadonlySet<string> => {
    const known = lines.get(path) ?? new Set(base.get(path)?.source?.text.split(/\r\n|\r|\n/))
    lines.set(path, known)
    return known
  }
  return {
    renames,
    saidAtBase: ({ path, startLine }: Range) => {
      const line = head.get(path)?.source?.text.split(/\r\n|\r|\n/)[startLine - 1]
      return line !== undefined && linesAtBase(renames.get(path) ?? path).has(line)
    },
    blindAtBase: (path) => (base.get(path)?.problems.length ?? 0) > 0,
    blindAtHead: (path) => (head.get(renamed.get(path) ?? path)?.problems.length ?? 0) > 0,
  }
}
