// Brings a pull request to what we want to say: looks, does what is missing, and looks again until nothing is.
import type { ReviewComment } from '../ports.ts'
import type { Client, Remote, Sleep } from './client.ts'
import { create, type Desk } from './create.ts'
import { type Fault, faultOf } from './fault.ts'
import type { Holds } from './places.ts'
import { reconcile, type Step } from './reconcile.ts'
import { type Standing, standing } from './standing.ts'
import { writeSummary } from './summary.ts'
import { newTally, type Tally } from './tally.ts'
import { hide, type Rights, settle, unlessGone, update } from './tidy.ts'
import { isDeleted, toldIn } from './told.ts'
import { toldAfter } from './told-after.ts'
import { isOthers, onFile, onLine, type Wanted } from './wanted.ts'

export interface Outcome extends Tally {
  /** Comments that only the summary tells, since no line and no file took them. */
  readonly inSummary: number
  /** Comments that there was no room for, not even in the summary. */
  readonly left: number
  /** Comments that somebody deleted, and that stay away. */
  readonly away?: number
  /** What stood there was told by a job that was asked something else. */
  readonly other?: true
  /** Somebody pushed meanwhile: what is left to say is the next run's. */
  readonly outdated?: string
  /** Not all of it is on the pull request. */
  readonly fault?: Fault
}

export interface Means {
  readonly client: Client
  readonly remote: Remote
  readonly holds: Holds
  readonly sleep: Sleep
}

/** One to do the work, one to see that it is done; the others for failures and for other runs at the same time. */
const maxLooks = 6
/** Between a failure and the look at what became of it. */
const pause = 1500
const maxDoubts = 2

/** What a run learns on its way. */
interface Course {
  readonly homeless: Set<ReviewComment>
  readonly created: Set<ReviewComment>
  readonly rights: Rights
  left: number
  away: number
  other?: boolean
  /** Texts that were accepted: if GitHub shows them otherwise, they are not sent again. */
  readonly said: Set<string>
}

export async function publish({ client, remote, holds, sleep }: Means, wanted: Wanted): Promise<Outcome> {
  const desk: Desk = { client, remote, wanted, holds, tally: newTally() }
  const course: Course = {
    homeless: new Set(),
    created: new Set(),
    rights: { resolve: true, hide: true },
    left: 0,
    away: 0,
    said: new Set(),
  }
  const outcome = (more: Partial<Outcome>): Outcome => {
    const { homeless, left, away, other } = course
    const known = { ...(away > 0 && { away }), ...(other === true && { other }) }
    return { ...desk.tally, inSummary: homeless.size - left, left, ...known, ...more }
  }
  let doubts = 0
  for (let look = 0; look < maxLooks; look++) {
    let looked = false
    try {
      const now = await standing(client, remote, wanted.number)
      looked = true
      if ('kind' in now) return outcome({ fault: now })
      const [summary] = now.summaries
      course.other ??= summary !== undefined && isOthers(summary.words, wanted)
      if (now.head !== wanted.head) return outcome({ outdated: now.head })
      if (!(await act(desk, now, course))) return outcome({})
    } catch (error) {
      const fault = faultOf(error)
      doubts += 1
      // It may have been done all the same; only another look can tell, and sending again could double it.
      if (!isDoubtful(fault, looked) || doubts > maxDoubts) return outcome({ fault })
      await sleep(pause)
    }
  }
  const words = 'the pull request kept changing while the review was posted'
  return outcome({ fault: { kind: 'unclear', words, status: 200 } })
}

/** A look is patient by itself. And a comment that is not there any more may have gone between the look and the edit. */
function isDoubtful({ kind, status }: Fault, looked: boolean): boolean {
  return looked && (kind === 'unclear' || status === 404)
}

/** Does what is missing; false if nothing was. */
async function act(desk: Desk, now: Standing, course: Course): Promise<boolean> {
  const { remote, wanted } = desk
  const texts = { onLine, onFile: (comment: ReviewComment) => onFile(remote, wanted.head, comment) }
  const { alive } = wanted
  const told = toldIn(now)
  const steps = reconcile(now, wanted.comments, { alive, told }, texts).filter((step) => !isDone(step, course))
  const { threads } = now
  course.away = wanted.comments.filter((one) => isDeleted(one.fingerprints, { threads, told, alive })).length
  const creations = steps.flatMap((step) => (step.kind === 'create' ? [step] : []))
  for (const step of steps) if (step.kind === 'discard') await discard(desk, step.review)
  const fresh = creations.map(({ comment }) => comment).filter((comment) => !course.homeless.has(comment))
  if (fresh.length > 0) for (const comment of await create(desk, fresh)) course.homeless.add(comment)
  for (const comment of fresh) course.created.add(comment)
  // Before anything is taken away, all there is to say has to stand, and what we take away ourselves is noted no more.
  const homeless = wanted.comments.filter((comment) => course.homeless.has(comment))
  const housed = [...course.created].filter((comment) => !course.homeless.has(comment))
  const noted = toldAfter(now, steps, { told, alive, housed })
  const { wrote, left } = await writeSummary(desk, now.summaries, { homeless, told: noted }, course.said)
  course.left = left
  for (const step of steps) {
    if (step.kind !== 'update') continue
    await update(desk, step.thread, step.body)
    course.said.add(key(step))
  }
  for (const step of steps) await tidy(desk, course.rights, step)
  const empty = now.reviews.filter(({ empty }) => empty)
  for (const review of empty) await hide(desk, course.rights, review)
  const did = steps.some((step) => step.kind !== 'create' || step.replaces !== undefined || fresh.length > 0)
  return wrote || did || (empty.length > 0 && course.rights.hide)
}

/** GitHub may show otherwise what it has just taken, as in files too large to be shown: that is not done twice. */
function isDone(step: Step, { created, said }: Course): boolean {
  return (step.kind === 'create' && created.has(step.comment)) || (step.kind === 'update' && said.has(key(step)))
}

async function tidy(desk: Desk, rights: Rights, step: Step): Promise<void> {
  if (step.kind === 'settle') await settle(desk, rights, step.thread, 'gone')
  if (step.kind === 'drop') await settle(desk, rights, step.thread, 'moved')
  if (step.kind === 'create' && step.replaces !== undefined) await settle(desk, rights, step.replaces, 'moved')
}

function key({ thread, body }: { readonly thread: { readonly id: string }; readonly body: string }): string {
  return `${thread.id} ${body}`
}

async function discard({ client, remote, wanted }: Desk, review: number): Promise<void> {
  const { owner, repo } = remote
  await unlessGone(
    client.rest.pulls.deletePendingReview({ owner, repo, pull_number: wanted.number, review_id: review }),
  )
}
