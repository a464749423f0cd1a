// The policy is that of the branch which the pull request goes into.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { pullRequestEvent } from '../github/events.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from '../github/fake-github.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'
import { runJob } from './runner.ts'
import { admin, base, head } from './shop.ts'

const file = '.github/sa-guard.yml'
const off = 'rules:\n  cluster-admin-binding: off\n  automounted-token: off\n'

let repository: Scratch
let github: FakeGitHub
const commits = { base: '', head: '' }

beforeAll(async () => {
  repository = scratchRepository()
  const fork = repository.commit({ ...base, [file]: off })
  commits.head = repository.commit({ ...head, ...admin, [file]: off })
  repository.checkout(fork)
  commits.base = repository.commit({ ...base, [file]: 'rules:\n  automounted-token: off\n' })
  github = await fakeGitHub(repository)
  github.pulls.push({ number: 7, ...commits })
  github.tokens.set('job-secret', { user: actionsBot, writes: true })
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

test('a change that was branched off before a rule was turned on is judged by the rule', async () => {
  const { code, log } = await runJob({
    event: 'pull_request',
    payload: pullRequestEvent('opened', commits),
    url: github.url,
  })
  expect([code, log]).toEqual([1, expect.stringContaining('failed, 1 risk introduced')])
})
