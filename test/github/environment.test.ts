import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { environment, hideSecrets } from '../../src/github/environment.ts'

const room = mkdtempSync(join(tmpdir(), 'sa-guard-test-'))
const event = join(room, 'event.json')
writeFileSync(event, '{"number": 7}')
const bad = join(room, 'bad.json')
writeFileSync(bad, '{')
afterAll(() => rmSync(room, { recursive: true }))

const runner = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REPOSITORY: 'octo/shop', GITHUB_EVENT_PATH: event }

describe('the environment of a job', () => {
  test('github.com where nothing else is said', () => {
    expect(environment(runner)).toEqual({
      event: 'pull_request',
      payload: { number: 7 },
      apiUrl: 'https://api.github.com',
      serverUrl: 'https://github.com',
      owner: 'octo',
      repo: 'shop',
      room: tmpdir(),
    })
  })

  test('an Enterprise server keeps its port and path', () => {
    const urls = { GITHUB_API_URL: 'https://git.corp:8443/api/v3', GITHUB_SERVER_URL: 'https://git.corp:8443/' }
    const { apiUrl, serverUrl, owner } = environment({ ...runner, ...urls, GITHUB_REPOSITORY: 'ada_corp/shop.x' })
    expect([apiUrl, serverUrl, owner]).toEqual(['https://git.corp:8443/api/v3', 'https://git.corp:8443', 'ada_corp'])
  })

  test('which commit the run is about', () => {
    const about = { GITHUB_SHA: 'abc', GITHUB_REF: 'refs/heads/main' }
    expect(environment({ ...runner, ...about }).commit).toEqual({ sha: 'abc', ref: 'refs/heads/main' })
  })

  test('where the action comes from', () => {
    const source = { GITHUB_ACTION_REPOSITORY: 'ada/sa-guard', GITHUB_ACTION_REF: 'v1' }
    expect(environment({ ...runner, ...source }).source).toEqual({ repository: 'ada/sa-guard', ref: 'v1' })
  })

  test.each([
    ['no event', { GITHUB_EVENT_NAME: '' }, 'needs GITHUB_EVENT_NAME'],
    ['no repository', { GITHUB_REPOSITORY: '' }, 'needs GITHUB_EVENT_NAME and GITHUB_REPOSITORY'],
    ['a repository that climbs', { GITHUB_REPOSITORY: 'octo/../x' }, 'needs GITHUB_EVENT_NAME'],
    ['an event file that is missing', { GITHUB_EVENT_PATH: join(room, 'none') }, 'cannot be read as JSON'],
    ['an event file that is broken', { GITHUB_EVENT_PATH: bad }, 'cannot be read as JSON'],
  ])('%s is a sentence', (_, more, words) => {
    expect(() => environment({ ...runner, ...more })).toThrow(words)
  })

  test('inputs and tokens do not reach children', () => {
    const variables = {
      PATH: '/bin',
      INPUT_TOKEN: 'secret',
      'INPUT_DRY-RUN': 'true',
      GH_TOKEN: 'secret',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'other',
      GITHUB_OUTPUT: '/out',
    }
    hideSecrets(variables, 'secret')
    expect(variables).toEqual({ PATH: '/bin', GITHUB_OUTPUT: '/out' })
  })
})
