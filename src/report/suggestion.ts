// Splices -> a suggestion block, or why there can be none.
import type { Splice } from '../yaml/splice.ts'
import { applySplices, wholeLines } from '../yaml/splice.ts'
import { type Hunks, validRange } from './hunks.ts'

/** Takes the place of the lines from `startLine` to `line`, both included. */
export interface Suggestion {
  readonly startLine: number
  readonly line: number
  /** The new lines with their endings; empty where they only go. */
  readonly text: string
  /** The same as Markdown. */
  readonly block: string
}

export interface NoSuggestion {
  readonly reason: string
}

/** What GitHub can apply with one click: whole lines, in one piece, in one hunk of this file's diff. */
export function suggestion(text: string, splices: readonly Splice[], hunks: Hunks): Suggestion | NoSuggestion {
  if (new Set(splices.map(({ path }) => path)).size > 1) return { reason: 'the fix changes several files' }
  const after = applySplices(text, splices)
  if (after === text) return { reason: 'the fix changes nothing' }
  // GitHub commits line endings of its own choice, and Markdown knows no NUL.
  if (/\r/.test(text) || /\r/.test(after)) return { reason: 'the file has carriage returns' }
  if (after.includes('\0')) return { reason: 'the file has NUL characters' }
  const [change, ...rest] = wholeLines(text, splices)
  if (change === undefined || rest.length > 0)
    return { reason: 'the fix changes lines that are not next to each other' }
  const { startLine, endLine, text: replacement } = change
  const endsInMidLine = replacement !== '' && !replacement.endsWith('\n')
  if (endsInMidLine || (!text.endsWith('\n') && reachesEnd(text, endLine))) {
    return { reason: 'the fix touches a last line that does not end with a newline' }
  }
  if (!validRange(hunks, startLine, endLine)) return { reason: 'the fix changes lines that this diff does not show' }
  return { startLine, line: endLine, text: replacement, block: block(replacement) }
}

function reachesEnd(text: string, endLine: number): boolean {
  return text.split('\n').length <= endLine
}

/** The fence must be longer than any run of backticks inside; a run of tildes ends no fence of backticks. */
function block(replacement: string): string {
  const runs = replacement.match(/`+/g) ?? []
  const longest = runs.reduce((most, run) => Math.max(most, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}suggestion\n${replacement}${fence}`
}
