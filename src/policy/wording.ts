// How what is wrong with a value of the policy file is told: what it is called, what it must be, what it is, and what to do.
import type { Json } from '../yaml/json.ts'
import { isList, isObject, type Route } from '../yaml/route.ts'
import { nearest } from './nearest.ts'

/** A value, where it stands, and whom to tell what is wrong with it. */
export interface Spot {
  readonly value: Json | undefined
  readonly route: Route
  /** `key`: what is wrong is the key. */
  complain(route: Route, message: string, at?: 'key'): void
}

/** `fail-on must be high or low, not "hihg"; did you mean high?`; `advice` begins with a semicolon. */
export function wrong({ value, route, complain }: Spot, must: string, advice = ''): void {
  const name = nameOf(route) || 'the file'
  const empty = value === null || value === undefined
  complain(
    route,
    empty ? `${name} is empty; it must be ${must}` : `${name} must be ${must}, not ${shown(value)}${advice}`,
  )
}

export function unknownKey(route: Route, key: string, names: readonly string[]): string {
  return `${where(route)} has no \`${cut(key)}\`${hint(key, names) || `; it has ${names.join(', ')}`}`
}

/** The word that may be meant, whatever the size of its letters. */
export function hint(value: Json | undefined, words: readonly string[]): string {
  const near = typeof value === 'string' ? (nearest(value, words) ?? nearest(value.toLowerCase(), words)) : undefined
  return near === undefined ? '' : `; did you mean ${near}?`
}

export function where(route: Route): string {
  return nameOf(route) || 'the policy'
}

/** How the value is called: `rules.token-secret`, `waivers[0].rule`. */
function nameOf(route: Route): string {
  let name = ''
  for (const step of route) name += typeof step === 'number' ? `[${step}]` : `${name === '' ? '' : '.'}${cut(step)}`
  return name
}

export function shown(value: Json): string {
  if (isList(value)) return 'a list'
  if (isObject(value)) return 'a mapping'
  return typeof value === 'string' ? JSON.stringify(cut(value)) : String(value)
}

export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** Nobody needs more of it, nor what a terminal would obey. */
function cut(text: string): string {
  const line = text.replaceAll('\n', '⏎').replace(/\p{Cc}/gu, '�')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
