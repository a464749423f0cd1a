// What becomes of comments over the life of a pull request: pushes, answers, resolutions, races.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { marker, signature } from '../../src/github/marker.ts'
import { comment, joined, numbered, say, writesOf } from './desk.ts'
import { faulty } from './fake-faults.ts'
import { actionsBot, ada, type FakeGitHub, fakeGitHub } from './fake-github.ts'
import { deleteComment, reply } from './fake-reviews.ts'
import type { FakeComment, FakeIssueComment } from './fake-state.ts'
import { type Scratch, scratchRepository } from './scratch-repository.ts'

let repository: Scratch
let github: FakeGitHub
const heads = { first: '', shifted: '', rewritten: '' }
const changed = numbered.with(4, 'FIVE').with(29, 'THIRTY')

beforeAll(async () => {
  repository = scratchRepository()
  const base = repository.commit({ 'a.yaml': joined(numbered) })
  heads.first = repository.commit({ 'a.yaml': joined(changed) })
  heads.shifted = repository.commit({ 'a.yaml': joined(['new', ...changed]) })
  heads.rewritten = repository.commit({ 'a.yaml': joined(changed.with(4, 'five')) })
  github = await fakeGitHub(repository)
  github.pulls.push({ number: 7, base, head: heads.first })
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

beforeEach(() => {
  github.reset()
  allow({})
  push(heads.first)
})

afterEach(() => expect(github.strange).toEqual([]))

function allow(more: { readonly contents?: boolean }): void {
  github.tokens.set('secret', { user: actionsBot, writes: true, ...more })
}

function push(head: string): void {
  for (const pull of github.pulls) pull.head = head
}

function threadOf(fingerprint: string): FakeComment {
  const found = github.threads().find(({ body }) => signature(body)?.words.includes(fingerprint))
  if (found === undefined) throw new Error(`no thread about ${fingerprint}`)
  return found
}

/** Somebody deletes the comment about it. */
function dropThread(fingerprint: string): void {
  deleteComment(github, threadOf(fingerprint).id)
}

/** Two comments stand; then only what is said next is counted. */
async function opened(): Promise<void> {
  await say(github, [comment(5), comment(30)])
  github.requests.length = 0
}

async function silent(...args: Parameters<typeof say> extends [unknown, ...infer Rest] ? Rest : never): Promise<void> {
  github.requests.length = 0
  await say(github, ...args)
  expect(writesOf(github)).toEqual([])
}

const summary = { body: 'All is well.', needed: false }
const [edit, remove, rewrite] = ['PATCH pulls/comments/N', 'DELETE pulls/comments/N', 'PATCH issues/comments/N']

describe('a finding that is gone', () => {
  test('takes its comment with it where nobody answered and we may not resolve', async () => {
    await opened()
    expect(await say(github, [comment(30)])).toMatchObject({ settled: 1, edited: 0 })
    expect(writesOf(github)).toEqual([rewrite, remove])
    expect(github.threads().map(({ line }) => line)).toEqual([30])
    await silent([comment(30)])
  })

  test('the review that lost its last comment is hidden, the summary says how it is now', async () => {
    await opened()
    await say(github, [], { summary })
    expect(writesOf(github)).toEqual([rewrite, remove, remove, 'Hide'])
    expect(github.reviews.map(({ hidden }) => hidden)).toEqual([true])
    expect(github.issueComments.map(({ body }) => body)).toEqual([`All is well.${marker('summary')}`])
    await silent([], { summary })
  })

  test('is resolved where we may, and says so', async () => {
    allow({ contents: true })
    await opened()
    await say(github, [comment(30)])
    expect(writesOf(github)).toEqual([rewrite, edit, 'Resolve'])
    const { body, resolved } = threadOf('f005')
    expect([body.split('\n')[0], resolved]).toEqual([
      `**Settled** as of ${heads.first}: this change no longer brings it.`,
      actionsBot.login,
    ])
    expect(body).toContain('about line 5')
    await silent([comment(30)])
  })

  test('that comes back gets a new comment', async () => {
    allow({ contents: true })
    await opened()
    await say(github, [comment(30)])
    expect(await say(github, [comment(5), comment(30)])).toMatchObject({ onLines: 1 })
    await silent([comment(5), comment(30)])
  })

  test.each([false, true])('and was answered keeps its conversation (may resolve: %s)', async (contents) => {
    allow({ contents })
    await opened()
    reply(github, ada, threadOf('f005'), 'Why?')
    await say(github, [comment(30)])
    expect(writesOf(github)).toEqual(contents ? [rewrite, edit, 'Resolve'] : [rewrite, edit])
    expect(github.comments.map(({ body }) => body.slice(0, 11))).toEqual(['**Settled**', 'about line ', 'Why?'])
    await silent([comment(30)])
  })

  test('a resolution that GitHub forbids after all is tried once', async () => {
    allow({ contents: true })
    await opened()
    const body = { data: null, errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }] }
    github.intercept = ({ body: asked }, proceed) =>
      JSON.stringify(asked)?.includes('mutation Resolve') ? { status: 200, body } : proceed()
    expect(await say(github, [], { summary })).toMatchObject({ settled: 2 })
    expect(writesOf(github)).toEqual([rewrite, edit, 'Resolve', remove, remove, 'Hide'])
  })

  test('a suggestion that is over has no button', async () => {
    allow({ contents: true })
    const five = comment(5, { body: 'Do:\n\n````suggestion\nx\n````' })
    await say(github, [five])
    await say(github, [])
    expect(threadOf('f005').body).not.toContain('suggestion')
  })

  test('a finding that is only not among the worst any more is not gone', async () => {
    await opened()
    await say(github, [comment(30)], { alive: ['f005'] })
    expect(writesOf(github)).toEqual([])
  })
})

