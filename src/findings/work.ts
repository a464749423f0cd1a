// How much may be done to prove fixes: counted, never timed, so that the same change always gets the same answer.
import type { Draft } from './draft.ts'

export interface Work {
  /** Is anything left? Then this much is spent of it, and the last one may be dear. */
  allows(amount: number): boolean
}

/** In manifests judged. */
export function work(limit: number): Work {
  let left = limit
  return {
    allows(amount) {
      if (left <= 0) return false
      left -= amount
      return true
    },
  }
}

/** Characters of data that are written, parsed and compared in the time in which a manifest is judged. */
const charactersWritten = 10

/** What it takes to write a draft's fix into its documents and to read them back. */
export function writing({ claim: { fix } }: Draft): number {
  if ('refusal' in fix) return 0
  const bodies = new Set(fix.edits.map(({ manifest }) => manifest.body))
  return [...bodies].reduce((sum, body) => sum + JSON.stringify(body).length, 0) / charactersWritten
}
