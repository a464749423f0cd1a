// One review put on a pull request: what stands where afterwards, and what is written for it.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { marker } from '../../src/github/marker.ts'
import { outcomeWords } from '../../src/github/outcome.ts'
import type { Outcome } from '../../src/github/publish.ts'
import type { ReviewComment } from '../../src/ports.ts'
import { comment, joined, numbered, say, writesOf } from './desk.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from './fake-github.ts'
import { type FakeAnswer, newId } from './fake-state.ts'
import { type Scratch, scratchRepository } from './scratch-repository.ts'

const hostile = 'a (b)_*!.yaml'
const image = 'logo.png'

let repository: Scratch
let github: FakeGitHub
let head = ''
let older = ''

beforeAll(async () => {
  repository = scratchRepository()
  const base = repository.commit({ 'a.yaml': joined(numbered), [hostile]: joined(numbered) })
  older = repository.commit({ 'a.yaml': joined(numbered.with(4, 'FIVE')) })
  head = repository.commit({
    'a.yaml': joined(numbered.with(4, 'FIVE').with(29, 'THIRTY')),
    [hostile]: joined(['x']),
    [image]: 'a\0b',
  })
  github = await fakeGitHub(repository)
  github.pulls.push({ number: 7, base, head })
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

beforeEach(() => {
  github.reset()
  github.tokens.set('secret', { user: actionsBot, writes: true })
})

// GitHub's own description of REST has the last word on what we send.
afterEach(() => expect(github.strange).toEqual([]))

const posted = ['POST pulls/N/reviews', 'POST issues/N/comments']
const nothing = { onLines: 0, onFiles: 0, edited: 0, settled: 0, summary: false, inSummary: 0, left: 0 }

describe('publish', () => {
  test('posts one review with its comments on their lines, and one summary, signed', async () => {
    const outcome = await say(github, [comment(5), comment(31, { startLine: 29 }), comment(30, { startLine: 30 })])
    expect(outcome).toEqual({ ...nothing, onLines: 3, summary: true })
    expect(github.reviews).toEqual([
      expect.objectContaining({
        state: 'COMMENTED',
        commit_id: head,
        body: `**sa-guard:** failed: 1 finding${marker('review', [head])}`,
      }),
    ])
    expect(github.comments.map(({ path, start_line, line, body }) => [path, start_line, line, body])).toEqual([
      ['a.yaml', null, 5, `about line 5${marker('finding', ['f005'])}`],
      ['a.yaml', 29, 31, `about line 31${marker('finding', ['f01f'])}`],
      ['a.yaml', null, 30, `about line 30${marker('finding', ['f01e'])}`],
    ])
    expect(github.issueComments.map(({ body }) => body)).toEqual([
      `The summary.${marker('summary', ['f005=high', 'f01e=high', 'f01f=high'])}`,
    ])
    expect(writesOf(github)).toEqual(posted)
  })

  test('pins the version of the API in every request', async () => {
    await say(github, [comment(5)])
    expect(github.requests.map(({ headers }) => headers['x-github-api-version'])).toEqual(
      github.requests.map(() => '2022-11-28'),
    )
  })

  test('a second run asks once and writes nothing', async () => {
    await say(github, [comment(5)])
    github.requests.length = 0
    expect(await say(github, [comment(5)])).toEqual(nothing)
    expect(github.requests.map(({ method, path }) => [method, path])).toEqual([['POST', '/graphql']])
    expect(writesOf(github)).toEqual([])
  })

  test('of two jobs with other inputs the second tells of the first', async () => {
    const ask = async (asked?: string) => await say(github, [comment(5)], asked === undefined ? {} : { asked })
    const usual = [await ask(), await ask()].map(({ other }) => other)
    const outcomes = [await ask('aa'), await ask('aa'), await ask('bb'), await ask(), await ask()]
    expect([...usual, ...outcomes.map(({ other }) => other)]).toEqual([
      undefined,
      undefined,
      true,
      undefined,
      true,
      true,
      undefined,
    ])
    const words = (outcome: Outcome) => outcomeWords(outcome, { number: 7, readOnly: false }).warnings
    expect(outcomes.slice(0, 2).map(words)).toEqual([[expect.stringContaining('one job tells a pull request')], []])
  })

  test('a resolved thread whose finding is graver is left alone, and the finding told anew, once', async () => {
    await say(github, [comment(5), comment(30)])
    for (const one of github.comments) one.resolved = 'ada'
    const before = structuredClone(github.comments)
    const told: number[] = []
    // Less, then as grave, then graver; not again for going back and forth, nor when that one is resolved too.
    for (const severity of ['low', 'high', 'critical', 'critical', 'high', 'critical'] as const)
      told.push((await say(github, [comment(5)], { alive: ['f01e'], severity })).onLines)
    expect(told).toEqual([0, 0, 1, 0, 0, 0])
    expect(github.comments.slice(0, 2)).toEqual(before)
    for (const one of github.comments) one.resolved = 'ada'
    expect(await say(github, [comment(5)], { alive: ['f01e'], severity: 'critical' })).toEqual(nothing)
    expect(github.comments.map(({ line }) => line)).toEqual([5, 30, 5])
    // Nor when somebody deletes it.
    github.comments.pop()
    expect(await say(github, [comment(5)], { alive: ['f01e'], severity: 'critical' })).toEqual(nothing)
  })

  test('a resolved thread stays alone where no note says how grave it was', async () => {
    await say(github, [comment(5)])
    for (const one of github.comments) one.resolved = 'ada'
    for (const one of github.issueComments) one.body = `Old.${marker('summary')}`
    expect(await say(github, [comment(5)], { severity: 'critical' })).toMatchObject({ onLines: 0 })
  })

  test('nothing to say and nothing said: no write', async () => {
    expect(await say(github, [])).toEqual(nothing)
    expect(writesOf(github)).toEqual([])
  })

  test('finds its texts among hundreds of others', async () => {
    await say(github, [comment(5)])
    const [review, thread] = [github.reviews[0], github.comments[0]]
    if (review === undefined || thread === undefined) throw new Error('nothing was posted')
    for (let i = 0; i < 230; i++) {
      github.comments.unshift({ ...thread, id: newId(github), body: 'me too' })
      github.issueComments.unshift({ id: newId(github), user: actionsBot, body: 'me too' })
    }
    expect(await say(github, [comment(5)])).toEqual(nothing)
  })

  test('a text that GitHub gives back with other ends of lines is not edited', async () => {
    const body = 'one\ntwo'
    await say(github, [comment(5, { body })])
    for (const one of [...github.comments, ...github.issueComments])
      one.body = `${one.body.replaceAll('\n', '\r\n')}\r\n`
    expect(await say(github, [comment(5, { body })])).toEqual(nothing)
  })

  test('our marks in the texts of somebody else mean nothing', async () => {
    await say(github, [comment(5)])
    const user = { login: 'github-actions', id: 2, type: 'User' } as const
    for (const list of [github.reviews, github.comments, github.issueComments])
      for (const [i, one] of list.entries()) Object.assign(list, { [i]: { ...one, user } })
    expect(await say(github, [comment(5)])).toMatchObject({ onLines: 1, summary: true })
    expect([github.comments.length, github.issueComments.length]).toEqual([2, 2])
  })

  test('an unsent review of ours is thrown away first', async () => {
    const pending = { id: newId(github), user: actionsBot, state: 'PENDING', commit_id: older }
    github.reviews.push({ ...pending, body: `x${marker('review', [older])}` })
    expect(await say(github, [comment(5)])).toMatchObject({ onLines: 1 })
    expect(github.reviews.map(({ state }) => state)).toEqual(['COMMENTED'])
  })

  test('an unsent review that is not ours stays, and the summary tells what it keeps from the lines', async () => {
    github.reviews.push({ id: newId(github), user: actionsBot, state: 'PENDING', commit_id: older, body: 'my draft' })
    expect(await say(github, [comment(5)])).toEqual({ ...nothing, summary: true, inSummary: 1 })
    expect([github.reviews.length, github.comments.length]).toEqual([1, 0])
    expect(github.issueComments[0]?.body).toContain('about line 5')
    expect(writesOf(github)).toEqual(posted)
  })

  const refused: readonly [string, ReviewComment, string][] = [
    ['a line outside the diff', comment(20), '/a.yaml#L20'],
    ['a range over two hunks', comment(30, { startLine: 5 }), '/a.yaml#L5-L30'],
    ['a hostile file name', comment(9, { path: hostile }), '/a%20%28b%29%5F%2A%21.yaml#L9'],
    ['a file without lines', comment(1, { path: image }), '/logo.png#L1'],
  ]
  test.each(refused)(
    '%s: a comment on the file, the others stand, and a second run changes nothing',
    async (_, bad, link) => {
      const body = `${bad.body}\n\n\`\`\`\`suggestion\nx\n\`\`\`\``
      const wanted = [comment(5), { ...bad, body, fingerprints: ['bad0'] }, comment(30)]
      expect(await say(github, wanted)).toEqual({ ...nothing, onLines: 2, onFiles: 1, summary: true })
      expect(github.comments.map(({ line, subject_type }) => [line, subject_type])).toEqual([
        [5, 'line'],
        [30, 'line'],
        [null, 'file'],
      ])
      // A button would replace the whole file.
      expect(github.comments[2]?.body).toBe(
        `${github.url}/octo/shop/blob/${head}${link}\n\n${body.replace('suggestion', 'yaml')}${marker('finding', ['bad0'])}`,
      )
      expect(writesOf(github)).toEqual([posted[0], 'POST pulls/N/comments', posted[1]])
      github.requests.length = 0
      expect(await say(github, wanted)).toEqual(nothing)
      expect(writesOf(github)).toEqual([])
    },
  )

  test('a file that is not in the pull request: the summary, and no attempt at a comment', async () => {
    const bad = comment(1, { path: 'b/c.yaml' })
    for (const more of [{ onLines: 1, summary: true }, {}]) {
      expect(await say(github, [comment(5), bad])).toEqual({ ...nothing, ...more, inSummary: 1 })
      expect(github.issueComments.map(({ body }) => body)).toEqual([
        `The summary.\n\n---\n\n${github.url}/octo/shop/blob/${head}/b/c.yaml#L1\n\nabout line 1${marker('summary', ['f005=high'])}`,
      ])
      expect(writesOf(github)).toEqual(posted)
    }
  })

  const isPost = (method: string, path: string): boolean => method === 'POST' && path.endsWith('/reviews')
  const unprocessable: FakeAnswer = { status: 422, body: { message: 'Unprocessable Entity', errors: ['who knows'] } }

  test('a diff that holds every line and is refused still: comments on files', async () => {
    github.intercept = ({ method, path }, proceed) => (isPost(method, path) ? unprocessable : proceed())
    expect(await say(github, [comment(5), comment(30)])).toEqual({ ...nothing, onFiles: 2, summary: true })
  })

  test('everything is refused: the summary', async () => {
    github.intercept = ({ method, path }, proceed) =>
      method === 'POST' && path.includes('/pulls/') ? unprocessable : proceed()
    expect(await say(github, [comment(5), comment(30)])).toEqual({ ...nothing, summary: true, inSummary: 2 })
    expect(github.issueComments[0]?.body).toMatch(/about line 5[\s\S]*about line 30/)
  })

  test('a file too large to be shown is tried on its line, then as a file', async () => {
    const strip = (answer: FakeAnswer): FakeAnswer => {
      const body = Array.isArray(answer.body) ? answer.body.map(({ patch: _, ...file }) => file) : answer.body
      return { ...answer, body }
    }
    github.intercept = ({ path }, proceed) => (path.endsWith('/files') ? strip(proceed()) : proceed())
    expect(await say(github, [comment(5)])).toMatchObject({ onLines: 1 })
    expect(await say(github, [comment(5), comment(20)])).toMatchObject({ onLines: 0, onFiles: 1 })
    expect(github.comments.map(({ line }) => line)).toEqual([5, null])
  })

  const lost = (answer: FakeAnswer, also: RegExp): FakeAnswer => {
    return { ...answer, body: JSON.parse(JSON.stringify(answer.body).replace(also, '"$1":null')) }
  }

  test('a comment on this head whose line GitHub does not show stands all the same', async () => {
    github.intercept = ({ path }, proceed) =>
      path === '/graphql' ? lost(proceed(), /"(line|startLine)":\d+/g) : proceed()
    const wanted = [comment(5), comment(31, { startLine: 29 })]
    expect(await say(github, wanted)).toMatchObject({ onLines: 2 })
    expect(await say(github, wanted)).toEqual(nothing)
    expect(writesOf(github)).toEqual(posted)
  })

  test('a GitHub that shows no line at all gets each comment once from a run', async () => {
    github.intercept = ({ path }, proceed) =>
      path === '/graphql' ? lost(proceed(), /"(line|startLine|originalLine|originalStartLine)":\d+/g) : proceed()
    expect(await say(github, [comment(5)])).toMatchObject({ onLines: 1 })
    expect(writesOf(github)).toEqual(posted)
  })

  test('a listing that is still empty keeps no comment from its line', async () => {
    github.intercept = ({ path }, proceed) => (path.endsWith('/files') ? { status: 200, body: [] } : proceed())
    expect(await say(github, [comment(5)])).toMatchObject({ onLines: 1 })
  })

  test('a comment longer than GitHub takes is left, and counted', async () => {
    const long = comment(30, { body: 'x'.repeat(65536) })
    expect(await say(github, [comment(5), long])).toEqual({ ...nothing, onLines: 1, summary: true, left: 1 })
  })

  test('a summary longer than GitHub takes gives way to the verdict', async () => {
    await say(github, [comment(5)], { summary: { body: 'y'.repeat(65536), needed: true } })
    expect(github.issueComments[0]?.body).toMatch(/^failed: 1 finding\n/)
  })

  test('a head that moved meanwhile gets nothing', async () => {
    expect(await say(github, [comment(5)], { head: older })).toEqual({ ...nothing, outdated: head })
    expect(writesOf(github)).toEqual([])
  })

  test('a head that moves while we write: the rest is the next run', async () => {
    const [pull] = github.pulls
    if (pull === undefined) throw new Error('no pull request')
    github.intercept = ({ method, path }, proceed) => {
      const answer = proceed()
      if (isPost(method, path)) pull.head = older
      return answer
    }
    expect(await say(github, [comment(5)])).toMatchObject({ onLines: 1, outdated: older })
    pull.head = head
  })

  test('an Enterprise server that knows the ids by their older name', async () => {
    const message = "Field 'fullDatabaseId' doesn't exist on type 'IssueComment'"
    github.intercept = ({ body }, proceed) => {
      const strange = /fullDatabaseId(?!: databaseId)/.test(JSON.stringify(body) ?? '')
      return strange ? { status: 200, body: { errors: [{ message }] } } : proceed()
    }
    github.lastId = 1000
    expect(await say(github, [comment(5)])).toMatchObject({ onLines: 1, summary: true })
    expect(await say(github, [comment(5)])).toEqual(nothing)
    expect(await say(github, [])).toMatchObject({ settled: 1 })
  })

  test('a pull request that is not there', async () => {
    expect(await say(github, [comment(5)], { number: 8 })).toMatchObject({ fault: { kind: 'denied' } })
  })
})

describe('a token', () => {
  test.each([403, 404] as const)('that may not write (%d) is found out by one write', async (denial) => {
    github.tokens.set('secret', { user: actionsBot, writes: false, denial })
    const outcome = await say(github, [comment(5)])
    expect(outcome).toMatchObject({ ...nothing, fault: { kind: 'denied' } })
    // A 404 may also be a comment that somebody deleted: it is looked at again before giving up.
    expect(new Set(writesOf(github))).toEqual(new Set([posted[0]]))
  })

  test('that loses its right midway: what stands stands, and the fault is told', async () => {
    github.intercept = ({ method, path }, proceed) => {
      const answer = proceed()
      if (isReview(method, path)) github.tokens.set('secret', { user: actionsBot, writes: false })
      return answer
    }
    expect(await say(github, [comment(5)])).toMatchObject({ onLines: 1, summary: false, fault: { kind: 'denied' } })
  })

  test('that nobody knows', async () => {
    github.tokens.delete('secret')
    expect(await say(github, [comment(5)])).toMatchObject({ fault: { kind: 'denied', words: 'Bad credentials' } })
  })

  const isReview = (method: string, path: string): boolean => method === 'POST' && path.endsWith('/reviews')
})
