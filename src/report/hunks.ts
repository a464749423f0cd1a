// Patch text -> the lines of the head file that can carry a comment.

/** A line of the head file inside a hunk. */
export interface HunkLine {
  /** Which hunk of the file, from 0. */
  readonly hunk: number
  readonly kind: 'added' | 'context'
}

export interface Hunks {
  /** By line of head. */
  readonly lines: ReadonlyMap<number, HunkLine>
  /** By line of base, for removed lines: the nearest line of head in the same hunk, if the hunk has any. */
  readonly removed: ReadonlyMap<number, number>
}

const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/

/** Reads hunks as git and GitHub print them for one file. What no hunk header announces is passed over. */
export function hunks(patch: string): Hunks {
  const lines = new Map<number, HunkLine>()
  const removed = new Map<number, number>()
  const text = patch.split('\n')
  let hunk = 0
  for (let at = 0; at < text.length; ) {
    const counts = header.exec(text[at] ?? '')
    at++
    if (counts === null) continue
    const rows = rowsOf(text, at, counts)
    for (const { base, head } of rows) {
      if (head !== undefined) lines.set(head, { hunk, kind: base === undefined ? 'added' : 'context' })
    }
    for (const [base, head] of neighbours(rows)) removed.set(base, head)
    hunk++
    at += rows.length
  }
  return { lines, removed }
}

/** Can a comment, and with it a suggestion, span these lines of head? */
export function validRange({ lines }: Hunks, startLine: number, line: number): boolean {
  const hunk = lines.get(line)?.hunk
  // Both ends in one hunk are enough: its lines of head follow each other without a gap.
  return hunk !== undefined && startLine <= line && lines.get(startLine)?.hunk === hunk
}

/** Line numbers at either end; both for context, none for the note about a missing newline. */
interface Row {
  readonly base?: number
  readonly head?: number
}

// By the counts of the header: what stands in a hunk may look like anything, a header included.
function rowsOf(text: readonly string[], start: number, counts: RegExpExecArray): readonly Row[] {
  let base = Number(counts[1])
  let head = Number(counts[3])
  const baseEnd = base + Number(counts[2] ?? 1)
  const headEnd = head + Number(counts[4] ?? 1)
  const rows: Row[] = []
  for (let at = start; at < text.length && (base < baseEnd || head < headEnd); at++) {
    const mark = text[at]?.[0]
    const removes = mark === '-' || mark === ' '
    const adds = mark === '+' || mark === ' '
    if ((removes && base === baseEnd) || (adds && head === headEnd)) break
    if (mark !== '\\' && !removes && !adds) break
    rows.push({ ...(removes && { base: base++ }), ...(adds && { head: head++ }) })
  }
  return rows
}

/** For each removed line the added one that took its place, else the closest line of head, the following one on a tie. */
function neighbours(rows: readonly Row[]): readonly (readonly [number, number])[] {
  const standing = rows.flatMap(({ head }, at) => (head === undefined ? [] : [at]))
  const found: (readonly [number, number])[] = []
  let passed = 0
  for (const [at, { base, head }] of rows.entries()) {
    if (head !== undefined) passed++
    if (base === undefined || head !== undefined) continue
    const above = standing[passed - 1]
    const below = standing[passed]
    const replaced = below !== undefined && rows[below]?.base === undefined
    const follows = below !== undefined && (replaced || above === undefined || below - at <= at - above)
    const line = rows[(follows ? below : above) ?? -1]?.head
    if (line !== undefined) found.push([base, line])
  }
  return found
}
