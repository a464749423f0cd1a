// octokit as we use it: one pinned version of the API, a deadline for every call, and nothing sent twice that may have been done.
import { setTimeout } from 'node:timers/promises'
import type { getOctokit } from '@actions/github'
import { patiently, type Sleep } from './patience.ts'

export type { Sleep } from './patience.ts'

export type Client = ReturnType<typeof getOctokit>

/** A repository, and how to reach it. */
export interface Remote {
  readonly apiUrl: string
  readonly serverUrl: string
  readonly token: string
  readonly owner: string
  readonly repo: string
}

// Later versions drop fields of the pull request. https://docs.github.com/en/rest/about-the-rest-api/api-versions
const apiVersion = '2022-11-28'
const deadline = 60_000

const sleeping: Sleep = (milliseconds) => setTimeout(milliseconds)

export async function connect(
  { apiUrl, token }: Remote,
  sleep: Sleep = sleeping,
  patience = deadline,
): Promise<Client> {
  // Loading it reads the event file and throws over a broken one: only after we have read that file ourselves.
  const { getOctokit } = await import('@actions/github')
  const client = getOctokit(token, { baseUrl: apiUrl, userAgent: 'sa-guard' })
  client.hook.before('request', (options) => {
    options.headers['x-github-api-version'] = apiVersion
  })
  client.hook.wrap('request', (request, options) => {
    const once = async () => {
      // Written into these options, since the hooks below are bound to them and see no others.
      options.request = { ...options.request, signal: AbortSignal.timeout(patience) }
      return await request(options)
    }
    const { method, query } = options
    const reads = method === 'GET' || (typeof query === 'string' && query.startsWith('query'))
    return patiently(once, reads, sleep)
  })
  return client
}
