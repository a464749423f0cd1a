// Reads untrusted bodies: own keys only, and a value of another type is as good as none.
import type { Json } from '../yaml/json.ts'
import { isList, isObject } from '../yaml/route.ts'

export { isList, isObject, valueAt as at } from '../yaml/route.ts'

/** The value of a key that the object itself has. */
export function field(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** A text that is not empty: Kubernetes makes no difference between an empty one and none. */
export function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function flag(value: Json | undefined): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

export function list(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : []
}

/** A null among texts is the empty text, as Go reads it. */
export function texts(value: Json | undefined): readonly string[] {
  return list(value).flatMap((item) => (item === null ? [''] : typeof item === 'string' ? [item] : []))
}

/** Labels and annotations. */
export function textMap(value: Json | undefined): ReadonlyMap<string, string> {
  const map = new Map<string, string>()
  if (!isObject(value)) return map
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'string') map.set(key, item)
    if (item === null) map.set(key, '')
  }
  return map
}

export function isUnset(value: Json | undefined): value is null | undefined {
  return value === undefined || value === null
}

/** What a value is, in words for a message. */
export function typeName(value: Json | undefined): string {
  if (isUnset(value)) return 'empty'
  if (isList(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  return { boolean: 'a boolean', number: 'a number', string: 'a text' }[typeof value as 'boolean' | 'number' | 'string']
}
