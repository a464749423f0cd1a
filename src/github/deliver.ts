// What a job says on GitHub beside its own log: the commit status, then what stands on the pull request.
import type { Review } from '../ports.ts'
import { outcomeWords } from './outcome.ts'
import { type Means, publish } from './publish.ts'
import { ensureStatus } from './status.ts'
import type { Graded } from './told.ts'
import type { Summary } from './wanted.ts'

export interface Parcel {
  readonly head: string
  /** Absent where there is no pull request to comment on. */
  readonly number?: number
  readonly review: Review
  /** All findings that the change introduces. */
  readonly alive: Graded
  readonly summary: Summary
  /** Stands for what the job was asked to look at, in hex; absent where that is the usual. */
  readonly asked?: string
  /** Does the commit get one? Not if there was nothing to judge, and not if it is none of the event's. */
  readonly status: boolean
  /** GitHub gave this run a token that only reads. */
  readonly readOnly: boolean
  /** Where the run can be read. */
  readonly link?: string
}

/** What the commit status needs of it. */
interface Word extends Pick<Parcel, 'head' | 'status' | 'readOnly' | 'link'> {
  readonly review: Pick<Review, 'conclusion' | 'verdict'>
}

/** Words for the log of the job. */
export interface Delivery {
  readonly told: readonly string[]
  readonly warnings: readonly string[]
  /** The pull request does not tell everything: the lines of the job have to. */
  readonly annotate: boolean
}

export async function deliver(means: Means, parcel: Parcel): Promise<Delivery> {
  const status = await statusWords(means, parcel)
  const { number, head, review, readOnly, alive, summary, asked } = parcel
  if (number === undefined) return { told: status, warnings: [], annotate: true }
  const { verdict, comments } = review
  const outcome = await publish(means, {
    number,
    head,
    verdict,
    comments,
    alive,
    summary,
    ...(asked !== undefined && { asked }),
  })
  const { told, warnings } = outcomeWords(outcome, { number, readOnly })
  return {
    told: [...(told === undefined ? [] : [told]), ...status],
    warnings,
    annotate: outcome.fault !== undefined || outcome.left > 0,
  }
}

/** A sentence where the status could not be written and nothing else says so. */
export async function statusWords({ client, remote }: Means, parcel: Word): Promise<readonly string[]> {
  const { head: sha, review, status, readOnly, link } = parcel
  if (!status) return []
  const { conclusion: state, verdict: description } = review
  const fault = await ensureStatus(client, remote, { sha, state, description, ...(link === undefined ? {} : { link }) })
  if (fault === undefined || (fault.kind === 'denied' && readOnly)) return []
  const why = fault.kind === 'denied' ? ' It needs `statuses: write`; nothing else does.' : ''
  return [`No commit status was written: ${fault.words}.${why}`]
}
