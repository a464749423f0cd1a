// What an order in the conversation brings about: a waiver, a page, a new look at the head; answered by a reaction, or in words.

import {
  failed,
  jobByHand,
  mistakeIn,
  notAlone,
  nothingOpen,
  nothingTaken,
  notShown,
  page,
  tooMany,
  type Waive,
  waived,
  wrongForm,
} from './conversation-words.ts'
import { givenFor } from './findings/agreed.ts'
import type { Finding } from './findings/finding.ts'
import { isMeant } from './findings/waive.ts'
import type { Command } from './github/command.ts'
import { mayWrite, sameLogin, takenBack } from './github/command-agreements.ts'
import { answer, type Order, pullOf, react, rewrite } from './github/command-answer.ts'
import { recordable, recordOf, shownMarker, withdrawn } from './github/command-record.ts'
import { shownBefore } from './github/command-shown.ts'
import { runAgain, type Signs } from './github/own-job.ts'
import type { Means } from './github/publish.ts'
import type { Change } from './github/pull-request.ts'
import type { Reviewed } from './review.ts'

export interface Office {
  /** Judges the pull request anew, with the waivers that count now. */
  judge(change: Change): Promise<Reviewed>
  /** Brings what stands on it, and its status, to that. */
  publish(reviewed: Reviewed, change: Change): Promise<void>
  /** How the job of the pull request is known; absent where nothing is to be done. */
  readonly job?: Signs
}

/** What needs a look at the pull request. */
type Work = Exclude<Command, { kind: 'wrong' | 'explain' }>

/** A sentence for the log of the job. */
export async function converse(means: Means, order: Order, office: Office): Promise<string> {
  const { client, remote } = means
  const { command, login } = order
  const say = (body: string): Promise<void> => answer(client, remote, order, body)
  const sign = (content: '+1' | '-1' | 'confused'): Promise<void> => react(client, remote, order, content)
  if (!(await mayWrite(client, remote, login))) {
    await sign('-1')
    return `${login} has no write access: the command was not carried out.`
  }
  const mistake = mistakeIn(command, new Date().toISOString().slice(0, 10))
  if (command.kind === 'wrong' || mistake !== undefined) {
    await sign('confused')
    await say(mistake ?? wrongForm)
    return 'The command was not understood, and the right forms were told.'
  }
  if (command.kind === 'explain') {
    await say(page(command.rule))
    await sign('+1')
    return `Explained ${command.rule}.`
  }
  try {
    return await carryOut(means, order, command, office)
  } catch (error) {
    // The log says why; whoever asked sees only the conversation. What cannot be said either is no other failure.
    await Promise.allSettled([sign('confused'), say(failed)])
    throw error
  }
}

async function carryOut(means: Means, order: Order, command: Work, office: Office): Promise<string> {
  const { client, remote } = means
  const { number, comment } = order
  const { author, ...ends } = await pullOf(client, remote, number)
  const change: Change = { ...ends, number, own: true }
  const reviewed = await office.judge(change)
  if (command.kind === 'waive') {
    return await giveWaiver(means, { ...order, command }, { office, change, reviewed, author })
  }
  const asked = { number, selfWaive: reviewed.policy.selfWaive }
  const back = command.kind === 'unwaive' ? await takenBack(client, remote, asked, comment) : []
  // Whoever deletes the order later gives no waiver by that.
  for (const { id, body } of back) await rewrite(client, remote, { id, body: withdrawn(body, order.login) })
  await office.publish(reviewed, change)
  if (command.kind === 'unwaive' && back.length === 0) {
    await react(client, remote, order, 'confused')
    await answer(client, remote, order, nothingTaken(command))
    return 'Nothing was taken back.'
  }
  await react(client, remote, order, '+1')
  const job = await settleJob(means, order, { office, change, reviewed })
  return `Looked again at ${change.head}. ${job}`.trim()
}

type Judged = Pick<Case, 'office' | 'change' | 'reviewed'>

/** What is required of the pull request is its own job, and that one judged before this order. */
async function settleJob(
  { client, remote }: Means,
  order: Order,
  { office, change, reviewed }: Judged,
): Promise<string> {
  if (office.job === undefined) return ''
  const wish = { head: change.head, conclusion: reviewed.review.conclusion, at: order.at }
  const again = await runAgain(client, remote, wish, office.job)
  if (again.kind === 'same') return ''
  if (again.kind === 'runs') {
    await react(client, remote, order, 'rocket')
    return `Its job runs again: ${again.link}`
  }
  // The answer to a waiver says how, where there is no more to say.
  const told = order.command.kind === 'waive' && (again.kind === 'denied' || again.kind === 'unknown')
  const words = jobByHand(again)
  if (!told && words !== undefined) await answer(client, remote, order, words)
  const why = 'fault' in again && again.fault !== undefined ? `: ${again.fault.words}` : ''
  return `Its job was not run again (${again.kind}${why}).`
}

interface Case {
  readonly office: Office
  readonly change: Change
  readonly reviewed: Reviewed
  readonly author: string
}

async function giveWaiver(
  means: Means,
  order: Order & { readonly command: Waive },
  { office, change, reviewed, author }: Case,
): Promise<string> {
  const { client, remote } = means
  const { command, login, comment } = order
  const refuse = async (content: '-1' | 'confused', body: string): Promise<string> => {
    await react(client, remote, order, content)
    await answer(client, remote, order, body)
    return 'Nothing was waived.'
  }
  if (sameLogin(author, login) && !reviewed.policy.selfWaive) return await refuse('-1', notAlone)
  const open = meantBy(command, reviewed)
  if (open.length === 0) return await refuse('confused', nothingOpen(command))
  const wasShown = await shownBefore(client, remote, { order, head: change.head })
  const shown = open.filter(({ fingerprint }) => wasShown(fingerprint))
  const given = recordable(shown.map(givenFor))
  const [meant, rest] = [shown.slice(0, given.length), shown.slice(given.length)]
  const late = open.filter(({ fingerprint }) => !wasShown(fingerprint))
  const news = late.length === 0 ? '' : notShown(late) + shownMarker(late.map(({ fingerprint }) => fingerprint))
  if (meant.length === 0) {
    await office.publish(reviewed, change)
    return await refuse('confused', news)
  }
  const more = rest.length === 0 ? [] : [tooMany(rest.length)]
  const body = [waived(command, meant), ...more, ...(news === '' ? [] : [news])].join('\n\n')
  await answer(client, remote, order, body + recordOf({ comment, given }))
  const after = await office.judge(change)
  await office.publish(after, change)
  await react(client, remote, order, '+1')
  const job = await settleJob(means, order, { office, change, reviewed: after })
  return `Waived ${meant.length} of ${command.rule}. ${job}`.trim()
}

function meantBy({ rule, subject }: Waive, { delta }: Reviewed): readonly Finding[] {
  return delta.introduced.filter((one) => one.rule === rule && (subject === undefined || isMeant(subject, one)))
}
