// A `remove` of an entry -> the changes of the document's text.
import type { Change, Refusal } from './change.ts'
import { lineEnd, lineStart, nextLine } from './line.ts'
import type { Route } from './route.ts'
import { isFlow, type Slot } from './slot.ts'
import { target, twice } from './target.ts'
import type { Tree } from './tree.ts'

export function removing(tree: Tree, route: Route): readonly Change[] | Refusal {
  const found = target(tree, route)
  if ('refusal' in found) return found
  if (found.is !== 'entry') return { refusal: 'there is no such entry to remove' }
  const { all, at, collection } = found
  const slot = all[at]
  if (slot === undefined) return { refusal: 'there is no such entry to remove' }
  if (found.twice) return twice
  if (all.length === 1) return { refusal: 'it is the only entry' }
  const change = isFlow(collection) ? fromFlow(tree.text, all, at, slot) : fromBlock(tree.text, all, at, slot)
  return 'refusal' in change ? change : [change]
}

/** Its whole lines; the first entry behind a dash makes room for the next one. */
function fromBlock(text: string, all: readonly Slot[], at: number, slot: Slot): Change | Refusal {
  const start = lineStart(text, slot.start)
  if (text.slice(start, slot.start).trim() !== '') return untilNext(text, all, at, slot)
  return wholeLines(text, start, slot.end)
}

function wholeLines(text: string, start: number, end: number): Change {
  const to = nextLine(text, end)
  // The last line of a file without a final newline takes the newline above it along.
  if (to === text.length && !text.endsWith('\n') && start > 0) return cut(lineEnd(text, start - 1), to)
  return cut(start, to)
}

/** In flow style an entry goes with one comma, and with its lines where it has them for itself. */
function fromFlow(text: string, all: readonly Slot[], at: number, slot: Slot): Change | Refusal {
  const previous = all[at - 1]
  if (at === all.length - 1 && previous !== undefined) {
    return text.slice(previous.end, slot.start).includes('#') ? comment : cut(previous.end, slot.end)
  }
  const start = lineStart(text, slot.start)
  const rest = text.slice(slot.end, lineEnd(text, slot.end))
  const alone = text.slice(start, slot.start).trim() === '' && /^[ \t]*,[ \t]*(#.*)?$/.test(rest)
  return alone ? wholeLines(text, start, slot.end) : untilNext(text, all, at, slot)
}

function untilNext(text: string, all: readonly Slot[], at: number, slot: Slot): Change | Refusal {
  const next = all[at + 1]
  if (next === undefined) return { refusal: 'it shares its line with others' }
  return /(^|\s)#/m.test(text.slice(slot.end, next.start)) ? comment : cut(slot.start, next.start)
}

const comment: Refusal = { refusal: 'a comment stands in the way' }

function cut(from: number, to: number): Change {
  return { from, to, text: '' }
}
