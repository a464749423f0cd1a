// A waiver from the finding to its end: every comment of it by the Action as a runner runs it, on days that the test chooses.
// With TRANSCRIPT=FILE the whole story is written there.
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { actionsBot, ada, type FakeGitHub, fakeGitHub } from '../github/fake-github.ts'
import { type FakeJob, type FakeRun, type FakeUser, newId } from '../github/fake-state.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'
import { type Result, runJob } from './runner.ts'
import { admin, base } from './shop.ts'
import { chapterText } from './transcript.ts'

const author: FakeUser = { login: 'kim', id: 9, type: 'User' }
const eve: FakeUser = { login: 'eve', id: 8, type: 'User' }
const rule = 'cluster-admin-binding'
const waive = `/sa-guard waive ${rule} ci/deployer because it installs the operators`

let repository: Scratch
let github: FakeGitHub
const commits = { base: '', edit: '', admin: '', back: '', gone: '' }
const story: string[] = []
let today = '2027-01-10'
let run: FakeRun

beforeAll(async () => {
  repository = scratchRepository()
  const grave = admin['deploy/admin.yaml']
  const mild = { 'deploy/admin.yaml': grave.replace('name: cluster-admin', 'name: edit') }
  commits.base = repository.commit(base)
  commits.edit = repository.commit(mild)
  commits.admin = repository.commit(admin)
  commits.back = repository.commit(mild)
  commits.gone = repository.commit({ 'deploy/admin.yaml': null })
  github = await fakeGitHub(repository)
  github.tokens.set('job-secret', { user: actionsBot, writes: true, actions: 'write' })
  github.people.set(ada.login, 'maintain')
  github.people.set(author.login, 'write')
  github.people.set(eve.login, 'read')
  github.pulls.push({ number: 7, base: commits.base, head: commits.base, author })
})

afterAll(async () => {
  if (process.env.TRANSCRIPT !== undefined) writeFileSync(process.env.TRANSCRIPT, `${story.join('\n\n')}\n`)
  await github.close()
  repository.remove()
})

async function chapter(title: string, event: string, payload: unknown): Promise<Result> {
  github.requests.length = 0
  github.now = `${today}T12:00:00Z`
  const env = { GITHUB_RUN_ID: '42', GITHUB_ACTION_REPOSITORY: 'acme/sa-guard', GITHUB_ACTION_REF: 'v1' }
  const result = await runJob({ event, payload, url: github.url, env, now: github.now })
  story.push(chapterText(github, repository.dir, { title: `${today}: ${title}`, result }))
  expect(github.strange).toEqual([])
  return result
}

/** The job of the pull request runs: at a push, or again. Its exit code. */
async function job(title: string): Promise<number> {
  const head = github.pulls[0]?.head
  const payload = { pull_request: { number: 7, base: { sha: commits.base }, head: { sha: head } } }
  const { code } = await chapter(title, 'pull_request', payload)
  for (const one of run.jobs)
    Object.assign(one, { status: 'completed', conclusion: code === 0 ? 'success' : 'failure' })
  return code
}

async function push(title: string, head: string): Promise<number> {
  for (const pull of github.pulls) pull.head = head
  const steps = ['Set up job', 'Run acme/sa-guard@v1']
  const one: FakeJob = { id: newId(github), name: 'sa-guard', status: 'in_progress', conclusion: null, steps }
  const path = '.github/workflows/sa-guard.yml'
  const created_at = `${today}T11:00:00Z`
  run = { id: newId(github), head_sha: head, path, event: 'pull_request', created_at, attempt: 1, jobs: [one] }
  github.runs.push(run)
  return await job(title)
}

interface Answered {
  /** Reactions to what was said. */
  readonly signs: readonly string[]
  /** First line of the answer. */
  readonly answer: string
  /** How often the job of the pull request ran for this head. */
  readonly attempt: number
}

