// An Argo CD ApplicationSet -> the specs of the Applications it makes, as far as the repository tells them.
import { at, isList, isObject, list } from '../kube/fields.ts'
import type { Document } from '../yaml/document.ts'
import type { Json, OpenObject } from '../yaml/json.ts'
import { emptyObject } from '../yaml/json.ts'
import type { Spot } from './deployment.ts'
import type { Shelf } from './generator.ts'
import { mostSets, parameterSets } from './generator.ts'
import type { Parameters } from './parameters.ts'
import { filledText } from './parameters.ts'

/** What one Application of a set says, and what makes it one of them. */
export interface MadeSpec {
  readonly spec: Json
  readonly from: readonly Spot[]
}

export function specsOf(document: Document, shelf: Shelf): readonly MadeSpec[] {
  const template = at(document.value, ['spec', 'template', 'spec'])
  if (template === undefined) return []
  const sets = list(at(document.value, ['spec', 'generators'])).flatMap((value, index) => {
    return parameterSets({ document, value, route: ['spec', 'generators', index] }, shelf)
  })
  return sets.slice(0, mostSets).map((own) => ({ spec: filled(template, own, 0), from: own.from }))
}

/** The template with all that is known filled in; what is not stays as it is written. */
function filled(value: Json, own: Parameters, depth: number): Json {
  if (typeof value === 'string') return filledText(value, own)
  if (depth > 50) return value
  if (isList(value)) return value.map((item) => filled(item, own, depth + 1))
  if (!isObject(value)) return value
  const object: OpenObject = emptyObject()
  for (const [key, inner] of Object.entries(value)) object[key] = filled(inner, own, depth + 1)
  return object
}

/** Is something left in it that only Argo CD could fill in? */
export function isOpen(word: string): boolean {
  return word.includes('{{')
}
