// Paths with wildcards, and the routes of a body that they fit.
import type { Json } from '../yaml/json.ts'
import type { Route } from '../yaml/route.ts'
import { field, isList, isObject } from './fields.ts'

/** A key, or every item of a list, every value of a mapping, or anything at any depth. */
type Step = string | typeof items | typeof values | typeof anywhere

const items = Symbol('[]')
const values = Symbol('*')
const anywhere = Symbol('**')

export type Path = readonly Step[]

/** `.a[].b` with `[]` for every item, `.*` for every value of a mapping and `**` for any depth. */
export function parsePath(path: string): Path {
  return [...path.matchAll(/\[\]|[^.[\]]+/g)].map(([part]) => {
    if (part === '[]') return items
    if (part === '*') return values
    return part === '**' ? anywhere : part
  })
}

/** Routes of everything in the body that the path fits, in the order of the text. */
export function expand(body: Json, path: Path): readonly Route[] {
  const found: Route[] = []
  walk(body, path, [], found)
  return found
}

function walk(value: Json | undefined, path: Path, route: Route, found: Route[]): void {
  const [step, ...rest] = path
  if (step === undefined) {
    if (value !== undefined) found.push(route)
    return
  }
  if (step === anywhere) {
    walk(value, rest, route, found)
    for (const [key, child] of children(value)) walk(child, path, [...route, key], found)
    return
  }
  if (typeof step === 'string') {
    walk(field(value, step), rest, [...route, step], found)
    return
  }
  if (isList(value) !== (step === items)) return
  for (const [key, child] of children(value)) walk(child, rest, [...route, key], found)
}

/** Keys with their values, or indices with their items. */
export function children(value: Json | undefined): readonly (readonly [string | number, Json])[] {
  if (isList(value)) return value.map((item, index) => [index, item] as const)
  return isObject(value) ? Object.entries(value) : []
}

export function isPrefix(prefix: Route, route: Route): boolean {
  return prefix.length <= route.length && prefix.every((step, index) => step === route[index])
}
