// A pull request larger than GitHub lists or shows: its findings stand all the same.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { writesOf } from '../github/desk.ts'
import { pullRequestEvent } from '../github/events.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from '../github/fake-github.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'
import { runJob } from './runner.ts'
import { admin, base, head } from './shop.ts'

const note = 'x'.repeat(60)
/** GitHub lists 3000 files of a pull request, in the order of their names. */
const many = Object.fromEntries(Array.from({ length: 3100 }, (_, i) => [`aaa/${i}.txt`, `${i}\n`]))
/** Its patch is larger than what is shown. */
const long = `${Array.from({ length: 4000 }, (_, i) => `# ${i} ${note}\n`).join('')}${admin['deploy/admin.yaml']}`

let repository: Scratch
let github: FakeGitHub
const commits = { base: '', head: '' }

beforeAll(async () => {
  repository = scratchRepository()
  commits.base = repository.commit(base)
  commits.head = repository.commit({ ...many, ...head, 'aa.yaml': long })
  github = await fakeGitHub(repository)
  github.tokens.set('job-secret', { user: actionsBot, writes: true })
  github.pulls.push({ number: 7, ...commits })
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

describe('a pull request of thousands of files', () => {
  test('has its comments, of the file that is not listed and of the one that is not shown', async () => {
    const payload = pullRequestEvent('opened', commits)
    const { code, log } = await runJob({ event: 'pull_request', payload, url: github.url })
    expect({ code, log }).toMatchObject({ code: 1 })
    expect(writesOf(github)).toEqual(['POST statuses/SHA', 'POST pulls/N/reviews', 'POST issues/N/comments'])
    expect(github.comments.map(({ path, line }) => [path, line])).toEqual([
      ['aa.yaml', 4008],
      ['deploy/orders.yaml', 13],
    ])
    github.requests.length = 0
    await runJob({ event: 'pull_request', payload, url: github.url })
    expect(writesOf(github)).toEqual([])
    expect(github.strange).toEqual([])
  })
})
