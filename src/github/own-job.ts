// The pull request's own job, whose result the branch may require: which one it is, and having it run again.
import type { Client, Remote } from './client.ts'
import { ownLogin } from './command-agreements.ts'
import { list, record } from './decode.ts'
import { type Fault, faultOf } from './fault.ts'
import { statusContext } from './status.ts'

/** How our job can be told from others. */
export interface Signs {
  /** The repository of this action, `owner/name`: a step that uses it is named after it. */
  readonly source: string | undefined
  /** The file of this very workflow, which may hold the other job too. */
  readonly workflow: string | undefined
}

export interface Wish {
  readonly head: string
  readonly conclusion: 'success' | 'failure'
  /** When it was asked for, by GitHub's clock. */
  readonly at: string
}

export type Again =
  /** Its result is the verdict already. */
  | { readonly kind: 'same' }
  /** `denied`: our token may not. */
  | { readonly kind: 'runs' | 'running' | 'old' | 'denied'; readonly link: string }
  | { readonly kind: 'refused'; readonly link: string; readonly fault: Fault }
  /** Not to be seen, or not to be told from others. */
  | { readonly kind: 'unknown'; readonly fault?: Fault }

interface Run {
  readonly id: number
  readonly file: string
  readonly created: string
  readonly link: string
}

interface Job {
  readonly run: Run
  /** Absent where the whole run is meant. */
  readonly id?: number
  readonly status: unknown
  readonly conclusion: unknown
  readonly link: string
}

// https://docs.github.com/en/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs
const longestAge = 30 * 24 * 3600 * 1000
/** More workflows than this are not asked for their jobs. */
const mostRuns = 10

/** Has the job run once more if its result is another one than the verdict. Asked for once, whatever becomes of it. */
export async function runAgain(client: Client, remote: Remote, wish: Wish, signs: Signs): Promise<Again> {
  let job: Job | undefined
  try {
    job = await ownJob(client, remote, wish, signs)
  } catch (error) {
    return { kind: 'unknown', fault: faultOf(error) }
  }
  if (job === undefined) return { kind: 'unknown' }
  const { link, run, status, conclusion } = job
  if (status !== 'completed') return { kind: 'running', link }
  if (conclusion === wish.conclusion) return { kind: 'same' }
  if (Date.parse(wish.at) - Date.parse(run.created) > longestAge) return { kind: 'old', link }
  try {
    await start(client, remote, job)
    return { kind: 'runs', link }
  } catch (error) {
    const fault = faultOf(error)
    // Somebody else was quicker.
    if (/already running/i.test(fault.words)) return { kind: 'running', link }
    const denied = fault.status === 404 || /not accessible|must have/i.test(fault.words)
    return denied ? { kind: 'denied', link } : { kind: 'refused', link, fault }
  }
}

async function start(client: Client, { owner, repo }: Remote, { id, run }: Job): Promise<void> {
  if (id !== undefined) await client.rest.actions.reRunJobForWorkflowRun({ owner, repo, job_id: id })
  else await client.rest.actions.reRunWorkflow({ owner, repo, run_id: run.id })
}

async function ownJob(client: Client, remote: Remote, wish: Wish, signs: Signs): Promise<Job | undefined> {
  const runs = await runsOf(client, remote, wish.head)
  const held = new Map<Run, readonly Job[]>()
  for (const run of runs) {
    const { all, ours } = await jobsIn(client, remote, run, signs)
    held.set(run, all)
    const [first] = ours.toSorted((a, b) => Number(differs(b, wish)) - Number(differs(a, wish)))
    if (first !== undefined) return first
  }
  const named = await runsOfStatuses(client, remote, wish.head)
  const run = runs.find(({ id }) => named.has(id)) ?? runs.find(({ file }) => file === signs.workflow)
  if (run === undefined) return undefined
  const jobs = held.get(run) ?? []
  return jobs.length === 1 ? jobs[0] : whole(run, jobs)
}

function differs({ status, conclusion }: Job, wish: Wish): boolean {
  return status !== 'completed' || conclusion !== wish.conclusion
}

/** All of a run, as one job: a check may be any of them. */
function whole(run: Run, jobs: readonly Job[]): Job {
  const open = jobs.find(({ status }) => status !== 'completed')
  const worst = jobs.find(({ conclusion }) => conclusion !== 'success')
  return { run, link: run.link, status: open?.status ?? 'completed', conclusion: worst?.conclusion ?? 'success' }
}

/** The latest of every workflow for the pull request at this head, none that waits for somebody's consent. */
async function runsOf(client: Client, { owner, repo }: Remote, head: string): Promise<readonly Run[]> {
  const { data } = await client.rest.actions.listWorkflowRunsForRepo({ owner, repo, head_sha: head, per_page: 100 })
  const latest = new Map<string, Run>()
  for (const run of data.workflow_runs.toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1))) {
    const { id, event, created_at: created, html_url: link, conclusion } = run
    if (event !== 'pull_request' && event !== 'pull_request_target') continue
    const file = run.path.replace(/@.*$/, '')
    if (!latest.has(file) && conclusion !== 'action_required') latest.set(file, { id, file, created, link })
  }
  return [...latest.values()].slice(0, mostRuns)
}

interface Jobs {
  readonly all: readonly Job[]
  /** Those with a step of ours. */
  readonly ours: readonly Job[]
}

async function jobsIn(client: Client, { owner, repo }: Remote, run: Run, { source }: Signs): Promise<Jobs> {
  const { data } = await client.rest.actions.listJobsForWorkflowRun({ owner, repo, run_id: run.id, per_page: 100 })
  const jobs = data.jobs.flatMap((job): readonly (Job & { readonly own: boolean })[] => {
    const { id, status, conclusion, html_url: page, steps } = job
    if (conclusion === 'skipped') return []
    const own = source !== undefined && list(steps).some((step) => usesAction(record(step).name, source))
    return [{ run, id, status, conclusion, link: page ?? run.link, own }]
  })
  return { all: jobs, ours: jobs.filter(({ own }) => own) }
}

// A step that nobody named is called after what it runs.
function usesAction(name: unknown, source: string): boolean {
  return typeof name === 'string' && name.toLowerCase().startsWith(`run ${source.toLowerCase()}@`)
}

/** Our commit status links to the run that wrote it. */
async function runsOfStatuses(client: Client, { owner, repo }: Remote, head: string): Promise<ReadonlySet<number>> {
  const own = await ownLogin(client)
  const { data } = await client.rest.repos.listCommitStatusesForRef({ owner, repo, ref: head, per_page: 100 })
  return new Set(
    data
      .filter(({ context, creator }) => context.toLowerCase() === statusContext && creator?.login === own)
      .flatMap(({ target_url: link }) => /\/actions\/runs\/(\d+)$/.exec(link ?? '')?.[1] ?? [])
      .map(Number),
  )
}
