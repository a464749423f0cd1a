// The files that somebody named, with what the kustomizations among them take in from elsewhere.
import { isManifestPath } from '../kube/discover.ts'
import { syntaxCache } from '../yaml/document.ts'
import { closure, graph } from './kustomize/graph.ts'
import { folderOf, pathsOf } from './kustomize/paths.ts'
import { texts } from './kustomize/texts.ts'
import { isKustomization } from './layout.ts'
import type { Snapshot } from './snapshot.ts'

export function holdsKustomization({ files }: Snapshot): boolean {
  return [...files.keys()].some(isKustomization)
}

/** Files of which no manifest is made stay where they are: a generator may want them. */
export function selection(all: Snapshot, named: ReadonlySet<string>): Snapshot {
  const known = graph(all.files.keys(), pathsOf(all), texts(syntaxCache()))
  const kept = new Set(named)
  const folders = new Set<string>()
  for (const path of named) {
    if (!isKustomization(path) || folders.has(folderOf(path))) continue
    for (const folder of closure(known, folderOf(path))) folders.add(folder)
  }
  for (const folder of folders) {
    const { resources = [], others = [] } = known.uses.get(folder) ?? {}
    for (const path of [...resources, ...others]) kept.add(path)
  }
  const files = [...all.files].filter(([path]) => {
    if (kept.has(path)) return true
    return isKustomization(path) ? folders.has(folderOf(path)) : !isManifestPath(path)
  })
  return { files: new Map(files) }
}
