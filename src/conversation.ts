// What an order in the conversation brings about: a waiver, a page, a new look at the head; answered by a reaction, or in words.

import { mistakeIn, notAlone, page, type Waive, waived, whom } from './conversation-words.ts'
import type { Finding } from './findings/finding.ts'
import { isMeant } from './findings/waive.ts'
import { mayWrite, sameLogin } from './github/command-agreements.ts'
import { answer, type Order, pullOf, react } from './github/command-answer.ts'
import { recordOf } from './github/command-record.ts'
import type { Means } from './github/publish.ts'
import type { Change } from './github/pull-request.ts'
import { code } from './report/escape.ts'
import type { Reviewed } from './review.ts'

export interface Office {
  /** Judges the pull request anew, with the waivers that count now. */
  judge(change: Change): Promise<Reviewed>
  /** Brings what stands on it, and its status, to that. */
  publish(reviewed: Reviewed, change: Change): Promise<void>
}

/** A sentence for the log of the job. */
export async function converse({ client, remote }: Means, order: Order, office: Office): Promise<string> {
  const { command, login, number } = order
  const say = (body: string): Promise<void> => answer(client, remote, order, body)
  const sign = (content: '+1' | '-1' | 'confused'): Promise<void> => react(client, remote, order, content)
  if (!(await mayWrite(client, remote, login))) {
    await sign('-1')
    return `${login} has no write access: the command was not carried out.`
  }
  const mistake = mistakeIn(command, new Date().toISOString().slice(0, 10))
  if (mistake !== undefined) {
    await sign('confused')
    await say(mistake)
    return 'The command was not understood, and the right forms were told.'
  }
  if (command.kind === 'explain') {
    await say(page(command.rule))
    await sign('+1')
    return `Explained ${command.rule}.`
  }
  const { author, ...ends } = await pullOf(client, remote, number)
  const change: Change = { ...ends, number, own: true }
  const reviewed = await office.judge(change)
  if (command.kind !== 'waive') {
    await office.publish(reviewed, change)
    await sign('+1')
    return `Looked again at ${change.head}.`
  }
  const alone = sameLogin(author, login) && !reviewed.policy.selfWaive
  const meant = alone ? [] : meantBy(command, reviewed)
  if (meant.length === 0) {
    await sign(alone ? '-1' : 'confused')
    await say(
      alone ? notAlone : `Nothing to waive: no finding of ${code(command.rule).markdown}${whom(command)} is open here.`,
    )
    return 'Nothing was waived.'
  }
  await say(waived(command, meant) + recordOf({ comment: order.comment, given: meant }))
  await office.publish(await office.judge(change), change)
  await sign('+1')
  return `Waived ${meant.length} of ${command.rule}.`
}

function meantBy({ rule, subject }: Waive, { delta }: Reviewed): readonly Finding[] {
  return delta.introduced.filter((one) => one.rule === rule && (subject === undefined || isMeant(subject, one)))
}
