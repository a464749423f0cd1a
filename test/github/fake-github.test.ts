// The fake itself: it must refuse what GitHub refuses, or tests that pass against it prove nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { connect } from '../../src/github/client.ts'
import { mergeBase } from '../../src/github/pull-request.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from './fake-github.ts'
import { complaints } from './fake-openapi.ts'
import { record } from './fake-state.ts'
import { type Scratch, scratchRepository } from './scratch-repository.ts'

const lines = Array.from({ length: 40 }, (_, i) => `line ${i + 1}`)
const changed = lines.with(4, 'FIVE').with(29, 'THIRTY')

let repository: Scratch
let github: FakeGitHub
let base = ''
let head = ''

beforeAll(async () => {
  repository = scratchRepository()
  const fork = repository.commit({ 'a.txt': `${lines.join('\n')}\n`, 'old name': `${lines.join('\n')}x\n` })
  head = repository.commit({
    'a.txt': `${changed.join('\n')}\n`,
    'old name': null,
    'new name': `${lines.join('\n')}x\n`,
  })
  repository.checkout(fork)
  base = repository.commit({ 'other.txt': 'on the base branch only\n' })
  github = await fakeGitHub(repository)
  github.pulls.push({ number: 7, base, head })
  github.tokens.set('good', { user: actionsBot, writes: true })
  github.tokens.set('readonly', { user: actionsBot, writes: false })
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

beforeEach(() => github.reset())

async function ask(path: string, init: { token?: string; body?: unknown } = {}) {
  const response = await fetch(`${github.url}${path}`, {
    method: init.body === undefined ? 'GET' : 'POST',
    headers: init.token === '' ? {} : { authorization: `token ${init.token ?? 'good'}` },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  })
  return { status: response.status, body: await response.json(), link: response.headers.get('link') }
}

const reviews = '/repos/octo/shop/pulls/7/reviews'

describe('the fake GitHub', () => {
  test('compares with the merge base and lists files against it', async () => {
    const compare = await ask(`/api/v3/repos/octo/shop/compare/${base}...${head}`)
    expect(record(compare.body)?.merge_base_commit).toMatchObject({ sha: expect.not.stringMatching(base) })
    const files = await ask('/repos/octo/shop/pulls/7/files?per_page=1')
    expect(files.body).toEqual([expect.objectContaining({ filename: 'a.txt', status: 'modified', changes: 4 })])
    expect(files.link).toContain('rel="next"')
    const second = await ask('/repos/octo/shop/pulls/7/files?per_page=1&page=2')
    expect(second.body).toEqual([
      expect.objectContaining({ filename: 'new name', previous_filename: 'old name', status: 'renamed' }),
    ])
    expect(second.body).not.toEqual([expect.objectContaining({ patch: expect.anything() })])
  })

  test('has nothing to compare where two histories have no commit in common, and we say so', async () => {
    const tree = repository.git('rev-parse', `${base}^{tree}`).trim()
    const other = repository.git('commit-tree', tree, '-m', 'from nowhere').trim()
    const { status, body } = await ask(`/repos/octo/shop/compare/${base}...${other}`)
    expect([status, body]).toEqual([
      404,
      expect.objectContaining({ message: expect.stringMatching(/^No common ancestor/) }),
    ])
    const remote = { apiUrl: github.url, serverUrl: github.url, owner: 'octo', repo: 'shop', token: 'good' }
    const client = await connect(remote, async () => {})
    await expect(mergeBase(client, remote, { base, head: other })).rejects.toThrow(
      /: No common ancestor between \w+ and \w+\. The two have no commit in common: rebase [^.]*\.$/,
    )
  })

  const where: readonly [string, object, boolean][] = [
    ['a changed line', { line: 5, side: 'RIGHT' }, true],
    ['the third context line below', { line: 8, side: 'RIGHT' }, true],
    ['one line further', { line: 9, side: 'RIGHT' }, false],
    ['the deleted line', { line: 5, side: 'LEFT' }, true],
    ['no side', { line: 5 }, false],
    ['a range inside one hunk', { start_line: 4, start_side: 'RIGHT', line: 6, side: 'RIGHT' }, true],
    ['a range over two hunks', { start_line: 5, start_side: 'RIGHT', line: 30, side: 'RIGHT' }, false],
    ['a range that begins before its hunk', { start_line: 1, start_side: 'RIGHT', line: 5, side: 'RIGHT' }, false],
    ['a range of one line', { start_line: 5, start_side: 'RIGHT', line: 5, side: 'RIGHT' }, false],
    ['a start without its side', { start_line: 4, line: 5, side: 'RIGHT' }, false],
    ['a whole file', { subject_type: 'file', line: 5, side: 'RIGHT' }, false],
    ['another path', { path: 'other.txt', line: 1, side: 'RIGHT' }, false],
  ]
  test.each(where)('a comment on %s', async (_, place, accepted) => {
    const comments = [
      { path: 'a.txt', body: 'fine', line: 5, side: 'RIGHT' },
      { path: 'a.txt', body: 'hm', ...place },
    ]
    const { status } = await ask(reviews, { body: { commit_id: head, body: 'words', event: 'COMMENT', comments } })
    // 'no side' defaults nowhere in what we send, so the fake insists on it.
    expect(status).toBe(accepted ? 200 : 422)
    expect([github.reviews.length, github.comments.length]).toEqual(accepted ? [1, 2] : [0, 0])
  })

  const bodies: readonly [string, object, string][] = [
    ['no body', { event: 'COMMENT', body: '' }, "Body can't be blank"],
    ['a body over the limit', { event: 'COMMENT', body: 'x'.repeat(65537) }, 'body is too long'],
    ['another commit', { event: 'COMMENT', body: 'x', commit_id: 'f'.repeat(40) }, 'not part of the pull request'],
    ['an approval', { event: 'APPROVE', body: 'x' }, 'not permitted to approve'],
  ]
  test.each(bodies)('a review with %s is refused', async (_, body, words) => {
    const answer = await ask(reviews, { body })
    expect(answer.status).toBe(422)
    expect(JSON.stringify(answer.body)).toContain(words)
  })

  test('a pending review blocks the next one', async () => {
    expect((await ask(reviews, { body: { body: 'draft' } })).status).toBe(200)
    expect(JSON.stringify((await ask(reviews, { body: { body: 'x', event: 'COMMENT' } })).body)).toContain(
      'User can only have one pending review per pull request',
    )
  })

  test('knows what GitHub would not say or be told', () => {
    const request = { method: 'POST', path: '/repos/octo/shop/pulls/7/reviews', headers: {}, body: { event: 'LATER' } }
    expect(complaints(request, { status: 200, body: { id: 'one' } })).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/request\/event must be equal to one of the allowed values/),
        expect.stringMatching(/answer 200\/id must be integer/),
        expect.stringMatching(/answer 200 must have required property 'node_id'/),
      ]),
    )
    expect(complaints({ ...request, path: '/repos/octo/shop/moon' }, { status: 200, body: '' })).toHaveLength(1)
  })

  test('moves a comment with its line, and loses it when the line changes', async () => {
    const asked = async (): Promise<unknown> => {
      const query =
        'query { repository(owner: "octo", name: "shop") { pullRequest(number: 7) { reviewThreads(first: 9) { nodes { line isOutdated } } } } }'
      const { body } = await ask('/graphql', { body: { query } })
      return JSON.parse(JSON.stringify(body)).data.repository.pullRequest.reviewThreads.nodes
    }
    const [pull] = github.pulls
    const comments = [
      { path: 'a.txt', body: 'five', line: 5, side: 'RIGHT' },
      { path: 'a.txt', body: 'thirty', line: 30, side: 'RIGHT' },
    ]
    await ask(reviews, { body: { commit_id: head, body: 'words', event: 'COMMENT', comments } })
    repository.checkout(head)
    const moved = repository.commit({ 'a.txt': `new\n${changed.with(29, 'thirty').join('\n')}\n` })
    if (pull !== undefined) pull.head = moved
    expect(await asked()).toEqual([
      { line: 6, isOutdated: false },
      { line: null, isOutdated: true },
    ])
    if (pull !== undefined) pull.head = head
    expect(await asked()).toMatchObject([{ line: 5 }, { line: 30 }])
  })

  test('errors of GraphQL come with status 200', async () => {
    for (const query of ['query { moon }', 'query { repository(owner: "octo", name: "other") { id } }']) {
      const answer = await ask('/graphql', { body: { query } })
      expect([answer.status, record(answer.body)?.errors]).toEqual([200, [expect.anything()]])
    }
  })

  test('who may what', async () => {
    expect((await ask(reviews, { token: '' })).status).toBe(401)
    expect((await ask(reviews, { token: 'readonly' })).status).toBe(200)
    expect((await ask(reviews, { token: 'readonly', body: { body: 'x', event: 'COMMENT' } })).status).toBe(403)
    expect((await fetch(`${github.url}/octo/shop.git/info/refs?service=git-upload-pack`)).status).toBe(401)
  })
})
