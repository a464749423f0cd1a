// The GitHub Action: inputs and an event in; outputs, a job summary and an exit code out; and only then one review.
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as core from '@actions/core'
import { converse, type Office } from './conversation.ts'
import { connect, type Remote } from './github/client.ts'
import { analysisRef, uploadSarif } from './github/code-scanning.ts'
import { knownWaivers } from './github/command-agreements.ts'
import { orderOf } from './github/command-answer.ts'
import { type Commits, withCommits } from './github/commits.ts'
import { deliver } from './github/deliver.ts'
import { type Environment, environment, hideSecrets } from './github/environment.ts'
import { line } from './github/fault.ts'
import { fetched } from './github/fetched.ts'
import { annotate, writeSummary } from './github/job-page.ts'
import type { Means } from './github/publish.ts'
import { type Change, changeOf, commit, commitOf, mergeBase, onlyReads } from './github/pull-request.ts'
import { shown } from './github/shown.ts'
import { type Inputs, readInputs, wantsSarif } from './inputs.ts'
import { law, PolicyError } from './law.ts'
import { commitComparison } from './local/git-tree.ts'
import { openRepository } from './local/repository.ts'
import { hunks, validRange } from './report/hunks.ts'
import { jsonReport } from './report/json.ts'
import type { Links } from './report/place.ts'
import { sarifReport } from './report/sarif.ts'
import { type Reviewed, review } from './review.ts'

interface Job extends Environment {
  readonly inputs: Inputs
}

async function main(): Promise<void> {
  const started = performance.now()
  const inputs = readInputs()
  hideSecrets(process.env, inputs.token)
  const job = environment(process.env)
  const talk = job.event === 'issue_comment'
  const order = talk ? orderOf(job.payload) : undefined
  if (talk && order === undefined) return core.info('No command for sa-guard.')
  const change = talk ? undefined : changeAsked(job, inputs)
  const remote: Remote = { ...job, token: inputs.token }
  const client = await connect(remote)
  const means: Means = { client, remote, holds, sleep: (milliseconds) => setTimeout(milliseconds) }
  if (order !== undefined) return core.info(await converse(means, order, office(means, { ...job, inputs })))
  if (change === undefined) return
  const { base: tip, head } = change
  const ends = { ...(tip !== undefined && { base: await mergeBase(client, remote, { base: tip, head }) }), head }
  const reviewed = await withCommits(remote, commitsOf(tip, ends), job.room, (commits) =>
    judge(means, commits, { ...change, ...ends, ...(tip !== undefined && { tip }) }, { ...job, inputs }),
  )
  await tellVerdict(reviewed, job, { ...ends, milliseconds: Math.round(performance.now() - started) })
  await post(means, reviewed, change, { ...job, inputs })
  const sarif = await scanned(reviewed, ends, { ...job, inputs })
  if (sarif !== undefined) await upload(means, sarif, change, { ...job, inputs })
}

function office(means: Means, job: Job): Office {
  const { client, remote } = means
  return {
    async judge(change) {
      const tip = change.base ?? change.head
      const base = await mergeBase(client, remote, { ...change, base: tip })
      return await withCommits(remote, commitsOf(tip, { base, head: change.head }), job.room, (commits) =>
        judge(means, commits, { ...change, base, tip }, job),
      )
    },
    publish: (reviewed, change) => post(means, reviewed, change, job),
  }
}

function changeAsked({ event, payload, commit: run }: Environment, { base, head }: Inputs): Change {
  const asked = {
    ...(base === '' ? {} : { base: commit('The input base', base) }),
    ...(head === '' ? {} : { head: commit('The input head', head) }),
  }
  const change = changeOf(event, payload)
  if (change !== undefined && (asked.head ?? change.head) === change.head) return { ...change, ...asked }
  // Lines of another commit are not lines of the pull request: judged, but nothing is posted.
  if (change !== undefined)
    return { ...(change.base !== undefined && { base: change.base }), head: change.head, ...asked }
  const sha = asked.head ?? commitOf(event, run)
  if (sha !== undefined) return { ...asked, head: commit('GITHUB_SHA', sha) }
  throw new Error(
    `The event ${JSON.stringify(event)} is about no commit that could be judged: run on pull_request, pull_request_target, merge_group, push, schedule or workflow_dispatch, or give the input head.`,
  )
}

/** Both ends, and the commit that the policy is read from. */
function commitsOf(
  tip: string | undefined,
  { base, head }: { readonly base?: string; readonly head: string },
): readonly string[] {
  return [...new Set([base, head, tip])].filter((one) => one !== undefined)
}

