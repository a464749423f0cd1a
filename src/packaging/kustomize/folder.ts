// The kustomization file of a folder: where it stands, and what it says.
import type { Kustomization } from './kustomization.ts'
import { kustomization } from './kustomization.ts'
import type { Log } from './log.ts'
import { failIn } from './log.ts'
import type { Paths } from './paths.ts'
import { folderOf } from './paths.ts'
import type { Texts } from './texts.ts'
import { kubectl } from './texts.ts'

export const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']

/** The kustomization file, or where one would be. */
export function kustomizationPath(folder: string, paths: Paths): string {
  return filesOf(folder, paths)[0] ?? kustomizationIn(folder)
}

/** Where one would be. */
export function kustomizationIn(folder: string): string {
  const [first = ''] = kustomizationNames
  return join(folder, first)
}

export function holdsKustomization(folder: string, paths: Paths): boolean {
  return filesOf(folder, paths).length > 0
}

/** Where a kustomization is read from. */
export interface Shelf {
  readonly paths: Paths
  readonly texts: Texts
  /** Kustomizations of folders that hold none, as those who apply them write them. */
  readonly written?: ReadonlyMap<string, Kustomization>
}

/** What looking at files leaves behind. */
interface Reached {
  readonly log: Log
  readonly inputs: Set<string>
}

/** Nothing, and a fault, where there is none or it cannot be read. */
export function kustomizationOf(folder: string, { log, inputs }: Reached, shelf: Shelf): Kustomization | undefined {
  const { paths, texts } = shelf
  const found = filesOf(folder, paths)
  for (const path of found) inputs.add(path)
  const [name, second] = found
  const path = name === undefined ? undefined : behindLinks(name, paths)
  if (path === undefined) {
    const written = shelf.written?.get(folder)
    if (written !== undefined) return written
    failIn(log, folder, 'there is no kustomization in the folder')
    return undefined
  }
  if (second !== undefined) {
    failIn(log, second, `the folder has two kustomization files; the other is ${name}`)
    return undefined
  }
  inputs.add(path)
  const file = paths.file(path)
  const source = file === undefined ? undefined : texts.source(path, file)
  if (source === undefined || 'message' in source) {
    failIn(log, path, source === undefined ? 'was not read' : source.message)
    return undefined
  }
  const { documents, problems } = texts.read(source, kubectl)
  const [document] = documents
  if (document === undefined || problems.length > 0) {
    log.fault ??= problems[0] ?? { path, message: 'the kustomization is empty' }
    return undefined
  }
  return kustomization({ document, role: 'kustomization', folder }, log)
}

/** The file that a kustomization's name leads to; its references are still those of the folder in which the name stands. */
export function behindLinks(path: string, paths: Paths): string {
  const target = paths.find(folderOf(path), path.slice(path.lastIndexOf('/') + 1))
  return target.kind === 'file' ? target.path : path
}

function filesOf(folder: string, paths: Paths): readonly string[] {
  return kustomizationNames.map((name) => join(folder, name)).filter((path) => paths.file(path) !== undefined)
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}
