// Plain data, as JSON has it.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/**
 * Objects that we read have no inherited keys: `constructor` and `__proto__` are there only if written.
 * Ask with `Object.hasOwn` all the same, since objects of other origin may come along.
 */
export interface JsonObject {
  readonly [key: string]: Json
}

/** An object under construction. */
export interface OpenObject {
  [key: string]: Json
}

// Objects made straight from null are slow dictionaries in V8; a null prototype one step further away is not.
const nothing: object = Object.freeze(Object.create(null))

/** An empty object without inherited keys. */
export function emptyObject(): OpenObject {
  return Object.create(nothing)
}

/** Are both the same data? The order of keys does not count. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right)) return false
    return left.length === right.length && left.every((item, at) => sameJson(item, right[at]))
  }
  return sameObject(left, right)
}

function sameObject(left: JsonObject | readonly Json[], right: JsonObject | readonly Json[]): boolean {
  if (Array.isArray(left) || Array.isArray(right)) return false
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  return keys.every((key) => Object.hasOwn(right, key) && sameJson(Reflect.get(left, key), Reflect.get(right, key)))
}
