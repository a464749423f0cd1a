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

test('a review stopped by its limit of memory says so, fails, and leaves what was posted', async () => {
  expect((await job(commits.orders)).code).toBe(0)
  const stood = structuredClone([github.comments, github.issueComments, github.statuses, github.reviews])
  expect(github.threads()).toHaveLength(1)
  github.requests.length = 0

  const { code, log, outputs } = await job(commits.large)
  expect([code, outputs]).toEqual([2, { conclusion: 'failure' }])
  expect(log.trim().split('\n')).toEqual([
    expect.stringMatching(/^::error::Judging this change took more than \d+ MiB of memory and was stopped, /),
  ])
  expect(writesOf(github)).toEqual([])
  expect([github.comments, github.issueComments, github.statuses, github.reviews]).toEqual(stood)
})
