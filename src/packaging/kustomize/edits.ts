// Edits of a resolved object -> edits of the texts that say it, in each place where they can be made.
import type { Document } from '../../yaml/document.ts'
import type { Edit, Refusal } from '../../yaml/edit.ts'
import { lower } from '../../yaml/edit.ts'
import type { Splice } from '../../yaml/splice.ts'
import { innerSplices } from './inner.ts'
import type { Mark, Node, Text } from './node.ts'
import { descendant } from './node.ts'

/** One edit, as an edit of one text. */
interface Placed {
  readonly text: Text
  readonly edit: Edit
}

/** Ways to make all edits, best first: where it is said, then patches that touch the object, then what they patch. */
export function waysOf(body: Node, edits: readonly Edit[]): readonly (readonly Splice[] | Refusal)[] {
  const choices = edits.map((edit) => placesFor(body, edit))
  const refused = choices.find((choice) => !Array.isArray(choice))
  if (refused !== undefined && 'refusal' in refused) return [refused]
  const lists = choices.filter((choice): choice is readonly Placed[] => Array.isArray(choice))
  const most = Math.max(1, ...lists.map((list) => list.length))
  const ways: (readonly Splice[] | Refusal)[] = []
  for (let index = 0; index < most; index++) {
    ways.push(lowered(lists.flatMap((list) => list[Math.min(index, list.length - 1)] ?? [])))
  }
  return ways
}

function placesFor(body: Node, edit: Edit): readonly Placed[] | Refusal {
  const { route } = edit
  if (route.length === 0) return wholeObject(body, edit)
  const there = descendant(body, route)
  if (there === undefined) return edit.kind === 'set' ? placesForNew(body, edit) : notThere
  if (there.kind === 'scalar') return { refusal: 'no single line of the sources says this value' }
  if (there.kind === 'written') return usable([there.at]).map((at) => placed(at, edit))
  const [first, second] = there.at
  if (first === undefined || second !== undefined) return { refusal: 'several files say parts of this value' }
  return usable([first]).map((at) => placed(at, edit))
}

const notThere: Refusal = { refusal: 'no line of the sources says this' }

function wholeObject(body: Node, edit: Edit): readonly Placed[] | Refusal {
  const [at] = body.kind === 'written' ? [body.at] : body.kind === 'scalar' ? [] : body.at
  if (at?.text.role !== 'resource') return { refusal: 'the object is generated' }
  return [placed(at, edit)]
}

/** A new key: where something takes it away, in the patches that touch its mapping, in the mapping as it was first. */
function placesForNew(body: Node, edit: Edit): readonly Placed[] | Refusal {
  const key = edit.route.at(-1)
  const parent = descendant(body, edit.route.slice(0, -1))
  if (parent === undefined || parent.kind === 'scalar' || parent.kind === 'list') return notThere
  const marks = parent.kind === 'written' ? [parent.at] : [...parent.at].reverse()
  const removed = parent.kind === 'map' && typeof key === 'string' ? parent.removed.get(key) : undefined
  const within = usable(marks).map((at) => placed({ text: at.text, route: [...at.route, key ?? ''] }, edit))
  const here = removed !== undefined && removed.route.at(-1) === key ? [placed(removed, edit)] : []
  const all = [...here, ...within]
  return all.length > 0 ? all : { refusal: 'no single line of the sources says this value' }
}

/** Kustomizations and transformers say what they do, not what the object has. */
function usable(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter(({ text }) => text.role === 'resource' || text.role === 'patch')
}

function placed({ text, route }: Mark, edit: Edit): Placed {
  return { text, edit: { ...edit, route } }
}

function lowered(placements: readonly Placed[]): readonly Splice[] | Refusal {
  if (placements.length === 0) return notThere
  const byDocument = new Map<Document, { readonly text: Text; readonly edits: Edit[] }>()
  for (const { text, edit } of placements) {
    const known = byDocument.get(text.document) ?? { text, edits: [] }
    byDocument.set(text.document, known)
    known.edits.push(edit)
  }
  const splices: Splice[] = []
  for (const { text, edits } of byDocument.values()) {
    const made = text.host === undefined ? lower(text.document, edits) : inText(text, edits)
    if ('refusal' in made) return made
    splices.push(...made)
  }
  return splices
}

function inText(text: Text, edits: readonly Edit[]): readonly Splice[] | Refusal {
  if (text.host?.offset === undefined) return { refusal: 'the patch is written as folded or quoted text' }
  const made = lower(text.document, edits)
  return 'refusal' in made ? made : innerSplices(text, made)
}
