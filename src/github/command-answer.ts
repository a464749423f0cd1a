// Orders in the conversation of a pull request, and how they are answered.
import type { Client, Remote } from './client.ts'
import { type Command, command } from './command.ts'
import { record } from './decode.ts'
import { commit } from './pull-request.ts'

export interface Order {
  readonly command: Command
  /** Of the pull request. */
  readonly number: number
  /** Of the comment that gives it. */
  readonly comment: number
  readonly login: string
  /** When it was given, by GitHub's clock. */
  readonly at: string
}

/** The order in the payload of `issue_comment`; nothing for edits, for bots, for issues, and for plain talk. */
export function orderOf(payload: unknown): Order | undefined {
  const { action, issue, comment } = record(payload)
  const { number, pull_request: pull } = record(issue)
  const { id, body, user, created_at: at } = record(comment)
  const { login, type } = record(user)
  if (action !== 'created' || typeof pull !== 'object' || pull === null || type !== 'User') return undefined
  if (typeof number !== 'number' || typeof id !== 'number' || typeof login !== 'string' || typeof body !== 'string')
    return undefined
  if (typeof at !== 'string') return undefined
  const said = command(body)
  return said === undefined ? undefined : { command: said, number, comment: id, login, at }
}

export interface Pull {
  readonly base: string
  readonly head: string
  readonly author: string
}

export async function pullOf(client: Client, { owner, repo }: Remote, number: number): Promise<Pull> {
  const { data } = await client.rest.pulls.get({ owner, repo, pull_number: number })
  const { base, head, user } = data
  return { base: commit('base', base.sha), head: commit('head', head.sha), author: String(record(user).login) }
}

/** GitHub keeps one reaction of a kind: a second run adds none. */
export async function react(
  client: Client,
  { owner, repo }: Remote,
  { comment }: Order,
  content: '+1' | '-1' | 'confused' | 'rocket',
): Promise<void> {
  await client.rest.reactions.createForIssueComment({ owner, repo, comment_id: comment, content })
}

/** Says in our own comment something else. */
export async function rewrite(
  client: Client,
  { owner, repo }: Remote,
  { id, body }: { readonly id: number; readonly body: string },
): Promise<void> {
  await client.rest.issues.updateComment({ owner, repo, comment_id: id, body })
}

export async function answer(client: Client, { owner, repo }: Remote, { number }: Order, body: string): Promise<void> {
  await client.rest.issues.createComment({ owner, repo, issue_number: number, body })
}
