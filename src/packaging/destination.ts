// Where a folder goes at head and did not go at base: another cluster, another namespace, or all of it anew.
import { field, text } from '../kube/fields.ts'
import type { Deployment } from './deployment.ts'
import type { Deployments } from './gitops.ts'
import { clusterIn } from './gitops.ts'

/** One folder, as head applies it and base did not. */
export interface Destination {
  readonly folder: string
  readonly deployment: Deployment
  /** The cluster is new, not only the namespace or the folder. */
  readonly cluster: boolean
}

/** Objects that apply one folder; more of them are looked at no further. */
const mostOfFolder = 500

/** `stood`: was there such a folder at base? What is new itself is told where it stands. */
export function newDestinations(
  base: Deployments,
  head: Deployments,
  stood: (folder: string) => boolean,
): readonly Destination[] {
  const byLabel = new Map<string, Deployment[]>()
  for (const folder of base.folders) {
    for (const one of base.of(folder)) byLabel.set(one.label, [...(byLabel.get(one.label) ?? []).slice(0, 20), one])
  }
  const standing = new Set([...head.folders].flatMap((folder) => head.of(folder).map(spot)))
  return [...head.folders].sort().flatMap((folder) => {
    if (!stood(folder)) return []
    const [before, after] = [base.of(folder).slice(0, mostOfFolder), head.of(folder).slice(0, mostOfFolder)]
    if (before.length > 0) return anew(folder, before, distinct(after))
    return after.flatMap((deployment): readonly Destination[] => {
      // The object applied another folder: this one is new to its cluster.
      const known = byLabel.get(deployment.label)?.some((one) => !standing.has(spot(one))) ?? false
      return known ? [{ folder, deployment, cluster: false }] : []
    })
  })
}

function spot({ label, path }: Deployment): string {
  return JSON.stringify([label, path])
}

function anew(folder: string, before: readonly Deployment[], after: readonly Deployment[]): readonly Destination[] {
  let gone: boolean | undefined
  return after.flatMap((deployment): readonly Destination[] => {
    const clusters = before.map((one) => clusterRelation(one, deployment))
    const isThere = before.some((one, at) => isInPlace(one, deployment, clusters[at] ?? 'unknown'))
    if (isThere) return []
    const cluster = !clusters.some((one) => one === 'same' || one === 'unknown')
    // Where only the folder of the object tells its cluster, and another is gone, the object moved.
    if (cluster && clusters.includes('named'))
      gone ??= before.some((one) => !after.some((now) => isSamePlace(one, now)))
    return cluster && clusters.includes('named') && gone ? [] : [{ folder, deployment, cluster }]
  })
}

/** One cluster and one namespace, as far as they say so. */
export function isSamePlace(left: Deployment, right: Deployment): boolean {
  return isInPlace(left, right, clusterRelation(left, right))
}

function isInPlace(left: Deployment, right: Deployment, clusters: Relation): boolean {
  if (clusters === 'other' || clusters === 'named') return false
  const [before, after] = [namespaceOf(left), namespaceOf(right)]
  return before === undefined || after === undefined || before === after
}

/** `named`: by the folders in which the two objects stand, and by nothing else. */
type Relation = 'same' | 'other' | 'named' | 'unknown'

export function clusterRelation(left: Deployment, right: Deployment): Relation {
  const [one, other] = [left.target, right.target]
  if (left.tool !== right.tool || one.kind === 'unknown' || other.kind === 'unknown') return 'unknown'
  if (one.kind === 'home' && other.kind === 'home') {
    const [here, there] = [clusterIn(left.document.source.path), clusterIn(right.document.source.path)]
    return here === undefined || there === undefined || here === there ? 'same' : 'named'
  }
  if (one.kind === other.kind) return one.name === other.name ? 'same' : 'other'
  if (one.kind !== 'home' && other.kind !== 'home') return 'unknown'
  // A cluster may call itself by the name of its folder.
  const [home, away] = one.kind === 'home' ? [left, other] : [right, one]
  return clusterIn(home.document.source.path) === away.name ? 'same' : 'other'
}

/** The namespace that it gives to objects; Argo CD gives its own only to those that name none. */
export function namespaceOf({ tool, settings: { value }, namespace }: Deployment): string | undefined {
  if (tool === 'flux') return text(field(value, 'targetNamespace'))
  return text(field(value, 'namespace')) ?? namespace?.value
}

function distinct(deployments: readonly Deployment[]): readonly Deployment[] {
  const byPlace = new Map<string, Deployment>()
  for (const one of deployments) {
    const key = JSON.stringify([clusterKey(one), namespaceOf(one) ?? null])
    if (!byPlace.has(key)) byPlace.set(key, one)
  }
  return [...byPlace.values()]
}

/** The same for all whose clusters are certainly the same. */
export function clusterKey({ tool, target: { kind, name }, document }: Deployment): string {
  const home = kind === 'home' ? (clusterIn(document.source.path) ?? null) : null
  return JSON.stringify([tool, kind, name, home])
}
