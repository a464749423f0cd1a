// A pull request from its opening to the merge queue, each push reviewed by the Action as a runner runs it.
// With TRANSCRIPT=FILE the whole story is written there.
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { signature } from '../../src/github/marker.ts'
import { writesOf } from '../github/desk.ts'
import { mergeGroupEvent, pullRequestEvent } from '../github/events.ts'
import { actionsBot, ada, type FakeGitHub, fakeGitHub } from '../github/fake-github.ts'
import { deleteComment, reply } from '../github/fake-reviews.ts'
import type { FakeComment } from '../github/fake-state.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'
import { type Result, runJob } from './runner.ts'
import { admin, base, head } from './shop.ts'
import { chapterText } from './transcript.ts'

const orders = head['deploy/orders.yaml']
const quiet = orders.replace('      containers:', '      automountServiceAccountToken: false\n      containers:')
const mail = orders.replaceAll('orders', 'mail')
const binding = admin['deploy/admin.yaml']
const [added, edited, removed, rewritten] = [
  'POST pulls/N/reviews',
  'PATCH pulls/comments/N',
  'DELETE pulls/comments/N',
  'PATCH issues/comments/N',
]
const status = 'POST statuses/SHA'

let repository: Scratch
let github: FakeGitHub
let main = ''
const story: string[] = []

beforeAll(async () => {
  repository = scratchRepository()
  main = repository.commit(base)
  github = await fakeGitHub(repository)
  github.tokens.set('job-secret', { user: actionsBot, writes: true })
  github.pulls.push({ number: 7, base: main, head: main })
})

afterAll(async () => {
  if (process.env.TRANSCRIPT !== undefined) writeFileSync(process.env.TRANSCRIPT, `${story.join('\n\n')}\n`)
  await github.close()
  repository.remove()
})

/** The head of the pull request is now this commit, on this base. */
async function pushed(title: string, action: string, sha: string): Promise<Result> {
  const [pull] = github.pulls
  if (pull !== undefined) Object.assign(pull, { base: main, head: sha })
  return chapter(title, 'pull_request', pullRequestEvent(action, { base: main, head: sha }))
}

async function chapter(title: string, event: string, payload: unknown): Promise<Result> {
  github.requests.length = 0
  const result = await runJob({ event, payload, url: github.url, env: { GITHUB_RUN_ID: '42' } })
  story.push(chapterText(github, repository.dir, { title, result }))
  expect(github.strange).toEqual([])
  return result
}

/** Threads that still speak of a finding. */
function open(): readonly string[] {
  return github
    .threads()
    .filter(({ body }) => signature(body)?.as === 'finding')
    .map(({ path }) => path)
    .sort()
}

function threadIn(path: string): FakeComment {
  const found = github.threads().find((thread) => thread.path === path)
  if (found === undefined) throw new Error(`no thread in ${path}`)
  return found
}

