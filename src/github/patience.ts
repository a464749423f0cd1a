// When a call is made again: always after GitHub said "too fast", and after a failure only if it was a question.
import { faultOf, waitAsked } from './fault.ts'

export type Sleep = (milliseconds: number) => Promise<void>

/** Between questions that failed. */
const pauses = [1000, 3000]
/** A longer wait is not worth a job's minutes. */
const longestWait = 120_000
const maxWaits = 2

/** A refusal for haste had no effect, so everything may be sent again; a failure may have come after the work was done. */
export async function patiently<T>(call: () => Promise<T>, reads: boolean, sleep: Sleep): Promise<T> {
  let waits = 0
  let failures = 0
  for (;;) {
    try {
      return await call()
    } catch (error) {
      const { kind, status } = faultOf(error)
      const transient = reads && (kind === 'unclear' || status === 401)
      if (kind === 'limited') {
        const wait = waitAsked(error, Date.now())
        waits += 1
        if (waits > maxWaits || wait > longestWait) throw error
        await sleep(wait)
      } else if (transient && pauses[failures] !== undefined) {
        await sleep(pauses[failures] ?? 0)
        failures += 1
        // A token that is refused twice is no good.
        if (status === 401) failures = pauses.length
      } else throw error
    }
  }
}
