// Workflow runs of the small GitHub, and what it takes to have one run again.
import { page } from './fake-page.ts'
import { minimalRepositoryShape } from './fake-repository.ts'
import type { Call } from './fake-rest.ts'
import { type FakeAnswer, type FakeJob, type FakeRun, failure, fullName } from './fake-state.ts'

const api = `https://api.github.com/repos/${fullName}/actions`
const site = `https://github.com/${fullName}/actions/runs`
const month = 30 * 24 * 3600 * 1000
/** Full runs and runs of some jobs together. */
const mostAttempts = 50

export function actions(call: Call, method: string, [area = '', id = '', what = '']: readonly string[]): FakeAnswer {
  const { state, token, url } = call
  if (method === 'GET' && token.actions === 'none') return failure(403, 'Resource not accessible by integration')
  if (area === 'runs' && id === '') return listed(call)
  const run = state.runs.find((one) => {
    return area === 'runs' ? String(one.id) === id : one.jobs.some((job) => String(job.id) === id)
  })
  if (run === undefined) return failure(404, 'Not Found')
  if (method === 'GET' && what === 'jobs') {
    const answer = page(
      url,
      run.jobs.map((job) => jobShape(run, job)),
    )
    return { ...answer, body: { total_count: run.jobs.length, jobs: answer.body } }
  }
  if (method !== 'POST' || what !== 'rerun') return failure(404, 'Not Found')
  return again(call, run, area === 'runs' ? run.jobs : run.jobs.filter((job) => String(job.id) === id))
}

function listed({ state, url }: Call): FakeAnswer {
  const [sha, event] = [url.searchParams.get('head_sha'), url.searchParams.get('event')]
  const found = state.runs
    .filter((run) => (sha === null || run.head_sha === sha) && (event === null || run.event === event))
    .toSorted((a, b) => b.created_at.localeCompare(a.created_at))
  const answer = page(url, found.map(runShape))
  return { ...answer, body: { total_count: found.length, workflow_runs: answer.body } }
}

function again({ state, token }: Call, run: FakeRun, jobs: readonly FakeJob[]): FakeAnswer {
  if (token.actions !== 'write') return failure(403, 'Resource not accessible by integration')
  if (run.jobs.some(({ status }) => status !== 'completed')) return failure(403, 'This workflow is already running')
  const now = state.now === undefined ? Date.now() : Date.parse(state.now)
  if (now - Date.parse(run.created_at) > month || run.attempt >= mostAttempts)
    return failure(403, 'This workflow run cannot be retried')
  run.attempt += 1
  for (const job of jobs) Object.assign(job, { status: 'queued', conclusion: null })
  return { status: 201, body: {} }
}

function statusOf({ jobs }: FakeRun): { readonly status: string; readonly conclusion: string | null } {
  const open = jobs.find(({ status }) => status !== 'completed')
  if (open !== undefined) return { status: open.status, conclusion: null }
  const worst = jobs.find(({ conclusion }) => conclusion !== 'success')
  return { status: 'completed', conclusion: worst?.conclusion ?? 'success' }
}

function runShape(run: FakeRun) {
  const { id, head_sha, path, event, created_at } = run
  const url = `${api}/runs/${id}`
  const links = ['jobs', 'logs', 'check_suite', 'cancel', 'rerun', 'artifacts']
  return {
    id,
    node_id: `WFR_${id}`,
    name: 'sa-guard',
    display_title: 'A change',
    head_branch: 'change',
    head_sha,
    path,
    run_number: 1,
    run_attempt: run.attempt,
    event,
    ...statusOf(run),
    workflow_id: workflowId(path),
    url,
    html_url: `${site}/${id}`,
    ...Object.fromEntries(links.map((link) => [`${link}_url`, `${url}/${link}`])),
    workflow_url: `${api}/workflows/${workflowId(path)}`,
    // Of forks it is always empty.
    pull_requests: [],
    created_at,
    updated_at: created_at,
    head_commit: null,
    repository: minimalRepositoryShape(),
    head_repository: minimalRepositoryShape(),
  }
}

function workflowId(path: string): number {
  return [...path].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1_000_003, 7)
}

function jobShape(run: FakeRun, { id, name, status, conclusion, steps }: FakeJob) {
  const { created_at } = run
  const done = status === 'completed'
  return {
    id,
    node_id: `CR_${id}`,
    run_id: run.id,
    run_url: `${api}/runs/${run.id}`,
    run_attempt: run.attempt,
    head_sha: run.head_sha,
    head_branch: 'change',
    workflow_name: 'sa-guard',
    name,
    url: `${api}/jobs/${id}`,
    html_url: `${site}/${run.id}/job/${id}`,
    status,
    conclusion,
    created_at,
    started_at: created_at,
    completed_at: done ? created_at : null,
    steps: steps.map((step, i) => {
      return { name: step, status: done ? 'completed' : 'queued', conclusion, number: i + 1 }
    }),
    check_run_url: `https://api.github.com/repos/${fullName}/check-runs/${id}`,
    labels: ['ubuntu-latest'],
    runner_id: 1,
    runner_name: 'GitHub Actions 1',
    runner_group_id: 1,
    runner_group_name: 'GitHub Actions',
  }
}
