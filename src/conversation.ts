// What an order in the conversation brings about: a waiver, a page, a new look at the head; answered by a reaction, or in words.

import type { Finding } from './findings/finding.ts'
import { isMeant } from './findings/waive.ts'
import { type Command, commandForms } from './github/command.ts'
import { mayWrite, sameLogin } from './github/command-agreements.ts'
import { answer, type Order, pullOf, react } from './github/command-answer.ts'
import { recordOf } from './github/command-record.ts'
import type { Means } from './github/publish.ts'
import type { Change } from './github/pull-request.ts'
import { isDay } from './policy/day.ts'
import { nearest } from './policy/nearest.ts'
import { code, prose } from './report/escape.ts'
import type { Reviewed } from './review.ts'
import { rules } from './rules/index.ts'

export interface Office {
  /** Judges the pull request anew, with the waivers that count now. */
  judge(change: Change): Promise<Reviewed>
  /** Brings what stands on it, and its status, to that. */
  publish(reviewed: Reviewed, change: Change): Promise<void>
}

type Waive = Extract<Command, { kind: 'waive' }>

/** A sentence for the log of the job. */
export async function converse({ client, remote }: Means, order: Order, office: Office): Promise<string> {
  const { command, login, number } = order
  const say = (body: string): Promise<void> => answer(client, remote, order, body)
  const sign = (content: '+1' | '-1' | 'confused'): Promise<void> => react(client, remote, order, content)
  if (!(await mayWrite(client, remote, login))) {
    await sign('-1')
    return `${login} has no write access: the command was not carried out.`
  }
  const mistake = mistakeIn(command)
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

const notAlone =
  'The author of a pull request cannot waive alone. Somebody else with write access can, with the same words.'

function mistakeIn(command: Command): string | undefined {
  const forms = `This was not understood. The commands are:\n\n${commandForms}`
  if (command.kind === 'wrong') return forms
  if (command.kind === 'recheck') return undefined
  const ids = rules.map(({ id }) => id)
  if (!ids.includes(command.rule)) {
    const near = nearest(command.rule, ids)
    const hint = near === undefined ? '' : ` Did you mean ${code(near).markdown}?`
    return `There is no rule ${code(command.rule).markdown}.${hint}`
  }
  return command.kind === 'waive' && command.until !== undefined && !isDay(command.until) ? forms : undefined
}

function page(id: string): string {
  const rule = rules.find((one) => one.id === id)
  if (rule === undefined) return ''
  const { title, why, remedy } = rule
  return `**${prose(title).markdown}** ${code(id).markdown}\n\n**Why:** ${prose(why).markdown}\n\n**What to do:** ${prose(remedy).markdown}`
}

function meantBy({ rule, subject }: Waive, { delta }: Reviewed): readonly Finding[] {
  return delta.introduced.filter((one) => one.rule === rule && (subject === undefined || isMeant(subject, one)))
}

function whom({ subject }: Waive): string {
  return subject === undefined ? '' : ` about ${code(subject).markdown}`
}

const shown = 10

function waived({ reason, until }: Waive, meant: readonly Finding[]): string {
  const items = meant.slice(0, shown).map(({ message, severity }) => `- **${severity}** · ${prose(message).markdown}`)
  const rest = meant.length > shown ? `\n- and ${meant.length - shown} more` : ''
  const end = until === undefined ? '' : ` until ${until}`
  return `Waived${end}: ${prose(reason).markdown}\n\n${items.join('\n')}${rest}\n\nThe job of this pull request keeps its result until it runs again: use *Re-run jobs* on its page.`
}
