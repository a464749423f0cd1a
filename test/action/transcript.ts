// The life of a pull request as a text: each run with every request it made, and what people see afterwards.
import { signature } from '../../src/github/marker.ts'
import { anchorOf } from '../github/fake-anchor.ts'
import type { FakeGitHub } from '../github/fake-github.ts'
import { pullFiles } from '../github/fake-rest.ts'
import type { FakeComment, FakeIssueComment } from '../github/fake-state.ts'
import type { Result } from './runner.ts'

export interface Chapter {
  readonly title: string
  readonly result: Result
}

export function chapterText(github: FakeGitHub, dir: string, { title, result }: Chapter): string {
  const requests = github.requests.map(({ method, path, body }) => {
    const asked = /"query":"\s*(query|mutation) (\w+)/.exec(JSON.stringify(body) ?? '')
    return `- ${method} ${path}${asked === null ? '' : ` (${asked[1]} ${asked[2]})`}`
  })
  return [
    `## ${title}`,
    `Exit code ${result.code}. The log:`,
    fenced(result.log.trim()),
    `Requests (${requests.length}, of them ${github.writes().length} writes):`,
    requests.join('\n'),
    'What stands on the pull request now:',
    ...github.threads().map((thread) => threadText(github, dir, thread)),
    ...github.issueComments.map((comment) => remarkText(github, comment)),
    `### Statuses\n\n${github.statuses.map(({ sha, state, description }) => `- ${sha.slice(0, 7)} ${state}: ${description}`).join('\n')}`,
    `### Reviews\n\n${github.reviews.map(({ body, hidden }) => `- ${hidden === true ? '(hidden) ' : ''}${body.split('\n')[0]}`).join('\n')}`,
  ].join('\n\n')
}

function remarkText(github: FakeGitHub, { id, user, body }: FakeIssueComment): string {
  const what = signature(body)?.as === 'summary' ? 'Summary' : 'Comment'
  const signs = github.reactions.filter(({ comment }) => comment === id).map(({ content }) => content)
  return `### ${what} by ${user.login}${signs.length === 0 ? '' : ` (${signs.join(', ')})`}\n\n${quoted(body)}`
}

function threadText(github: FakeGitHub, dir: string, thread: FakeComment): string {
  const [pull] = github.pulls
  if (pull === undefined) return ''
  const { line, outdated } = anchorOf(dir, thread, pull.head, pullFiles(dir, pull))
  const state = [
    outdated ? 'outdated' : `line ${line ?? 'of the whole file'}`,
    thread.resolved === undefined ? 'open' : `resolved by ${thread.resolved}`,
  ]
  const replies = github.comments.filter(({ in_reply_to_id }) => in_reply_to_id === thread.id)
  return [
    `### ${thread.path} (${state.join(', ')})`,
    quoted(thread.body),
    ...replies.map(({ user, body }) => `${user.login} answered:\n\n${quoted(body)}`),
  ].join('\n\n')
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

function fenced(text: string): string {
  return `~~~~~~\n${text}\n~~~~~~`
}
