// How many bytes all files that are read together may have.
import { LocalError } from './fault.ts'

export interface Budget {
  /** Before it is read; throws where it is too much. */
  spend(bytes: number): void
}

export function budget(maxTotal = Number.POSITIVE_INFINITY): Budget {
  let left = maxTotal
  return {
    spend(bytes) {
      left -= bytes
      if (left < 0) throw new LocalError(tooMuch)
    },
  }
}

const tooMuch =
  'The YAML and JSON files to judge are together more than a review reads (1 GB), so nothing is known about them: review a part of the repository'
