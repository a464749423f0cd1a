// The commit status beside the verdict.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { connect } from '../../src/github/client.ts'
import type { Fault } from '../../src/github/fault.ts'
import { ensureStatus, type Status } from '../../src/github/status.ts'
import { writesOf } from './desk.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from './fake-github.ts'
import { fullName } from './fake-state.ts'
import { type Scratch, scratchRepository } from './scratch-repository.ts'

let repository: Scratch
let github: FakeGitHub
let sha = ''

beforeAll(async () => {
  repository = scratchRepository()
  sha = repository.commit({ 'a.yaml': 'a\n' })
  github = await fakeGitHub(repository)
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

beforeEach(() => {
  github.reset()
  github.tokens.set('secret', { user: actionsBot, writes: true })
})

afterEach(() => expect(github.strange).toEqual([]))

async function ensure(more: Partial<Status> = {}): Promise<Fault | undefined> {
  const [owner = '', repo = ''] = fullName.split('/')
  const remote = { apiUrl: github.url, serverUrl: github.url, token: 'secret', owner, repo }
  const client = await connect(remote, async () => {})
  return ensureStatus(client, remote, { sha, state: 'success', description: 'passed', ...more })
}

function standing(): readonly (readonly [string, string | null])[] {
  return github.statuses.map(({ state, description }) => [state, description] as const)
}

describe('the status', () => {
  test('is written once, with a link to the run', async () => {
    const link = 'https://github.com/octo/shop/actions/runs/1'
    expect(await ensure({ link })).toBeUndefined()
    expect(await ensure({ link: 'https://github.com/octo/shop/actions/runs/2' })).toBeUndefined()
    expect(github.statuses).toEqual([
      expect.objectContaining({ context: 'sa-guard/verdict', state: 'success', target_url: link }),
    ])
    expect(writesOf(github)).toEqual(['POST statuses/SHA'])
  })

  test('follows the verdict, and one of another context is not ours', async () => {
    await ensure()
    github.statuses.push({ ...github.statuses[0], context: 'ci', state: 'failure' } as (typeof github.statuses)[0])
    await ensure()
    await ensure({ state: 'failure', description: 'failed, 1 risk introduced' })
    await ensure()
    expect(standing().filter(([, words]) => words !== null)).toEqual([
      ['success', 'passed'],
      ['failure', 'passed'],
      ['failure', 'failed, 1 risk introduced'],
      ['success', 'passed'],
    ])
  })

  test('is at most 140 characters long, whole ones', async () => {
    expect(await ensure({ description: '𝄞'.repeat(150) })).toBeUndefined()
    expect(standing()).toEqual([['success', '𝄞'.repeat(140)]])
    expect(await ensure({ description: '𝄞'.repeat(150) })).toBeUndefined()
    expect(standing()).toHaveLength(1)
  })

  const faults: readonly [string, () => void, string][] = [
    ['a token without the right', () => github.tokens.set('secret', { user: actionsBot, writes: false }), 'denied'],
    ['a thousand of them', () => thousand(), 'refused'],
    [
      'an answer that is none',
      () => Object.assign(github, { intercept: () => ({ status: 502, body: '' }) }),
      'unclear',
    ],
  ]
  test.each(faults)('%s is a fault to be told, and nothing is sent twice', async (_, happen, kind) => {
    happen()
    expect(await ensure()).toMatchObject({ kind })
    expect(writesOf(github).length).toBeLessThan(2)
  })

  function thousand(): void {
    const one = { id: 1, sha, state: 'failure', context: 'SA-Guard/Verdict', description: 'x', target_url: null }
    for (let i = 0; i < 1000; i++) github.statuses.push({ ...one, creator: actionsBot })
  }
})
