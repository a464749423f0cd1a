// What an event asks us to judge, and what GitHub knows about it.
import type { Client, Remote } from './client.ts'
import { record } from './decode.ts'
import { faultOf } from './fault.ts'

/** A change that an event is about. */
export interface Change {
  /** Commit that `head` is compared with; the judgement starts at their merge base. Absent where all at `head` counts. */
  readonly base?: string
  readonly head: string
  /** Of the pull request; absent where there is none to comment on. */
  readonly number?: number
  /** The event is about this head: its commit gets the status. */
  readonly own?: true
}

const commitId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/** The change in the payload of an event; nothing for an event that is not about one. */
export function changeOf(event: string, payload: unknown): Change | undefined {
  const { pull_request: pull, merge_group: group } = record(payload)
  switch (event) {
    case 'pull_request':
    case 'pull_request_target': {
      // `head.sha` and not GITHUB_SHA: that one is the merge commit, whose lines are not those that comments stand on.
      const { base, head, number } = record(pull)
      if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1)
        throw new Error(`The payload of ${event} names no pull request.`)
      return { base: commit('base', record(base).sha), head: commit('head', record(head).sha), number, own: true }
    }
    case 'merge_group': {
      const { base_sha: base, head_sha: head } = record(group)
      return { base: commit('base', base), head: commit('head', head), own: true }
    }
    default:
      return undefined
  }
}

/** The commit that an event is about which brings no change to judge: everything at it counts. */
export function commitOf(event: string, run: { readonly sha: string } | undefined): string | undefined {
  return ['push', 'schedule', 'workflow_dispatch'].includes(event) ? run?.sha : undefined
}

/** A full commit id, or a sentence that says what is wrong. */
export function commit(name: string, value: unknown): string {
  if (typeof value === 'string' && commitId.test(value)) return value
  throw new Error(`${name} must be a full commit id (40 hexadecimal digits).`)
}

/** The commit where head left base. `pull_request.base.sha` is only the tip of the base branch. */
export async function mergeBase(
  client: Client,
  { owner, repo }: Remote,
  { base, head }: Required<Pick<Change, 'base' | 'head'>>,
): Promise<string> {
  try {
    const basehead = `${base}...${head}`
    const { data } = await client.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 })
    return commit('The merge base', record(data.merge_base_commit).sha)
  } catch (error) {
    const { kind, words } = faultOf(error)
    const [unrelated, denied] = [/^No common ancestor/i.test(words), kind === 'denied']
    const hint = unrelated
      ? ' The two have no commit in common: rebase the branch onto the one that it goes into.'
      : denied
        ? ' The token needs `contents: read` on this repository.'
        : ''
    throw new Error(`GitHub did not compare ${base} with ${head}: ${words.replace(/\.$/, '')}.${hint}`)
  }
}

/** Is this a run to which GitHub gives a token that only reads, whatever the workflow asks for? */
export function onlyReads(event: string, payload: unknown): boolean {
  if (event !== 'pull_request') return false
  const { base, head, user } = record(record(payload).pull_request)
  const [from, to] = [record(record(head).repo).full_name, record(record(base).repo).full_name]
  // The repository of a fork that was deleted is null.
  return (to !== undefined && from !== to) || record(user).login === 'dependabot[bot]'
}
