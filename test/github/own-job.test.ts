// Which job is the pull request's own, and whether it runs again.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { connect } from '../../src/github/client.ts'
import { type Again, runAgain, type Signs } from '../../src/github/own-job.ts'
import { actionsBot, ada, type FakeGitHub, fakeGitHub } from './fake-github.ts'
import { type FakeJob, type FakeRun, failure } from './fake-state.ts'
import { type Scratch, scratchRepository } from './scratch-repository.ts'

let repository: Scratch
let github: FakeGitHub
let head = ''

beforeAll(async () => {
  repository = scratchRepository()
  head = repository.commit({ 'a.yaml': 'a: 1\n' })
  github = await fakeGitHub(repository)
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

beforeEach(() => {
  github.reset()
  github.tokens.set('secret', { user: actionsBot, writes: true, actions: 'write' })
})

// GitHub's own description of REST has the last word on what we send.
afterEach(() => expect(github.strange).toEqual([]))

const now = new Date().toISOString()
const path = '.github/workflows/sa-guard.yml'
const ours = ['Set up job', 'Run Acme/SA-guard@0123456789', 'Complete job']
const signs: Signs = { source: 'acme/sa-guard', workflow: '.github/workflows/commands.yml' }

function job(id: number, more: Partial<FakeJob> = {}): FakeJob {
  return { id, name: 'sa-guard', status: 'completed', conclusion: 'failure', steps: ours, ...more }
}

function run(id: number, more: Partial<FakeRun> = {}): FakeRun {
  const jobs = [job(id * 10)]
  return { id, head_sha: '', path, event: 'pull_request', created_at: now, attempt: 1, jobs, ...more }
}

async function again(
  runs: readonly FakeRun[],
  { conclusion = 'success', by = signs }: { conclusion?: 'success' | 'failure'; by?: Signs } = {},
): Promise<Again> {
  // Tables are made before there is a commit.
  github.runs.push(...structuredClone(runs).map((one) => ({ ...one, head_sha: one.head_sha || head })))
  const remote = { apiUrl: github.url, serverUrl: github.url, token: 'secret', owner: 'octo', repo: 'shop' }
  const client = await connect(remote, async () => {})
  return await runAgain(client, remote, { head, conclusion, at: now }, by)
}

/** What was asked to run, as `jobs/30`. */
function asked(): readonly string[] {
  return github.writes().map(({ path }) => /actions\/(.*)\/rerun$/.exec(path)?.[1] ?? path)
}

const plain = ['Set up job', 'Run ./guard']
const unnamed = { jobs: [job(30, { steps: plain })] }
const tests: readonly FakeJob[] = [job(31, { name: 'tests', steps: plain, conclusion: 'success' })]

describe('the job', () => {
  test.each<[string, readonly FakeRun[], readonly string[]]>([
    ['with a step of ours', [run(3)], ['jobs/30']],
    ['among others of its run', [run(3, { jobs: [...tests, job(30)] })], ['jobs/30']],
    ['under pull_request_target', [run(3, { event: 'pull_request_target' })], ['jobs/30']],
    ['of the workflow that uses it', [run(4, { path: 'tests.yml', jobs: tests }), run(3)], ['jobs/30']],
    ['of the latest run', [run(2, { created_at: '2026-01-01T00:00:00Z' }), run(3)], ['jobs/30']],
    ['that has another result, of two', [run(3, { jobs: [job(31, { conclusion: 'success' }), job(30)] })], ['jobs/30']],
    ['that was cancelled', [run(3, { jobs: [job(30, { conclusion: 'cancelled' })] })], ['jobs/30']],
    ['of another event', [run(3, { event: 'push' })], []],
    ['of another head', [run(3, { head_sha: '1'.repeat(40) })], []],
    ['that waits for consent', [run(3, { jobs: [job(30, { conclusion: 'action_required' })] })], []],
    ['that nothing tells from others', [run(3, unnamed)], []],
    ['that is not there', [], []],
  ])('%s', async (_, runs, wanted) => {
    expect(await again(runs)).toMatchObject({ kind: wanted.length === 0 ? 'unknown' : 'runs' })
    expect(asked()).toEqual(wanted)
  })

  test('of the very workflow that talks', async () => {
    const by = { ...signs, workflow: path }
    expect(await again([run(3, unnamed)], { by })).toMatchObject({ kind: 'runs' })
    expect(asked()).toEqual(['jobs/30'])
  })

  test.each([
    ['ours', actionsBot, ['runs/3']],
    ['somebody else’s', ada, []],
  ] as const)('that a status names, %s: the whole run, if it has several', async (_, creator, wanted) => {
    const target_url = `${github.url}/octo/shop/actions/runs/3`
    const status = { id: 1, sha: head, state: 'failure', context: 'sa-guard/verdict', description: null }
    github.statuses.push({ ...status, target_url, creator })
    await again([run(3, { jobs: [job(30, { steps: plain }), ...tests] })])
    expect(asked()).toEqual(wanted)
  })
})

describe('it does not run again', () => {
  test.each<[string, FakeRun, Again['kind'], number]>([
    ['with the same result', run(3, { jobs: [job(30, { conclusion: 'success' })] }), 'same', 0],
    ['while it runs', run(3, { jobs: [job(30, { status: 'in_progress', conclusion: null })] }), 'running', 0],
    ['after a month', run(3, { created_at: '2026-01-01T00:00:00Z' }), 'old', 0],
    ['after fifty times', run(3, { attempt: 50 }), 'refused', 1],
    [
      'while another job of its run runs',
      run(3, { jobs: [job(30), job(31, { name: 'tests', steps: plain, status: 'queued', conclusion: null })] }),
      'running',
      1,
    ],
  ])('%s', async (_, one, kind, writes) => {
    expect(await again([one])).toMatchObject({ kind })
    expect(asked().length).toBe(writes)
  })

  test.each(['none', undefined] as const)('without the right: %s', async (actions) => {
    github.tokens.set('secret', { user: actionsBot, writes: true, ...(actions && { actions }) })
    expect(await again([run(3)])).toMatchObject({ kind: actions === 'none' ? 'unknown' : 'denied' })
  })

  test('twice, whatever became of the first time', async () => {
    github.intercept = ({ method }, proceed) => {
      const answer = proceed()
      return method === 'POST' ? failure(502, 'Bad gateway') : answer
    }
    expect(await again([run(3)])).toMatchObject({ kind: 'refused', fault: { kind: 'unclear' } })
    expect(asked()).toEqual(['jobs/30'])
    expect(github.runs[0]?.attempt).toBe(2)
  })
})
