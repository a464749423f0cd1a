// A kustomization file -> what it says, each entry with its place; what Kustomize refuses is a fault.
import type { Json } from '../../yaml/json.ts'
import { isList, isObject } from '../../yaml/route.ts'
import type { Log } from './log.ts'
import { fail } from './log.ts'
import type { Mark, Text } from './node.ts'

/** A text and where it is written. */
export interface Entry {
  readonly value: string
  readonly at: Mark
}

/** A structured entry. */
export interface Item {
  readonly value: Json
  readonly at: Mark
}

type TextField = 'namespace' | 'namePrefix' | 'nameSuffix'
type TextListField =
  | 'resources'
  | 'bases'
  | 'components'
  | 'crds'
  | 'configurations'
  | 'generators'
  | 'transformers'
  | 'validators'
  | 'patchesStrategicMerge'
type ItemListField =
  | 'patches'
  | 'patchesJson6902'
  | 'images'
  | 'imageTags'
  | 'replacements'
  | 'replicas'
  | 'vars'
  | 'labels'
  | 'configMapGenerator'
  | 'secretGenerator'
  | 'helmCharts'
  | 'helmChartInflationGenerator'
type ItemField = 'commonLabels' | 'commonAnnotations' | 'generatorOptions' | 'helmGlobals' | 'openapi'

const textFields: readonly string[] = ['namespace', 'namePrefix', 'nameSuffix', 'kind', 'apiVersion']
const textListFields: readonly string[] = [
  'resources',
  'bases',
  'components',
  'crds',
  'configurations',
  'generators',
  'transformers',
  'validators',
  'patchesStrategicMerge',
  'buildMetadata',
]
const itemListFields: readonly string[] = [
  'patches',
  'patchesJson6902',
  'images',
  'imageTags',
  'replacements',
  'replicas',
  'vars',
  'labels',
  'configMapGenerator',
  'secretGenerator',
  'helmCharts',
  'helmChartInflationGenerator',
]
const itemFields: readonly string[] = [
  'commonLabels',
  'commonAnnotations',
  'generatorOptions',
  'helmGlobals',
  'openapi',
  'metadata',
  'sortOptions',
]

export interface Kustomization {
  readonly text: Text
  readonly component: boolean
  entry(field: TextField): Entry | undefined
  entries(field: TextListField): readonly Entry[]
  items(field: ItemListField): readonly Item[]
  item(field: ItemField): Item | undefined
}

/** Kustomize reads field names without regard to case. */
const canonical: ReadonlyMap<string, string> = new Map(
  [...textFields, ...textListFields, ...itemListFields, ...itemFields].map((name) => [name.toLowerCase(), name]),
)

/** `text`: the first document of the file; Kustomize does not look at others. */
export function kustomization(text: Text, log: Log): Kustomization {
  const { value } = text.document
  const written = new Map<string, string>()
  if (!isObject(value)) fail(log, { text, route: [] }, 'a kustomization must be a mapping')
  else {
    for (const key of Object.keys(value)) {
      const name = canonical.get(key.toLowerCase())
      const fault = name === undefined ? 'no field of a kustomization' : wrongType(name, value[key] ?? null)
      if (fault !== undefined) fail(log, { text, route: [key] }, `${key}: ${fault}`)
      else if (name !== undefined && value[key] !== null) written.set(name, key)
    }
    checkEmpty(text, written, log)
  }
  return views(text, written)
}

function checkEmpty(text: Text, written: ReadonlyMap<string, string>, log: Log): void {
  const fields = [...written.keys()].filter((name) => name !== 'kind' && name !== 'apiVersion')
  if (fields.length === 0) fail(log, { text, route: [] }, 'the kustomization is empty')
  const { value } = text.document
  const kind = isObject(value) ? value[written.get('kind') ?? ''] : undefined
  if (typeof kind === 'string' && kind !== '' && kind !== 'Kustomization' && kind !== 'Component') {
    fail(log, { text, route: [written.get('kind') ?? ''] }, 'kind must be Kustomization or Component')
  }
}

function wrongType(name: string, value: Json): string | undefined {
  if (value === null) return undefined
  if (textFields.includes(name)) return typeof value === 'string' ? undefined : 'must be a text'
  if (itemFields.includes(name)) return isObject(value) ? undefined : 'must be a mapping'
  if (!isList(value)) return 'must be a list'
  const wanted = textListFields.includes(name)
  const wrong = value.some((item) => item !== null && (wanted ? typeof item !== 'string' : !isObject(item)))
  return wrong ? `must be a list of ${wanted ? 'texts' : 'mappings'}` : undefined
}

function views(text: Text, written: ReadonlyMap<string, string>): Kustomization {
  const { value } = text.document
  const get = (name: string): Json | undefined => {
    const key = written.get(name)
    return key !== undefined && isObject(value) ? value[key] : undefined
  }
  const mark = (name: string, ...rest: readonly number[]): Mark => ({
    text,
    route: [written.get(name) ?? name, ...rest],
  })
  const list = (name: string): readonly Json[] => {
    const found = get(name)
    return isList(found) ? found : []
  }
  return {
    text,
    component: get('kind') === 'Component',
    entry(field) {
      const found = get(field)
      return typeof found === 'string' && found !== '' ? { value: found, at: mark(field) } : undefined
    },
    entries: (field) => list(field).map((item, index) => ({ value: String(item ?? ''), at: mark(field, index) })),
    items: (field) => list(field).map((item, index) => ({ value: item, at: mark(field, index) })),
    item(field) {
      const found = get(field)
      return found === undefined ? undefined : { value: found, at: mark(field) }
    },
  }
}
