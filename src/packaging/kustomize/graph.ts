// Which kustomization uses what, from the kustomization files alone; and which roots a file reaches.
import type { Json } from '../../yaml/json.ts'
import { childOf, isList } from '../../yaml/route.ts'
import { kustomizationNames } from './folder.ts'
import type { Kustomization } from './kustomization.ts'
import { kustomization } from './kustomization.ts'
import { log } from './log.ts'
import { isInline } from './objects.ts'
import type { Paths } from './paths.ts'
import { folderOf } from './paths.ts'
import type { Texts } from './texts.ts'
import { kubectl } from './texts.ts'

/** What one kustomization uses, as paths of the tree. */
export interface Uses {
  readonly component: boolean
  /** Folders of other kustomizations. */
  readonly folders: readonly string[]
  /** Files that hold its objects. */
  readonly resources: readonly string[]
  /** Patches, configurations, lists of variables and the like. */
  readonly others: readonly string[]
  /** Files that generators take in whole. */
  readonly contents: readonly string[]
}

export interface Graph {
  /** By the folder of the kustomization. */
  readonly uses: ReadonlyMap<string, Uses>
  /** Folders that nothing uses, or that are applied by name; components are none. */
  readonly roots: ReadonlySet<string>
  /** The roots whose inputs hold a file. In a circle without a root, the kustomizations themselves. */
  reachedBy(path: string): ReadonlySet<string>
}

/** `named`: folders that are applied as they are, whether or not another kustomization uses them. */
export function graph(
  paths: Iterable<string>,
  tree: Paths,
  texts: Texts,
  named: ReadonlySet<string> = new Set(),
): Graph {
  const uses = new Map<string, Uses>()
  for (const path of paths) {
    if (!kustomizationNames.includes(path.slice(path.lastIndexOf('/') + 1))) continue
    const folder = folderOf(path)
    const found = usesOf(path, folder, tree, texts)
    const before = uses.get(folder)
    uses.set(folder, before === undefined ? found : joined(before, found))
  }
  const users = usersOf(uses)
  const roots = new Set(
    [...uses].flatMap(([folder, { component }]) => {
      const used = (users.folders.get(folder) ?? []).some((user) => user !== folder)
      return component || (used && !named.has(folder)) ? [] : [folder]
    }),
  )
  const reachedBy = (path: string): ReadonlySet<string> => {
    const own = uses.has(folderOf(path)) && isKustomizationName(path) ? [folderOf(path)] : []
    return climb([...own, ...(users.files.get(path) ?? [])], users.folders, roots, uses)
  }
  return { uses, roots, reachedBy }
}

function isKustomizationName(path: string): boolean {
  return kustomizationNames.includes(path.slice(path.lastIndexOf('/') + 1))
}

function joined(left: Uses, right: Uses): Uses {
  return {
    component: left.component && right.component,
    folders: [...left.folders, ...right.folders],
    resources: [...left.resources, ...right.resources],
    others: [...left.others, ...right.others],
    contents: [...left.contents, ...right.contents],
  }
}

function usesOf(path: string, folder: string, tree: Paths, texts: Texts): Uses {
  const nothing: Uses = { component: false, folders: [], resources: [], others: [], contents: [] }
  const file = tree.file(path)
  const source = file === undefined ? undefined : texts.source(path, file)
  if (source === undefined || 'message' in source) return nothing
  const [document] = texts.read(source, kubectl).documents
  if (document === undefined) return nothing
  // What is wrong with it is said when it is resolved.
  const read = kustomization({ document, role: 'kustomization', folder }, log())
  const folders = new Set<string>()
  const resources = new Set<string>()
  const others = new Set<string>()
  const contents = new Set<string>()
  const note = (references: readonly string[], files: Set<string>): void => {
    for (const reference of references) {
      const target = tree.find(folder, reference)
      if (target.kind === 'folder') folders.add(target.path)
      if (target.kind === 'file') files.add(target.path)
    }
  }
  note([...namedIn(read, 'resources'), ...namedIn(read, 'bases')], resources)
  note([...otherReferences(read), ...variablesFrom(read)], others)
  note(generatedFrom(read), contents)
  return {
    component: read.component,
    folders: [...folders],
    resources: [...resources],
    others: [...others],
    contents: [...contents],
  }
}

