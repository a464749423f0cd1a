// Commits of a change, fetched and judged.
import * as core from '@actions/core'
import { knownWaivers } from '../github/command-agreements.ts'
import { type Commits, withCommits } from '../github/commits.ts'
import { line } from '../github/fault.ts'
import { fetched } from '../github/fetched.ts'
import type { Means } from '../github/publish.ts'
import { type Change, mergeBase, onlyReads } from '../github/pull-request.ts'
import { shown } from '../github/shown.ts'
import { law } from '../law.ts'
import { commitComparison } from '../local/git-tree.ts'
import { openRepository } from '../local/repository.ts'
import { takesOrders } from '../orders.ts'
import type { Comparison } from '../ports.ts'
import type { Waivers } from '../report/waiving.ts'
import { type Reviewed, review } from '../review.ts'
import { wantsSarif } from './inputs.ts'
import { type Ends, type Job, links } from './job.ts'

/** The commits that are compared: a change starts where its head left the base branch. */
export async function endsOf({ client, remote }: Means, { base: tip, head }: Change): Promise<Ends> {
  if (tip === undefined) return { head }
  return { base: await mergeBase(client, remote, { base: tip, head }), head }
}

/** Both ends are read, and the commit that the policy is read from: the one that the change goes into. */
export async function judged(means: Means, change: Change, { base, head }: Ends, job: Job): Promise<Reviewed> {
  const commits = [...new Set([base, head, change.base])].filter((one) => one !== undefined)
  return await withCommits(means.remote, commits, job.room, (held) => judge(means, held, { change, base, job }))
}

interface Case {
  readonly change: Change
  readonly base: string | undefined
  readonly job: Job
}

async function judge({ client, remote }: Means, commits: Commits, { change, base, job }: Case): Promise<Reviewed> {
  const { base: tip, head, number } = change
  const { policy: file, choice, suggestions } = job.inputs
  const repository = await openRepository(commits.gitDir)
  const local = commitComparison(repository, base, head)
  const read = fetched(local, commits)
  const comparison = number === undefined ? read : shown(read, client, remote, number)
  const alone = tip === undefined || tip === base ? undefined : commitComparison(repository, undefined, tip)
  const inForce = alone && fetched(alone, commits)
  const { policy, problems, altered } = await law(comparison, file, choice, inForce)
  return await review(comparison, policy, {
    ...links(head, job),
    suggestions,
    problems,
    ...(altered !== undefined && { altered }),
    ...(number !== undefined && {
      agreements: () => knownWaivers(client, remote, { number, selfWaive: policy.selfWaive }, core.warning),
      conversation: () => whoWaives(inForce ?? comparison, job, policy.selfWaive),
    }),
    scan: base === undefined,
    comments: number !== undefined && !onlyReads(job.event, job.payload),
    whole: wantsSarif(job.inputs),
  })
}

/** Only a line of help hangs on it: what cannot be read fails nothing. */
async function whoWaives(standing: Comparison, job: Job, selfWaive: boolean): Promise<Waivers | undefined> {
  try {
    // A commit alone is all head.
    const end = standing.base === undefined ? 'head' : 'base'
    if (!(await takesOrders(standing, end, job.source?.repository))) return undefined
    return selfWaive ? 'writers' : 'others'
  } catch (error) {
    core.warning(
      `The comments do not say how to waive: the workflows of the base cannot be read. ${line(String(error))}`,
    )
    return undefined
  }
}
