// What an order in the conversation is answered in words.
import type { Finding } from './findings/finding.ts'
import { type Command, commandForms } from './github/command.ts'
import type { Again } from './github/own-job.ts'
import { isDay } from './policy/day.ts'
import { nearest } from './policy/nearest.ts'
import { isSubject, subjectNeeds } from './policy/subject.ts'
import { code, prose } from './report/escape.ts'
import { rules } from './rules/index.ts'

export type Waive = Extract<Command, { kind: 'waive' }>
type Unwaive = Extract<Command, { kind: 'unwaive' }>

export const notAlone =
  'The author of a pull request cannot waive alone. Somebody else with write access can, with the same words.'

export const failed =
  'This could not be carried out: its job failed, and its log says why. Once that is mended, give the order again.'

export const wrongForm = `This was not understood. The commands are:\n\n${commandForms}`
const wrongPlace = `This was not carried out: an order is a line of its own, the first of the comment or behind an empty line.\n\n${commandForms}`
const wrongEnd = `The end of the waiver was not understood. It is a day of the calendar, written \`until 2027-01-31\`, as the last words of the line:\n\n${commandForms}`

/** The answer to an order that cannot be carried out. */
export function mistakeIn(command: Command, today: string): string | undefined {
  if (command.kind === 'wrong') return command.end ? wrongEnd : command.place ? wrongPlace : wrongForm
  if (command.kind === 'recheck') return undefined
  const ids = rules.map(({ id }) => id)
  if (!ids.includes(command.rule)) {
    const near = nearest(command.rule, ids)
    const hint = near === undefined ? '' : ` Did you mean ${code(near).markdown}?`
    return `There is no rule ${code(command.rule).markdown}.${hint}`
  }
  if (command.kind !== 'waive') return undefined
  if (command.subject !== undefined && !isSubject(command.subject)) return tooWide(command.subject)
  if (command.until === undefined) return undefined
  if (!isDay(command.until)) return wrongEnd
  // The last day counts still.
  return command.until < today ? `That day is over: today is ${today} (UTC). Nothing was waived.` : undefined
}

function tooWide(subject: string): string {
  return `${code(subject).markdown} does not say whom the waiver is for: it takes ${subjectNeeds}. Without a subject the order is for all of its rule that is open now.`
}

export function page(id: string): string {
  const rule = rules.find((one) => one.id === id)
  if (rule === undefined) return ''
  const { title, why, remedy } = rule
  return `**${prose(title).markdown}** ${code(id).markdown}\n\n**Why:** ${prose(why).markdown}\n\n**What to do:** ${prose(remedy).markdown}`
}

export function nothingOpen(command: Waive): string {
  return `Nothing to waive: no finding of ${code(command.rule).markdown}${whom(command)} is open here.`
}

export function nothingTaken(command: Unwaive): string {
  const wide = command.subject === undefined ? '' : ' One that was given without a subject is taken back without one.'
  return `There is nothing to take back: no waiver of ${code(command.rule).markdown}${whom(command)} stands in this conversation.${wide}`
}

function whom({ subject }: Waive | Unwaive): string {
  return subject === undefined ? '' : ` about ${code(subject).markdown}`
}

/** The answer is there before it is known what becomes of the verdict and of the job. */
const byItself =
  'If this changes the verdict, the job of this pull request has to run again. 🚀 on the command says that it does; without it, use *Re-run jobs* on its page.'

const shown = 10

export function waived({ reason, until }: Waive, meant: readonly Finding[]): string {
  const end = until === undefined ? '' : ` until ${until}`
  return `Waived${end}: ${prose(reason).markdown}\n\n${listed(meant)}\n\n${byItself}`
}

/** What came after the order was given, or was never told: nobody can have meant it. */
export function notShown(late: readonly Finding[]): string {
  return `New since, not waived: this was not shown before the order was given. To waive it too, say it again.\n\n${listed(late)}`
}

export function tooMany(rest: number): string {
  return `Not waived: ${rest} more, which one answer cannot record. To waive them too, say it again.`
}

function listed(findings: readonly Finding[]): string {
  const items = findings
    .slice(0, shown)
    .map(({ message, severity }) => `- **${severity}** · ${prose(message).markdown}`)
  const rest = findings.length > shown ? `\n- and ${findings.length - shown} more` : ''
  return `${items.join('\n')}${rest}`
}

/** What somebody has to do himself for the job to have the result of the verdict; nothing if nothing. */
export function jobByHand(again: Again): string | undefined {
  switch (again.kind) {
    case 'same':
    case 'runs':
      return undefined
    case 'running':
      return `The [job of this pull request](${again.link}) is running already. If it ends otherwise than the verdict, use *Re-run jobs* on its page.`
    case 'old':
      return `The [job of this pull request](${again.link}) ran more than 30 days ago, and GitHub runs nothing again that is older. ${anew}`
    case 'refused':
      return `GitHub does not run the [job of this pull request](${again.link}) again: ${prose(again.fault.words).markdown}. ${anew}`
    case 'denied':
      return keeps(`[job of this pull request](${again.link})`)
    case 'unknown':
      return keeps('job of this pull request')
  }
}

const anew = 'Push a commit, or close the pull request and open it again.'

function keeps(job: string): string {
  return `The ${job} keeps its result until it runs again: use *Re-run jobs* on its page. A workflow of commands with \`actions: write\` does it by itself.`
}
