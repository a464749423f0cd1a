// A `set` or `rename` of a document -> the changes of its text.
import { isAlias, isScalar, type ParsedNode } from 'yaml'
import type { Change, Refusal } from './change.ts'
import type { Json } from './json.ts'
import { indentation, lineEnd, lineEnding, lineStart } from './line.ts'
import { keyText } from './meaning.ts'
import { type Quoting, render, renderString } from './render.ts'
import type { Route } from './route.ts'
import { isJson } from './scan.ts'
import { isFlow, type Slot } from './slot.ts'
import { type Target, target, twice } from './target.ts'
import type { Tree } from './tree.ts'

type Entry = Extract<Target, { is: 'entry' }>
type Missing = Extract<Target, { is: 'missing' }>

export function setting(tree: Tree, route: Route, value: Json, after: string | undefined): readonly Change[] | Refusal {
  const found = target(tree, route)
  if ('refusal' in found) return found
  const name = route.at(-1)
  if (found.is === 'entry') return replaced(tree, found, value)
  if (typeof name !== 'string') return { refusal: 'a list item can be changed, not added' }
  if (found.is === 'nothing') return setting(tree, found.route, { [name]: value }, undefined)
  if (isFlow(found.collection)) return addedInFlow(tree, found, name, value)
  return [addedInBlock(tree, found, name, value, after)]
}

export function renaming(tree: Tree, route: Route, to: string): readonly Change[] | Refusal {
  const found = target(tree, route)
  if ('refusal' in found) return found
  if (found.is !== 'entry') return { refusal: 'there is no such key to rename' }
  const key = found.all[found.at]?.key
  if (key === undefined) return { refusal: 'a list item has no name' }
  if (found.twice) return twice
  if (isAlias(key) || key.anchor !== undefined || key.tag !== undefined) return marked
  if (found.all.some((other) => other.key !== undefined && keyText(tree, other.key) === to)) {
    return { refusal: `the key ${to} is there already` }
  }
  return [{ from: key.range[0], to: key.range[1], text: renderString(to, quotingOf(key)) }]
}

const marked: Refusal = { refusal: 'an anchor, alias or tag stands there' }

/** Puts a value in the place of another, or where none is. */
function replaced(tree: Tree, { all, at }: Entry, value: Json): readonly Change[] | Refusal {
  const slot = all[at]
  if (slot === undefined) return { refusal: 'there is no such entry' }
  if (slot.marked) return marked
  if (slot.value === undefined) {
    const quoting = slot.key === undefined ? 'plain' : keyQuoting(tree, slot.key)
    if (slot.opened === undefined) return [insert(slot.end, `: ${render(value, quoting)}`)]
    return [insert(slot.opened, ` ${render(value, quoting)}`)]
  }
  if (!isScalar(slot.value)) return { refusal: 'it would replace a whole mapping or list' }
  const quoting = slot.key !== undefined && keyQuoting(tree, slot.key) === 'json' ? 'json' : quotingOf(slot.value)
  return [{ from: slot.value.range[0], to: slot.end, text: render(value, quoting) }]
}

/** A line of its own: behind the sibling named, else before the first entry and the comments that belong to it. */
function addedInBlock(tree: Tree, { all }: Missing, name: string, value: Json, after: string | undefined): Change {
  const { text } = tree
  const first = all[0]
  const start = first?.start ?? 0
  const quoting = first?.key === undefined ? 'plain' : keyQuoting(tree, first.key)
  const line = entryText(name, value, quoting)
  const ending = lineEnding(text)
  const indent = ' '.repeat(start - lineStart(text, start))
  const sibling = all.findLast(({ key }) => key !== undefined && keyText(tree, key) === after)
  if (sibling !== undefined) return insert(lineEnd(text, sibling.end), `${ending}${indent}${line}`)
  const above = aboveComments(text, start)
  if (above === start) return insert(start, `${line}${ending}${indent}`)
  return insert(above, `${indent}${line}${ending}`)
}

/** The first of the comment lines right above a nested entry; the entry itself where there are none. */
function aboveComments(text: string, start: number): number {
  const column = start - lineStart(text, start)
  if (column === 0 || text.slice(start - column, start).trim() !== '') return start
  let above = start
  for (let line = start - column; line > 0; ) {
    line = lineStart(text, line - 1)
    if (!/^\s*#/.test(text.slice(line, lineEnd(text, line)))) break
    above = line
  }
  return above
}

function addedInFlow(tree: Tree, { collection, all }: Missing, name: string, value: Json): readonly Change[] | Refusal {
  const { text } = tree
  const [from, to] = collection.range
  const last = all.at(-1)
  const quoting = last?.key === undefined ? (isJson(text) ? 'json' : 'plain') : keyQuoting(tree, last.key)
  const line = entryText(name, value, quoting)
  if (last === undefined) return text.slice(from + 1, to - 1).trim() === '' ? [insert(from + 1, line)] : comments
  if (!text.slice(from, to).includes('\n')) return [insert(last.end, `, ${line}`)]
  return addedOnOwnLine(text, last, line)
}

const comments: Refusal = { refusal: 'a comment stands in the way' }

/** In a flow mapping over several lines: the comma at the last entry's end, the new entry on a line below. */
function addedOnOwnLine(text: string, last: Slot, line: string): readonly Change[] {
  const below = `${lineEnding(text)}${indentation(text, last.start)}${line}`
  const end = lineEnd(text, last.end)
  const rest = /^[ \t]*(,?)[ \t]*(#.*)?$/.exec(text.slice(last.end, end))
  // The closing bracket is on the last entry's line, and so it stays on the new one's.
  if (rest === null) return [insert(last.end, `,${below}`)]
  if (rest[1] === ',') return [insert(end, `${below},`)]
  return rest[2] === undefined ? [insert(last.end, `,${below}`)] : [insert(last.end, ','), insert(end, below)]
}

function entryText(name: string, value: Json, quoting: Quoting): string {
  return `${renderString(name, quoting === 'json' ? 'json' : 'plain')}: ${render(value, quoting === 'json' ? 'json' : 'plain')}`
}

function insert(at: number, text: string): Change {
  return { from: at, to: at, text }
}

function quotingOf(node: ParsedNode): Quoting {
  if (!isScalar(node)) return 'plain'
  return node.type === 'QUOTE_SINGLE' ? 'single' : node.type === 'QUOTE_DOUBLE' ? 'json' : 'plain'
}

/** Keys in double quotes, as in JSON, are followed by values and neighbours in the same style. */
function keyQuoting(tree: Tree, key: ParsedNode): Quoting {
  return isScalar(key) && key.type === 'QUOTE_DOUBLE' && tree.text.charAt(key.range[0]) === '"' ? 'json' : 'plain'
}
