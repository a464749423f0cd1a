// Event payloads as GitHub sends them: its own examples, about the pull request of a test.
import { readFileSync } from 'node:fs'
import { fullName } from './fake-state.ts'

interface Example {
  readonly name: string
  readonly examples: readonly Record<string, unknown>[]
}

const file = new URL('../../node_modules/@octokit/webhooks-examples/api.github.com/index.json', import.meta.url)
const all = JSON.parse(readFileSync(file, 'utf8')) as readonly Example[]

export function examplesOf(event: string): readonly Record<string, unknown>[] {
  return all.filter(({ name }) => name === event).flatMap(({ examples }) => examples)
}

export interface Commits {
  readonly base: string
  readonly head: string
}

/** `opened`, `synchronize`, ... of pull request 7, whose head lies in this repository. */
export function pullRequestEvent(action: string, { base, head }: Commits, from = fullName) {
  const example = exampleOf('pull_request', action)
  const { pull_request: pull, ...rest } = JSON.parse(JSON.stringify(example))
  const at = (end: Record<string, unknown>, sha: string, full_name: string) => ({
    ...end,
    sha,
    repo: { ...Object(end.repo), full_name },
  })
  return {
    ...rest,
    number: 7,
    pull_request: { ...pull, number: 7, base: at(pull.base, base, fullName), head: at(pull.head, head, from) },
  }
}

export function mergeGroupEvent({ base, head }: Commits) {
  const { merge_group: group, ...rest } = JSON.parse(JSON.stringify(exampleOf('merge_group', 'checks_requested')))
  return { ...rest, merge_group: { ...group, base_sha: base, head_sha: head } }
}

function exampleOf(event: string, action: string): Record<string, unknown> {
  const found = examplesOf(event).find((example) => example.action === action)
  if (found === undefined) throw new Error(`GitHub gives no example of ${event} ${action}`)
  return found
}
