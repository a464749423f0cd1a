import type { Route } from '../yaml/route.ts'
import type { Manifest } from './manifest.ts'

/** A volumeMount. */
export interface Mount {
  readonly volume: string
  readonly path: string
  readonly route: Route
}

/** A variable that comes from a Secret: `key` is absent for a whole Secret (envFrom). */
export interface EnvSecret {
  readonly secret: string
  readonly key?: string
  readonly route: Route
}

export interface Variable {
  readonly name: string
  /** Absent where the value comes from elsewhere. */
  readonly value?: string
  /** Path of a downward API reference, for example `metadata.namespace`. */
  readonly fieldPath?: string
}

export interface Container {
  readonly name: string
  readonly role: 'init' | 'main' | 'ephemeral'
  readonly image: string
  /** `command` and `args`, in that order. */
  readonly words: readonly string[]
  readonly variables: readonly Variable[]
  readonly envSecrets: readonly EnvSecret[]
  readonly mounts: readonly Mount[]
  readonly route: Route
}

/** A projected serviceAccountToken source. An absent audience is the API server's. */
export interface TokenSource {
  readonly audience?: string
  readonly expirationSeconds?: number
  readonly path: string
  readonly route: Route
}

export interface Volume {
  readonly name: string
  /** Secrets it shows, directly or projected. */
  readonly secrets: readonly { readonly name: string; readonly route: Route }[]
  readonly tokenSources: readonly TokenSource[]
  readonly hostPath?: string
  readonly route: Route
}

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
