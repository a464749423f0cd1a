// Values of Flux' substitutions that ConfigMaps of the repository say.

import { inOtherCluster } from '../kube/cluster-path.ts'
import { isManifestPath } from '../kube/discover.ts'
import { at, field, text, textMap } from '../kube/fields.ts'
import type { Document, SyntaxCache } from '../yaml/document.ts'
import { readDocuments } from '../yaml/document.ts'
import type { Deployment, Spot, Substitution } from './deployment.ts'
import type { Texts } from './kustomize/texts.ts'
import type { Snapshot } from './snapshot.ts'

interface ConfigMap {
  readonly document: Document
  readonly values: ReadonlyMap<string, string>
}

/** More ConfigMaps of one name are hostile input. */
const mostOfName = 500

/** The deployments with what the ConfigMaps say that they name. */
export function withSubstitutes(
  found: readonly Deployment[],
  { files }: Snapshot,
  texts: Texts,
  cache: SyntaxCache,
): readonly Deployment[] {
  const names = new Set(found.flatMap(({ substitution }) => substitution?.from.flatMap(nameOf) ?? []))
  if (names.size === 0) return found
  const byName = new Map<string, ConfigMap[]>()
  for (const [path, file] of files) {
    if (!isManifestPath(path)) continue
    const source = texts.source(path, file)
    if (source === undefined || 'message' in source || !source.text.includes('ConfigMap')) continue
    for (const document of readDocuments(source, cache, mayHold).documents) {
      const name = text(at(document.value, ['metadata', 'name'])) ?? ''
      if (field(document.value, 'kind') !== 'ConfigMap' || !names.has(name)) continue
      const all = byName.get(name) ?? []
      if (all.length < mostOfName)
        byName.set(name, [...all, { document, values: textMap(field(document.value, 'data')) }])
    }
  }
  const known = new Map<string, ConfigMap | undefined>()
  const mapOf = (name: string, { value, source: { path } }: Document): ConfigMap | undefined => {
    const key = JSON.stringify([name, namespaceIn(value) ?? null, path])
    if (!known.has(key)) known.set(key, nearest(byName.get(name) ?? [], namespaceIn(value), path))
    return known.get(key)
  }
  return found.map((one) => {
    const { substitution } = one
    if (substitution === undefined || substitution.from.length === 0) return one
    return { ...one, substitution: filled(substitution, one, mapOf) }
  })
}

function mayHold(piece: string): boolean {
  return piece.includes('ConfigMap') && /kind["']?[ \t]*:[ \t]*["']?ConfigMap\b/.test(piece)
}

function nameOf(source: Deployment['source']): readonly string[] {
  const name = text(field(source, 'name'))
  return field(source, 'kind') === 'ConfigMap' && name !== undefined ? [name] : []
}

/** What the object itself says counts before what it takes from elsewhere; of the sources the last counts. */
function filled(
  substitution: Substitution,
  { document }: Deployment,
  mapOf: (name: string, of: Document) => ConfigMap | undefined,
): Substitution {
  const values = new Map<string, string>()
  const elsewhere = new Map<string, Spot>()
  let open = false
  for (const source of substitution.from) {
    const [name] = nameOf(source)
    const map = name === undefined ? undefined : mapOf(name, document)
    if (map === undefined) {
      open = true
      continue
    }
    for (const [key, value] of map.values) {
      values.set(key, value)
      elsewhere.set(key, { document: map.document, route: ['data', key] })
    }
  }
  for (const [key, value] of substitution.values) {
    values.set(key, value)
    elsewhere.delete(key)
  }
  return { ...substitution, values, elsewhere, open }
}

/** The one that lies in the object's namespace and cluster, as near as any; nothing where several do and differ. */
function nearest(all: readonly ConfigMap[], namespace: string | undefined, path: string): ConfigMap | undefined {
  const fitting = all.filter(({ document }) => {
    const own = namespaceIn(document.value)
    if (isSealed(document) || inOtherCluster(document.source.path, path)) return false
    // Where one of them does not say, it is told by a file that both lie in or beside.
    if (own === undefined || namespace === undefined) return folderOf(document.source.path) === folderOf(path)
    return own === namespace
  })
  const near = Math.max(0, ...fitting.map(({ document }) => shared(document.source.path, path)))
  const [first, ...others] = fitting.filter(({ document }) => shared(document.source.path, path) === near)
  const same = (one: ConfigMap): boolean =>
    JSON.stringify([...one.values]) === JSON.stringify([...(first?.values ?? [])])
  return others.every(same) ? first : undefined
}

/** What is encrypted says nothing yet. */
function isSealed({ value }: Document): boolean {
  return field(value, 'sops') !== undefined
}

function namespaceIn(value: Document['value']): string | undefined {
  return text(at(value, ['metadata', 'namespace']))
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** How many folders two paths have in common. */
function shared(left: string, right: string): number {
  const [these, those] = [left.split('/').slice(0, -1), right.split('/').slice(0, -1)]
  const differ = these.findIndex((step, index) => step !== those[index])
  return differ < 0 ? these.length : differ
}
