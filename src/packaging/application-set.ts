// An Argo CD ApplicationSet -> the specs of the Applications it makes, as far as the repository tells them.
import { at, field, isList, isObject, list, text } from '../kube/fields.ts'
import type { Json, OpenObject } from '../yaml/json.ts'
import { emptyObject } from '../yaml/json.ts'
import { glob } from './glob.ts'

/** Names of a template and what they stand for. */
type Parameters = ReadonlyMap<string, string>

/** More Applications of one set are hostile input. */
const mostSets = 2_000
const deepest = 8

/** `folders`: all of the tree. */
export function specsOf(set: Json, folders: Iterable<string>): readonly Json[] {
  const template = at(set, ['spec', 'template', 'spec'])
  if (template === undefined) return []
  const known = [...folders]
  const sets = list(at(set, ['spec', 'generators'])).flatMap((one) => parameters(one, known, 0))
  return sets.slice(0, mostSets).map((own) => filled(template, own, 0))
}

function parameters(generator: Json, folders: readonly string[], depth: number): readonly Parameters[] {
  if (depth > deepest) return []
  const inner = (key: string): readonly (readonly Parameters[])[] =>
    list(at(generator, [key, 'generators'])).map((one) => parameters(one, folders, depth + 1))
  if (field(generator, 'matrix') !== undefined) return product(inner('matrix'))
  if (field(generator, 'merge') !== undefined) return merged(inner('merge'))
  if (field(generator, 'git') !== undefined) return ofFolders(field(generator, 'git') ?? null, folders)
  // Which clusters there are, only Argo CD knows; but all have the same values.
  const clusters = field(generator, 'clusters')
  if (clusters !== undefined) return [flat(field(clusters, 'values') ?? null, 'values')]
  return list(at(generator, ['list', 'elements']))
    .slice(0, mostSets)
    .map((element) => flat(element))
}

/** Every one of the first with every one of the others. */
function product(parts: readonly (readonly Parameters[])[]): readonly Parameters[] {
  let sets: readonly Parameters[] = [new Map()]
  for (const part of parts) {
    sets = sets
      .slice(0, mostSets)
      .flatMap((left) =>
        part.slice(0, mostSets / Math.max(sets.length, 1)).map((right) => new Map([...left, ...right])),
      )
  }
  return parts.length === 0 ? [] : sets
}

/** Which of the first generator's sets a later one meets is not known here: so each of them, alone and changed. */
function merged([first = [], ...others]: readonly (readonly Parameters[])[]): readonly Parameters[] {
  const changes = others.flat()
  return [...first, ...product([first, changes])].slice(0, mostSets)
}

/** Folders of the tree that the generator's patterns name. */
function ofFolders(git: Json, folders: readonly string[]): readonly Parameters[] {
  const patterns = list(field(git, 'directories'))
    .slice(0, 50)
    .flatMap((one) => {
      const path = text(field(one, 'path'))
      return path === undefined ? [] : [{ fits: glob(path), excluded: field(one, 'exclude') === true }]
    })
  const values = flat(field(git, 'values') ?? null, 'values')
  const found = folders.filter((folder) => {
    const fitting = patterns.filter(({ fits }) => fits(folder))
    return fitting.length > 0 && !fitting.some(({ excluded }) => excluded)
  })
  return found.slice(0, mostSets).map((folder) => {
    const segments = folder.split('/')
    const basename = segments.at(-1) ?? ''
    const names = segments.flatMap((segment, index): readonly (readonly [string, string])[] => [
      [`path[${index}]`, segment],
      [`path.segments.${index}`, segment],
    ])
    return new Map([...values, ['path', folder], ['path.path', folder], ['path.basename', basename], ...names])
  })
}

/** Texts of a mapping by their dotted names. */
function flat(value: Json, prefix = '', depth = 0): Parameters {
  const found = new Map<string, string>()
  if (!isObject(value) || depth > deepest) return found
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix === '' ? key : `${prefix}.${key}`
    if (isObject(inner)) for (const [path, one] of flat(inner, name, depth + 1)) found.set(path, one)
    else if (inner !== null && !isList(inner)) found.set(name, String(inner))
  }
  return found
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

/** `{{name}}`, `{{ .name }}` and `{{ index .path.segments 1 }}`. */
function filledText(written: string, own: Parameters): string {
  return written.replace(/\{\{-?([^{}]*)\}\}/g, (whole, expression: string) => {
    const words = expression.replace(/-$/, '').trim().split(/\s+/)
    const [first = '', second = '', third] = words
    if (words.length === 1) return own.get(first.replace(/^\./, '')) ?? whole
    if (first !== 'index' || third === undefined || words.length > 3) return whole
    return own.get(`${second.replace(/^\./, '')}.${third.replace(/^"(.*)"$/, '$1')}`) ?? whole
  })
}

/** Is something left in it that only Argo CD could fill in? */
export function isOpen(word: string): boolean {
  return word.includes('{{')
}