type ListField = Parameters<Kustomization['entries']>[0]

function namedIn(read: Kustomization, field: ListField): readonly string[] {
  return read.entries(field).map(({ value }) => value)
}

/** All references that are not to objects. */
function otherReferences(read: Kustomization): readonly string[] {
  const fields = ['components', 'crds', 'configurations', 'generators', 'transformers', 'validators'] as const
  const plain = [...fields, 'patchesStrategicMerge' as const].flatMap((field) => namedIn(read, field))
  const patches = (['patches', 'patchesJson6902', 'replacements'] as const).flatMap((field) =>
    read.items(field).flatMap(({ value }) => textsAt(value, 'path')),
  )
  const values = read
    .items('helmCharts')
    .flatMap(({ value }) => [...textsAt(value, 'valuesFile'), ...textsAt(value, 'additionalValuesFiles')])
  const schema = textsAt(read.item('openapi')?.value, 'path')
  return [...plain.filter((value) => !isInline(value)), ...patches, ...values, ...schema]
}

function generatedFrom(read: Kustomization): readonly string[] {
  return generators(read).flatMap((value) => textsAt(value, 'files').map((file) => file.slice(file.indexOf('=') + 1)))
}

/** Lists of variables: what they say goes into names, namespaces and images by way of `vars` and `replacements`. */
function variablesFrom(read: Kustomization): readonly string[] {
  return generators(read).flatMap((value) => [...textsAt(value, 'envs'), ...textsAt(value, 'env')])
}

function generators(read: Kustomization): readonly Json[] {
  return [...read.items('configMapGenerator'), ...read.items('secretGenerator')].map(({ value }) => value)
}

function textsAt(value: Json | undefined, key: string): readonly string[] {
  const found = childOf(value, key)
  if (typeof found === 'string') return found === '' ? [] : [found]
  return isList(found) ? found.filter((one) => typeof one === 'string') : []
}

interface Users {
  readonly files: ReadonlyMap<string, readonly string[]>
  readonly folders: ReadonlyMap<string, readonly string[]>
}

function usersOf(uses: ReadonlyMap<string, Uses>): Users {
  const files = new Map<string, string[]>()
  const folders = new Map<string, string[]>()
  const note = (map: Map<string, string[]>, key: string, user: string): void => {
    const list = map.get(key)
    if (list === undefined) map.set(key, [user])
    else list.push(user)
  }
  for (const [folder, used] of uses) {
    for (const path of used.folders) note(folders, path, folder)
    for (const path of [...used.resources, ...used.others, ...used.contents]) note(files, path, folder)
  }
  return { files, folders }
}

function climb(
  from: readonly string[],
  users: ReadonlyMap<string, readonly string[]>,
  roots: ReadonlySet<string>,
  uses: ReadonlyMap<string, Uses>,
): ReadonlySet<string> {
  const reached = new Set<string>()
  const seen = new Set(from)
  const open = [...from]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (roots.has(folder)) reached.add(folder)
    for (const user of users.get(folder) ?? []) {
      if (seen.has(user)) continue
      seen.add(user)
      open.push(user)
    }
  }
  const alone = reached.size === 0 ? from.filter((folder) => uses.get(folder)?.component === false) : []
  return reached.size === 0 ? new Set(alone) : reached
}

/** All that a root takes in, downwards: kustomizations and files. */
export function closure({ uses }: Graph, root: string): ReadonlySet<string> {
  const found = new Set<string>([root])
  const open = [root]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const below of uses.get(folder)?.folders ?? []) {
      if (found.has(below)) continue
      found.add(below)
      open.push(below)
    }
  }
  return found
}
