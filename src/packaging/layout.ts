// Which files of a tree are charts' templates, kustomization files or patches: none of them is a manifest of its own.
import { isManifestPath } from '../kube/discover.ts'
import type { Json } from '../yaml/json.ts'
import { valueAt } from '../yaml/route.ts'

export interface Layout {
  /** Chart templates and value files of charts. */
  readonly chartFiles: ReadonlySet<string>
  readonly kustomizations: ReadonlySet<string>
  /** Files that kustomizations name as patches. */
  readonly patches: ReadonlySet<string>
  /** Files that kustomizations list as resources: what these fill in (namespaces, names) is not written yet. */
  readonly inputs: ReadonlySet<string>
}

const kustomizationNames: ReadonlySet<string> = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization'])

export function isKustomization(path: string): boolean {
  return kustomizationNames.has(path.slice(path.lastIndexOf('/') + 1))
}

/** `read`: the documents of a kustomization file. */
export function layout(paths: Iterable<string>, read: (path: string) => readonly Json[]): Layout {
  const all = [...paths]
  const charts = new Set(all.filter((path) => /(^|\/)Chart\.ya?ml$/.test(path)).map(folder))
  const chartFiles = new Set(all.filter((path) => isManifestPath(path) && inTemplates(path, charts)))
  const kustomizations = new Set(all.filter(isKustomization))
  const patches = new Set<string>()
  const inputs = new Set<string>()
  for (const path of kustomizations) {
    for (const document of read(path)) {
      for (const named of patchPaths(document)) patches.add(join(folder(path), named))
      for (const named of texts(document, 'resources')) inputs.add(join(folder(path), named))
    }
  }
  return { chartFiles, kustomizations, patches, inputs }
}

/**
 * Both ends are read the same way: a file that stands at both is no manifest only if both say so. Otherwise a change could
 * take what it makes worse out of sight, by naming it a patch or by a Chart.yaml beside it.
 */
export function agreed(plan: Layout, other: Layout, there: ReadonlyMap<string, unknown>): Layout {
  const stays = (path: string): boolean => !there.has(path) || isOther(other, path)
  return { ...plan, chartFiles: kept(plan.chartFiles, stays), patches: kept(plan.patches, stays) }
}

function kept(paths: ReadonlySet<string>, stays: (path: string) => boolean): ReadonlySet<string> {
  return new Set([...paths].filter(stays))
}

/** A file that is no manifest of its own. */
export function isOther({ chartFiles, kustomizations, patches }: Layout, path: string): boolean {
  return chartFiles.has(path) || kustomizations.has(path) || patches.has(path)
}

function folder(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}

function inTemplates(path: string, charts: ReadonlySet<string>): boolean {
  for (let at = path.indexOf('templates/'); at >= 0; at = path.indexOf('templates/', at + 1)) {
    if (at > 0 && path[at - 1] !== '/') continue
    if (charts.has(path.slice(0, Math.max(at - 1, 0)))) return true
  }
  return false
}

/** Patch files in all the fields where Kustomize knows them; transformers and generators are no manifests either. */
function patchPaths(document: Json): readonly string[] {
  const named = ['patches', 'patchesJson6902', 'replacements']
    .flatMap((key) => entries(document, key))
    .map((entry) => valueAt(entry, ['path']))
    .filter(isFileName)
  const plain = ['patchesStrategicMerge', 'transformers', 'generators', 'validators', 'configurations']
  return [...named, ...plain.flatMap((key) => texts(document, key))]
}

function texts(document: Json, key: string): readonly string[] {
  return entries(document, key).filter(isFileName)
}

function entries(document: Json, key: string): readonly Json[] {
  const value = valueAt(document, [key])
  return Array.isArray(value) ? value : []
}

/** An inline patch has lines. */
function isFileName(value: Json | undefined): value is string {
  return typeof value === 'string' && !value.includes('\n')
}

/** Joins and normalises; what leaves the tree comes out as a path that is in no tree. */
function join(base: string, relative: string): string {
  const parts = base === '' ? [] : base.split('/')
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
