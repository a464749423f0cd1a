// The commit status: the verdict in one sentence beside the commit. Nobody should require it: a fork's run cannot write it.
import type { Client, Remote } from './client.ts'
import { type Fault, faultOf } from './fault.ts'

export interface Status {
  readonly sha: string
  readonly state: 'success' | 'failure'
  /** GitHub takes 140 characters. */
  readonly description: string
  /** Where the whole story can be read. */
  readonly link?: string
}

export const statusContext = 'sa-guard/verdict'
const longestDescription = 140

/** Writes it unless it stands; the fault if it could not. */
export async function ensureStatus(client: Client, remote: Remote, status: Status): Promise<Fault | undefined> {
  const { owner, repo } = remote
  const { sha, state, link } = status
  const description = [...status.description].slice(0, longestDescription).join('')
  try {
    const listed = await client.rest.repos.listCommitStatusesForRef({ owner, repo, ref: sha, per_page: 100 })
    // Newest first; a context is the same in capitals.
    const latest = listed.data.find((one) => one.context.toLowerCase() === statusContext)
    if (latest?.state === state && latest.description === description) return undefined
    const target = link === undefined ? {} : { target_url: link }
    await client.rest.repos.createCommitStatus({
      owner,
      repo,
      sha,
      state,
      context: statusContext,
      description,
      ...target,
    })
    return undefined
  } catch (error) {
    // Not sent again, whatever became of it: the next run writes it if it is missing.
    return faultOf(error)
  }
}
