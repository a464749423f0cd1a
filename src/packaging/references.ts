// Which further files of a tree kustomizations need, whose names do not tell that they hold YAML.
import { isManifestPath } from '../kube/discover.ts'
import { syntaxCache } from '../yaml/document.ts'
import { graph } from './kustomize/graph.ts'
import type { Paths } from './kustomize/paths.ts'
import { folderOf, pathsOf } from './kustomize/paths.ts'
import { texts } from './kustomize/texts.ts'
import { isKustomization } from './layout.ts'
import type { Snapshot } from './snapshot.ts'

/** Paths of patches, objects and the like that were not read yet. What generators take in whole is not needed. */
export function references(snapshot: Snapshot): readonly string[] {
  const tree = pathsOf(snapshot)
  const suspects = [...snapshot.files].flatMap(([path, { content }]) => {
    if (!isKustomization(path) || content === undefined || !('bytes' in content)) return []
    return namesOther(new TextDecoder().decode(content.bytes), folderOf(path), tree, snapshot) ? [path] : []
  })
  if (suspects.length === 0) return []
  const { uses } = graph(suspects, tree, texts(syntaxCache()))
  const needed = [...uses.values()].flatMap(({ resources, others }) => [...resources, ...others])
  return [...new Set(needed)].filter((path) => isUnread(path, snapshot))
}

function isUnread(path: string, { files }: Snapshot): boolean {
  const file = files.get(path)
  return file !== undefined && file.mode !== '160000' && file.content === undefined && !isManifestPath(path)
}

/** Does a word of the text name an unread file? A look at the words spares the parser nearly always. */
function namesOther(text: string, folder: string, tree: Paths, snapshot: Snapshot): boolean {
  for (const [word] of text.matchAll(/[\w.@+][\w./@+-]*/g)) {
    if (isManifestPath(word)) continue
    const target = tree.find(folder, word)
    if (target.kind === 'file' && isUnread(target.path, snapshot)) return true
  }
  return false
}
