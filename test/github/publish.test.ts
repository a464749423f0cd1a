import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { connect } from '../../src/github/client.ts'
import type { Wanted } from '../../src/github/draft.ts'
import { reviewMarker } from '../../src/github/marker.ts'
import { type Outcome, publish } from '../../src/github/publish.ts'
import type { ReviewComment } from '../../src/ports.ts'
import { hunkOf } from './fake-diff.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from './fake-github.ts'
import { fullName } from './fake-rest.ts'
import { type Scratch, scratchRepository } from './scratch-repository.ts'

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`
const lines = Array.from({ length: 40 }, (_, i) => `line ${i + 1}`)
const hostile = 'a (b)_*!.yaml'

let repository: Scratch
let github: FakeGitHub
let head = ''
let older = ''

beforeAll(async () => {
  repository = scratchRepository()
  const base = repository.commit({ 'a.yaml': text(lines), [hostile]: text(lines) })
  older = repository.commit({ 'a.yaml': text(lines.with(4, 'FIVE')) })
  head = repository.commit({ 'a.yaml': text(lines.with(4, 'FIVE').with(29, 'THIRTY')), [hostile]: text(['x']) })
  github = await fakeGitHub(repository)
  github.pulls.push({ number: 7, base, head })
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

beforeEach(() => {
  github.reviews.length = 0
  github.comments.length = 0
  github.requests.length = 0
  delete github.intercept
  github.tokens.set('secret', { user: actionsBot, writes: true })
})

function holds(patch: string, startLine: number, line: number): boolean {
  const hunk = hunkOf(patch, 'RIGHT', line)
  return hunk !== undefined && hunkOf(patch, 'RIGHT', startLine) === hunk
}

function comment(line: number, more: Partial<ReviewComment> = {}): ReviewComment {
  return { path: 'a.yaml', line, side: 'RIGHT', body: `about line ${line}`, fingerprints: ['abc0'], ...more }
}

async function run(comments: readonly ReviewComment[], more: Partial<Wanted> = {}): Promise<Outcome> {
  const [owner = '', repo = ''] = fullName.split('/')
  const remote = { apiUrl: github.url, serverUrl: github.url, token: 'secret', owner, repo }
  const wanted = { number: 7, head, body: 'The summary.', verdict: 'failed: 1 finding', comments, ...more }
  return await publish(await connect(remote), remote, wanted, holds)
}

function posts(): number {
  return github.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/reviews')).length
}

describe('publish', () => {
  test('posts one review, its comments on their lines, signed', async () => {
    expect(await run([comment(5), comment(31, { startLine: 29 }), comment(30, { startLine: 30 })])).toEqual({
      kind: 'posted',
      comments: 3,
      moved: 0,
      left: 0,
    })
    expect(github.reviews).toEqual([
      expect.objectContaining({ state: 'COMMENTED', commit_id: head, body: `The summary.${reviewMarker(head)}` }),
    ])
    expect(github.comments.map(({ path, start_line, line, body }) => [path, start_line, line, body])).toEqual([
      ['a.yaml', null, 5, 'about line 5\n\n<!-- sa-guard:finding 1 abc0 -->'],
      ['a.yaml', 29, 31, 'about line 31\n\n<!-- sa-guard:finding 1 abc0 -->'],
      ['a.yaml', null, 30, 'about line 30\n\n<!-- sa-guard:finding 1 abc0 -->'],
    ])
    expect(posts()).toBe(1)
  })

  test('pins the version of the API in every request', async () => {
    await run([comment(5)])
    expect(github.requests.map(({ headers }) => headers['x-github-api-version'])).toEqual(
      github.requests.map(() => '2022-11-28'),
    )
  })

  test('a second run writes nothing', async () => {
    await run([comment(5)])
    github.requests.length = 0
    expect(await run([comment(5)])).toEqual({ kind: 'already' })
    expect(github.writes()).toEqual([])
  })

  test('finds its review behind a hundred others', async () => {
    const other = { id: 1, user: { login: 'eve', id: 2, type: 'User' }, state: 'COMMENTED', commit_id: head } as const
    github.reviews.push(...Array.from({ length: 120 }, () => ({ ...other, body: 'me too' })))
    await run([comment(5)])
    expect(await run([comment(5)])).toEqual({ kind: 'already' })
  })

  test('knows itself in a review, whether GraphQL says [bot] or not', async () => {
    await run([comment(5)])
    const body = { data: { viewer: { login: 'github-actions' } } }
    github.intercept = ({ path }, proceed) => (path === '/graphql' ? { status: 200, body } : proceed())
    expect(await run([comment(5)])).toEqual({ kind: 'already' })
  })

  test('our marker in the review of somebody else does not silence us', async () => {
    const user = { login: 'github-actions', id: 2, type: 'User' } as const
    github.reviews.push({ id: 1, user, state: 'COMMENTED', commit_id: head, body: `x${reviewMarker(head)}` })
    expect(await run([comment(5)])).toMatchObject({ kind: 'posted' })
  })

  test('a review of an older head does not count', async () => {
    const review = { id: 1, user: actionsBot, state: 'COMMENTED', commit_id: older }
    github.reviews.push({ ...review, body: `x${reviewMarker(older)}` })
    expect(await run([comment(5)])).toMatchObject({ kind: 'posted' })
  })

  test('an unsent review of ours is thrown away first, one of another is not', async () => {
    const review = { id: 1, user: actionsBot, state: 'PENDING', commit_id: older }
    github.reviews.push({ ...review, body: `x${reviewMarker(older)}` })
    expect(await run([comment(5)])).toMatchObject({ kind: 'posted' })
    expect(github.reviews.map(({ state }) => state)).toEqual(['COMMENTED'])
    github.reviews.splice(0, 1, { ...review, body: 'my draft' })
    expect(await run([comment(5)])).toMatchObject({ kind: 'failed', fault: { kind: 'refused' } })
    expect(github.reviews).toHaveLength(1)
    expect(posts()).toBe(2)
  })

  const refused: readonly [string, ReviewComment, string][] = [
    ['a line outside the diff', comment(20), '/a.yaml#L20'],
    ['a range over two hunks', comment(30, { startLine: 5 }), '/a.yaml#L5-L30'],
    ['a hostile file name', comment(9, { path: hostile }), '/a%20%28b%29%5F%2A%21.yaml#L9'],
    ['a file that did not change', comment(1, { path: 'b/c.yaml' }), '/b/c.yaml#L1'],
  ]
  test.each(refused)('%s moves into the body, the others stand', async (_, bad, link) => {
    expect(await run([comment(5), bad, comment(30)])).toEqual({ kind: 'posted', comments: 2, moved: 1, left: 0 })
    expect(github.comments.map(({ line }) => line)).toEqual([5, 30])
    expect(github.reviews[0]?.body).toBe(
      `The summary.\n\n---\n\n${github.url}/octo/shop/blob/${head}${link}\n\n${bad.body}${reviewMarker(head)}`,
    )
  })

  test('a diff that holds every line and is refused still: the words stand without lines', async () => {
    github.intercept = ({ method, body }, proceed) =>
      method === 'POST' && JSON.stringify(body).includes('"line":')
        ? { status: 422, body: { message: 'Unprocessable Entity', errors: ['who knows'] } }
        : proceed()
    expect(await run([comment(5), comment(30)])).toEqual({ kind: 'posted', comments: 0, moved: 2, left: 0 })
    expect(github.reviews[0]?.body).toContain('about line 5')
    expect(posts()).toBe(2)
  })

  test('a comment longer than GitHub takes is left, and counted', async () => {
    const long = comment(30, { body: 'x'.repeat(65536) })
    expect(await run([comment(5), long])).toEqual({ kind: 'posted', comments: 1, moved: 0, left: 1 })
  })

  test('a body longer than GitHub takes gives way to the verdict', async () => {
    expect(await run([comment(5)], { body: 'y'.repeat(65536) })).toMatchObject({ kind: 'posted', comments: 1 })
    expect(github.reviews[0]?.body).toMatch(/^failed: 1 finding\n/)
  })

  test('a head that moved meanwhile gets nothing', async () => {
    expect(await run([comment(5)], { head: older })).toEqual({ kind: 'outdated', head })
    expect(github.writes()).toEqual([])
  })

  test.each([403, 404] as const)('a token that may not write (%d)', async (denial) => {
    github.tokens.set('secret', { user: actionsBot, writes: false, denial })
    expect(await run([comment(5)])).toMatchObject({ kind: 'failed', fault: { kind: 'denied' } })
    expect(posts()).toBe(1)
  })

  const isPost = (method: string, path: string): boolean => method === 'POST' && path.endsWith('/reviews')
  const page = { status: 502, body: '<html>unicorn</html>', headers: { 'content-type': 'text/html' } }

  test('an error after the work was done is no reason to do it again', async () => {
    github.intercept = ({ method, path }, proceed) => {
      const answer = proceed()
      return isPost(method, path) ? page : answer
    }
    expect(await run([comment(5)])).toMatchObject({ kind: 'posted', comments: 1 })
    expect([posts(), github.reviews.length]).toEqual([1, 1])
  })

  test('an error before the work was done is said, and nothing is sent twice', async () => {
    github.intercept = ({ method, path }, proceed) => (isPost(method, path) ? page : proceed())
    expect(await run([comment(5)])).toEqual({
      kind: 'failed',
      fault: { kind: 'unclear', words: 'no answer it could read (status 502)' },
    })
    expect([posts(), github.reviews.length]).toEqual([1, 0])
  })

  test('a limit is not a missing permission', async () => {
    const body = { message: 'You have exceeded a secondary rate limit.' }
    github.intercept = ({ method, path }, proceed) => (isPost(method, path) ? { status: 403, body } : proceed())
    expect(await run([comment(5)])).toMatchObject({ fault: { kind: 'limited' } })
  })
})