/** `tip`: what the change goes into. */
interface Judged extends Change {
  readonly tip?: string
}

async function judge({ client, remote }: Means, commits: Commits, change: Judged, job: Job): Promise<Reviewed> {
  const { base, head, number, tip } = change
  const { policy: file, choice, suggestions } = job.inputs
  const repository = await openRepository(commits.gitDir)
  const local = commitComparison(repository, base, head)
  const read = fetched(local, commits)
  const comparison = number === undefined ? read : shown(read, client, remote, number)
  const alone = tip === undefined || tip === base ? undefined : commitComparison(repository, undefined, tip)
  const { policy, problems, altered } = await law(comparison, file, choice, alone && fetched(alone, commits))
  return await review(comparison, policy, {
    ...links(head, job),
    suggestions,
    problems,
    ...(altered !== undefined && { altered }),
    ...(number !== undefined && {
      agreements: () => knownWaivers(client, remote, { number, selfWaive: policy.selfWaive }, core.warning),
    }),
    scan: base === undefined,
    whole: wantsSarif(job.inputs),
  })
}

function links(head: string, { serverUrl, owner, repo, source }: Environment): Links {
  return {
    blobs: `${serverUrl}/${owner}/${repo}/blob/${head}`,
    ...(source === undefined ? {} : { pages: `${serverUrl}/${source.repository}/blob/${source.ref}/docs/rules` }),
  }
}

/** `base` is absent where all at `head` counts. */
interface Ends {
  readonly base?: string
  readonly head: string
}

interface Run extends Ends {
  readonly milliseconds: number
}

/** All that a job is judged by. It stands before anything is posted, whatever becomes of that. */
async function tellVerdict({ delta, changes, review }: Reviewed, { room }: Environment, run: Run): Promise<void> {
  const report = join(await mkdtemp(join(room, 'sa-guard-report-')), 'report.json')
  await writeFile(report, jsonReport(delta, review, { ...run, changes, version: await version() }))
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

/** The SARIF report, written to its file, if there is to be one. */
async function scanned({ delta }: Reviewed, { head, ...ends }: Ends, job: Job): Promise<string | undefined> {
  const { inputs } = job
  if (!wantsSarif(inputs)) return undefined
  const report = sarifReport(delta, { ...ends, version: await version(), links: links(head, job) })
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

async function upload({ client, remote }: Means, sarif: string, change: Change, job: Job): Promise<void> {
  if (!job.inputs.uploadSarif) return
  if (job.inputs.dryRun) return core.info('Dry run: a SARIF report would be uploaded to code scanning.')
  const ref = analysisRef(change, job.commit)
  if (ref === undefined) return core.info(`No SARIF was uploaded: ${change.head} is not the commit of this run.`)
  const readOnly = onlyReads(job.event, job.payload)
  const uploaded = await uploadSarif(client, remote, { sarif, sha: change.head, ref, readOnly })
  if ('told' in uploaded) core.info(uploaded.told)
  else core.warning(uploaded.warning)
}

async function version(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  return String(version)
}

/** What stands on GitHub beside the verdict; whatever becomes of it, the verdict is told already. */
async function post(means: Means, { delta, review, altersPolicy }: Reviewed, change: Change, job: Job): Promise<void> {
  const { inputs } = job
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
    alive: new Set([...introduced, ...waived].map(({ fingerprint }) => fingerprint)),
    summary: {
      body: inputs.summary === 'never' ? review.verdict : review.summary,
      needed: inputs.summary === 'always' || (inputs.summary === 'auto' && something),
    },
    status: change.own === true && (stats.manifests > 0 || review.conclusion === 'failure'),
    readOnly: onlyReads(job.event, job.payload),
    ...(job.run === undefined ? {} : { link: job.run }),
  })
  for (const sentence of told) core.info(sentence)
  for (const warning of warnings) core.warning(warning)
  if (lines) annotate(review.annotations)
}

function holds(patch: string, startLine: number, line: number): boolean {
  return validRange(hunks(patch), startLine, line)
}

function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const ours = error instanceof Error && !/^(?:Type|Range|Reference|Syntax)Error$/.test(error.name)
  return line(ours ? text : `Internal error, please report it: ${text}`)
}

try {
  await main()
} catch (error) {
  // A verdict that was told stays; all before it is a failure to do the work.
  core.error(sentence(error), error instanceof PolicyError ? { file: error.path, startLine: error.line } : {})
  if (process.exitCode === undefined) core.setOutput('conclusion', 'failure')
  process.exitCode = process.exitCode === 1 ? 1 : 2
}