describe('people', () => {
  test('who resolved a thread are not contradicted, wherever its finding stands', async () => {
    await opened()
    threadOf('f005').resolved = ada.login
    await silent([comment(5, { body: 'other words' }), comment(30)])
    push(heads.rewritten)
    await silent([comment(5), comment(30)])
  })

  test('who apply a suggestion resolve its thread; a finding that comes back is news', async () => {
    await opened()
    const { id } = threadOf('f005')
    threadOf('f005').resolved = ada.login
    expect(await say(github, [comment(30)])).toMatchObject({ settled: 1 })
    expect(writesOf(github)).toEqual([rewrite, edit])
    await silent([comment(30)])
    expect(await say(github, [comment(5), comment(30)])).toMatchObject({ onLines: 1 })
    expect(github.threads().map((thread) => thread.id)).toContain(id)
    await silent([comment(5), comment(30)])
  })

  test('who answered keep their thread where it is, while its line is there', async () => {
    await opened()
    reply(github, ada, threadOf('f005'), 'Why?')
    await silent([comment(6, { fingerprints: ['f005'] }), comment(30)])
    push(heads.rewritten)
    expect(await say(github, [comment(5), comment(30)])).toMatchObject({ onLines: 1, settled: 1 })
    expect(github.comments[0]?.body).toMatch(/^\*\*Moved\*\*/)
    expect(github.comments[2]?.body).toBe('Why?')
    await silent([comment(5), comment(30)])
  })

  test('who deleted a comment do not get it again, on no push', async () => {
    await opened()
    dropThread('f005')
    expect(await say(github, [comment(5), comment(30)])).toMatchObject({ away: 1 })
    await silent([comment(5), comment(30)])
    push(heads.rewritten)
    await silent([comment(6, { fingerprints: ['f005'], body: 'other words' }), comment(30)])
    // As long as it is the same finding: one that is gone, and comes back, is news.
    await say(github, [comment(30)])
    expect(await say(github, [comment(5), comment(30)])).toMatchObject({ onLines: 1 })
  })

  test('who deleted a comment get one when its finding is graver', async () => {
    await opened()
    dropThread('f005')
    expect(await say(github, [comment(5), comment(30)], { severity: 'critical' })).toMatchObject({ onLines: 1 })
    dropThread('f005')
    for (const severity of ['critical', 'high', 'critical'] as const)
      expect(await say(github, [comment(5), comment(30)], { severity })).toMatchObject({ onLines: 0 })
  })

  test('who deleted a comment and then the summary begin anew', async () => {
    await opened()
    dropThread('f005')
    github.issueComments.length = 0
    expect(await say(github, [comment(5), comment(30)])).toMatchObject({ onLines: 1, summary: true })
  })

  test.each<[string, (note: string, own: FakeIssueComment) => void]>([
    ['edited into the summary', (note, own) => Object.assign(own, { body: own.body + note, editor: ada })],
    ['in a comment of their own', (note) => github.issueComments.unshift({ id: 1, user: ada, body: note })],
    [
      'in words that the summary repeats, which then goes on',
      (note, own) => Object.assign(own, { body: `${note}\n${own.body}` }),
    ],
  ])('who note a comment that never was keep none away: %s', async (_, forge) => {
    await say(github, [comment(30)])
    const [own] = github.issueComments
    if (own === undefined) throw new Error('no summary')
    forge(marker('summary', ['f005=critical', 'f01e=high']), own)
    expect(await say(github, [comment(5), comment(30)])).toMatchObject({ onLines: 1 })
    await silent([comment(5), comment(30)])
  })

  test('who deleted the summary get one when there is something new to say', async () => {
    await opened()
    github.issueComments.length = 0
    expect(await say(github, [comment(5), comment(30)])).toMatchObject({ summary: true, onLines: 0 })
  })
})

