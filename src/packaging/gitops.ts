// What Argo CD and Flux objects of the repository say of its folders.

import { isManifestPath } from '../kube/discover.ts'
import { at, field } from '../kube/fields.ts'
import { type Document, readDocuments, type SyntaxCache } from '../yaml/document.ts'
import type { Json } from '../yaml/json.ts'
import { isOpen, specsOf } from './application-set.ts'
import type { Deployment } from './deployment.ts'
import { applications, argo, deploymentFields, flux, fluxKustomization } from './deployment.ts'
import type { Shelf } from './generator.ts'
import { shelf } from './generator.ts'
import type { Paths } from './kustomize/paths.ts'
import type { Texts } from './kustomize/texts.ts'
import { links } from './links.ts'
import type { Snapshot } from './snapshot.ts'
import { withSubstitutes } from './substitutes.ts'

export interface Deployments {
  /** Folders that something applies. */
  readonly folders: ReadonlySet<string>
  /** Sets of which only Argo CD knows all that they apply. */
  readonly open: readonly Document[]
  of(folder: string): readonly Deployment[]
  /** What all that apply the folder agree in; nothing where two say different things. */
  agreed(folder: string): Deployment | undefined
  /** Names of the clusters it is applied to, as far as they are known. */
  clusters(folder: string): ReadonlySet<string>
}

/** More objects that apply folders are hostile input. */
const mostDeployments = 20_000

export function deployments(snapshot: Snapshot, tree: Paths, texts: Texts, cache: SyntaxCache): Deployments {
  const { files } = snapshot
  const found: Deployment[] = []
  const open: Document[] = []
  const set = shelf({ files }, texts)
  const linked = links(snapshot).files
  for (const [path, file] of files) {
    if (!(isManifestPath(path) || linked.has(path)) || found.length > mostDeployments) continue
    const source = texts.source(path, file)
    if (source === undefined || 'message' in source) continue
    if (!source.text.includes(argo) && !source.text.includes(flux)) continue
    for (const document of readDocuments(source, cache, mayDeploy).documents) {
      const made = deployed(document, set)
      found.push(...made.filter(({ path }) => !isOpen(path)))
      if (isSet(document) && (made.length === 0 || made.some(({ path }) => isOpen(path)))) open.push(document)
    }
  }
  return { ...byFolder(withSubstitutes(found, snapshot, texts, cache), tree), open }
}

