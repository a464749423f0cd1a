// The difference between two ends, in plain data.
import type { Severity } from '../access/severity.ts'
import type { Problem } from '../yaml/source.ts'
import type { Finding } from './finding.ts'

/** A Problem of head; introduced if the change brought it. */
export interface ReadingProblem extends Problem {
  readonly change: 'introduced' | 'carried'
  /** The change broke what could be read before, or brought a manifest that nobody can read: the check fails. */
  readonly fails: boolean
  /** The change touches the file. */
  readonly touched: boolean
  /** It was read, and the API server would refuse it. */
  readonly refused?: true
  /** What the message calls by names that strangers chose. */
  readonly names?: readonly string[]
}

/** What an account or workload can do now and could not before, and the reverse; in words. */
export interface AccessChange {
  readonly account: string
  readonly workloads: readonly string[]
  readonly gained: readonly string[]
  readonly lost: readonly string[]
  /** The new ways to powers, for the picture. */
  readonly paths: readonly AccessPath[]
}

/** A way from workloads to one power. */
export interface AccessPath {
  readonly workloads: readonly string[]
  readonly account: string
  readonly binding: string
  readonly role: string
  readonly power: string
  readonly severity: Severity
}

export interface Stats {
  /** Files of head. */
  readonly files: number
  /** Manifests read at head. */
  readonly manifests: number
  readonly units: number
}

export interface Waiver {
  readonly reason: string
  readonly by: string
  readonly until?: string
}

/** Plain data: it can leave a worker thread. */
export interface Delta {
  /** Worst first. */
  readonly introduced: readonly Finding[]
  /** As they stood at base. */
  readonly fixed: readonly Finding[]
  /** As they stand at head. */
  readonly carried: readonly Finding[]
  readonly waived: readonly (Finding & { readonly waiver: Waiver })[]
  readonly access: readonly AccessChange[]
  readonly problems: readonly ReadingProblem[]
  /** What unknown would need to become known; one sentence each, without a full stop. */
  readonly unknowns: readonly string[]
  /** On waivers: expired, waiting, not used, wrongly written; one sentence each, without a full stop. */
  readonly notes: readonly string[]
  /** Passed over for now, a phrase each ("12 chart templates"). */
  readonly passedOver: readonly string[]
  /** Head texts of every file that a range or splice names, by path. */
  readonly texts: ReadonlyMap<string, string>
  /** Base texts of the files that `fixed` findings name, by path. */
  readonly baseTexts: ReadonlyMap<string, string>
  readonly stats: Stats
}
