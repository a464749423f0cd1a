import type { Problem } from '../yaml/source.ts'
import type { Manifest } from './manifest.ts'
import type { Place } from './origin.ts'
import type { IsTest } from './test-path.ts'

/** What is applied together, at one end. */
export interface Unit {
  /** Stable name, for example `plain`. */
  readonly id: string
  /** In the plain unit every written object is its own and the nearest wins; in a rendered one, objects of one identity are one. */
  readonly kind: 'plain' | 'rendered'
  readonly manifests: readonly Manifest[]
  readonly problems: readonly Problem[]
  /** Which files are test data, where the owners say so. */
  readonly isTest?: IsTest
  /** Something of it is not in the repository: a remote base, what a program makes. */
  readonly open?: boolean
  /** Does it hold everything of the cluster that the file is for? Then what nobody wrote is absent, and not unknown. */
  readonly isComplete?: (path: string) => boolean
}

/** What applies a unit to a cluster or namespace, at head and not at base. */
export interface Applied {
  /** For example `Application argocd/web`. */
  readonly label: string
  /** In words: `to cluster prod`. */
  readonly where: string
  /** The lines that say it. */
  readonly places: readonly [Place, ...Place[]]
}

/** One unit at both ends, both read the same way. */
export interface UnitPair {
  readonly base: Unit
  readonly head: Unit
  /** New at head: `base` is what is most like it, and stands in a pair of its own as well. */
  readonly like?: boolean
  /** What is most like it is for another cluster: rights bound here are new there. */
  readonly newCluster?: boolean
  /** The unit stands in a pair of its own; here `base` is what was there where head applies it now, and only rights that are new there count. */
  readonly applied?: Applied
}
