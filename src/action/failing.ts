// A run that could not do its work says so wherever a verdict would stand; what was posted before is left alone.
import * as core from '@actions/core'
import { statusWords } from '../github/deliver.ts'
import { writeSummary } from '../github/job-page.ts'
import type { Means } from '../github/publish.ts'
import { type Change, onlyReads } from '../github/pull-request.ts'
import { failure } from '../report/failure.ts'
import type { Job } from './job.ts'

/** On the job's page. That it cannot be written there is no other failure. */
export async function tellFailure(sentence: string): Promise<void> {
  core.setOutput('conclusion', 'failure')
  await writeSummary(failure(sentence)).catch(warn)
}

/** Beside the commit, where the token may: else the status of an earlier run would go on saying that all is well. */
export async function failStatus(means: Means, sentence: string, change: Change, job: Job): Promise<void> {
  if (job.inputs.dryRun || change.own !== true) return
  const status = {
    head: change.head,
    review: failure(sentence),
    status: true,
    readOnly: onlyReads(job.event, job.payload),
    ...(job.run === undefined ? {} : { link: job.run }),
  }
  // Where it cannot be written, the failure itself has been told all the same.
  await statusWords(means, status).catch(warn)
}

function warn(error: unknown): void {
  core.warning(`That this run failed could not be told everywhere: ${error instanceof Error ? error.message : error}`)
}
