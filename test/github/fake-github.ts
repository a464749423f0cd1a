// A small GitHub on 127.0.0.1 that answers from a real git repository: REST, the one GraphQL question we ask, and git itself.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { serveGit } from './fake-git-http.ts'
import { answerRest, type FakeAnswer, type FakeRequest, type FakeState, type FakeToken } from './fake-rest.ts'
import type { FakeUser } from './fake-reviews.ts'
import type { Scratch } from './scratch-repository.ts'

/** A chance to answer in GitHub's place, before or after it did the work; for faults. */
export type Intercept = (request: FakeRequest, proceed: () => FakeAnswer) => FakeAnswer | undefined

export interface FakeGitHub extends FakeState {
  readonly url: string
  readonly requests: FakeRequest[]
  intercept?: Intercept
  /** Does its git know `--filter`? */
  filters: boolean
  /** Requests that ask for a change. */
  writes(): readonly FakeRequest[]
  close(): Promise<void>
}

export const actionsBot: FakeUser = { login: 'github-actions[bot]', id: 41898282, type: 'Bot' }

export async function fakeGitHub(repository: Scratch): Promise<FakeGitHub> {
  const server = createServer((request, response) => void serve(fake, repository, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const requests: FakeRequest[] = []
  const fake: FakeGitHub = {
    url: `http://127.0.0.1:${port}`,
    pulls: [],
    tokens: new Map(),
    requests,
    filters: true,
    reviews: [],
    comments: [],
    writes: () =>
      requests.filter(({ method, path }) => method !== 'GET' && !/\/graphql$|\/git-upload-pack$/.test(path)),
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return fake
}

async function serve(
  fake: FakeGitHub,
  repository: Scratch,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', fake.url)
  const git = /^\/octo\/shop(?:\.git)?(\/(?:info\/refs|git-upload-pack))$/.exec(url.pathname)
  if (git !== null) {
    const entry = { method: request.method ?? '', path: url.pathname, headers: request.headers, body: undefined }
    fake.requests.push(entry)
    if (gitToken(fake, request) !== undefined) {
      return serveGit({ dir: repository.dir, path: git[1] ?? '', filters: fake.filters }, request, response)
    }
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' })
    response.end()
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  const entry: FakeRequest = {
    method: request.method ?? '',
    path: url.pathname.replace(/^\/api(?:\/v3)?(?=\/)/, ''),
    headers: request.headers,
    body: text === '' ? undefined : JSON.parse(text),
  }
  fake.requests.push(entry)
  const proceed = (): FakeAnswer => answerRest(fake, repository, entry, url)
  const { status, body, headers } = fake.intercept?.(entry, proceed) ?? proceed()
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

function gitToken(fake: FakeGitHub, request: IncomingMessage): FakeToken | undefined {
  const [scheme = '', credentials = ''] = (request.headers.authorization ?? '').split(' ')
  const [user, token = ''] = Buffer.from(credentials, 'base64').toString().split(':')
  return scheme.toLowerCase() === 'basic' && user === 'x-access-token' ? fake.tokens.get(token) : undefined
}
