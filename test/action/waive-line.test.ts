// What a comment says about waiving is an order that is carried out, where the base branch answers orders.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { actionsBot, ada, type FakeGitHub, fakeGitHub } from '../github/fake-github.ts'
import { type FakeUser, newId } from '../github/fake-state.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'
import { type Result, runJob } from './runner.ts'
import { admin, base } from './shop.ts'

const author: FakeUser = { login: 'Author', id: 9, type: 'User' }
const workflow = readFileSync(new URL('../../examples/workflows/commands.yml', import.meta.url), 'utf8')
const at = '2026-01-01T00:00:00Z'

let repository: Scratch
let github: FakeGitHub
const commits = { bare: '', admin: '', answering: '', adminThere: '' }

beforeAll(async () => {
  repository = scratchRepository()
  commits.bare = repository.commit(base)
  commits.admin = repository.commit({ ...admin, '.github/workflows/commands.yml': workflow })
  commits.answering = repository.commit({ 'deploy/admin.yaml': null })
  commits.adminThere = repository.commit(admin)
  github = await fakeGitHub(repository)
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

async function check(ends: { readonly base: string; readonly head: string }): Promise<string> {
  github.reset()
  github.tokens.set('job-secret', { user: actionsBot, writes: true })
  github.people.set(ada.login, 'maintain')
  github.pulls.splice(0, 1, { number: 7, ...ends, author })
  const pull = { number: 7, base: { sha: ends.base }, head: { sha: ends.head } }
  await runJob({ event: 'pull_request', payload: { pull_request: pull }, url: github.url })
  return github.threads()[0]?.body ?? ''
}

async function say(user: FakeUser, body: string): Promise<Result> {
  const comment = { id: newId(github), user, body, created_at: at }
  github.issueComments.push(comment)
  const payload = { action: 'created', issue: { number: 7, pull_request: {} }, comment }
  return runJob({ event: 'issue_comment', payload, url: github.url })
}

test('a change that only brings the workflow is told nothing', async () => {
  expect(await check({ base: commits.bare, head: commits.admin })).not.toContain('/sa-guard')
})

test('what the comment says, with a reason, waives it', async () => {
  const body = await check({ base: commits.answering, head: commits.adminThere })
  const [, order = ''] = /somebody else with write access .*`(\/sa-guard [^`]*)`/.exec(body) ?? []
  expect(order).toBe('/sa-guard waive cluster-admin-binding ClusterRoleBinding/deployer because REASON')
  expect((await say(ada, order.replace('REASON', 'it runs the installer'))).log).toContain(
    'Waived 1 of cluster-admin-binding.',
  )
  expect(github.statuses.at(-1)).toMatchObject({ sha: commits.adminThere, state: 'success' })
  expect(github.strange).toEqual([])
})
