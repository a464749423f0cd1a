// The SARIF report: written to a file, and given to code scanning, as far as the workflow asks for it.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import * as core from '@actions/core'
import { analysisRef, uploadSarif } from '../github/code-scanning.ts'
import type { Means } from '../github/publish.ts'
import { type Change, onlyReads } from '../github/pull-request.ts'
import { sarifReport } from '../report/sarif.ts'
import type { Reviewed } from '../review.ts'
import { wantsSarif } from './inputs.ts'
import { type Ends, type Job, links } from './job.ts'

/** The report, if there is to be one. */
export async function scanReport({ delta }: Reviewed, { head, ...ends }: Ends, job: Job): Promise<string | undefined> {
  const { inputs, version } = job
  if (!wantsSarif(inputs)) return undefined
  const report = sarifReport(delta, { ...ends, version, links: links(head, job) })
  if (inputs.sarif !== '') core.setOutput('sarif', await written(resolve(inputs.sarif), report))
  return report
}

async function written(file: string, report: string): Promise<string> {
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, report)
    return file
  } catch (error) {
    throw new Error(`The SARIF report cannot be written to ${file}: ${error instanceof Error ? error.message : error}`)
  }
}

export async function upload({ client, remote }: Means, sarif: string, change: Change, job: Job): Promise<void> {
  if (!job.inputs.uploadSarif) return
  if (job.inputs.dryRun) return core.info('Dry run: a SARIF report would be uploaded to code scanning.')
  const ref = analysisRef(change, job.commit)
  if (ref === undefined) return core.info(`No SARIF was uploaded: ${change.head} is not the commit of this run.`)
  const readOnly = onlyReads(job.event, job.payload)
  const uploaded = await uploadSarif(client, remote, { sarif, sha: change.head, ref, readOnly })
  if ('told' in uploaded) core.info(uploaded.told)
  else core.warning(uploaded.warning)
}
