// The GitHub Action: inputs and an event in; outputs, a job summary and an exit code out; and only then one review.
import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import * as core from '@actions/core'
import { changeAsked } from './action/change-asked.ts'
import { failStatus, tellFailure } from './action/failing.ts'
import { readInputs } from './action/inputs.ts'
import type { Job } from './action/job.ts'
import { endsOf, judged } from './action/judging.ts'
import { post } from './action/posting.ts'
import { scanReport, upload } from './action/scan-report.ts'
import { tellVerdict } from './action/verdict.ts'
import { converse, type Office } from './conversation.ts'
import { connect, type Remote } from './github/client.ts'
import { orderOf } from './github/command-answer.ts'
import { environment, hideSecrets } from './github/environment.ts'
import { line } from './github/fault.ts'
import type { Means } from './github/publish.ts'
import type { Change } from './github/pull-request.ts'
import { PolicyError } from './law.ts'
import { hunks, validRange } from './report/hunks.ts'

async function main(): Promise<void> {
  const started = performance.now()
  const inputs = readInputs()
  hideSecrets(process.env, inputs.token)
  const job: Job = { ...environment(process.env), inputs, version: await version() }
  if (job.event === 'issue_comment') return await talk(job)
  const change = changeAsked(job, inputs)
  const means = await meansOf(job)
  try {
    await run(means, change, job, started)
  } catch (error) {
    // A verdict of failure stands, and says more.
    if (process.exitCode !== 1) await failStatus(means, sentence(error), change, job)
    throw error
  }
}

async function run(means: Means, change: Change, job: Job, started: number): Promise<void> {
  const ends = await endsOf(means, change)
  const reviewed = await judged(means, change, ends, job)
  await tellVerdict(reviewed, job, { ...ends, milliseconds: Math.round(performance.now() - started) })
  await post(means, reviewed, change, job)
  const sarif = await scanReport(reviewed, ends, job)
  if (sarif !== undefined) await upload(means, sarif, change, job)
}

/** An order in the conversation of a pull request; what nobody meant for us costs no request. */
async function talk(job: Job): Promise<void> {
  const order = orderOf(job.payload)
  if (order === undefined) return core.info('No command for sa-guard.')
  const means = await meansOf(job)
  const judge = async (change: Change) => judged(means, change, await endsOf(means, change), job)
  const signs = { source: job.source?.repository, workflow: job.workflow }
  const office: Office = {
    judge,
    publish: (reviewed, change) => post(means, reviewed, change, job),
    ...(!job.inputs.dryRun && { job: signs }),
  }
  core.info(await converse(means, order, office))
}

async function meansOf(job: Job): Promise<Means> {
  const remote: Remote = { ...job, token: job.inputs.token }
  const client = await connect(remote)
  return { client, remote, holds, sleep: (milliseconds) => setTimeout(milliseconds) }
}

function holds(patch: string, startLine: number, line: number): boolean {
  return validRange(hunks(patch), startLine, line)
}

async function version(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  return String(version)
}

function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const ours = error instanceof Error && !/^(?:Type|Range|Reference|Syntax)Error$/.test(error.name)
  return line(ours ? text : `Internal error, please report it: ${text}`)
}

try {
  await main()
} catch (error) {
  // A verdict of failure that was told stays; all else is a failure to do the work.
  core.error(sentence(error), error instanceof PolicyError ? { file: error.path, startLine: error.line } : {})
  await tellFailure(sentence(error))
  process.exitCode = process.exitCode === 1 ? 1 : 2
}
