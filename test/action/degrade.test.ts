// Tokens that may less than the whole: the verdict is the same, nothing is lost, and it is said once.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { writesOf } from '../github/desk.ts'
import { mergeGroupEvent, pullRequestEvent } from '../github/events.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from '../github/fake-github.ts'
import type { FakeToken } from '../github/fake-state.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'
import { type Job, type Result, runJob } from './runner.ts'
import { admin, base, head } from './shop.ts'

let repository: Scratch
let github: FakeGitHub
const commits = { base: '', head: '' }

beforeAll(async () => {
  repository = scratchRepository()
  commits.base = repository.commit(base)
  commits.head = repository.commit({ ...head, ...admin })
  github = await fakeGitHub(repository)
  github.pulls.push({ number: 7, ...commits })
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

beforeEach(() => {
  github.reset()
  allow({})
})

afterEach(() => expect(github.strange).toEqual([]))

function allow(more: Partial<FakeToken>): void {
  github.tokens.set('job-secret', { user: actionsBot, writes: true, ...more })
}

const opened: Pick<Job, 'event' | 'payload'> = { event: 'pull_request', payload: undefined }

async function run(more: Partial<Job> = {}): Promise<Result> {
  return runJob({ ...opened, payload: pullRequestEvent('opened', commits), url: github.url, ...more })
}

/** Lines of a log that are no annotation on a line. */
function sentences(log: string): readonly string[] {
  return log
    .trim()
    .split('\n')
    .filter((text) => !/^::\w+ .*file=/.test(text))
}

const verdict = expect.stringMatching(/^::error::failed, 2 risks introduced/)
const lines = [/^::error .*file=deploy\/admin\.yaml,line=8/m, /^::warning .*file=deploy\/orders\.yaml,line=13/m]

/** Both findings are annotations and in the job summary, and the job fails. */
function tellsAll({ code, log, outputs, summary }: Result): void {
  expect([code, outputs.conclusion]).toEqual([1, 'failure'])
  for (const line of lines) expect(log).toMatch(line)
  expect(summary).toContain('cluster-admin-binding')
  expect(summary).toContain('automounted-token')
}

describe('a run that may not write', () => {
  const readOnly: readonly [string, () => Partial<Job>][] = [
    ['of a fork', () => ({ payload: pullRequestEvent('opened', commits, 'eve/shop') })],
    [
      'of Dependabot',
      () => {
        const event = pullRequestEvent('opened', commits)
        return { payload: { ...event, pull_request: { ...event.pull_request, user: { login: 'dependabot[bot]' } } } }
      },
    ],
  ]
  test.each(readOnly)('%s: one sentence that is no warning', async (_, more) => {
    allow({ writes: false })
    const result = await run(more())
    tellsAll(result)
    // Nobody posts any comment, so none is spoken of.
    expect(result.summary.split('\n')[0]).toMatch(/ introduced \(1 critical, 1 low\), told here only\.$/)
    expect(sentences(result.log)).toEqual([
      verdict,
      expect.stringMatching(/^A run for a fork or for Dependabot may not/),
    ])
    expect([github.reviews, github.issueComments, github.statuses]).toEqual([[], [], []])
  })

  test('of the repository itself: a warning that names what it needs', async () => {
    allow({ writes: false })
    const result = await run()
    tellsAll(result)
    expect(sentences(result.log)).toEqual([
      verdict,
      expect.stringMatching(/^No commit status was written: Resource not accessible.*`statuses: write`/),
      expect.stringMatching(/^::warning::The review could not be posted: Resource not.*`pull-requests: write`/),
    ])
  })

  test('a fork under pull_request_target has a token that writes', async () => {
    const result = await run({ event: 'pull_request_target', payload: pullRequestEvent('opened', commits, 'eve/shop') })
    expect([result.code, github.comments.length, github.statuses.length]).toEqual([1, 2, 1])
    expect(result.workspace).toEqual([])
  })
})

describe('a token without one right', () => {
  test('no status: the review stands all the same', async () => {
    allow({ statuses: false })
    const { code, log } = await run()
    expect([code, github.comments.length]).toEqual([1, 2])
    expect(sentences(log)).toEqual([
      verdict,
      expect.stringMatching(/^On pull request 7: 2 comments posted/),
      expect.stringMatching(/^No commit status was written/),
    ])
    expect(log).not.toContain('::warning')
  })

  test('lost midway: what stands stands, and the lines of the job tell all', async () => {
    github.intercept = ({ method, path }, proceed) => {
      const answer = proceed()
      if (method === 'POST' && path.endsWith('/reviews')) allow({ writes: false })
      return answer
    }
    const result = await run()
    tellsAll(result)
    expect([github.comments.length, github.issueComments.length]).toEqual([2, 0])
    expect(sentences(result.log)).toEqual([
      verdict,
      expect.stringMatching(/^::warning::The review could only be posted in part \(2 comments posted\)/),
    ])
  })

  test('a merge group tells its verdict even without a status', async () => {
    allow({ writes: false })
    const payload = mergeGroupEvent(commits)
    const { code, outputs, log } = await run({ event: 'merge_group', payload })
    expect([code, outputs.conclusion, writesOf(github)]).toEqual([1, 'failure', ['POST statuses/SHA']])
    for (const line of lines) expect(log).toMatch(line)
  })
})

describe('GitHub in trouble', () => {
  test('answers to writes that are no answers: annotations, the same verdict', async () => {
    const page = { status: 502, body: '<html>unicorn</html>', headers: { 'content-type': 'text/html' } }
    github.intercept = ({ method, path }, proceed) => (method === 'POST' && path !== '/graphql' ? page : proceed())
    const result = await run()
    tellsAll(result)
    expect(sentences(result.log).join('\n')).toMatch(/could not be posted: no answer it could read \(status 502\)/)
  })

  test('GraphQL that does not answer', async () => {
    github.intercept = ({ path }, proceed) => (path === '/graphql' ? { status: 0, body: '', cut: true } : proceed())
    const result = await run()
    tellsAll(result)
    expect(github.reviews).toEqual([])
  })
})
