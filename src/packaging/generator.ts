// A generator of an ApplicationSet -> sets of parameters, as far as the repository tells them.
import { at, field, list, text } from '../kube/fields.ts'
import type { Document } from '../yaml/document.ts'
import type { Json } from '../yaml/json.ts'
import type { Route } from '../yaml/route.ts'
import { glob } from './glob.ts'
import type { Texts } from './kustomize/texts.ts'
import { kubectl } from './kustomize/texts.ts'
import type { Parameters } from './parameters.ts'
import { filledText, flat, joined, normalized, ofFolder } from './parameters.ts'
import type { Snapshot } from './snapshot.ts'

/** More Applications of one set are hostile input. */
export const mostSets = 2_000
const deepest = 8
const mostPatterns = 50
/** Paths that the patterns of all sets of a tree may be held against; a long pattern counts for several. */
const mostLooks = 200_000

/** Where files are looked for. */
export interface Shelf {
  readonly folders: readonly string[]
  readonly files: readonly string[]
  read(path: string): readonly Document[]
  /** May a pattern be held against this many paths more? */
  allows(paths: number): boolean
}

export function shelf({ files }: Pick<Snapshot, 'files'>, texts: Texts): Shelf {
  const paths = [...files.keys()]
  let looks = 0
  return {
    folders: [...foldersOf(paths)],
    files: paths.filter((path) => /\.(?:ya?ml|json)$/.test(path)),
    read(path) {
      const file = files.get(path)
      const source = file === undefined ? undefined : texts.source(path, file)
      return source === undefined || 'message' in source ? [] : texts.read(source, kubectl).documents
    },
    allows(more) {
      looks += more
      return looks <= mostLooks
    },
  }
}

/** A generator, and where it stands. */
interface Generator {
  readonly document: Document
  readonly value: Json
  readonly route: Route
}

export function parameterSets(generator: Generator, shelf: Shelf, depth = 0, outer = none): readonly Parameters[] {
  if (depth > deepest) return []
  const { document, value, route } = generator
  const inner = (key: string): readonly Generator[] =>
    list(at(value, [key, 'generators'])).map((one, index) => {
      return { document, value: one, route: [...route, key, 'generators', index] }
    })
  if (field(value, 'matrix') !== undefined) return product(inner('matrix'), shelf, depth, outer)
  if (field(value, 'merge') !== undefined) {
    return merged(inner('merge').map((one) => parameterSets(one, shelf, depth + 1, outer)))
  }
  if (field(value, 'git') !== undefined) return ofRepository(generator, shelf, outer)
  // Which clusters there are, only Argo CD knows; but all have the same values.
  const clusters = field(value, 'clusters')
  if (clusters !== undefined) {
    return [{ values: flat(field(clusters, 'values') ?? null, 'values'), from: [{ document, route }] }]
  }
  const elements = list(at(value, ['list', 'elements'])).slice(0, mostSets)
  return elements.map((element, index) => {
    return { values: flat(element), from: [{ document, route: [...route, 'list', 'elements', index] }] }
  })
}

const none: Parameters = { values: new Map(), from: [] }

/** Every one of the first with every one of the others, which may speak of what the first says. */
function product(
  generators: readonly Generator[],
  shelf: Shelf,
  depth: number,
  outer: Parameters,
): readonly Parameters[] {
  let sets: readonly Parameters[] = [none]
  for (const one of generators) {
    const speaks = JSON.stringify(one.value).includes('{{')
    const same = speaks ? undefined : parameterSets(one, shelf, depth + 1, outer)
    const most = mostSets / Math.max(sets.length, 1)
    const next: Parameters[] = []
    for (const left of sets) {
      if (next.length >= mostSets) break
      const part = same ?? parameterSets(one, shelf, depth + 1, joined(outer, left))
      next.push(...part.slice(0, most).map((right) => joined(left, right)))
    }
    sets = next
  }
  return generators.length === 0 ? [] : sets
}

/** Which of the first generator's sets a later one meets is not known here: so each of them, alone and changed. */
function merged([first = [], ...others]: readonly (readonly Parameters[])[]): readonly Parameters[] {
  const changes = others.flat().slice(0, mostSets)
  const changed = first.flatMap((left) =>
    changes.slice(0, mostSets / Math.max(first.length, 1)).map((right) => joined(left, right)),
  )
  return [...first, ...changed].slice(0, mostSets)
}

/** Folders of the tree that the generator's patterns name, or what the files say that they name. */
function ofRepository({ document, value, route }: Generator, shelf: Shelf, outer: Parameters): readonly Parameters[] {
  const git = field(value, 'git') ?? null
  const here = { document, route: [...route, 'git'] }
  const withValues = (own: Parameters): Parameters => {
    const known = joined(outer, own)
    const values = [...flat(field(git, 'values') ?? null, 'values')]
    const said = new Map(values.map(([name, one]) => [name, filledText(one, known)]))
    return joined({ values: said, from: [] }, own)
  }
  const folders = named(git, 'directories', shelf.folders, shelf, outer).map((folder) => {
    return withValues({ values: ofFolder(folder), from: [here] })
  })
  const files = named(git, 'files', shelf.files, shelf, outer).flatMap((path) =>
    shelf.read(path).flatMap((one) => ofFile(path, one).map(withValues)),
  )
  return [...folders, ...files].slice(0, mostSets)
}

function named(
  git: Json,
  key: 'directories' | 'files',
  paths: readonly string[],
  shelf: Shelf,
  outer: Parameters,
): readonly string[] {
  const patterns = list(field(git, key))
    .slice(0, mostPatterns)
    .flatMap((one) => {
      const path = text(field(one, 'path'))
      if (path === undefined || !shelf.allows(1 + path.length / 100)) return []
      return [{ pattern: filledText(path, outer), excluded: field(one, 'exclude') === true }]
    })
  const found = new Set<string>()
  for (const { pattern, excluded } of patterns) {
    if (!excluded) for (const path of fitting(pattern, paths, shelf)) found.add(path)
  }
  for (const { pattern, excluded } of patterns) {
    if (excluded) for (const path of fitting(pattern, [...found], shelf)) found.delete(path)
  }
  return [...found].slice(0, mostSets)
}

/** Only paths that begin as the pattern does, up to its first star, are held against it. */
function fitting(pattern: string, paths: readonly string[], shelf: Shelf): readonly string[] {
  const clean = pattern.replace(/^(?:\.?\/)+/, '')
  const start = clean.slice(0, clean.search(/[*?]|$/))
  // Even a look at the beginning costs something.
  if (!shelf.allows(paths.length / 10)) return []
  const near = paths.filter((path) => path.startsWith(start))
  if (!shelf.allows(near.length * (1 + Math.floor(clean.length / 40)))) return []
  return near.filter(glob(clean))
}

/** A list in a file is a set for each of its items. */
function ofFile(path: string, document: Document): readonly Parameters[] {
  const [folder, filename] = [path.slice(0, Math.max(path.lastIndexOf('/'), 0)), path.slice(path.lastIndexOf('/') + 1)]
  const own = new Map([
    ...ofFolder(folder),
    ['path.filename', filename] as const,
    ['path.filenameNormalized', normalized(filename)] as const,
  ])
  const items = Array.isArray(document.value) ? list(document.value).slice(0, mostSets) : undefined
  if (items === undefined) {
    return [{ values: new Map([...flat(document.value), ...own]), from: [{ document, route: [] }] }]
  }
  return items.map((item, index) => ({
    values: new Map([...flat(item), ...own]),
    from: [{ document, route: [index] }],
  }))
}

function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const path of paths) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  return folders
}
