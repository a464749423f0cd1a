// Edits made on the data alone: what the edited text has to say.
import type { Edit } from './change.ts'
import { emptyObject, type Json, type JsonObject, type OpenObject } from './json.ts'
import { isList, isObject, type Route } from './route.ts'

/**
 * The data with all edits made; nothing where one of them has no place in it. Routes are those of the data as given, so
 * values are set first, then items and keys go, later ones first, then keys are renamed. The whole document removed is null.
 */
export function edited(value: Json, edits: readonly Edit[]): Json | undefined {
  let result: Json | undefined = value
  for (const edit of inOrder(edits)) {
    if (result === undefined) return undefined
    result = make(result, edit.route, edit)
  }
  return result
}

const turn = { set: 0, remove: 1, rename: 2 }

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((left, right) => {
    if (left.kind !== right.kind) return turn[left.kind] - turn[right.kind]
    return left.kind === 'set' ? 0 : compareRoutes(right.route, left.route)
  })
}

/** Ancestors before what is in them, items by their index. */
function compareRoutes(left: Route, right: Route): number {
  for (const [at, step] of left.entries()) {
    const other = right[at]
    if (other === undefined) return 1
    if (step === other) continue
    if (typeof step === 'number' && typeof other === 'number') return step - other
    return String(step) < String(other) ? -1 : 1
  }
  return left.length - right.length
}

function make(value: Json, route: Route, edit: Edit): Json | undefined {
  const [step, ...rest] = route
  if (step === undefined) return edit.kind === 'set' ? edit.value : edit.kind === 'remove' ? null : undefined
  if (typeof step === 'number') return isList(value) ? inList(value, step, rest, edit) : undefined
  if (isObject(value)) return inObject(value, step, rest, edit)
  // An empty value becomes a mapping where a key of it is set.
  const opened = value === null && edit.kind === 'set' && rest.length === 0
  return opened ? inObject(emptyObject(), step, rest, edit) : undefined
}

function inList(list: readonly Json[], index: number, rest: Route, edit: Edit): readonly Json[] | undefined {
  const item = list[index]
  if (item === undefined) return undefined
  if (rest.length === 0 && edit.kind === 'remove') return list.toSpliced(index, 1)
  const made = make(item, rest, edit)
  return made === undefined ? undefined : list.with(index, made)
}

function inObject(object: JsonObject, key: string, rest: Route, edit: Edit): JsonObject | undefined {
  const there = Object.hasOwn(object, key)
  if (rest.length === 0 && edit.kind !== 'set') {
    if (!there || (edit.kind === 'rename' && Object.hasOwn(object, edit.to))) return undefined
    return copy(object, key, (result, old) => {
      if (edit.kind === 'rename') result[edit.to] = old
    })
  }
  if (!there && rest.length > 0) return undefined
  const made = make(object[key] ?? null, rest, edit)
  if (made === undefined) return undefined
  const result = copy(object, key, (open) => {
    open[key] = made
  })
  if (!there) result[key] = made
  return result
}

function copy(object: JsonObject, key: string, put: (result: OpenObject, old: Json) => void): OpenObject {
  const result = emptyObject()
  for (const name of Object.keys(object)) {
    const value = object[name] ?? null
    if (name === key) put(result, value)
    else result[name] = value
  }
  return result
}