describe('pushes', () => {
  test('that shift a line need no word of ours', async () => {
    await opened()
    push(heads.shifted)
    await silent([
      comment(6, { fingerprints: ['f005'], body: 'about line 5' }),
      comment(31, { fingerprints: ['f01e'], body: 'about line 30' }),
    ])
  })

  test('that rewrite a line: the comment moves', async () => {
    await opened()
    push(heads.rewritten)
    await say(github, [comment(5), comment(30)])
    expect(writesOf(github)).toEqual(['POST pulls/N/reviews', remove])
    expect(github.threads().map(({ line, commit_id }) => [line, commit_id])).toEqual([
      [30, heads.first],
      [5, heads.rewritten],
    ])
    await silent([comment(5), comment(30)])
  })

  test('other words are edited in place', async () => {
    await opened()
    await say(github, [comment(5, { body: 'graver now' }), comment(30)], { summary: { body: 'Other.', needed: true } })
    expect(writesOf(github)).toEqual([rewrite, edit])
    expect(threadOf('f005').body).toBe(`graver now${marker('finding', ['f005'])}`)
  })
})

describe('two runs at once', () => {
  test('leave one of everything', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => say(github, [comment(5), comment(30)])))
    expect(outcomes.map(({ fault }) => fault)).toEqual([undefined, undefined, undefined])
    // All of them had posted before they saw one another.
    expect(writesOf(github)).toEqual(expect.arrayContaining([remove, 'DELETE issues/comments/N', 'Hide']))
    expect(
      github
        .threads()
        .map(({ line }) => line)
        .sort(),
    ).toEqual([30, 5])
    expect(github.issueComments).toHaveLength(1)
    expect(github.reviews.filter(({ hidden }) => hidden !== true)).toHaveLength(1)
    await silent([comment(5), comment(30)])
  })
})

describe('faults', () => {
  const isPost = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
    method === 'POST' && /\/reviews$|issues\/\d+\/comments$/.test(path)
  const posts = (): number => github.requests.filter(isPost).length
  const page = { status: 502, body: '<html>unicorn</html>', headers: { 'content-type': 'text/html' } }

  test('after the work was done: it is seen there, not sent again', async () => {
    const failed = new Set<string>()
    github.intercept = (request, proceed) => {
      const answer = proceed()
      if (!isPost(request) || failed.has(request.path)) return answer
      failed.add(request.path)
      return page
    }
    expect((await say(github, [comment(5)])).fault).toBeUndefined()
    expect([posts(), github.reviews.length, github.issueComments.length]).toEqual([2, 1, 1])
  })

  test('before the work was done: looked at, then sent once more', async () => {
    let failures = 0
    github.intercept = (request, proceed) => {
      if (!isPost(request) || failures > 0) return proceed()
      failures += 1
      return page
    }
    const waits: number[] = []
    expect(await say(github, [comment(5)], { waits })).toMatchObject({ onLines: 1, summary: true })
    expect([posts(), github.reviews.length, waits]).toEqual([3, 1, [1500]])
  })

  test('that do not end are told, and nothing is sent for ever', async () => {
    github.intercept = (request, proceed) => (isPost(request) ? page : proceed())
    expect((await say(github, [comment(5)])).fault).toEqual({
      kind: 'unclear',
      words: 'no answer it could read (status 502)',
      status: 502,
    })
    expect(posts()).toBe(3)
  })

  const limits = [
    'secondary limit',
    'secondary limit with a wait',
    'too many requests',
    'primary limit',
    'abuse',
  ] as const
  test.each(limits)('%s: waited for, and nothing is double', async (kind) => {
    const waits: number[] = []
    // The third request is the review: after the look and the list of files.
    github.intercept = faulty([{ at: 2, kind, done: false }])
    expect(await say(github, [comment(5)], { waits })).toMatchObject({ onLines: 1, summary: true })
    const wait = { 'secondary limit with a wait': 1000, 'too many requests': 2000 }[String(kind)] ?? 60_000
    expect([waits, github.threads().length]).toEqual([[wait], 1])
  })

  test('a limit that lasts longer than a job should is told', async () => {
    const headers = { 'retry-after': '3600' }
    github.intercept = (request, proceed) =>
      isPost(request) ? { status: 403, body: { message: 'secondary rate limit' }, headers } : proceed()
    expect(await say(github, [comment(5)])).toMatchObject({ fault: { kind: 'limited' } })
    expect(posts()).toBe(1)
  })

  test('a question is asked again, three times at most', async () => {
    const waits: number[] = []
    github.intercept = faulty([0, 1].map((at) => ({ at, kind: 'reset' as const, done: false })))
    expect(await say(github, [comment(5)], { waits })).toMatchObject({ onLines: 1 })
    expect(waits).toEqual([1000, 3000])
  })

  test('a comment that somebody deletes while it is edited stays away', async () => {
    await opened()
    github.intercept = ({ method, path }, proceed) => {
      if (method === 'PATCH' && path.includes('/pulls/')) github.comments.length = 0
      return proceed()
    }
    const wanted = [comment(5, { body: 'new' })]
    expect(await say(github, wanted, { alive: ['f01e'] })).toMatchObject({ onLines: 0 })
    delete github.intercept
    await silent(wanted, { alive: ['f01e'] })
    expect(github.comments).toEqual([])
  })
})
