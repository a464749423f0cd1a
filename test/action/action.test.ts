// The whole Action, against a small GitHub and a real repository.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { writesOf } from '../github/desk.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from '../github/fake-github.ts'
import { record } from '../github/fake-state.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'
import { type Job, type Result, runJob } from './runner.ts'
import { admin, base, head } from './shop.ts'

let repository: Scratch
let github: FakeGitHub
const commits = { mergeBase: '', base: '', orders: '', admin: '', readme: '' }

beforeAll(async () => {
  repository = scratchRepository()
  commits.mergeBase = repository.commit(base)
  commits.orders = repository.commit(head)
  commits.admin = repository.commit(admin)
  repository.checkout(commits.mergeBase)
  commits.readme = repository.commit({ 'README.md': 'A better shop.\n' })
  repository.checkout(commits.mergeBase)
  // The base branch moves on and brings a risk of its own; it is not this pull request's.
  commits.base = repository.commit({ 'deploy/late.yaml': head['deploy/orders.yaml'].replaceAll('orders', 'late') })
  github = await fakeGitHub(repository)
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

beforeEach(() => {
  github.reset()
  github.tokens.set('job-secret', { user: actionsBot, writes: true })
})

/** A job for pull request 7, whose head is this commit. */
async function job(sha: string, more: Partial<Job> = {}): Promise<Result> {
  github.pulls.splice(0, 1, { number: 7, base: commits.base, head: sha })
  const pull = { number: 7, base: { sha: commits.base }, head: { sha } }
  return runJob({ event: 'pull_request', payload: { pull_request: pull }, url: github.url, ...more })
}

afterEach(() => expect(github.strange).toEqual([]))

/** Workflow commands in a log: level and message. */
function commands(log: string): readonly string[] {
  return log.split('\n').filter((text) => /^\s*::|##\[/.test(text))
}

describe('the Action on a pull request', () => {
  test('posts one review with a suggestion on its line', async () => {
    const { code, outputs, summary, log } = await job(commits.orders)
    expect({ code, log }).toMatchObject({ code: 0 })
    expect(outputs).toEqual({
      conclusion: 'success',
      introduced: '1',
      fixed: '0',
      carried: '0',
      waived: '0',
      'highest-severity': 'low',
      report: expect.stringMatching(/report\.json$/),
    })
    expect(writesOf(github)).toEqual(['POST statuses/SHA', 'POST pulls/N/reviews', 'POST issues/N/comments'])
    expect(github.reviews).toEqual([expect.objectContaining({ state: 'COMMENTED', commit_id: commits.orders })])
    expect(github.reviews[0]?.body).toContain(commits.orders)
    expect(github.issueComments).toEqual([expect.objectContaining({ body: expect.stringContaining(summary.trim()) })])
    expect(github.statuses).toEqual([
      expect.objectContaining({ sha: commits.orders, state: 'success', context: 'sa-guard/verdict' }),
    ])
    expect(github.comments.map(({ path, body }) => [path, /```suggestion/.test(body)])).toEqual([
      ['deploy/orders.yaml', true],
    ])
    expect(summary).toContain('automounted-token')
    expect(applied(head['deploy/orders.yaml'])).toContain('\n      automountServiceAccountToken: false\n')
  })

  /** The file after a click on the only suggestion. */
  function applied(text: string): string {
    const [comment] = github.comments
    const suggestion = /```suggestion\n([\s\S]*?)\n?```/.exec(comment?.body ?? '')?.[1] ?? ''
    const line = comment?.line ?? 0
    const lines = text.split('\n')
    lines.splice((comment?.start_line ?? line) - 1, line - (comment?.start_line ?? line) + 1, ...suggestion.split('\n'))
    return lines.join('\n')
  }

  test('the report is what the outputs say', async () => {
    const report = record((await job(commits.admin)).report)
    expect(report).toMatchObject({ version: 1, base: commits.mergeBase, head: commits.admin, conclusion: 'failure' })
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect(report?.tool).toEqual({ name: 'sa-guard', version })
  })

  test('a grave finding fails the job, and the verdict stands before anything is asked to be posted', async () => {
    let told = ''
    github.intercept = ({ path }, proceed) => {
      if (/\/statuses|\/reviews|graphql/.test(path)) told ||= 'asked'
      return proceed()
    }
    const { code, log, outputs } = await job(commits.admin)
    expect({ code, conclusion: outputs.conclusion, highest: outputs['highest-severity'], told }).toEqual({
      code: 1,
      conclusion: 'failure',
      highest: 'critical',
      told: 'asked',
    })
    expect(commands(log)).toEqual([expect.stringMatching(/^::error::failed, /)])
    expect(log.indexOf('::error::')).toBeLessThan(log.indexOf('2 comments posted'))
    expect(github.comments.map(({ path }) => path).sort()).toEqual(['deploy/admin.yaml', 'deploy/orders.yaml'])
  })

  test('a second run on the same head writes nothing', async () => {
    await job(commits.admin)
    github.requests.length = 0
    const { code, log } = await job(commits.admin)
    expect([code, github.writes()]).toEqual([1, []])
    expect(log).toContain('stands on pull request 7 already')
  })

  test('a change without manifests is passed in silence', async () => {
    const { code, log, summary, outputs } = await job(commits.readme)
    expect([code, outputs.introduced, outputs['highest-severity'], commands(log)]).toEqual([0, '0', '', []])
    expect(summary).not.toBe('')
    expect(writesOf(github)).toEqual([])
  })

  test('pull_request_target is reviewed the same way', async () => {
    await job(commits.orders, { event: 'pull_request_target' })
    expect(github.comments).toHaveLength(1)
  })

  test('a comment links to the page of its rule, where the action comes from', async () => {
    await job(commits.orders, { env: { GITHUB_ACTION_REPOSITORY: 'ada/sa-guard', GITHUB_ACTION_REF: 'v1' } })
    const page = `${github.url}/ada/sa-guard/blob/v1/docs/rules/automounted-token.md`
    expect(github.comments[0]?.body).toContain(page)
  })

  test('a runner without job summaries is none the worse', async () => {
    const { code, summary } = await job(commits.orders, { env: { GITHUB_STEP_SUMMARY: undefined } })
    expect([code, summary, github.comments.length]).toEqual([0, '', 1])
  })

  test.each([403, 404] as const)(
    'a read-only token (%d): one warning, annotations, the same verdict',
    async (denial) => {
      github.tokens.set('job-secret', { user: actionsBot, writes: false, denial })
      const { code, log, outputs, summary } = await job(commits.admin)
      expect([code, outputs.conclusion, github.reviews]).toEqual([1, 'failure', []])
      expect(log.match(/could not be posted/g)).toHaveLength(1)
      expect(commands(log)).toContainEqual(expect.stringMatching(/^::error .*file=deploy\/admin\.yaml,line=\d+/))
      expect(summary).toContain('cluster-admin-binding')
    },
  )

  test('a head that moved on meanwhile gets no review', async () => {
    github.intercept = ({ path }, proceed) => {
      const answer = proceed()
      const [pull] = github.pulls
      if (path.endsWith('/statuses') && pull !== undefined) pull.head = commits.admin
      return answer
    }
    const { code, log } = await job(commits.orders)
    expect([code, writesOf(github)]).toEqual([0, ['POST statuses/SHA']])
    expect(log).toContain(`moved on to ${commits.admin}`)
  })

  test('a merge group gets a verdict only', async () => {
    const payload = { merge_group: { base_sha: commits.base, head_sha: commits.admin } }
    const { code, outputs, summary } = await runJob({ event: 'merge_group', payload, url: github.url })
    // Nothing is said of comments, since nobody posts any: here all stands that there is to say.
    expect(summary.split('\n')[0]).toBe('**sa-guard: failed.** 2 risks introduced (1 critical, 1 low), told here only.')
    expect(summary).toContain('Set `automountServiceAccountToken: false`')
    expect([code, outputs.introduced, writesOf(github)]).toEqual([1, '2', ['POST statuses/SHA']])
    expect(github.statuses).toEqual([expect.objectContaining({ sha: commits.admin, state: 'failure' })])
  })
})

describe('inputs', () => {
  test('dry-run posts nothing and judges the same', async () => {
    const { code, log } = await job(commits.admin, { inputs: { 'dry-run': 'true' } })
    expect([code, github.writes()]).toEqual([1, []])
    expect(log).toMatch(/^Dry run: /m)
  })

  test('fail-on decides what fails', async () => {
    expect((await job(commits.orders, { inputs: { 'fail-on': 'low' } })).code).toBe(1)
  })

  test('suggestions: false leaves the button out, not the fix', async () => {
    await job(commits.orders, { inputs: { suggestions: 'false' } })
    expect(github.comments[0]?.body).not.toContain('```suggestion')
    expect(github.comments[0]?.body).toContain('+      automountServiceAccountToken: false')
  })

  test('summary: never says one sentence, always says it even where nothing is', async () => {
    await job(commits.orders, { inputs: { summary: 'never' } })
    expect(github.reviews[0]?.body).toMatch(/^\*\*sa-guard:\*\* passed, 1 risk introduced[^\n]*\n\n<!-- /)
    expect(github.issueComments).toEqual([])
    github.reset()
    await job(commits.readme, { inputs: { summary: 'always' } })
    expect([github.reviews.length, github.issueComments.length]).toEqual([0, 1])
  })

  test('base and head stand for an event that has none, and another head than the event gets no comment', async () => {
    const inputs = { base: commits.base, head: commits.admin }
    const { outputs } = await runJob({ event: 'workflow_dispatch', payload: {}, url: github.url, inputs })
    expect(outputs.introduced).toBe('2')
    const { code, log } = await job(commits.orders, { inputs: { head: commits.admin } })
    expect([code, github.writes()]).toEqual([1, []])
    expect(commands(log)).toContainEqual(expect.stringContaining('file=deploy/admin.yaml'))
  })

  const bad: readonly [string, Partial<Job>, RegExp][] = [
    ['an unknown profile', { inputs: { profile: 'book' } }, /profile must be one of default-sa, dedicated-sa/],
    ['an unknown severity', { inputs: { 'fail-on': 'grave' } }, /fail-on must be one of info, low/],
    ['a word for a switch', { inputs: { 'dry-run': 'yes' } }, /dry-run must be one of true, false/],
    ['a branch for a commit', { inputs: { base: 'main' } }, /The input base must be a full commit id/],
    ['an option for a commit', { inputs: { head: '--upload-pack=x' } }, /The input head must be a full commit id/],
    ['no token', { inputs: { token: '' } }, /The input token is empty/],
    ['a wrong token', { inputs: { token: 'stale' } }, /Bad credentials\. The token needs `contents: read`/],
    ['an unknown commit', { inputs: { base: 'f'.repeat(40) } }, /GitHub did not compare f+ with .*: Not Found/],
    ['an event of another kind', { event: 'issues', payload: {} }, /event "issues" is about no commit/],
    ['a push that names no commit', { event: 'push', payload: {} }, /event "push" is about no commit/],
    [
      'a hostile event',
      { event: 'x\n::set-output name=a::b', payload: {} },
      /event "x\\n::set-output .* is about no commit/,
    ],
    ['an event that is not JSON', { payload: '{' }, /cannot be read as JSON/],
    ['an event without a head', { payload: { pull_request: { number: 7 } } }, /base must be a full commit id/],
    ['no folder to work in', { env: { RUNNER_TEMP: '/nowhere' } }, /ENOENT.*\/nowhere/],
    ['no runner', { env: { GITHUB_REPOSITORY: undefined } }, /needs GITHUB_EVENT_NAME and GITHUB_REPOSITORY/],
    ['no server', { env: { GITHUB_API_URL: 'http://127.0.0.1:1' } }, /GitHub did not compare .* \(status 500\)/],
    ['no git server', { env: { GITHUB_SERVER_URL: 'http://127.0.0.1:1' } }, /Could not fetch the commits .*: fatal: /],
  ]
  test.each(bad)('%s: one sentence, exit code 2, no stack trace', async (name, more, words) => {
    const { code, log, outputs } = await job(commits.orders, more)
    expect({ code, log, conclusion: outputs.conclusion }).toMatchObject({ code: 2, conclusion: 'failure' })
    expect(log.trim().split('\n')).toEqual([expect.stringMatching(/^::error::/)])
    expect(log).toMatch(words)
    expect(log).not.toMatch(/\n\s+at |node_modules|\.ts:\d/)
    // Beside the commit it says so too, where the commit is known and GitHub can be reached.
    const reached = github.statuses.length > 0
    expect(reached).toBe(['an unknown commit', 'no folder to work in', 'no git server'].includes(name))
    expect(writesOf(github)).toEqual(reached ? ['POST statuses/SHA'] : [])
    expect(github.statuses.map(({ state }) => state)).toEqual(reached ? ['failure'] : [])
  })
})

describe('secrets and strangers', () => {
  test('the token is seen by git fetch alone, and the inputs by no child', async () => {
    const { log, children, workspace, room, report } = await job(commits.admin, {
      env: { MY_TOKEN: 'job-secret' },
      workspace(dir) {
        execFileSync('git', ['init', '--quiet', dir])
        // What a checkout leaves behind, for this repository and for the whole machine.
        const setting = [`http.${github.url}/.extraheader`, 'AUTHORIZATION: basic b3RoZXI=']
        execFileSync('git', ['-C', dir, 'config', ...setting])
        execFileSync('git', ['config', '--file', join(dir, '../home/.gitconfig'), ...setting])
      },
    })
    const basic = Buffer.from('x-access-token:job-secret').toString('base64')
    expect(children.length).toBeGreaterThan(3)
    // Once for the trees, once for the contents.
    expect(children.filter((text) => text.includes(basic)).map((text) => / fetch /.test(text))).toEqual([true, true])
    for (const child of children) expect(child.split('\n')[0]).not.toContain(basic)
    expect(children.join('\n')).not.toMatch(/job-secret|runtime-secret|ENV INPUT_/)
    expect(log + JSON.stringify(report)).not.toMatch(/job-secret|runtime-secret/)
    expect(log).not.toContain(basic)
    expect(workspace).toEqual(['.git'])
    expect(room).toEqual([expect.stringMatching(/^sa-guard-report-/)])
  })

  test('a hostile file name is text in the log, in the summary and in the review', async () => {
    repository.checkout(commits.mergeBase)
    const name = 'deploy/a\n::set-output name=x::y\n##[error]@octo `<b>`](x).yaml'
    const sha = repository.commit({ [name]: admin['deploy/admin.yaml'] })
    github.tokens.set('job-secret', { user: actionsBot, writes: false })
    const { code, log, summary, outputs } = await job(sha)
    expect([code, outputs.introduced]).toEqual([1, '1'])
    expect(commands(log).map((text) => text.split(/[ :]/)[2])).toEqual(['error', 'warning', 'error'])
    expect(log).not.toMatch(/^(?:::set-output|##\[)/m)
    expect(summary).not.toMatch(/^::|<b>/m)
  })

  test('what runs is what is committed', async () => {
    const { code } = await job(commits.admin, { door: 'dist/index.js' })
    expect([code, github.reviews.length, github.comments.length]).toEqual([1, 1, 2])
  })
})
