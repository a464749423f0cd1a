// Keys and indices from a document's root to a value.
import type { Json, JsonObject } from './json.ts'

export type Route = readonly (string | number)[]

/** The value at the route; nothing where there is none. */
export function valueAt(json: Json, route: Route): Json | undefined {
  let value: Json | undefined = json
  for (const step of route) value = childOf(value, step)
  return value
}

/** One step of a route. A number is an index of a list, a string a key. */
export function childOf(value: Json | undefined, step: string | number): Json | undefined {
  if (value === undefined || value === null || typeof value !== 'object') return undefined
  if (isList(value)) return typeof step === 'number' ? value[step] : undefined
  return typeof step === 'string' && Object.hasOwn(value, step) ? value[step] : undefined
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function sameRoute(left: Route, right: Route): boolean {
  return left.length === right.length && left.every((step, at) => step === right[at])
}
