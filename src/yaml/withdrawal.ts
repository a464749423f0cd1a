// The removal of a whole document from its file, with one separator.

import type { Refusal } from './change.ts'
import type { Document } from './document.ts'
import { nextLine } from './line.ts'
import { type Piece, scan } from './scan.ts'
import { applySplices, type Splice } from './splice.ts'

export function withdrawal({ source, index }: Document): readonly Splice[] | Refusal {
  const { text, path } = source
  const { pieces, faults } = scan(text)
  const span = extent(text, pieces, index)
  if (span === undefined) return { refusal: 'the document is not in its file' }
  const splice = { path, ...span, text: '' }
  const after = applySplices(text, [splice])
  const rest = scan(after)
  const kept = pieces.filter((piece) => piece.index !== index)
  const same =
    rest.faults.length === faults.length &&
    rest.pieces.length === kept.length &&
    kept.every((piece, at) => words(text, piece) === words(after, rest.pieces[at]))
  return same ? [splice] : { refusal: 'the document cannot be taken out without touching its neighbours' }
}

function words(text: string, piece: Piece | undefined): string | undefined {
  return piece && text.slice(piece.span.from, piece.span.to)
}

/** From the separator before it to the one behind it; the first of several goes with the separator behind it. */
function extent(text: string, pieces: readonly Piece[], index: number): { from: number; to: number } | undefined {
  const piece = pieces[index]
  if (piece === undefined) return undefined
  if (pieces.length === 1) return { from: 0, to: text.length }
  const previous = pieces[index - 1]
  const next = pieces[index + 1]
  const behind = separator(text, piece.span.from, next?.span.from ?? text.length)
  if (previous === undefined)
    return {
      from: piece.span.from,
      to: behind === undefined ? (next?.span.from ?? text.length) : nextLine(text, behind),
    }
  const before = lastSeparator(text, previous.span.to, piece.span.from)
  return {
    from: before ?? previous.span.to,
    to: behind ?? (before === undefined ? piece.span.to : (next?.span.from ?? text.length)),
  }
}

function separator(text: string, from: number, to: number): number | undefined {
  if (text.startsWith('---', from)) return from
  const at = text.indexOf('\n---', from)
  return at < 0 || at >= to ? undefined : at + 1
}

function lastSeparator(text: string, from: number, to: number): number | undefined {
  let found: number | undefined
  for (let at = separator(text, from, to); at !== undefined; at = separator(text, at + 3, to)) found = at
  return found
}
