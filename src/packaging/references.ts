// Which further files of a tree kustomizations need, whose names do not tell that they hold YAML.
import { isManifestPath } from '../kube/discover.ts'
import { syntaxCache } from '../yaml/document.ts'
import { graph } from './kustomize/graph.ts'
import { folderOf, pathsOf } from './kustomize/paths.ts'
import { texts } from './kustomize/texts.ts'
import { isKustomization } from './layout.ts'
import type { Snapshot } from './snapshot.ts'

/** Paths of patches, objects and the like that were not read yet. What generators take in whole is not needed. */
export function references(snapshot: Snapshot): readonly string[] {
  const suspects = [...snapshot.files].flatMap(([path, { content }]) => {
    if (!isKustomization(path) || content === undefined || !('bytes' in content)) return []
    return namesOther(new TextDecoder().decode(content.bytes), folderOf(path), snapshot) ? [path] : []
  })
  if (suspects.length === 0) return []
  const { uses } = graph(suspects, pathsOf(snapshot), texts(syntaxCache()))
  const needed = [...uses.values()].flatMap(({ resources, others }) => [...resources, ...others])
  return [...new Set(needed)].filter((path) => isUnread(path, snapshot))
}

function isUnread(path: string, { files }: Snapshot): boolean {
  const file = files.get(path)
  return file !== undefined && file.mode !== '160000' && file.content === undefined && !isManifestPath(path)
}

/** Does a word of the text name an unread file? A look at the words spares the parser nearly always. */
function namesOther(text: string, folder: string, snapshot: Snapshot): boolean {
  for (const [word] of text.matchAll(/[\w.@+][\w./@+-]*/g)) {
    if (isManifestPath(word)) continue
    if (isUnread(joined(folder, word), snapshot)) return true
  }
  return false
}

function joined(folder: string, reference: string): string {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of reference.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
