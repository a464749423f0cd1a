// What became of a review, in words for the log of the job.
import type { Outcome } from './publish.ts'

export interface OutcomeWords {
  readonly told?: string
  /** What somebody should look at; none of it changes the verdict. */
  readonly warnings: readonly string[]
}

export function outcomeWords(outcome: Outcome, number: number): OutcomeWords {
  switch (outcome.kind) {
    case 'already':
      return { told: `This head of pull request ${number} is reviewed already: nothing posted.`, warnings: [] }
    case 'outdated':
      return { told: `Pull request ${number} has moved on to ${outcome.head}: nothing posted.`, warnings: [] }
    case 'failed': {
      const { kind, words } = outcome.fault
      const why =
        kind === 'denied' ? ' It needs `pull-requests: write`, which runs for forks and for Dependabot never have.' : ''
      return { warnings: [`The review could not be posted: ${words}.${why} The verdict does not depend on it.`] }
    }
    case 'posted': {
      const { comments, moved, left } = outcome
      const warnings = [
        ...(moved === 0 ? [] : [`No line would carry ${counted(moved)}: the text of the review holds it instead.`]),
        ...(left === 0 ? [] : [`There was no room for ${counted(left)} in the review: the job summary tells of it.`]),
      ]
      return { told: `Posted a review with ${counted(comments)} on pull request ${number}.`, warnings }
    }
  }
}

function counted(comments: number): string {
  return comments === 1 ? '1 comment' : `${comments} comments`
}
