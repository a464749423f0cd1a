import type { JsonObject } from '../yaml/json.ts'
import type { Route } from '../yaml/route.ts'
import type { Origin } from './origin.ts'

/** What names an object. `namespace` is absent where none is written. */
export interface Identity {
  /** API group; '' is the core group. */
  readonly group: string
  readonly kind: string
  readonly namespace?: string
  readonly name: string
}

/** One Kubernetes object, as kubectl would send it. It says nothing about files: its Origin does. */
export interface Manifest extends Identity {
  readonly apiVersion: string
  readonly body: JsonObject
  readonly origin: Origin
}

/** The only way a rule points at something, whether or not anything stands there. */
export interface Field {
  readonly manifest: Manifest
  readonly route: Route
}
