// What stands on GitHub beside the verdict; whatever becomes of it, the verdict is told already.
import { createHash } from 'node:crypto'
import * as core from '@actions/core'
import { deliver } from '../github/deliver.ts'
import { annotate } from '../github/job-page.ts'
import type { Means } from '../github/publish.ts'
import { type Change, onlyReads } from '../github/pull-request.ts'
import { graded } from '../github/told.ts'
import type { Reviewed } from '../review.ts'
import { type Inputs, usualPolicy } from './inputs.ts'
import type { Job } from './job.ts'

/** The inputs that decide which findings are told. */
function askedOf({ policy, choice: { paths = [] } }: Inputs): { readonly asked?: string } {
  if (policy === usualPolicy && paths.length === 0) return {}
  const words = JSON.stringify([policy, ...paths])
  return { asked: createHash('sha256').update(words).digest('hex').slice(0, 12) }
}

export async function post(means: Means, reviewed: Reviewed, change: Change, job: Job): Promise<void> {
  const { inputs } = job
  const { delta, review, altersPolicy } = reviewed
  if (inputs.dryRun) {
    core.info(`Dry run: a pull request would get ${review.comments.length} comments.`)
    return annotate(review.annotations)
  }
  const { introduced, fixed, waived, problems, stats } = delta
  const telling = introduced.some(({ severity }) => severity !== 'info')
  const something =
    telling || altersPolicy || fixed.length + waived.length > 0 || problems.some(({ touched }) => touched)
  const {
    told,
    warnings,
    annotate: lines,
  } = await deliver(means, {
    ...change,
    review,
    alive: graded([...introduced, ...waived]),
    summary: {
      body: inputs.summary === 'never' ? review.verdict : review.summary,
      needed: inputs.summary === 'always' || (inputs.summary === 'auto' && something),
    },
    status: change.own === true && (stats.manifests > 0 || review.conclusion === 'failure'),
    ...askedOf(inputs),
    readOnly: onlyReads(job.event, job.payload),
    ...(job.run === undefined ? {} : { link: job.run }),
  })
  for (const sentence of told) core.info(sentence)
  for (const warning of warnings) core.warning(warning)
  if (lines) annotate(review.annotations)
}
