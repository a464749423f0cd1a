// Files whose own names do not tell that they hold manifests, while the name of a link to them does: whoever applies its folder has both.
import { isManifestPath } from '../kube/discover.ts'
import type { Problem } from '../yaml/source.ts'
import { folderOf, pathsOf } from './kustomize/paths.ts'
import { isKustomization } from './layout.ts'
import type { Snapshot } from './snapshot.ts'

export interface Links {
  readonly files: ReadonlySet<string>
  /** Links to what is not there, under a name that would not be looked for. */
  readonly problems: readonly Problem[]
}

/** Links are followed inside the tree only, and only those whose own content was read. */
export function links(snapshot: Snapshot): Links {
  const named = [...snapshot.files].filter(([path, { mode }]) => mode === '120000' && isTelling(path))
  if (named.length === 0) return { files: new Set(), problems: [] }
  const tree = pathsOf(snapshot)
  const files = new Set<string>()
  const problems: Problem[] = []
  for (const [path] of named) {
    const target = tree.find(folderOf(path), path.slice(path.lastIndexOf('/') + 1))
    if (target.kind === 'file' && !isTelling(target.path)) files.add(target.path)
    if (target.kind === 'absent' && !isTelling(target.path))
      problems.push({ path, message: `it is a link to ${target.path}, which is not there` })
  }
  return { files, problems }
}

function isTelling(path: string): boolean {
  return isManifestPath(path) || isKustomization(path)
}
