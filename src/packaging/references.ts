// Which further files of a tree kustomizations need, whose names do not tell that they hold YAML.
import { isManifestPath } from '../kube/discover.ts'
import { syntaxCache } from '../yaml/document.ts'
import { graph } from './kustomize/graph.ts'
import type { Paths } from './kustomize/paths.ts'
import { folderOf, pathsOf } from './kustomize/paths.ts'
import { texts } from './kustomize/texts.ts'
import { isKustomization } from './layout.ts'
import type { Ends, Snapshot } from './snapshot.ts'

/** Paths of patches, objects and the like that were not read yet, at each end. */
export interface References {
  readonly base: readonly string[]
  readonly head: readonly string[]
}

/** Bytes of kustomizations whose words are looked at; more than that are parsed unseen. Those of real repositories are few. */
const mostLookedAt = 4_000_000

/** Parses what strangers wrote: for a thread that can be stopped. */
export function references({ base, head }: Ends): References {
  return { base: referencesIn(base), head: referencesIn(head) }
}

/** What generators take in whole is not needed. */
function referencesIn(snapshot: Snapshot): readonly string[] {
  const tree = pathsOf(snapshot)
  const paths = [...suspects(snapshot, tree)]
  if (paths.length === 0) return []
  const { uses } = graph(paths, tree, texts(syntaxCache()))
  const needed = [...uses.values()].flatMap(({ resources, others }) => [...resources, ...others])
  return [...new Set(needed)].filter((path) => isUnread(path, snapshot))
}

/** May there be references? The answer takes little time, whatever strangers wrote, and is nearly always no. */
export function mayRefer({ base, head }: Ends): boolean {
  return [base, head].some((end) => !suspects(end, pathsOf(end)).next().done)
}

/** What the references of a tree are told from: its names and links, and what its kustomizations say. */
export function referring({ base, head }: Ends): Ends {
  return { base: referringIn(base), head: referringIn(head) }
}

function referringIn({ files }: Snapshot): Snapshot {
  const kept = [...files].map(([path, file]) => {
    const { content, ...name } = file
    return [path, file.mode === '120000' || isKustomization(path) ? file : name] as const
  })
  return { files: new Map(kept) }
}

function* suspects(snapshot: Snapshot, tree: Paths): Generator<string> {
  let looked = 0
  for (const [path, { content }] of snapshot.files) {
    if (!isKustomization(path) || content === undefined || !('bytes' in content)) continue
    looked += content.bytes.length
    const text = looked > mostLookedAt ? undefined : new TextDecoder().decode(content.bytes)
    if (text === undefined || namesOther(text, folderOf(path), tree, snapshot)) yield path
  }
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