/** Definitions and policies speak of these kinds too, at length; they are not parsed. */
function mayDeploy(text: string): boolean {
  if (!text.includes(argo) && !text.includes(flux)) return false
  if (text.trimStart().startsWith('{')) return /"(?:Application|ApplicationSet|Kustomization)"/.test(text)
  return /^kind:[ \t]*["']?(?:Application|ApplicationSet|Kustomization)\b["']?[ \t]*(?:#.*)?\r?$/m.test(text)
}

function deployed(document: Document, set: Shelf): readonly Deployment[] {
  const { value } = document
  const group = String(field(value, 'apiVersion') ?? '').split('/')[0]
  const kind = field(value, 'kind')
  if (group === flux && kind === 'Kustomization') return [fluxKustomization(document)]
  if (group !== argo) return []
  const spec: Json = field(value, 'spec') ?? null
  if (kind === 'Application') return applications(document, spec, ['spec'])
  if (kind !== 'ApplicationSet') return []
  const made = specsOf(document, set).flatMap(({ spec, from }) =>
    applications(document, spec, ['spec', 'template', 'spec'], from),
  )
  return made.map(known)
}

function isSet({ value }: Document): boolean {
  return field(value, 'kind') === 'ApplicationSet' && at(value, ['spec', 'generators']) !== undefined
}

/** Without what only Argo CD could fill in. */
function known(deployment: Deployment): Deployment {
  const { namespace, cluster, target, ...rest } = deployment
  return {
    ...rest,
    target: isOpen(target.name) ? { kind: 'unknown', name: '' } : target,
    ...(namespace !== undefined && !isOpen(namespace.value) && { namespace }),
    ...(cluster !== undefined && !isOpen(cluster) && { cluster }),
  }
}

function byFolder(found: readonly Deployment[], tree: Paths): Omit<Deployments, 'open'> {
  const own = ownRepositories(found, tree)
  const byPath = new Map<string, Deployment[]>()
  for (const one of found) {
    const folder = folderIn(one, tree)
    if (folder === undefined || !own.has(repositoryOf(one))) continue
    const list = byPath.get(folder)
    if (list === undefined) byPath.set(folder, [one])
    else list.push(one)
  }
  const of = (folder: string): readonly Deployment[] => byPath.get(folder) ?? []
  return {
    folders: new Set(byPath.keys()),
    of,
    agreed(folder) {
      const [first, ...others] = of(folder)
      return first !== undefined && others.every((one) => effect(one) === effect(first)) ? first : undefined
    },
    clusters: (folder) =>
      new Set(
        [...of(folder).map((one) => one.cluster ?? clusterIn(one.document.source.path)), clusterIn(folder)].flatMap(
          (name) => name ?? [],
        ),
      ),
  }
}

function folderIn({ path }: Deployment, tree: Paths): string | undefined {
  const target = tree.find('', path.replace(/^\/+/, '') || '.')
  return target.kind === 'folder' ? target.path : undefined
}

/**
 * An object does not say whether the repository it names is this one. It is taken to be if most of the folders it is said to
 * have are here.
 */
function ownRepositories(found: readonly Deployment[], tree: Paths): ReadonlySet<string> {
  const counts = new Map<string, { here: number; all: number }>()
  for (const one of found) {
    const count = counts.get(repositoryOf(one)) ?? { here: 0, all: 0 }
    counts.set(repositoryOf(one), count)
    count.all++
    if (folderIn(one, tree) !== undefined) count.here++
  }
  return new Set([...counts].flatMap(([name, { here, all }]) => (here * 2 >= all ? [name] : [])))
}

function repositoryOf({ tool, repository }: Deployment): string {
  return `${tool} ${repository.replace(/\.git$/, '')}`
}

/** What it makes of the folder, wherever that is. */
export function effect({ tool, namespace, settings: { value }, substitution }: Deployment): string {
  const settings = deploymentFields.map((name) => field(value, name) ?? null)
  return JSON.stringify([
    tool,
    namespace?.value,
    settings,
    substitution && [...substitution.values],
    substitution?.open,
  ])
}

/**
 * What applies a folder, both ends read alike. Where one end does not say, the other does: a folder that an object applies at
 * last was applied before too, for all that anybody knows. Where one end has several, it is the one that both have.
 */
export function alike(own: Deployments, other: Deployments): Deployments['agreed'] {
  const known = new Map<string, Deployment | undefined>()
  return (folder) => {
    if (!known.has(folder)) known.set(folder, informed(agreedAlike(folder, own, other), other.agreed(folder)))
    return known.get(folder)
  }
}

function agreedAlike(folder: string, own: Deployments, other: Deployments): Deployment | undefined {
  const [here, there] = [own.agreed(folder), other.agreed(folder)]
  if (here === undefined) {
    const all = own.of(folder)
    return all.length === 0 || all.some((one) => sameEffect(one, there)) ? there : undefined
  }
  if (there === undefined || here.namespace !== undefined || there.namespace === undefined) return here
  return sameEffect({ ...here, namespace: there.namespace }, there) ? there : here
}

/** What one end cannot know of the values, since they left the repository or were not in it yet, is what the other says. */
function informed(own: Deployment | undefined, other: Deployment | undefined): Deployment | undefined {
  if (own?.substitution?.open !== true || other?.substitution === undefined) return own
  const { substitution } = own
  return {
    ...own,
    substitution: { ...substitution, values: new Map([...other.substitution.values, ...substitution.values]) },
  }
}

/** Is it the same to the folder at both ends? */
export function sameEffect(left: Deployment | undefined, right: Deployment | undefined): boolean {
  if (left === undefined || right === undefined) return left === right
  return effect(left) === effect(right)
}

/** `clusters/prod/apps.yaml` belongs to the cluster `prod`. */
export function clusterIn(path: string): string | undefined {
  return /(?:^|\/)clusters?\/([^/]+)(?:\/|$)/.exec(path)?.[1]
}