// Each chapter builds on the one before.
describe('the life of a pull request', () => {
  test('opened: two risks, one of them grave', async () => {
    repository.checkout(main)
    const { code } = await pushed('Opened', 'opened', repository.commit({ ...head, ...admin }))
    expect([code, open()]).toEqual([1, ['deploy/admin.yaml', 'deploy/orders.yaml']])
    expect(writesOf(github)).toEqual([status, added, 'POST issues/N/comments'])
    expect(github.issueComments[0]?.body).toContain('2 risks introduced')
  })

  test('the same run again: nothing to write', async () => {
    const [pull] = github.pulls
    await pushed('The job is run again', 'opened', pull?.head ?? '')
    expect(writesOf(github)).toEqual([])
  })

  test('a push that fixes one and adds one', async () => {
    const sha = repository.commit({ 'deploy/orders.yaml': quiet, 'deploy/mail.yaml': mail })
    const { code } = await pushed('A push fixes one and adds one', 'synchronize', sha)
    expect([code, open()]).toEqual([1, ['deploy/admin.yaml', 'deploy/mail.yaml']])
    expect(writesOf(github)).toEqual([status, added, rewritten, removed])
  })

  test('a force-push that squashes all and shifts lines: the comments move along', async () => {
    const before = github.comments.map(({ id }) => id)
    repository.checkout(main)
    const files = {
      'deploy/orders.yaml': quiet,
      'deploy/mail.yaml': mail,
      'deploy/admin.yaml': `# Who deploys.\n${binding}`,
    }
    await pushed('A force-push squashes the commits and adds a line on top', 'synchronize', repository.commit(files))
    expect(github.comments.map(({ id }) => id)).toEqual(before)
    // The comment on the binding names a second line, which is another one now.
    expect(writesOf(github)).toEqual([status, rewritten, edited])
  })

  test('a rebase on a base that brought a risk of its own: not this pull request’s', async () => {
    const head = github.pulls[0]?.head ?? ''
    repository.checkout(main)
    main = repository.commit({ 'deploy/late.yaml': orders.replaceAll('orders', 'late') })
    repository.git('cherry-pick', '--allow-empty', head)
    const { outputs } = await pushed('Rebased', 'synchronize', repository.git('rev-parse', 'HEAD').trim())
    expect([outputs.introduced, open()]).toEqual(['2', ['deploy/admin.yaml', 'deploy/mail.yaml']])
    // The summary counts the manifests.
    expect(writesOf(github)).toEqual([status, rewritten])
  })

  test('an answered comment whose finding goes is kept, and says that it is over', async () => {
    reply(github, ada, threadIn('deploy/admin.yaml'), 'You are right, I will take it out.')
    const sha = repository.commit({ 'deploy/admin.yaml': null })
    const { code } = await pushed('Ada answers, and takes the binding out', 'synchronize', sha)
    expect([code, open()]).toEqual([0, ['deploy/mail.yaml']])
    expect(writesOf(github)).toEqual([status, rewritten, edited])
    expect(threadIn('deploy/admin.yaml').body).toContain(`**Settled** as of ${sha}`)
  })

  test('a thread that a person resolved stays resolved', async () => {
    threadIn('deploy/mail.yaml').resolved = ada.login
    const sha = repository.commit({ 'deploy/mail.yaml': `# Mail.\n${mail}`, 'README.md': 'A good shop.\n' })
    const { code } = await pushed('Ada resolves the other thread, and pushes again', 'synchronize', sha)
    expect(code).toBe(0)
    expect(writesOf(github)).toEqual([status, rewritten])
    expect(threadIn('deploy/mail.yaml').resolved).toBe(ada.login)
  })

  test('a comment that a person deleted stays away, and the summary keeps its finding', async () => {
    deleteComment(github, threadIn('deploy/mail.yaml').id)
    const sha = repository.commit({ 'README.md': 'The best shop.\n' })
    const { outputs } = await pushed('Ada deletes that comment, and pushes again', 'synchronize', sha)
    expect([outputs.introduced, open()]).toEqual(['1', []])
    expect(writesOf(github)).toEqual([status, 'Hide'])
    expect(github.issueComments[0]?.body).toContain('Deployment `shop/mail`')
  })

  test('the merge queue gets its verdict, and nobody a comment', async () => {
    const head = github.pulls[0]?.head ?? ''
    repository.checkout(main)
    repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', head)
    const group = { base: main, head: repository.git('rev-parse', 'HEAD').trim() }
    const { code, outputs } = await chapter('In the merge queue', 'merge_group', mergeGroupEvent(group))
    expect([code, outputs.conclusion]).toEqual([0, 'success'])
    expect(writesOf(github)).toEqual([status])
    expect(github.statuses.at(-1)).toMatchObject({
      sha: group.head,
      state: 'success',
      target_url: `${github.url}/octo/shop/actions/runs/42`,
    })
  })
})
