// What a value of the policy file may be: read, and told as JSON Schema, from one description.
import type { Json, JsonObject } from '../yaml/json.ts'
import { childOf, isList, isObject, type Route } from '../yaml/route.ts'
import { nearest } from './nearest.ts'

/** A value, where it stands, and whom to tell what is wrong with it. */
export interface Spot {
  readonly value: Json | undefined
  readonly route: Route
  /** `key`: what is wrong is the key. */
  complain(route: Route, message: string, at?: 'key'): void
}

export interface Shape<T> {
  readonly schema: JsonObject
  /** Nothing if it is wrong; then somebody was told. */
  read(spot: Spot): T | undefined
}

/** The value one step further in. */
export function inside(spot: Spot, step: string | number): Spot {
  return { ...spot, value: childOf(spot.value, step), route: [...spot.route, step] }
}

/** How the value is called: `rules.token-secret`, `waivers[0].rule`. */
export function nameOf(route: Route): string {
  let name = ''
  for (const step of route) name += typeof step === 'number' ? `[${step}]` : `${name === '' ? '' : '.'}${step}`
  return name
}

/** One of some words. */
export function word<T extends string>(words: readonly T[]): Shape<T> {
  return {
    schema: { enum: words },
    read(spot) {
      const found = words.find((candidate) => candidate === spot.value)
      if (found === undefined) wrong(spot, `must be ${either(words)}`, hint(spot.value, words))
      return found
    },
  }
}

/** Text that `test` accepts; `says` what it must be. */
export function text(says: string, pattern: RegExp, test: (value: string) => boolean = always): Shape<string> {
  return {
    schema: { type: 'string', pattern: pattern.source },
    read(spot) {
      if (typeof spot.value === 'string' && pattern.test(spot.value) && test(spot.value)) return spot.value
      wrong(spot, `must be ${says}`, needsQuotes(spot.value) ? '; put it in quotes' : '')
      return undefined
    },
  }
}

export const flag: Shape<boolean> = {
  schema: { type: 'boolean' },
  read(spot) {
    if (typeof spot.value === 'boolean') return spot.value
    wrong(spot, 'must be true or false', typeof spot.value === 'string' ? ', without quotes' : '')
    return undefined
  },
}

export function integer(least: number, most: number): Shape<number> {
  return {
    schema: { type: 'integer', minimum: least, maximum: most },
    read(spot) {
      const { value } = spot
      if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
      wrong(spot, `must be a whole number from ${least} to ${most}`)
      return undefined
    },
  }
}

export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema },
    read(spot) {
      if (!isList(spot.value)) {
        wrong(spot, 'must be a list', ': write each item on a line of its own, behind a dash')
        return undefined
      }
      return spot.value.flatMap((_, at) => {
        const read = item.read(inside(spot, at))
        return read === undefined ? [] : [read]
      })
    },
  }
}

export type Fields = Readonly<Record<string, Shape<unknown>>>

export type Read<S extends Fields> = {
  readonly [K in keyof S]?: S[K] extends Shape<infer T> ? T | undefined : never
}

/** A mapping with known keys. */
export function fields<S extends Fields>(known: S, required: readonly (keyof S & string)[] = []): Shape<Read<S>> {
  const names = Object.keys(known)
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, known[name]?.schema ?? {}])),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    },
    read(spot) {
      const { value } = spot
      if (!isObject(value)) {
        wrong(spot, 'must be a mapping', ` with ${either(names)}`)
        return undefined
      }
      for (const key of Object.keys(value)) {
        if (!Object.hasOwn(known, key)) spot.complain([...spot.route, key], unknownKey(spot.route, key, names), 'key')
      }
      for (const key of required) {
        if (!Object.hasOwn(value, key)) spot.complain(spot.route, `${where(spot.route)} needs \`${key}\``, 'key')
      }
      const read = names
        .filter((name) => Object.hasOwn(value, name))
        .map((name) => [name, known[name]?.read(inside(spot, name))] as const)
      return Object.fromEntries(read) as Read<S>
    },
  }
}

/** A mapping whose keys are any that `key` accepts. */
export function entries<T>(key: Shape<string>, item: Shape<T>): Shape<readonly (readonly [string, T])[]> {
  return {
    schema: { type: 'object', propertyNames: key.schema, additionalProperties: item.schema },
    read(spot) {
      const { value } = spot
      if (!isObject(value)) {
        wrong(spot, 'must be a mapping')
        return undefined
      }
      return Object.keys(value).flatMap((name) => {
        const route = [...spot.route, name]
        const known = key.read({ value: name, route, complain: (_, message) => spot.complain(route, message, 'key') })
        const read = known === undefined ? undefined : item.read(inside(spot, name))
        return read === undefined ? [] : [[name, read] as const]
      })
    },
  }
}

/** A mapping, or the short form of it. */
export function shortOrLong<A, B>(short: Shape<A>, long: Shape<B>): Shape<A | B> {
  return {
    schema: { anyOf: [short.schema, long.schema] },
    read: (spot) => (isObject(spot.value) ? long.read(spot) : short.read(spot)),
  }
}

/** The same value under a description. */
export function described<T>(says: string, shape: Shape<T>): Shape<T> {
  return { ...shape, schema: { description: says, ...shape.schema } }
}

export function wrong({ value, route, complain }: Spot, must: string, hint = ''): void {
  const not = value === null || value === undefined ? ' and is empty' : `, not ${shown(value)}`
  complain(route, `${nameOf(route) || 'the file'} ${must}${not}${hint}`)
}

export function unknownKey(route: Route, key: string, names: readonly string[]): string {
  return `${where(route)} has no \`${cut(key)}\`${hint(key, names) || `; it has ${names.join(', ')}`}`
}

export function hint(value: Json | undefined, words: readonly string[]): string {
  const near = typeof value === 'string' ? nearest(value, words) : undefined
  return near === undefined ? '' : `; did you mean ${near}?`
}

function where(route: Route): string {
  return nameOf(route) || 'the policy'
}

export function shown(value: Json): string {
  if (isList(value)) return 'a list'
  if (isObject(value)) return 'a mapping'
  return typeof value === 'string' ? JSON.stringify(cut(value)) : String(value)
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function needsQuotes(value: Json | undefined): boolean {
  return typeof value === 'boolean' || typeof value === 'number'
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

function always(): boolean {
  return true
}
