// How wide text is on a terminal, and what of a long line is shown.
import { visible } from './escape.ts'

const tabStop = 4
/** Cells shown before, in and behind what is marked. */
const room = { before: 60, marked: 80, after: 60 }

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u

export function width(text: string): number {
  let cells = 0
  for (const character of text) {
    if (!/\p{M}/u.test(character)) cells += wide.test(character) ? 2 : 1
  }
  return cells
}

/** The text as a terminal shows it from a column on, tabs turned into blanks and nothing that moves the cursor. */
export function printable(text: string, column = 0): string {
  let shown = ''
  let at = column
  for (const part of text.split(/(\t)/)) {
    const piece = part === '\t' ? ' '.repeat(tabStop - (at % tabStop)) : visible(part)
    shown += piece
    at += width(piece)
  }
  return shown
}

/** A line of a file and what to write under it; columns are offsets from 1, the second behind the last. */
export function underlined(line: string, from: number, to: number): { readonly text: string; readonly mark: string } {
  const text = line.replace(/\r$/, '')
  const before = printable(lastOf(text.slice(0, from - 1), room.before))
  const marked = printable(firstOf(text.slice(from - 1, to - 1), room.marked), width(before))
  const after = printable(firstOf(text.slice(to - 1), room.after), width(before) + width(marked))
  return { text: before + marked + after, mark: ' '.repeat(width(before)) + '^'.repeat(Math.max(1, width(marked))) }
}

export function firstOf(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`
}

function lastOf(text: string, length: number): string {
  return text.length <= length ? text : `…${text.slice(-length)}`
}
