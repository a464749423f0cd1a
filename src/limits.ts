// What a review may take, and how it is said that it took more.
import { getHeapStatistics } from 'node:v8'

export interface Limits {
  /** Mebibytes of objects; contents of files come on top. */
  readonly memory: number
  readonly seconds: number
}

/** The review was stopped by a limit of ours: one sentence that says what to do. */
export class LimitError extends Error {}

/** As much memory as Node itself would take, so that NODE_OPTIONS=--max-old-space-size=… allows more. */
export function defaultLimits(): Limits {
  return { memory: Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20), seconds: 300 }
}
