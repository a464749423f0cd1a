// The change that a run is about: what its event says, unless an input says otherwise.
import type { Environment } from '../github/environment.ts'
import { type Change, changeOf, commit, commitOf } from '../github/pull-request.ts'
import type { Inputs } from './inputs.ts'

export function changeAsked({ event, payload, commit: run }: Environment, { base, head }: Inputs): Change {
  const asked = {
    ...(base === '' ? {} : { base: commit('The input base', base) }),
    ...(head === '' ? {} : { head: commit('The input head', head) }),
  }
  const change = changeOf(event, payload)
  if (change !== undefined && (asked.head ?? change.head) === change.head) return { ...change, ...asked }
  // Lines of another commit are not lines of the pull request: judged, but nothing is posted.
  if (change !== undefined)
    return { ...(change.base !== undefined && { base: change.base }), head: change.head, ...asked }
  const sha = asked.head ?? commitOf(event, run)
  if (sha !== undefined) return { ...asked, head: commit('GITHUB_SHA', sha) }
  throw new Error(
    `The event ${JSON.stringify(event)} is about no commit that could be judged: run on pull_request, pull_request_target, merge_group, push, schedule or workflow_dispatch, or give the input head.`,
  )
}