async function say(user: FakeUser, body: string): Promise<Answered> {
  const comment = { id: newId(github), user, body, created_at: `${today}T12:00:00Z` }
  github.issueComments.push(comment)
  const payload = { action: 'created', issue: { number: 7, pull_request: {} }, comment }
  const { code } = await chapter(`${user.login}: ${body}`, 'issue_comment', payload)
  expect(code).toBe(0)
  const last = github.issueComments.at(-1)
  return {
    signs: github.reactions.filter((one) => one.comment === comment.id).map(({ content }) => content),
    answer: last === comment ? '' : (last?.body.split('\n')[0] ?? ''),
    attempt: run.attempt,
  }
}

function status(): string | undefined {
  return github.statuses.filter(({ sha }) => sha === github.pulls[0]?.head).at(-1)?.state
}

function summary(): string {
  return github.issueComments.find(({ body }) => body.includes('<!-- sa-guard:summary'))?.body ?? ''
}

// Each chapter builds on the one before.
describe('the life of a waiver', () => {
  test('a risk is found, and the job fails', async () => {
    expect(await push('Kim opens the pull request', commits.edit)).toBe(1)
    expect(github.threads().map(({ body }) => body.split(' ')[0])).toEqual(['**high**'])
  }, 60_000)

  test('its author cannot waive it, nor can somebody who only reads', async () => {
    const answer = expect.stringMatching(/^The author of a pull request cannot waive alone\./)
    expect(await say(author, waive)).toEqual({ signs: ['-1'], answer, attempt: 1 })
    expect(await say(eve, waive)).toEqual({ signs: ['-1'], answer: '', attempt: 1 })
    expect(status()).toBe('failure')
  }, 60_000)

  test('somebody else can, until a day: the verdict passes and the job runs again', async () => {
    const answer = 'Waived until 2027-01-31: it installs the operators'
    expect(await say(ada, `${waive} until 2027-01-31`)).toEqual({ signs: ['+1', 'rocket'], answer, attempt: 2 })
    expect(status()).toBe('success')
    expect(summary()).toMatch(/Waived by `@ada` until `2027-01-31`: it installs the operators/)
    expect(await job('The job runs again')).toBe(0)
    expect(github.writes()).toEqual([])
  }, 60_000)

  test('it does not cover what gets graver', async () => {
    expect(await push('Kim makes it graver', commits.admin)).toBe(1)
    expect(summary()).toContain('does not cover what is graver than it was given for')
    expect(github.threads().map(({ body }) => body.split(' ')[0])).toEqual(['**critical**'])
  }, 60_000)

  test('pushed back, it is covered again; on the last day too', async () => {
    today = '2027-01-31'
    expect(await push('Kim pushes it back', commits.back)).toBe(0)
    expect(status()).toBe('success')
  }, 60_000)

  test('the day passes: it fails again, and says why', async () => {
    today = '2027-02-01'
    expect(await say(ada, '/sa-guard recheck')).toEqual({ signs: ['+1', 'rocket'], answer: '', attempt: 2 })
    expect(await job('The job runs again')).toBe(1)
    expect(status()).toBe('failure')
    expect(summary()).toContain('the waiver expired on `2027-01-31`')
    const late = await say(ada, `${waive} until 2027-01-31`)
    expect(late).toMatchObject({ signs: ['confused'], answer: expect.stringMatching(/^That day is over/) })
  }, 60_000)

  test('it is given anew, and taken back by the author', async () => {
    const answer = 'Waived: it installs the operators'
    expect(await say(ada, waive)).toEqual({ signs: ['+1', 'rocket'], answer, attempt: 3 })
    expect(await job('The job runs again')).toBe(0)
    expect(await say(author, `/sa-guard unwaive ${rule} deployer`)).toMatchObject({
      signs: ['+1', 'rocket'],
      attempt: 4,
    })
    expect(await job('The job runs again')).toBe(1)
  }, 60_000)

  test('the finding goes, and with it all that was said of it', async () => {
    expect(await push('Kim takes the binding out', commits.gone)).toBe(0)
    expect(summary()).not.toMatch(/waive/)
    const gone = await say(ada, `/sa-guard waive ${rule} because of nothing`)
    expect(gone).toMatchObject({ signs: ['confused'], answer: expect.stringMatching(/^Nothing to waive: /) })
  }, 60_000)
})
