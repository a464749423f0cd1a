// The folders of both ends, plain ones and roots, as Argo CD and Flux apply them.
import { at, text } from '../kube/fields.ts'
import type { Manifest } from '../kube/manifest.ts'
import type { UnitPair } from '../kube/unit.ts'
import type { Document } from '../yaml/document.ts'
import { lineOf } from '../yaml/source.ts'
import type { Deployment } from './deployment.ts'
import type { AppliedEnd } from './destinations.ts'
import { destinations } from './destinations.ts'
import type { Directories } from './directory.ts'
import { covers, directories, placed } from './directory.ts'
import type { Reading } from './files.ts'
import { closure } from './kustomize/graph.ts'
import { foldersOver } from './kustomize/paths.ts'
import { unitOf } from './kustomize/rendering.ts'
import type { RootTree } from './kustomize/root-tree.ts'
import type { Ends } from './roots.ts'

export interface AppliedPlaces {
  readonly base: Directories
  readonly head: Directories
  /** What goes somewhere else at head than at base. */
  readonly pairs: readonly UnitPair[]
  /** What cannot be known of it, a sentence each, without a full stop. */
  readonly unknowns: readonly string[]
}

type Readings = ReadonlyMap<string, Reading>

/** `changed`: the paths whose content differs. */
export function appliedPlaces(
  ends: Ends,
  before: Readings,
  after: Readings,
  changed: ReadonlySet<string>,
): AppliedPlaces {
  const { base, head } = ends
  const all = { paths: changed, folders: foldersOver(changed) }
  const touched = (folder: string): boolean => isTouched(folder, base, all) || isTouched(folder, head, all)
  const { pairs, more } = destinations(endOf(base, before), endOf(head, after), touched)
  return {
    base: directories(base.deployments, head.deployments, (folder) => isPlain(folder, base)),
    head: directories(head.deployments, base.deployments, (folder) => isPlain(folder, head)),
    pairs,
    unknowns: [...openSets(ends), ...unseen(more)],
  }
}

/** Sets that the change wrote: of others nothing new can be said. */
function openSets({ base, head }: Ends): readonly string[] {
  const before = new Set(base.deployments.open.map(pieceOf))
  return head.deployments.open
    .filter((document) => !before.has(pieceOf(document)))
    .map(({ source, span, value }) => {
      const name = text(at(value, ['metadata', 'name'])) ?? '?'
      return `ApplicationSet ${name}: which folders it applies, and where, only Argo CD knows (${source.path}:${lineOf(source, span.from)})`
    })
}

function pieceOf({ source, span }: Document): string {
  return source.text.slice(span.from, span.to).trim()
}

function unseen(more: number): readonly string[] {
  if (more === 0) return []
  const folders = more === 1 ? 'one more folder' : `${more} more folders`
  return [`Rights that ${folders} may bind where they go now were not looked at: so many are more than the limit`]
}

interface Changed {
  readonly paths: ReadonlySet<string>
  /** All that lie above one of them. */
  readonly folders: ReadonlySet<string>
}

function isTouched(folder: string, { graph }: RootTree, { paths, folders }: Changed): boolean {
  return [...closure(graph, folder)].some((one) => {
    const { resources = [], others = [] } = graph.uses.get(one) ?? {}
    return folders.has(one) || [...resources, ...others].some((path) => paths.has(path))
  })
}

/** Kustomize and Helm make something else of the others. */
function isPlain(folder: string, { graph, tree }: RootTree): boolean {
  const chart = folder === '' ? 'Chart.yaml' : `${folder}/Chart.yaml`
  return !graph.uses.has(folder) && tree.file(chart) === undefined
}

function endOf(end: RootTree, readings: Readings): AppliedEnd {
  const { deployments, graph, tree } = end
  const known = new Map<Deployment, readonly Manifest[]>()
  const files = [...readings].filter(([, { manifests }]) => manifests.length > 0)
  const plain = (folder: string, deployment: Deployment): readonly Manifest[] => {
    const namespace = deployment.namespace?.value
    const found = files.flatMap(([path, { manifests }]) => (covers(deployment, folder, path) ? manifests : []))
    return namespace === undefined ? found : found.map((one) => placed(one, namespace))
  }
  return {
    deployments,
    holds: (folder) => tree.find('', folder || '.').kind === 'folder',
    manifests(folder, deployment) {
      if (graph.uses.has(folder)) return unitOf(end.resolveFor(folder, deployment), folder).manifests
      if (!isPlain(folder, end)) return []
      const found = known.get(deployment) ?? plain(folder, deployment)
      known.set(deployment, found)
      return found
    },
  }
}
