// Why Kubernetes would refuse an object: wrong types in the fields we read.
import type { Json } from '../yaml/json.ts'
import type { Route } from '../yaml/route.ts'
import { at, isList, isObject, isUnset, typeName } from './fields.ts'

export interface Fault {
  /** In the object's body. */
  readonly route: Route
  readonly message: string
}

type Wanted = 'boolean' | 'string' | 'object'

const wantedNames: Readonly<Record<Wanted, string>> = {
  boolean: 'true or false',
  string: 'a text',
  object: 'a mapping',
}

/** Null counts as unset everywhere. */
function fits(value: Json | undefined, wanted: Wanted): boolean {
  if (isUnset(value)) return true
  return wanted === 'object' ? isObject(value) : typeof value === wanted
}

export function wrongType(body: Json, route: Route, wanted: Wanted): Fault | undefined {
  const value = at(body, route)
  if (fits(value, wanted)) return undefined
  return { route, message: `${String(route.at(-1))} must be ${wantedNames[wanted]}, not ${typeName(value)}` }
}

/** A list, or nothing, and each item of the wanted type. */
export function wrongList(body: Json, route: Route, wanted: Wanted): Fault | undefined {
  const value = at(body, route)
  if (isUnset(value)) return undefined
  const name = String(route.at(-1))
  if (!isList(value)) return { route, message: `${name} must be a list, not ${typeName(value)}` }
  const index = value.findIndex((item) => !fits(item, wanted))
  if (index < 0) return undefined
  return {
    route: [...route, index],
    message: `${name} must hold ${wanted === 'string' ? 'texts' : 'mappings'}, not ${typeName(value[index])}`,
  }
}

/** The first of several checks that finds fault. */
export function firstFault<T>(items: readonly T[], check: (item: T) => Fault | undefined): Fault | undefined {
  for (const item of items) {
    const fault = check(item)
    if (fault !== undefined) return fault
  }
  return undefined
}
