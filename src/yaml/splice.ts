// Splices -> new text, and splices -> whole lines.

/** One concrete edit of one file: the text between two offsets is replaced. Every form of a fix comes from this one. */
export interface Splice {
  readonly path: string
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Lines to be replaced, from 1, both inclusive; `text` comes with its line endings and is empty where they only go. */
export interface LineChange {
  readonly startLine: number
  readonly endLine: number
  readonly text: string
}

/** The text with all splices made. They are those of one file, in any order; two that overlap are our own mistake. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const parts: string[] = []
  let at = 0
  for (const splice of inOrder(splices)) {
    if (splice.from < at || splice.to < splice.from || splice.to > text.length) {
      throw new Error(`splices overlap or leave the text: ${splice.path} at ${splice.from}`)
    }
    parts.push(text.slice(at, splice.from), splice.text)
    at = splice.to
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** Do two of the splices touch the same text of a file? */
export function overlapping(splices: readonly Splice[]): boolean {
  const ends = new Map<string, number>()
  for (const { path, from, to } of inOrder(splices)) {
    if (from < (ends.get(path) ?? 0)) return true
    ends.set(path, to)
  }
  return false
}

/**
 * Can the two not be made at once? Not where both are the same, or where one ends as the other begins; but two insertions
 * at one place have no order.
 */
export function touching(left: readonly Splice[], right: readonly Splice[]): boolean {
  return left.some((one) => right.some((other) => one.path === other.path && !isSame(one, other) && meet(one, other)))
}

function meet(one: Splice, other: Splice): boolean {
  return (one.from < other.to && other.from < one.to) || (one.from === other.from && one.to === other.to)
}

function isSame(one: Splice, other: Splice): boolean {
  return one.path === other.path && one.from === other.from && one.to === other.to && one.text === other.text
}

/**
 * The splices of one file widened to whole lines; what is inserted between two lines leans on the line above, and changes
 * that touch become one. A last line without a newline stays without one.
 */
export function wholeLines(text: string, splices: readonly Splice[]): readonly LineChange[] {
  const groups: { from: number; to: number; splices: Splice[] }[] = []
  for (const splice of inOrder(splices)) {
    const { from, to } = lines(text, splice)
    const last = groups.at(-1)
    if (last !== undefined && from <= last.to) {
      last.to = Math.max(last.to, to)
      last.splices.push(splice)
    } else groups.push({ from, to, splices: [splice] })
  }
  let line = 1
  let counted = 0
  const changes: LineChange[] = []
  for (const group of groups) {
    line += newlines(text, counted, group.from)
    counted = group.from
    const startLine = line
    const endLine = startLine + Math.max(newlines(text, group.from, Math.max(group.to - 1, group.from)), 0)
    const inner = group.splices.map((splice) => ({
      ...splice,
      from: splice.from - group.from,
      to: splice.to - group.from,
    }))
    changes.push({ startLine, endLine, text: applySplices(text.slice(group.from, group.to), inner) })
  }
  return changes
}

function inOrder(splices: readonly Splice[]): readonly Splice[] {
  return splices.toSorted((left, right) => left.from - right.from || left.to - right.to)
}

/** The whole lines that a splice touches, with the last one's ending. */
function lines(text: string, { from, to }: Splice): { from: number; to: number } {
  const between = from === to && from > 0 && text[from - 1] === '\n'
  const first = between ? from - 1 : from
  const start = first === 0 ? 0 : text.lastIndexOf('\n', first - 1) + 1
  const whole = to > start && text[to - 1] === '\n' && (to > from || between)
  const newline = whole ? to - 1 : text.indexOf('\n', to)
  return { from: start, to: newline < 0 ? text.length : newline + 1 }
}

function newlines(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++
  return count
}
