// What became of a review, in words for the log of the job.
import type { Fault } from './fault.ts'
import type { Outcome } from './publish.ts'

export interface OutcomeWords {
  readonly told?: string
  /** What somebody should look at; none of it changes the verdict. */
  readonly warnings: readonly string[]
}

export interface Occasion {
  readonly number: number
  /** The run is for a fork or for Dependabot: GitHub gives it a token that only reads. */
  readonly readOnly: boolean
}

export function outcomeWords(outcome: Outcome, { number, readOnly }: Occasion): OutcomeWords {
  const { fault, outdated, left, inSummary, away = 0, other } = outcome
  const done = doneWords(outcome)
  if (fault?.kind === 'denied' && readOnly && done === '') {
    const told =
      'A run for a fork or for Dependabot may not write to the pull request: its findings are in the annotations and in the job summary.'
    return { told, warnings: [] }
  }
  const warnings = [
    ...(other === true ? [anotherJob] : []),
    ...(fault === undefined ? [] : [failure(fault, done)]),
    ...(inSummary === 0 ? [] : [`No line would carry ${counted(inSummary, 'comment')}: the summary holds the text.`]),
    ...(left === 0 ? [] : [`There was no room for ${counted(left, 'comment')}: the job summary tells of it.`]),
  ]
  if (outdated !== undefined) {
    const told = `Pull request ${number} has moved on to ${outdated}: ${done === '' ? 'nothing' : 'nothing more'} posted.`
    return { told, warnings }
  }
  if (fault !== undefined) return { warnings }
  const told =
    done === ''
      ? `All there is to say stands on pull request ${number} already: nothing posted.`
      : `On pull request ${number}: ${done}.`
  const kept =
    away === 0 ? '' : ` Somebody deleted ${counted(away, 'comment')}: not posted again, the summary tells it.`
  return { told: told + kept, warnings }
}

const anotherJob =
  'What stood on this pull request was told by a job with another `policy` or other `paths`: one job tells a pull request, and of two each takes away what the other told. Give all its workflows the same. After a change of these inputs this is said once.'

function failure({ kind, words }: Fault, done: string): string {
  const why =
    kind === 'denied' ? ' It needs `pull-requests: write`, which runs for forks and for Dependabot never have.' : ''
  const what = done === '' ? 'The review could not be posted' : `The review could only be posted in part (${done})`
  return `${what}: ${words}.${why} The verdict does not depend on it.`
}

/** What was written; empty if nothing was. */
function doneWords({ onLines, onFiles, edited, settled, summary }: Outcome): string {
  const posted = onLines + onFiles
  return [
    ...(posted === 0 ? [] : [`${counted(posted, 'comment')} posted`]),
    ...(edited === 0 ? [] : [`${edited} edited`]),
    ...(settled === 0 ? [] : [`${settled} settled`]),
    ...(summary ? ['summary written'] : []),
  ].join(', ')
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`
}
