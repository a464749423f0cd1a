// Names of an ApplicationSet's template, and what they stand for.
import { isList, isObject } from '../kube/fields.ts'
import type { Json } from '../yaml/json.ts'
import type { Spot } from './deployment.ts'

export interface Parameters {
  /** By dotted name. */
  readonly values: ReadonlyMap<string, string>
  /** What says them. */
  readonly from: readonly Spot[]
}

const deepest = 8
const mostNames = 1_000

/** Both together; where they say different things the second counts. */
export function joined(left: Parameters, right: Parameters): Parameters {
  return { values: new Map([...left.values, ...right.values]), from: [...left.from, ...right.from].slice(-deepest) }
}

/** Texts of a mapping by their dotted names. */
export function flat(value: Json, prefix = '', depth = 0): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  if (!isObject(value) || depth > deepest) return found
  for (const [key, inner] of Object.entries(value).slice(0, mostNames)) {
    const name = prefix === '' ? key : `${prefix}.${key}`
    if (isObject(inner)) for (const [path, one] of flat(inner, name, depth + 1)) found.set(path, one)
    else if (inner !== null && !isList(inner)) found.set(name, String(inner))
  }
  return found
}

/** What a set knows of a folder, in the words of both kinds of templates. */
export function ofFolder(folder: string): ReadonlyMap<string, string> {
  const segments = folder.split('/')
  const basename = segments.at(-1) ?? ''
  const names = segments.flatMap((segment, index): readonly (readonly [string, string])[] => [
    [`path[${index}]`, segment],
    [`path.segments.${index}`, segment],
  ])
  return new Map([
    ['path', folder],
    ['path.path', folder],
    ['path.basename', basename],
    ['path.basenameNormalized', normalized(basename)],
    ...names,
  ])
}

/** As part of a name of Kubernetes. */
export function normalized(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9.-]/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
}

/** `{{name}}`, `{{ .name }}` and `{{ index .path.segments 1 }}`. */
export function filledText(written: string, { values }: Parameters): string {
  return written.replace(/\{\{-?([^{}]*)\}\}/g, (whole, expression: string) => {
    const words = expression.replace(/-$/, '').trim().split(/\s+/)
    const [first = '', second = '', third] = words
    if (words.length === 1) return values.get(first.replace(/^\./, '')) ?? whole
    if (first !== 'index' || third === undefined || words.length > 3) return whole
    return values.get(`${second.replace(/^\./, '')}.${third.replace(/^"(.*)"$/, '$1')}`) ?? whole
  })
}
