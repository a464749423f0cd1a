// All that a job is judged by: its conclusion, outputs and page. It stands before anything is posted, whatever becomes of that.
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as core from '@actions/core'
import { writeSummary } from '../github/job-page.ts'
import { jsonReport } from '../report/json.ts'
import type { Reviewed } from '../review.ts'
import type { Ends, Job } from './job.ts'

interface Run extends Ends {
  readonly milliseconds: number
}

export async function tellVerdict(reviewed: Reviewed, { room, version }: Job, run: Run): Promise<void> {
  const { delta, changes, review } = reviewed
  const report = join(await mkdtemp(join(room, 'sa-guard-report-')), 'report.json')
  await writeFile(report, jsonReport(delta, review, { ...run, changes, version }))
  if (review.conclusion === 'failure') core.setFailed(review.verdict)
  else core.info(`sa-guard: ${review.verdict}`)
  core.setOutput('conclusion', review.conclusion)
  core.setOutput('introduced', delta.introduced.length)
  core.setOutput('fixed', delta.fixed.length)
  core.setOutput('carried', delta.carried.length)
  core.setOutput('waived', delta.waived.length)
  core.setOutput('highest-severity', delta.introduced[0]?.severity ?? '')
  core.setOutput('report', report)
  await writeSummary(review)
}
