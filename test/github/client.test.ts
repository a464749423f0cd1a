// A server that takes a request and never answers.
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { connect } from '../../src/github/client.ts'
import { faultOf } from '../../src/github/fault.ts'

const asked: string[] = []
const server = createServer(({ method }) => asked.push(method ?? ''))
let url = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('a GitHub that does not answer', () => {
  const calls: readonly [string, string, number][] = [
    ['a question is asked three times', 'GET /user', 3],
    ['a write is sent once: it may have been done', 'POST /user/repos', 1],
    ['a question in GraphQL is asked three times', 'query { viewer { login } }', 3],
    ['a mutation is sent once', 'mutation { x }', 1],
  ]
  test.each(calls)('%s', async (_, call, times) => {
    asked.length = 0
    const remote = { apiUrl: url, serverUrl: url, token: 'secret', owner: 'octo', repo: 'shop' }
    const client = await connect(remote, async () => {}, 300)
    const answer: Promise<unknown> = call.includes('{') ? client.graphql(call) : client.request(call)
    const error = await answer.catch((caught: unknown) => caught)
    expect(faultOf(error)).toEqual({ kind: 'unclear', words: 'no answer it could read (status 500)', status: 500 })
    expect(asked).toHaveLength(times)
  })
})
