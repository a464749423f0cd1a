// The Action and code scanning: a file, an upload, and what the rest of the job knows of it.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { writesOf } from '../github/desk.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from '../github/fake-github.ts'
import { codeScanning } from '../github/fake-scanning.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'
import { type Job, type Result, runJob } from './runner.ts'
import { admin, base, head } from './shop.ts'

let repository: Scratch
let github: FakeGitHub
const commits = { base: '', admin: '', readme: '' }

beforeAll(async () => {
  repository = scratchRepository()
  commits.base = repository.commit({ ...base, ...head })
  commits.admin = repository.commit(admin)
  repository.checkout(commits.base)
  commits.readme = repository.commit({ 'README.md': 'A better shop.\n' })
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

afterEach(() => expect(github.strange).toEqual([]))

async function job(sha: string, more: Partial<Job> = {}): Promise<Result> {
  github.pulls.splice(0, 1, { number: 7, base: commits.base, head: sha })
  const repo = { full_name: 'octo/shop' }
  const pull = { number: 7, base: { sha: commits.base, repo }, head: { sha, repo } }
  return runJob({ event: 'pull_request', payload: { pull_request: pull }, url: github.url, ...more })
}

/** Rule and baseline state of every result, the gravest first. */
function results(sarif: unknown): readonly unknown[] {
  const { runs } = Object(sarif)
  return runs[0].results.map(({ ruleId, baselineState }: Record<string, unknown>) => [ruleId, baselineState])
}

const adminToo = [
  ['cluster-admin-binding', 'new'],
  ['automounted-token', 'unchanged'],
]

describe('upload-sarif', () => {
  const inputs = { 'upload-sarif': 'true' }

  test('brings what is so at the head, for the check of the pull request', async () => {
    const analyses = codeScanning(github)
    const { code, log, outputs } = await job(commits.admin, { inputs })
    expect([code, outputs.conclusion, outputs.sarif]).toEqual([1, 'failure', undefined])
    expect(log).toContain('Uploaded the SARIF report of refs/pull/7/head')
    expect(analyses.map(({ sha, ref }) => [sha, ref])).toEqual([[commits.admin, 'refs/pull/7/head']])
    expect(results(analyses[0]?.sarif)).toEqual(adminToo)
  })

  test('a change of no manifest does not look as if it had mended everything', async () => {
    const analyses = codeScanning(github)
    expect((await job(commits.readme, { inputs })).code).toBe(0)
    expect(results(analyses[0]?.sarif)).toEqual([['automounted-token', 'unchanged']])
  })

  test.each<[string, Partial<Job>, string | undefined]>([
    ['the commit of the run', { env: { GITHUB_REF: 'refs/heads/main' } }, 'refs/heads/main'],
    ['another commit', { env: { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: 'f'.repeat(40) } }, undefined],
    ['a run that names none', {}, undefined],
  ])('without a pull request: %s', async (_, more, ref) => {
    const analyses = codeScanning(github)
    const asked = { ...inputs, base: commits.base, head: commits.admin }
    const env = { ...(ref === undefined ? {} : { GITHUB_SHA: commits.admin }), ...more.env }
    const { log } = await runJob({ event: 'workflow_dispatch', payload: {}, url: github.url, inputs: asked, env })
    expect(analyses.map((one) => one.ref)).toEqual(ref === undefined ? [] : [ref])
    if (ref === undefined)
      expect(log).toContain(`No SARIF was uploaded: ${commits.admin} is not the commit of this run`)
  })

  test.each(['push', 'schedule'])('%s: the whole commit, where nothing is new or old', async (event) => {
    const analyses = codeScanning(github)
    const env = { GITHUB_SHA: commits.admin, GITHUB_REF: 'refs/heads/main' }
    const { code, outputs, report, summary, children } = await runJob({
      event,
      payload: {},
      url: github.url,
      inputs,
      env,
    })
    expect([code, outputs.introduced]).toEqual([1, '2'])
    expect(report).toMatchObject({ base: null, head: commits.admin })
    expect(summary).toContain('2 risks found')
    expect(analyses.map(({ sha, ref }) => [sha, ref])).toEqual([[commits.admin, 'refs/heads/main']])
    expect(results(analyses[0]?.sarif)).toEqual(adminToo.map(([rule]) => [rule, undefined]))
    expect(github.requests.filter(({ path }) => /compare|pulls|statuses/.test(path))).toEqual([])
    // Once for the trees, once for the contents.
    expect(children.filter((text) => / fetch /.test(text.split('\n')[0] ?? ''))).toHaveLength(2)
  })

  test('dry-run uploads nothing', async () => {
    const analyses = codeScanning(github)
    const { log } = await job(commits.admin, { inputs: { ...inputs, 'dry-run': 'true' } })
    expect([analyses, writesOf(github)]).toEqual([[], []])
    expect(log).toMatch(/^Dry run: a SARIF report/m)
  })

  test.each([
    ['denied', /^::warning::The SARIF report could not be uploaded: .*`security-events: write`/m],
    ['broken', /^::warning::The SARIF report could not be uploaded: .* It may have arrived all the same\.$/m],
  ] as const)('%s: one warning; the verdict and the comments stand', async (answer, words) => {
    codeScanning(github, answer)
    const { code, log, outputs } = await job(commits.admin, { inputs })
    expect([code, outputs.conclusion]).toEqual([1, 'failure'])
    expect(log).toMatch(words)
    expect(log.match(/SARIF/g)).toHaveLength(1)
    expect(github.threads()).toHaveLength(1)
  })

  test('is left alone where nobody asked for it', async () => {
    const analyses = codeScanning(github)
    const { log, outputs } = await job(commits.admin)
    expect([analyses, outputs.sarif]).toEqual([[], undefined])
    expect(log).not.toContain('SARIF')
  })
})

describe('sarif', () => {
  test('names a file of the workspace', async () => {
    const { code, outputs, workspace } = await job(commits.admin, { inputs: { sarif: 'out/sa-guard.sarif' } })
    expect([code, workspace]).toEqual([1, ['out']])
    expect(outputs.sarif).toMatch(/\/workspace\/out\/sa-guard\.sarif$/)
  })

  test('a file that cannot be written is said; the verdict and the comments stand', async () => {
    const { code, log, outputs } = await job(commits.admin, { inputs: { sarif: '../event.json/x.sarif' } })
    expect([code, outputs.conclusion, github.threads().length]).toEqual([1, 'failure', 1])
    expect(log).toMatch(/^::error::The SARIF report cannot be written to \S+\/event\.json\/x\.sarif: E/m)
  })
})
