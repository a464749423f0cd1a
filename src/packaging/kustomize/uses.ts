// What one kustomization uses, from its file alone.
import type { Json } from '../../yaml/json.ts'
import { childOf, isList } from '../../yaml/route.ts'
import { behindLinks } from './folder.ts'
import type { Kustomization } from './kustomization.ts'
import { kustomization } from './kustomization.ts'
import { log } from './log.ts'
import { isInline } from './objects.ts'
import type { Paths } from './paths.ts'
import type { Texts } from './texts.ts'
import { kubectl } from './texts.ts'

/** As paths of the tree. */
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

export function usesOf(path: string, folder: string, tree: Paths, texts: Texts): Uses {
  const nothing: Uses = { component: false, folders: [], resources: [], others: [], contents: [] }
  const real = behindLinks(path, tree)
  const file = tree.file(real)
  const source = file === undefined ? undefined : texts.source(real, file)
  if (source === undefined || 'message' in source) return nothing
  const [document] = texts.read(source, kubectl).documents
  if (document === undefined) return nothing
  // What is wrong with it is said when it is resolved.
  const uses = usesIn(kustomization({ document, role: 'kustomization', folder }, log()), folder, tree)
  return real === path ? uses : { ...uses, others: [...uses.others, real] }
}

export function usesIn(read: Kustomization, folder: string, tree: Paths): Uses {
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

/** Of a folder with two kustomization files. */
export function joined(left: Uses, right: Uses): Uses {
  return {
    component: left.component && right.component,
    folders: [...left.folders, ...right.folders],
    resources: [...left.resources, ...right.resources],
    others: [...left.others, ...right.others],
    contents: [...left.contents, ...right.contents],
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
