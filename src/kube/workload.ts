// The pods an object makes: where they are described, as whom they run, and what they mount.
import type { Json } from '../yaml/json.ts'
import type { Route } from '../yaml/route.ts'
import { at, field, textMap } from './fields.ts'
import { isKnownKind } from './known-kinds.ts'
import type { Manifest } from './manifest.ts'
import { podKind } from './pod-kinds.ts'
import { type PodPlace, podPlaces } from './pod-places.ts'
import { type Container, containers, type Volume, volumes } from './pod-spec.ts'

export type { Container, EnvSecret, Mount, TokenSource, Variable, Volume } from './pod-spec.ts'

/** One kind of Pod that an object makes: an object with several templates gives several. */
export interface Workload {
  readonly manifest: Manifest
  /** Where the pod spec lies; for kinds without one, where its ServiceAccount field lies. */
  readonly podSpec: Route
  /** The ServiceAccount it names; absent means the kind's default. */
  readonly accountName?: string
  /** Where the name is written, or would be. */
  readonly accountRoute: Route
  /** Who it runs as if it names none: `default`, or an account that an operator makes or chooses. */
  readonly unnamed: 'default' | 'operator'
  /** The pod spec's own answer: is the token mounted? Already turned round for inverted fields. */
  readonly automount?: boolean
  /** Where automount is written, or would be; absent where the kind has no such field. */
  readonly automountRoute?: Route
  /** What to write at `automountRoute` to turn the token off. */
  readonly automountOff: boolean
  /** The template cannot be changed in place (bare Pod, Job). */
  readonly immutable: boolean
  /** The path shows the whole pod spec; otherwise only some of its fields are there. */
  readonly whole: boolean
  /** Annotations and labels of the Pods. */
  readonly annotations: ReadonlyMap<string, string>
  readonly labels: ReadonlyMap<string, string>
  readonly containers: readonly Container[]
  readonly volumes: readonly Volume[]
  readonly hostNetwork: boolean
  readonly hostPid: boolean
  readonly privileged: boolean
}

/** Everything in the object that describes pods; none for kinds that make none. */
export function workloads(manifest: Manifest): readonly Workload[] {
  const kind = podKind(manifest.group, manifest.kind)
  if (kind === undefined && holdsNoPods(manifest)) return []
  return podPlaces(kind, manifest.body).map((place) => workload(manifest, place))
}

/** Kinds of Kubernetes that make no pods, and descriptions or texts in which only something like a pod may stand. */
function holdsNoPods({ kind }: Manifest): boolean {
  return isKnownKind(kind) || kind === 'CustomResourceDefinition' || kind === 'ConfigMap'
}

function workload(manifest: Manifest, place: PodPlace): Workload {
  const { route, whole, unnamed, accountName, accountRoute, automount, automountRoute, automountOff } = place
  const spec = place.spec ? at(manifest.body, route) : undefined
  const inside = containers(spec, route)
  const metadata = podMetadata(manifest, place)
  return {
    manifest,
    podSpec: route,
    ...(accountName === undefined ? {} : { accountName }),
    accountRoute,
    unnamed,
    ...(automount === undefined ? {} : { automount }),
    ...(automountRoute === undefined ? {} : { automountRoute }),
    automountOff,
    immutable: isImmutable(manifest),
    whole,
    annotations: textMap(field(metadata, 'annotations')),
    labels: textMap(field(metadata, 'labels')),
    containers: inside,
    volumes: volumes(spec, route),
    hostNetwork: field(spec, 'hostNetwork') === true,
    hostPid: field(spec, 'hostPID') === true,
    privileged: inside.some(({ privileged }) => privileged),
  }
}

/** Beside a pod template's `spec`; operators that take only some fields have it inside, under one of two names. */
function podMetadata({ body }: Manifest, { route, spec, whole }: PodPlace): Json | undefined {
  if (!spec) return undefined
  if (whole && route.at(-1) === 'spec') return at(body, [...route.slice(0, -1), 'metadata'])
  const inside = at(body, route)
  return field(inside, 'podMetadata') ?? field(inside, 'metadata')
}

// https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
function isImmutable({ group, kind }: Manifest): boolean {
  return (group === '' && kind === 'Pod') || (group === 'batch' && kind === 'Job')
}
