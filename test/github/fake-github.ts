// A small GitHub on 127.0.0.1 that answers from a real git repository: REST, GraphQL and git itself.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { serveGit } from './fake-git-http.ts'
import { answerGraphql } from './fake-graphql.ts'
import { complaints } from './fake-openapi.ts'
import { answerRest, tokenOf } from './fake-rest.ts'
import {
  type FakeAnswer,
  type FakeComment,
  type FakeRequest,
  type FakeState,
  type FakeUser,
  newState,
} from './fake-state.ts'
import type { Scratch } from './scratch-repository.ts'

/** A chance to answer in GitHub's place, before or after it did the work; for faults. */
export type Intercept = (request: FakeRequest, proceed: () => FakeAnswer) => FakeAnswer | undefined

export interface FakeGitHub extends FakeState {
  readonly url: string
  readonly requests: FakeRequest[]
  intercept?: Intercept
  /** Does its git know `--filter`? */
  filters: boolean
  /** Requests and answers that are not as GitHub describes them. */
  readonly strange: string[]
  /** Requests that ask for a change. */
  writes(): readonly FakeRequest[]
  /** First comments of threads. */
  threads(): readonly FakeComment[]
  /** As on the first day. */
  reset(): void
  close(): Promise<void>
}

export const actionsBot: FakeUser = { login: 'github-actions[bot]', id: 41898282, type: 'Bot' }
export const ada: FakeUser = { login: 'ada', id: 7, type: 'User' }

export async function fakeGitHub(repository: Scratch): Promise<FakeGitHub> {
  const server = createServer((request, response) => void serve(fake, repository, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const requests: FakeRequest[] = []
  const fake: FakeGitHub = {
    ...newState(),
    url: `http://127.0.0.1:${port}`,
    requests,
    filters: true,
    strange: [],
    writes: () => requests.filter(isWrite),
    threads: () => fake.comments.filter((comment) => comment.in_reply_to_id === undefined),
    reset() {
      const posted = [fake.reviews, fake.comments, fake.issueComments, fake.statuses, fake.reactions, fake.runs]
      for (const list of [...posted, requests, fake.strange]) list.length = 0
      fake.people.clear()
      fake.lastId = newState().lastId
      delete fake.intercept
      delete fake.now
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return fake
}

export function isWrite({ method, path, body }: FakeRequest): boolean {
  if (path === '/graphql') return /"query":"\s*mutation/.test(JSON.stringify(body))
  return method !== 'GET' && !path.endsWith('/git-upload-pack')
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
    if (gitMay(fake, request)) {
      return serveGit({ dir: repository.dir, path: git[1] ?? '', filters: fake.filters }, request, response)
    }
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' })
    response.end()
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const words = Buffer.concat(chunks).toString()
  const entry: FakeRequest = {
    method: request.method ?? '',
    path: url.pathname.replace(/^\/api(?:\/v3)?(?=\/)/, ''),
    headers: request.headers,
    body: words === '' ? undefined : JSON.parse(words),
  }
  fake.requests.push(entry)
  const proceed = (): FakeAnswer => answer(fake, repository, entry, url)
  const { status, body, headers, cut } = fake.intercept?.(entry, proceed) ?? proceed()
  if (cut === true) {
    request.socket.destroy()
    return
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

function answer(fake: FakeGitHub, repository: Scratch, entry: FakeRequest, url: URL): FakeAnswer {
  if (entry.method === 'POST' && entry.path === '/graphql') return answerGraphql(fake, repository, entry)
  const made = answerRest(fake, repository, entry, url)
  fake.strange.push(...complaints(entry, made))
  return made
}

function gitMay(fake: FakeGitHub, request: IncomingMessage): boolean {
  const [scheme = '', credentials = ''] = (request.headers.authorization ?? '').split(' ')
  const [user, token = ''] = Buffer.from(credentials, 'base64').toString().split(':')
  const known = tokenOf(fake, { headers: { authorization: `token ${token}` } }) !== undefined
  return scheme.toLowerCase() === 'basic' && user === 'x-access-token' && known
}
