// A review that takes too much: stopped with a sentence, and nothing that stood is lost.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { writesOf } from '../github/desk.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from '../github/fake-github.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'
import { deployments, littleMemory } from '../large.ts'
import { type Result, runJob } from './runner.ts'
import { base, head } from './shop.ts'

let repository: Scratch
let github: FakeGitHub
const commits = { base: '', orders: '', large: '' }

beforeAll(async () => {
  repository = scratchRepository()
  commits.base = repository.commit(base)
  commits.orders = repository.commit(head)
  commits.large = repository.commit({ 'deploy/large.yaml': deployments(6000) })
  github = await fakeGitHub(repository)
  github.tokens.set('job-secret', { user: actionsBot, writes: true })
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

async function job(sha: string): Promise<Result> {
  github.pulls.splice(0, 1, { number: 7, base: commits.base, head: sha })
  const pull = { number: 7, base: { sha: commits.base }, head: { sha } }
  const env = { NODE_OPTIONS: littleMemory }
  return runJob({ event: 'pull_request', payload: { pull_request: pull }, url: github.url, env })
}

async function postedBefore(): Promise<unknown> {
  expect((await job(commits.orders)).code).toBe(0)
  expect(github.threads()).toHaveLength(1)
  github.requests.length = 0
  return structuredClone(conversation())
}

function conversation(): unknown {
  return [github.comments, github.issueComments, github.reviews]
}

const stopped = /Judging this change took more than \d+ MiB of memory and was stopped, so nothing is known about it/

test('a review stopped by its limit of memory says so, fails, and leaves what was posted', async () => {
  const stood = await postedBefore()

  const { code, log, outputs, summary } = await job(commits.large)
  expect([code, outputs]).toEqual([2, { conclusion: 'failure' }])
  expect(log.trim().split('\n')).toEqual([expect.stringMatching(/^::error::/)])
  expect(log).toMatch(stopped)
  expect(summary).toMatch(/^\*\*sa-guard could not do its work, so this check fails\*\*\n\n/)
  expect(summary).toMatch(stopped)
  expect(conversation()).toEqual(stood)
  expect(writesOf(github)).toEqual(['POST statuses/SHA'])
  const [{ sha, state, description } = {}] = github.statuses.slice(-1)
  expect([sha, state]).toEqual([commits.large, 'failure'])
  expect(description).toMatch(/^failed: Judging this change took more than/)
  expect(description?.length).toBeLessThanOrEqual(140)

  github.requests.length = 0
  expect((await job(commits.large)).code).toBe(2)
  expect(writesOf(github)).toEqual([])
})

test('where no status may be written, the page of the job says so all the same', async () => {
  const stood = await postedBefore()
  github.tokens.set('job-secret', { user: actionsBot, writes: false })
  const { code, log, outputs, summary } = await job(commits.large)
  github.tokens.set('job-secret', { user: actionsBot, writes: true })
  expect([code, outputs]).toEqual([2, { conclusion: 'failure' }])
  expect(log).toMatch(stopped)
  expect(summary).toMatch(stopped)
  expect(conversation()).toEqual(stood)
})

test('any other failure is told in the same places', async () => {
  const stood = await postedBefore()
  const lost = '0'.repeat(40)
  github.pulls.splice(0, 1, { number: 7, base: commits.base, head: commits.orders })
  const payload = { pull_request: { number: 7, base: { sha: lost }, head: { sha: commits.orders } } }
  const { code, log, outputs, summary } = await runJob({ event: 'pull_request', payload, url: github.url })
  expect([code, outputs]).toEqual([2, { conclusion: 'failure' }])
  expect(log).toContain(`::error::GitHub did not compare ${lost}`)
  expect(summary).toContain('GitHub did not compare')
  expect(conversation()).toEqual(stood)
  const [{ sha, state, description } = {}] = github.statuses.slice(-1)
  expect([sha, state]).toEqual([commits.orders, 'failure'])
  expect(description).toMatch(/^failed: GitHub did not compare/)

  // And the next run that can judge says again what is so.
  expect((await job(commits.orders)).code).toBe(0)
  expect(github.statuses.at(-1)).toMatchObject({ sha: commits.orders, state: 'success' })
})
