import type { Manifest } from './manifest.ts'

/** A ServiceAccount that is written in the repository. */
export interface Account {
  readonly manifest: Manifest
  readonly name: string
  readonly namespace?: string
  /** `automountServiceAccountToken`, at the top level; absent where unset or null. */
  readonly automount?: boolean
  /** Names in `secrets`. */
  readonly secrets: readonly string[]
  readonly annotations: ReadonlyMap<string, string>
}

/** A Secret of type kubernetes.io/service-account-token that names its account. */
export interface TokenSecret {
  readonly manifest: Manifest
  readonly name: string
  readonly namespace?: string
  readonly account: string
}
