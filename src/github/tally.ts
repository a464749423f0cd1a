// What one run wrote, counted.
export interface Tally {
  onLines: number
  onFiles: number
  edited: number
  /** Comments whose finding is gone or told elsewhere. */
  settled: number
  /** The summary was written. */
  summary: boolean
}

export function newTally(): Tally {
  return { onLines: 0, onFiles: 0, edited: 0, settled: 0, summary: false }
}
