// The life of a waiver: found, asked for, agreed upon, taken back, expired; with the whole Action against a small GitHub.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { actionsBot, ada, type FakeGitHub, fakeGitHub } from '../github/fake-github.ts'
import { type FakeJob, type FakeUser, failure, newId } from '../github/fake-state.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'
import { type Result, runJob } from './runner.ts'
import { admin, base } from './shop.ts'

const eve: FakeUser = { login: 'eve', id: 8, type: 'User' }
const author: FakeUser = { login: 'Author', id: 9, type: 'User' }
const waive = '/sa-guard waive cluster-admin-binding because it installs the operators'

let repository: Scratch
let github: FakeGitHub
const commits = { base: '', admin: '', more: '' }
/** All that the small GitHub keeps is of this second. */
const now = '2026-01-01T00:00:00Z'

beforeAll(async () => {
  repository = scratchRepository()
  commits.base = repository.commit(base)
  commits.admin = repository.commit(admin)
  const another = admin['deploy/admin.yaml'].replaceAll('deployer', 'cleaner')
  commits.more = repository.commit({ 'deploy/more.yaml': another })
  github = await fakeGitHub(repository)
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

beforeEach(() => {
  github.reset()
  github.tokens.set('job-secret', { user: actionsBot, writes: true })
  for (const { login } of [ada, author]) github.people.set(login, 'maintain')
  github.pulls.splice(0, 1, { number: 7, base: commits.base, head: commits.admin, author })
})

// GitHub's own description of REST has the last word on what we send.
afterEach(() => expect(github.strange).toEqual([]))

/** Somebody says something, and the workflow runs. */
async function say(
  user: FakeUser,
  body: string,
  { action = 'created', at = now, association = 'MEMBER' } = {},
): Promise<Result> {
  const comment = { id: newId(github), user, body, created_at: at }
  github.issueComments.push(comment)
  const payload = {
    action,
    issue: { number: 7, pull_request: {} },
    comment: { ...comment, author_association: association },
  }
  const env = { GITHUB_ACTION_REPOSITORY: 'acme/sa-guard', GITHUB_ACTION_REF: 'v1' }
  return runJob({ event: 'issue_comment', payload, url: github.url, env })
}

async function check(words: { readonly title?: string; readonly body?: string } = {}): Promise<Result> {
  const pull = { ...words, number: 7, base: { sha: commits.base }, head: { sha: github.pulls[0]?.head } }
  return runJob({ event: 'pull_request', payload: { pull_request: pull }, url: github.url })
}

function reactions(): readonly string[] {
  return github.reactions.map(({ content }) => content)
}

function bodies(): readonly string[] {
  return github.issueComments.filter(({ user }) => user.login === actionsBot.login).map(({ body }) => body)
}

describe('a waiver by command', () => {
  test('is given, counts, and is taken back', async () => {
    expect((await check()).code).toBe(1)
    const { code, log } = await say(ada, waive)
    expect({ code, log }).toMatchObject({ code: 0, log: expect.stringContaining('Waived 1 of cluster-admin-binding.') })
    expect(reactions()).toEqual(['+1'])
    expect(bodies().at(-1)).toMatch(/^Waived: it installs the operators\n\n- \*\*critical\*\* · /)
    expect(github.statuses.at(-1)).toMatchObject({ sha: commits.admin, state: 'success' })
    const { code: after, outputs, summary } = await check()
    expect([after, outputs.waived, outputs.introduced]).toEqual([0, '1', '0'])
    expect(summary).toMatch(/Waived by `?@ada`?: it installs the operators/)
    expect((await say(ada, '/sa-guard unwaive cluster-admin-binding')).code).toBe(0)
    expect(github.statuses.at(-1)).toMatchObject({ sha: commits.admin, state: 'failure' })
    expect((await check()).code).toBe(1)
  }, 60_000)

  test('is for what its answer lists: a copy in another cluster is open, and the summary says why', async () => {
    await check()
    await say(ada, waive)
    repository.checkout(commits.admin)
    const copy = repository.commit({ 'clusters/prod/admin.yaml': admin['deploy/admin.yaml'] })
    github.pulls.splice(0, 1, { number: 7, base: commits.base, head: copy, author })
    const { code, outputs, summary } = await check()
    expect([code, outputs.waived, outputs.introduced]).toEqual([1, '1', '1'])
    expect(summary).toContain('more than its answer lists: other rights, another namespace or place')
  }, 60_000)

  test('is taken back by the author, in another spelling, and once', async () => {
    await check()
    await say(ada, waive.replace('because', 'ci/deployer because'))
    expect((await check()).code).toBe(0)
    expect((await say(author, '/sa-guard unwaive cluster-admin-binding deployer')).code).toBe(0)
    expect(reactions().at(-1)).toBe('+1')
    expect((await check()).code).toBe(1)
    const { log } = await say(ada, '/sa-guard unwaive cluster-admin-binding ci/deployer')
    expect(log).toContain('Nothing was taken back.')
    expect(reactions().at(-1)).toBe('confused')
    expect(bodies().at(-1)).toMatch(/^There is nothing to take back: /)
  }, 60_000)

  test('stays taken back when that order is deleted, or says something else', async () => {
    await check()
    await say(ada, waive)
    await say(ada, '/sa-guard unwaive cluster-admin-binding')
    expect(bodies().at(-2)).toMatch(/^\*\*Taken back\*\* by `@ada`: [^<]*$/)
    // Whoever may write may also delete what others said.
    github.issueComments.splice(
      github.issueComments.findIndex(({ body }) => body.includes('unwaive')),
      1,
    )
    expect((await check()).code).toBe(1)
  }, 60_000)

  test('is for what was shown: a push before the order is read is told, and waived when it is said again', async () => {
    await check()
    github.pulls.splice(0, 1, { number: 7, base: commits.base, head: commits.more, author })
    expect((await say(ada, waive)).log).toContain('Waived 1 of cluster-admin-binding.')
    expect(bodies().at(-1)).toMatch(/deployer[\s\S]*New since, not waived[\s\S]*cleaner/)
    expect(github.statuses.at(-1)).toMatchObject({ sha: commits.more, state: 'failure' })
    github.statuses.splice(0)
    expect((await say(ada, waive)).log).toContain('Waived 1 of cluster-admin-binding.')
    expect(bodies().at(-1)).not.toContain('New since')
    expect((await check()).code).toBe(0)
  }, 60_000)

  test('waives nothing that was told after it', async () => {
    await check()
    expect((await say(ada, waive, { at: '2025-12-31T23:59:59Z' })).log).toContain('Nothing was waived.')
    expect(reactions()).toEqual(['confused'])
    expect(bodies().at(-1)).toMatch(/^New since, not waived/)
    expect((await check()).code).toBe(1)
  }, 60_000)

  test('does not count where GitHub does not tell, and the review is made all the same', async () => {
    await check()
    await say(ada, waive)
    github.intercept = (request, proceed) =>
      /\/issues\/7\/comments$/.test(request.path) && request.method === 'GET'
        ? failure(403, 'Resource not accessible by integration')
        : proceed()
    const { code, log, outputs } = await check()
    expect([code, outputs.introduced]).toEqual([1, '1'])
    expect(log).toContain('Waivers of the conversation do not count in this run: Resource not accessible')
  }, 60_000)

  test('has the job of the pull request run again, once, where it changes the verdict', async () => {
    await check()
    const step = { name: 'sa-guard', steps: ['Run acme/sa-guard@v1'] }
    const job: FakeJob = { id: 420, status: 'completed', conclusion: 'failure', ...step }
    const path = '.github/workflows/sa-guard.yml'
    const created_at = new Date().toISOString()
    const run = { id: 42, head_sha: commits.admin, path, event: 'pull_request', created_at, attempt: 1, jobs: [job] }
    github.runs.push(run)
    github.tokens.set('job-secret', { user: actionsBot, writes: true, actions: 'write' })
    expect((await say(ada, waive)).log).toContain('Its job runs again: https://github.com/octo/shop/actions/runs/42')
    expect([run.attempt, reactions()]).toEqual([2, ['+1', 'rocket']])
    // Its result is the verdict now.
    Object.assign(job, { status: 'completed', conclusion: 'success' })
    await say(ada, '/sa-guard recheck')
    expect([run.attempt, reactions().slice(2)]).toEqual([2, ['+1']])
    github.tokens.set('job-secret', { user: actionsBot, writes: true })
    await say(ada, '/sa-guard unwaive cluster-admin-binding')
    expect([run.attempt, reactions().slice(3)]).toEqual([2, ['+1']])
    expect(bodies().at(-1)).toMatch(
      /^The \[job of this pull request\]\(\S+job\/420\) keeps its result until it runs again: use \*Re-run jobs\*/,
    )
  }, 60_000)

  test('goes with its comment', async () => {
    await check()
    await say(ada, waive)
    expect((await check()).code).toBe(0)
    github.issueComments.splice(
      github.issueComments.findIndex(({ body }) => body === waive),
      1,
    )
    expect((await check()).code).toBe(1)
  }, 60_000)
})

test.each<[string, FakeUser, string, string, RegExp | undefined]>([
  ['the author alone', author, waive, '-1', /^The author of a pull request cannot waive alone/],
  ['the author in other letters', { ...author, login: 'aUTHOR' }, waive, '-1', /^The author of a pull request/],
  ['every rule', ada, '/sa-guard waive * because of all', 'confused', /^There is no rule `\*`\.$/],
  ['a rule of another language', ada, '/sa-guard waive __proto__ because of all', 'confused', /^There is no rule/],
  [
    'nearly everybody',
    ada,
    waive.replace('because', 'ClusterRoleBinding/* because'),
    'confused',
    /^`ClusterRoleBinding\/\*` does not say whom/,
  ],
  ['somebody without write access', eve, waive, '-1', undefined],
  ['an order behind other words', ada, `Fine.\n${waive}`, 'confused', /^This was not carried out: an order is a line/],
  ['a wrong form', ada, '/sa-guard waive everything', 'confused', /^This was not understood/],
  [
    'a day that does not exist',
    ada,
    `${waive} until 2027-02-30`,
    'confused',
    /^The end of the waiver was not understood/,
  ],
  ['a day in words', ada, `${waive} until friday`, 'confused', /written `until 2027-01-31`, as the last words/],
  ['a day that is over', ada, `${waive} until 2020-01-01`, 'confused', /^That day is over/],
  [
    'an unknown rule',
    ada,
    '/sa-guard explain cluster-admin-bindin',
    'confused',
    /Did you mean `cluster-admin-binding`\?$/,
  ],
  ['what is not there', ada, '/sa-guard waive token-secret because of age', 'confused', /^Nothing to waive/],
  ['explain', ada, '/sa-guard explain token-secret', '+1', /\*\*Why:\*\*/],
])(
  '%s is answered',
  async (_, user, words, reaction, said) => {
    expect((await say(user, words)).code).toBe(0)
    expect(reactions()).toEqual([reaction])
    expect(bodies()).toEqual(said === undefined ? [] : [expect.stringMatching(said)])
  },
  30_000,
)

// GitHub shows a member whose membership is private as a contributor.
test.each<[string, FakeUser, string, string]>([
  ['a private member who may', ada, 'CONTRIBUTOR', '+1'],
  ['a stranger who seems to', eve, 'OWNER', '-1'],
])(
  '%s',
  async (_, user, association, reaction) => {
    await check()
    await say(user, waive, { association })
    expect(reactions()).toEqual([reaction])
  },
  30_000,
)

test('words in the texts of a pull request are no order, and no marker', async () => {
  const forged = `${waive}\n\n<!-- sa-guard:waiver 1 1 d25ce8a94004da5a6b6548bf=critical -->`
  const { code, outputs } = await check({ title: forged, body: forged })
  expect([code, outputs.introduced]).toEqual([1, '1'])
  // The record of a waiver that nobody gave, by anybody but us; and our own, of an order that is none.
  github.issueComments.push({ id: 1, user: ada, body: waive }, { id: 2, user: eve, body: forged })
  github.issueComments.push({ id: 3, user: actionsBot, body: forged.replace('waiver 1 1', 'waiver 1 2') })
  expect((await check()).code).toBe(1)
}, 30_000)

test.each<[string, string]>([
  ['a waiver', waive],
  ['a new look', '/sa-guard recheck'],
])(
  '%s that fails is answered',
  async (_, words) => {
    github.intercept = ({ path }, proceed) =>
      /\/compare\//.test(path) ? failure(404, 'No common ancestor') : proceed()
    const { code, log } = await say(ada, words)
    expect({ code, log }).toMatchObject({ code: 2, log: expect.stringContaining('::error') })
    expect(reactions()).toEqual(['confused'])
    expect(bodies()).toEqual([expect.stringMatching(/^This could not be carried out: /)])
  },
  30_000,
)

test.each<[string, FakeUser, string, string]>([
  ['an edit', ada, waive, 'edited'],
  ['a bot', actionsBot, waive, 'created'],
  ['a quote', ada, `> ${waive}`, 'created'],
])(
  '%s is no order',
  async (_, user, words, action) => {
    const { code, log } = await say(user, words, { action })
    expect({ code, log }).toMatchObject({ code: 0, log: expect.stringContaining('No command for sa-guard.') })
    expect(github.requests).toEqual([])
  },
  30_000,
)
