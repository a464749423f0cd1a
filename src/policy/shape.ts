// What a value of the policy file may be: read, and told as JSON Schema, from one description.
import type { Json, JsonObject } from '../yaml/json.ts'
import { childOf, isList, isObject } from '../yaml/route.ts'
import { either, hint, type Spot, unknownKey, where, wrong } from './wording.ts'

export interface Shape<T> {
  readonly schema: JsonObject
  /** Nothing if it is wrong; then somebody was told. */
  read(spot: Spot): T | undefined
}

/** The value one step further in. */
export function inside(spot: Spot, step: string | number): Spot {
  return { ...spot, value: childOf(spot.value, step), route: [...spot.route, step] }
}

/** One of some words. */
export function word<T extends string>(words: readonly T[]): Shape<T> {
  return {
    schema: { enum: words },
    read(spot) {
      const found = words.find((candidate) => candidate === spot.value)
      if (found === undefined) wrong(spot, either(words), hint(spot.value, words))
      return found
    },
  }
}

/** More about a text than its pattern says. */
export interface Nature {
  readonly test?: (value: string) => boolean
  /** What to do about one that is refused, behind a semicolon. */
  readonly advice?: (value: string) => string
}

/** Text of that pattern; `says` what it must be. */
export function text(says: string, pattern: RegExp, { test = always, advice = none }: Nature = {}): Shape<string> {
  const fits = (value: string): boolean => pattern.test(value) && test(value)
  return {
    schema: { type: 'string', pattern: pattern.source },
    read(spot) {
      const { value } = spot
      if (typeof value === 'string' && fits(value)) return value
      const bare = typeof value === 'boolean' || typeof value === 'number'
      wrong(
        spot,
        says,
        typeof value === 'string' ? advice(value) : bare && fits(String(value)) ? '; put it in quotes' : '',
      )
      return undefined
    },
  }
}

export const flag: Shape<boolean> = {
  schema: { type: 'boolean' },
  read(spot) {
    if (typeof spot.value === 'boolean') return spot.value
    wrong(spot, 'true or false', meant(spot.value))
    return undefined
  },
}

/** YAML of today knows `yes` and `off` as words. */
function meant(value: Json | undefined): string {
  if (typeof value !== 'string') return ''
  if (/^(true|false)$/i.test(value)) return `; write ${value.toLowerCase()} without quotes`
  if (/^(yes|y|on)$/i.test(value)) return '; did you mean true?'
  return /^(no|n|off)$/i.test(value) ? '; did you mean false?' : ''
}

/** `unit`: what is counted. */
export function integer(least: number, most: number, unit = ''): Shape<number> {
  return {
    schema: { type: 'integer', minimum: least, maximum: most },
    read(spot) {
      const { value } = spot
      if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
      wrong(spot, `a whole number${unit === '' ? '' : ` of ${unit}`} from ${least} to ${most}`)
      return undefined
    },
  }
}

export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema },
    read(spot) {
      if (!isList(spot.value)) {
        wrong(spot, 'a list', '; write each item on a line of its own, behind a dash')
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
        wrong(spot, 'a mapping', `; its keys are ${names.join(', ')}`)
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
        wrong(spot, 'a mapping', '; write each as a key, a colon and its value')
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

function always(): boolean {
  return true
}

function none(): string {
  return ''
}
