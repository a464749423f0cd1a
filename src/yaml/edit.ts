// Edits of a document's data -> splices of its file, proved by reading the result back.
import type { Change, Edit, Refusal } from './change.ts'
import type { Document } from './document.ts'
import { edited } from './edited.ts'
import { renaming, setting } from './insertion.ts'
import { sameJson } from './json.ts'
import { reading } from './reading.ts'
import { removing } from './removal.ts'
import type { Route } from './route.ts'
import { isFault, type Scan, scan } from './scan.ts'
import { applySplices, overlapping, type Splice } from './splice.ts'
import { type Tree, tree } from './tree.ts'
import { withdrawal } from './withdrawal.ts'

export type { Edit, Refusal } from './change.ts'

/**
 * The splices that make the edits in the document's file. They belong together: all routes are those of the document as it
 * is, and the result was read back and is the document with the edits made, every other document of the file untouched.
 */
export function lower(document: Document, edits: readonly Edit[]): readonly Splice[] | Refusal {
  const { source, span, reading: before } = document
  if (!source.editable) return { refusal: 'the file is not plain UTF-8' }
  if (before.cut) return { refusal: 'the document is nested too deeply' }
  if (/\r(?!\n)/.test(source.text)) return { refusal: 'lines of the file end in CR alone' }
  if (edits.some(({ kind, route }) => kind === 'remove' && route.length === 0)) return withdrawal(document)
  const parsed = tree(source.text.slice(span.from, span.to), true, before.dialect)
  if (isFault(parsed)) return { refusal: 'the document has faults' }
  const changes: Change[] = []
  for (const edit of edits) {
    const lowered = lowerOne(parsed, edit)
    if ('refusal' in lowered) return lowered
    changes.push(...lowered)
  }
  const splices = changes.map(({ from, to, text }) => ({
    path: source.path,
    from: span.from + from,
    to: span.from + to,
    text,
  }))
  if (overlapping(splices)) return neighbours(document, edits)
  return prove(document, edits, splices) ?? splices
}

/** Items beside each other share a comma or a line: they go one by one, the last one first, as a single splice. */
function neighbours(document: Document, edits: readonly Edit[]): readonly Splice[] | Refusal {
  const refusal = { refusal: 'two edits change the same text' }
  if (!edits.every(({ kind }) => kind === 'remove')) return refusal
  const { source, span, reading: before } = document
  const old = source.text.slice(span.from, span.to)
  let text = old
  for (const edit of edits.toSorted((a, b) => lastFirst(a.route, b.route))) {
    const parsed = tree(text, true, before.dialect)
    const changes = isFault(parsed) ? refusal : lowerOne(parsed, edit)
    if ('refusal' in changes) return changes
    text = applySplices(
      text,
      changes.map((change) => ({ path: source.path, ...change })),
    )
  }
  const { from, end } = difference(old, text)
  const splice = {
    path: source.path,
    from: span.from + from,
    to: span.from + old.length - end,
    text: text.slice(from, text.length - end),
  }
  return prove(document, edits, [splice]) ?? [splice]
}

/** How much two texts share at their start and at their end. */
function difference(left: string, right: string): { readonly from: number; readonly end: number } {
  const most = Math.min(left.length, right.length)
  let from = 0
  while (from < most && left[from] === right[from]) from += 1
  let end = 0
  while (end < most - from && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1
  return { from, end }
}

function lastFirst(left: Route, right: Route): number {
  for (const [index, step] of left.entries()) {
    const other = right[index]
    if (typeof step === 'number' && typeof other === 'number' && step !== other) return other - step
  }
  return right.length - left.length
}

function lowerOne(parsed: Tree, edit: Edit): readonly Change[] | Refusal {
  if (edit.kind === 'set') return setting(parsed, edit.route, edit.value, edit.after)
  return edit.kind === 'rename' ? renaming(parsed, edit.route, edit.to) : removing(parsed, edit.route)
}

/** Nothing where the new text says exactly what the edits say. */
function prove(document: Document, edits: readonly Edit[], splices: readonly Splice[]): Refusal | undefined {
  const wanted = edited(document.value, edits)
  if (wanted === undefined) return { refusal: 'the edits contradict the document' }
  const { text } = document.source
  const after = applySplices(text, splices)
  const [left, right] = [scan(text), scan(after)]
  const piece = right.pieces[document.index]
  if (piece === undefined || !sameBut(document.index, text, left, after, right)) return unproved
  const parsed = tree(after.slice(piece.span.from, piece.span.to), false, document.reading.dialect)
  const found = isFault(parsed) ? parsed : reading(parsed)
  return !isFault(found) && sameJson(found.value, wanted) ? undefined : unproved
}

const unproved: Refusal = { refusal: 'the edited text would not be read as intended' }

/** Are all document texts but one the same on both sides? */
function sameBut(index: number, leftText: string, left: Scan, rightText: string, right: Scan): boolean {
  if (left.pieces.length !== right.pieces.length || left.faults.length !== right.faults.length) return false
  return left.pieces.every(({ span }, at) => {
    const other = right.pieces[at]?.span
    return at === index || leftText.slice(span.from, span.to) === rightText.slice(other?.from, other?.to)
  })
}
