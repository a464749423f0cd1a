// One run of the Action: what the runner says, and what the workflow asks of us.
import type { Environment } from '../github/environment.ts'
import type { Links } from '../report/place.ts'
import type { Inputs } from './inputs.ts'

export interface Job extends Environment {
  readonly inputs: Inputs
  /** Of sa-guard itself. */
  readonly version: string
}

/** `base` is absent where all at `head` counts. */
export interface Ends {
  readonly base?: string
  readonly head: string
}

export function links(head: string, { serverUrl, owner, repo, source }: Environment): Links {
  return {
    blobs: `${serverUrl}/${owner}/${repo}/blob/${head}`,
    ...(source === undefined ? {} : { pages: `${serverUrl}/${source.repository}/blob/${source.ref}/docs/rules` }),
  }
}
