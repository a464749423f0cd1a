// What goes to another cluster or namespace at head -> pairs of units: what was there before, and what is there now.
import type { Manifest } from '../kube/manifest.ts'
import type { Place } from '../kube/origin.ts'
import type { Applied, Unit, UnitPair } from '../kube/unit.ts'
import { locate } from '../yaml/locate.ts'
import { valueAt } from '../yaml/route.ts'
import type { Deployment } from './deployment.ts'
import type { Destination } from './destination.ts'
import { clusterKey, clusterRelation, namespaceOf, newDestinations } from './destination.ts'
import type { Deployments } from './gitops.ts'
import { alone, granting, type Refitting, refittings } from './refitted.ts'

/** One end, as far as folders and what applies them are concerned. */
export interface AppliedEnd {
  readonly deployments: Deployments
  /** Is it a folder of this end? */
  holds(folder: string): boolean
  /** What the object makes of the folder. */
  manifests(folder: string, deployment: Deployment): readonly Manifest[]
}

export interface Destinations {
  readonly pairs: readonly UnitPair[]
  /** Folders whose new place was not looked at. */
  readonly more: number
}

/** Objects of one cluster that are held against what comes to it. */
const mostHeld = 20_000
const mostFolders = 200

/** Each folder that binds rights costs a look at all that its cluster holds; one that binds none costs itself. */
const mostBinding = 40
const mostLooked = 400

/** `touched`: does the folder hold or take in what the change touches? */
export function destinations(base: AppliedEnd, head: AppliedEnd, touched: (folder: string) => boolean): Destinations {
  const pairs: UnitPair[] = []
  const clusters = new Map<string, Unit>()
  const found = newDestinations(base.deployments, head.deployments, base.holds)
  for (const [index, one] of found.entries()) {
    if (pairs.length >= mostBinding || index >= mostLooked) return { pairs, more: found.length - index }
    const manifests = head.manifests(one.folder, one.deployment)
    // Only rights count: where none are bound nothing can be new.
    if (!manifests.some(({ kind }) => kind === 'RoleBinding' || kind === 'ClusterRoleBinding')) continue
    const id = `applied:${one.folder} ${one.deployment.label}`
    pairs.push({
      base: clusterBefore(one, base, clusters),
      head: unit(id, manifests),
      like: true,
      applied: applied(one),
    })
  }
  return refits({ base, head, touched }, pairs, clusters)
}

interface Reached {
  readonly base: AppliedEnd
  readonly head: AppliedEnd
  touched(folder: string): boolean
}

/** What objects fill in anew, where it was applied before. */
function refits(
  { base, head, touched }: Reached,
  found: readonly UnitPair[],
  clusters: Map<string, Unit>,
): Destinations {
  const pairs = [...found]
  const all = refittings(base.deployments, head.deployments, { stood: base.holds, touched })
  for (const [index, one] of all.entries()) {
    if (pairs.length >= mostBinding || index >= mostLooked) return { pairs, more: all.length - index }
    const { folder, deployment } = one
    const [before, after] = [base.manifests(folder, one.before), head.manifests(folder, deployment)]
    // Nothing at all: it could not be resolved.
    if ((before.length === 0 && !one.same) || granting(before) === granting(after)) continue
    // What the folder grants by itself is told already.
    if (one.same && granting(head.manifests(folder, alone(deployment))) === granting(after)) continue
    const id = `refitted:${folder} ${deployment.label}`
    pairs.push({
      base: heldBeside(one, before, base, clusters),
      head: unit(id, after),
      like: true,
      // What the folder itself brings is told where it is written.
      ...(!one.same && { applied: applied({ folder, deployment, cluster: false }, ' with other patches or values') }),
    })
  }
  return { pairs, more: 0 }
}

/** What the cluster held, and with it the folder where nobody was said to apply it. */
function heldBeside(
  { folder, deployment, first }: Refitting,
  before: readonly Manifest[],
  base: AppliedEnd,
  clusters: Map<string, Unit>,
): Unit {
  const held = clusterBefore({ folder, deployment, cluster: false }, base, clusters)
  return first ? { ...held, id: `${held.id} ${folder}`, manifests: [...before, ...held.manifests] } : held
}

function unit(id: string, manifests: readonly Manifest[]): Unit {
  return { id, kind: 'rendered', manifests, problems: [] }
}

/** All that base applies in that cluster, as far as it says so: one unit for all that goes there, unless it is too much. */
function clusterBefore(one: Destination, base: AppliedEnd, known: Map<string, Unit>): Unit {
  const key = clusterKey(one.deployment)
  const before = known.get(key)
  if (before !== undefined) return before
  const { manifests, whole } = heldBefore(one, base)
  const made = unit(`cluster:${key}`, manifests)
  if (whole) known.set(key, made)
  return made
}

/** The folder itself first. */
function heldBefore(
  { folder, deployment }: Destination,
  { deployments, manifests }: AppliedEnd,
): { readonly manifests: readonly Manifest[]; readonly whole: boolean } {
  const found: Manifest[] = []
  let folders = 0
  for (const at of new Set([folder, ...deployments.folders])) {
    for (const one of deployments.of(at)) {
      if (clusterRelation(one, deployment) !== 'same') continue
      if (folders++ > mostFolders || found.length > mostHeld) return { manifests: found, whole: false }
      found.push(...manifests(at, one))
    }
  }
  return { manifests: found, whole: true }
}

function applied({ folder, deployment, cluster }: Destination, how = ''): Applied {
  const { label, target, spots, document } = deployment
  const namespace = namespaceOf(deployment)
  const [clusterSpot, ...rest] = spots
  const ordered = cluster || clusterSpot === undefined ? spots : [...rest, clusterSpot]
  const places = ordered
    .filter(({ document: of, route }) => valueAt(of.value, route) !== undefined)
    .map(({ document: of, route }): Place => ({ source: of.source, span: locate(of, route).span }))
  const [first = { source: document.source, span: locate(document, []).span }, ...others] = places
  const to = cluster && target.name !== '' ? `to cluster ${target.name}` : cluster ? 'to another cluster' : ''
  const into = namespace === undefined ? '' : `into namespace ${namespace}`
  const where = [`applies ${folder === '' ? '.' : folder}${how}`, to, into].filter((word) => word !== '').join(' ')
  return { label, where, places: [first, ...others] }
}
