// A root that Kustomize refuses -> what it says all the same: the objects it lists, as they are written, under its names.
import type { Document } from '../../yaml/document.ts'
import type { Deployment } from '../deployment.ts'
import { ownConfiguration } from './configuration.ts'
import { asKustomization, withDeployment } from './deployed.ts'
import { finished } from './finish.ts'
import { kustomizationNames } from './folder.ts'
import type { Kustomization } from './kustomization.ts'
import { kustomization } from './kustomization.ts'
import type { Log } from './log.ts'
import { log } from './log.ts'
import { child, itemsOf, scalarText, written } from './node.ts'
import type { Paths } from './paths.ts'
import type { Resource } from './resource.ts'
import { resource } from './resource.ts'
import type { Texts } from './texts.ts'
import { kubectl } from './texts.ts'
import { transformed } from './transform.ts'

interface Shelf {
  readonly paths: Paths
  /** Where a folder's kustomization is read that no parser understands here. */
  readonly instead: Paths
  readonly texts: Texts
  /** Folders that were worked off, or are: each counts once. */
  readonly seen: Set<string>
}

/** No patch is among it: nobody knows what it would have come to. */
export function readable(
  folder: string,
  deployment: Deployment | undefined,
  shelf: Omit<Shelf, 'seen'>,
): readonly Resource[] {
  const all = { ...shelf, seen: new Set<string>() }
  const listed = objectsIn(folder, all)
  const around = deployment === undefined ? undefined : asKustomization(deployment, folder)
  const named = around === undefined ? listed : renamed(listed, around, all)
  const made = tried(named, (to) => finished({ resources: named, configuration: ownConfiguration, variables: [] }, to))
  return deployment === undefined ? made : withDeployment(made, deployment, folder)
}

function objectsIn(folder: string, shelf: Shelf): readonly Resource[] {
  if (shelf.seen.has(folder)) return []
  shelf.seen.add(folder)
  return kustomizationsOf(folder, shelf).flatMap((document) => {
    const file = kustomization({ document, role: 'kustomization', folder }, log())
    const entries = (['resources', 'bases', 'components'] as const).flatMap((field) => file.entries(field))
    const listed = entries.flatMap(({ value, at }): readonly Resource[] => {
      const target = shelf.paths.find(folder, value)
      if (target.kind === 'folder') return objectsIn(target.path, shelf)
      if (target.kind !== 'file') return []
      return documentsOf(target.path, shelf.paths, shelf).flatMap((one) => {
        const node = written({ document: one, role: 'resource', folder, entry: at }, one.value)
        const isList = scalarText(child(node, 'kind'))?.endsWith('List') === true
        return (isList ? itemsOf(child(node, 'items')) : [node]).filter(isNamed).map(resource)
      })
    })
    return renamed(listed, file, shelf)
  })
}

function kustomizationsOf(folder: string, shelf: Shelf): readonly Document[] {
  const [here = [], there = []] = [shelf.paths, shelf.instead].map((paths) =>
    kustomizationNames.flatMap((name) =>
      documentsOf(folder === '' ? name : `${folder}/${name}`, paths, shelf).slice(0, 1),
    ),
  )
  return here.length === 0 ? there : here
}

function documentsOf(path: string, paths: Paths, { texts }: Shelf): readonly Document[] {
  const file = paths.file(path)
  const source = file === undefined ? undefined : texts.source(path, file)
  return source === undefined || 'message' in source ? [] : texts.read(source, kubectl).documents
}

function isNamed(node: Parameters<typeof resource>[0]): boolean {
  const { id } = resource(node)
  return id.kind !== '' && id.name !== ''
}

/** Only what gives names and namespaces. */
function renamed(resources: readonly Resource[], file: Kustomization, { paths, texts }: Shelf): readonly Resource[] {
  const names: Kustomization = { ...file, entries: () => [], items: () => [], item: () => undefined }
  return tried(resources, (to) =>
    transformed(resources, names, {
      paths,
      texts,
      folder: file.text.folder,
      log: to,
      inputs: new Set(),
      configuration: ownConfiguration,
    }),
  )
}

function tried(before: readonly Resource[], make: (to: Log) => readonly Resource[]): readonly Resource[] {
  const to = log()
  const made = make(to)
  return to.fault === undefined ? made : before
}
