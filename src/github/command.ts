// The text of a comment -> the command in it. Quoted text, code and comments of HTML give no orders.
import { spoken } from './command-spoken.ts'

export type Command =
  | {
      readonly kind: 'waive'
      readonly rule: string
      readonly subject?: string
      readonly reason: string
      readonly until?: string
    }
  | { readonly kind: 'unwaive'; readonly rule: string; readonly subject?: string }
  | { readonly kind: 'explain'; readonly rule: string }
  | { readonly kind: 'recheck' }
  | {
      readonly kind: 'wrong'
      /** A waiver that names its end in another form. */
      readonly end?: true
      /** An order in the middle of what somebody says. */
      readonly place?: true
    }

/** The right forms, for whoever wrote another. */
export const commandForms = `\`\`\`text
/sa-guard waive RULE [SUBJECT] because REASON [until 2027-01-31]
/sa-guard unwaive RULE [SUBJECT]
/sa-guard explain RULE
/sa-guard recheck
\`\`\``

/** A longer one is no comment of a person. */
const longestText = 65_536

const waive =
  /^waive[ \t]+(\S+)(?:[ \t]+(?!because[ \t])(\S+))?[ \t]+because[ \t]+(\S.{0,499}?)(?:[ \t]+until[ \t]+(\d{4}-\d{2}-\d{2}))?$/
const unwaive = /^unwaive[ \t]+(\S+)(?:[ \t]+(\S+))?$/
const explain = /^explain[ \t]+(\S+)$/

/** Nothing but words before it: somebody means it. */
function isPlain(lines: readonly string[], at: number): boolean {
  const before = lines.slice(0, at)
  const paragraph = before.slice(before.findLastIndex((line) => /^[ \t]*$/.test(line)) + 1)
  return paragraph.every((line) => /^ {0,3}[\p{L}\p{N}@/][^<>[\]|`]*$/u.test(line))
}

/** The first command of a comment: one comment, one order. */
export function command(text: string): Command | undefined {
  const lines = spoken(text.slice(0, longestText))
  const orders = lines.flatMap((line, at) => (/^ {0,3}\/sa-guard(?:\s|$)/.test(line) ? [at] : []))
  // Behind a line of something else it may belong to that: to a quote, to a title, to a table.
  const alone = orders.find((at) => /^[ \t]*$/.test(lines[at - 1] ?? ''))
  const line = alone === undefined ? undefined : lines[alone]
  if (line === undefined) return orders.some((at) => isPlain(lines, at)) ? { kind: 'wrong', place: true } : undefined
  const words = line.trim().slice('/sa-guard'.length).trim()
  if (words === 'recheck') return { kind: 'recheck' }
  const [, rule = '', subject, reason = '', until] = waive.exec(words) ?? []
  if (rule !== '') {
    // The word that stands for one in what was copied.
    if (reason === 'REASON') return { kind: 'wrong' }
    // An end in another form would be none: the waiver would count for ever.
    if (until === undefined && /(?<![\p{L}\p{N}])until(?!\p{L})/iu.test(reason)) return { kind: 'wrong', end: true }
    return {
      kind: 'waive',
      rule,
      reason,
      ...(subject !== undefined && { subject }),
      ...(until !== undefined && { until }),
    }
  }
  const [, taken = '', from] = unwaive.exec(words) ?? []
  if (taken !== '') return { kind: 'unwaive', rule: taken, ...(from !== undefined && { subject: from }) }
  const [, asked = ''] = explain.exec(words) ?? []
  return asked === '' ? { kind: 'wrong' } : { kind: 'explain', rule: asked }
}
