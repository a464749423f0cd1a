// What stands on a pull request and is ours, asked of GitHub in one question: threads, the summary, unsent reviews, and the head.
import type { Client, Remote } from './client.ts'
import { list, record } from './decode.ts'
import { type Fault, faultOf } from './fault.ts'
import { signature } from './marker.ts'

/** A comment of ours about a finding, with what people made of it. */
export interface Thread {
  readonly id: string
  /** The REST id of its first comment, ours. */
  readonly comment: number
  readonly path: string
  /** In the file of today's head; absent where GitHub cannot find it any more, and for a comment on the whole file. */
  readonly line?: number
  readonly startLine?: number
  readonly wholeFile: boolean
  readonly body: string
  readonly fingerprints: readonly string[]
  /** We have said already that it is over. */
  readonly settled: boolean
  readonly resolved: boolean
  /** Our token may resolve it. */
  readonly resolvable: boolean
  /** Somebody else has written in it. */
  readonly answered: boolean
}

export interface Posted {
  readonly id: number
  readonly node: string
  readonly body: string
}

export interface PostedSummary extends Posted {
  /** What its signature says. */
  readonly words: readonly string[]
  /** Somebody else changed it since. */
  readonly altered: boolean
}

export interface Standing {
  readonly head: string
  readonly threads: readonly Thread[]
  /** Summaries of ours; more than one only if two runs raced. */
  readonly summaries: readonly PostedSummary[]
  /** Reviews that our identity began and never sent. */
  readonly unsent: readonly Posted[]
  /** Sent reviews of ours that we could hide and are not hidden; `empty` ones have no comment left. */
  readonly reviews: readonly (Posted & { readonly empty: boolean })[]
}

// GitHub counts what a question could return; these stay far below its limit of 500,000 nodes.
const question = `query Standing($owner: String!, $repo: String!, $number: Int!, $threads: String, $comments: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      reviewThreads(first: 100, after: $threads) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id path line startLine originalLine originalStartLine subjectType isResolved viewerCanResolve
          first: comments(first: 1) { nodes { fullDatabaseId body viewerDidAuthor originalCommit { oid } } }
          comments(first: 100) { totalCount nodes { viewerDidAuthor } }
        }
      }
      comments(first: 100, after: $comments) {
        pageInfo { hasNextPage endCursor }
        nodes { id fullDatabaseId body viewerDidAuthor author { login } editor { login } }
      }
      unsent: reviews(first: 20, states: [PENDING]) { nodes { id fullDatabaseId body viewerDidAuthor } }
      sent: reviews(last: 50, states: [COMMENTED]) { nodes { id fullDatabaseId body viewerDidAuthor viewerCanMinimize isMinimized comments { totalCount } } }
    }
  }
}`

/** More pages than this are not a conversation. */
const maxPages = 100

export async function standing(client: Client, { owner, repo }: Remote, number: number): Promise<Standing | Fault> {
  const threads = new Map<string, Thread>()
  const summaries = new Map<string, PostedSummary>()
  let cursors: Record<string, string> = {}
  for (let page = 0; page < maxPages; page++) {
    const answer = await ask(client, { owner, repo, number, ...cursors })
    const pull = record(record(record(answer).repository).pullRequest)
    const head = pull.headRefOid
    if (typeof head !== 'string')
      return { kind: 'denied', words: `GitHub shows no pull request ${number}`, status: 404 }
    for (const thread of list(record(pull.reviewThreads).nodes).flatMap((node) => ourThread(node, head)))
      threads.set(thread.id, thread)
    for (const one of list(record(pull.comments).nodes).flatMap(summary)) summaries.set(one.node, one)
    const next = { ...nextPage('threads', pull.reviewThreads), ...nextPage('comments', pull.comments) }
    if (Object.keys(next).length > 0) {
      cursors = { ...cursors, ...next }
      continue
    }
    return {
      head,
      threads: [...threads.values()],
      summaries: [...summaries.values()].toSorted((a, b) => a.id - b.id),
      unsent: list(record(pull.unsent).nodes).flatMap((node) => ours(node, 'review')),
      reviews: list(record(pull.sent).nodes).flatMap(hideable),
    }
  }
  return { kind: 'refused', words: `pull request ${number} has more comments than can be read`, status: 200 }
}

// An older Enterprise server has the ids only where they fit into 32 bits; its own still do.
async function ask(client: Client, variables: Record<string, string | number>): Promise<unknown> {
  try {
    return await client.graphql(question, variables)
  } catch (error) {
    if (!faultOf(error).words.includes('fullDatabaseId')) throw error
    return await client.graphql(question.replaceAll('fullDatabaseId', 'fullDatabaseId: databaseId'), variables)
  }
}

// Where a list is at its end its last cursor is asked again, and answers with nothing new.
function nextPage(name: string, connection: unknown): Record<string, string> {
  const { hasNextPage, endCursor } = record(record(connection).pageInfo)
  return hasNextPage === true && typeof endCursor === 'string' ? { [name]: endCursor } : {}
}

function ours(node: unknown, as: 'summary' | 'review'): readonly Posted[] {
  const { id, fullDatabaseId, body, viewerDidAuthor } = record(node)
  if (viewerDidAuthor !== true || typeof id !== 'string' || typeof body !== 'string') return []
  return signature(body)?.as === as ? [{ id: Number(fullDatabaseId), node: id, body }] : []
}

function summary(node: unknown): readonly PostedSummary[] {
  const { author, editor } = record(node)
  const by = record(editor).login
  return ours(node, 'summary').map((one) => {
    return { ...one, words: signature(one.body)?.words ?? [], altered: by !== undefined && by !== record(author).login }
  })
}

function hideable(node: unknown): readonly (Posted & { readonly empty: boolean })[] {
  const { isMinimized, viewerCanMinimize, comments } = record(node)
  if (isMinimized === true || viewerCanMinimize !== true) return []
  return ours(node, 'review').map((one) => ({ ...one, empty: record(comments).totalCount === 0 }))
}

// Of a file that is too large to be shown GitHub may lose the lines. Those of a comment on this very head are what they were.
function linesOf(thread: Record<string, unknown>, ofHead: boolean): Pick<Thread, 'line' | 'startLine'> {
  const { originalLine, originalStartLine } = thread
  const kept = typeof thread.line === 'number' || !ofHead
  const line = kept ? thread.line : originalLine
  const startLine = kept ? thread.startLine : originalStartLine
  return {
    ...(typeof line === 'number' ? { line } : {}),
    ...(typeof startLine === 'number' ? { startLine } : {}),
  }
}

function ourThread(node: unknown, head: string): readonly Thread[] {
  const { id, path, subjectType, isResolved, viewerCanResolve, ...rest } = record(node)
  const first = record(list(record(rest.first).nodes)[0])
  const { body, fullDatabaseId } = first
  if (typeof id !== 'string' || typeof path !== 'string' || typeof body !== 'string') return []
  const signed = signature(body)
  if (first.viewerDidAuthor !== true || (signed?.as !== 'finding' && signed?.as !== 'settled')) return []
  const comments = record(rest.comments)
  const nodes = list(comments.nodes)
  const own = nodes.filter((comment) => record(comment).viewerDidAuthor === true).length
  return [
    {
      id,
      comment: Number(fullDatabaseId),
      path,
      ...linesOf(rest, record(first.originalCommit).oid === head),
      wholeFile: subjectType === 'FILE',
      body,
      fingerprints: signed.words,
      settled: signed.as === 'settled',
      resolved: isResolved === true,
      resolvable: viewerCanResolve === true,
      answered: Number(comments.totalCount) > own,
    },
  ]
}
