// Waivers that stand in manifests: `# sa-guard: waive RULE because REASON [until DATE]`, above or on the line they are for.
import { isDay } from '../policy/day.ts'
import { nearest } from '../policy/nearest.ts'

export interface WaiverComment {
  readonly path: string
  /** Where it is written. */
  readonly line: number
  /** The line it is for. */
  readonly about: number
  /** Its words, to know it again at base. */
  readonly words: string
  readonly rule: string
  readonly reason: string
  readonly until?: string
}

/** A comment that was meant as a waiver and is none. */
export interface WrongComment {
  readonly path: string
  readonly line: number
  /** Without a full stop. */
  readonly message: string
}

export interface WaiverComments {
  readonly waivers: readonly WaiverComment[]
  readonly wrong: readonly WrongComment[]
}

const opening = /(?:^|\s)#[ \t]*sa-guard:[ \t]*(.*)$/
const form = /^waive[ \t]+(\S+)[ \t]+because[ \t]+(\S.*)$/
/** A note of its own may follow. */
const end = /[ \t]until[ \t]+(\S+)(?=[ \t]+#|[ \t]*$)/
const endMeant = /(?<![\p{L}\p{N}])until(?!\p{L})/iu
const longestReason = 500

export function waiverComments(path: string, text: string, ruleIds: readonly string[]): WaiverComments {
  const waivers: WaiverComment[] = []
  const wrong: WrongComment[] = []
  // Nearly no file has one.
  if (!/sa-guard:/.test(text)) return { waivers, wrong }
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''))
  // A comment behind something is for that line, one alone for the next line that says something.
  const about = sayings(lines)
  for (const [at, row] of lines.entries()) {
    const words = opening.exec(row)?.[1]?.trim()
    if (words === undefined) continue
    const read = parsed(words, ruleIds)
    const line = at + 1
    if (typeof read === 'string') wrong.push({ path, line, message: read })
    else waivers.push({ path, line, about: (about[at] ?? at) + 1, words, ...read })
  }
  return { waivers, wrong }
}

function parsed(words: string, ruleIds: readonly string[]): Pick<WaiverComment, 'rule' | 'reason' | 'until'> | string {
  const [, rule = '', said = ''] = form.exec(words) ?? []
  if (rule === '') return 'no waiver: write `# sa-guard: waive RULE because REASON until 2027-01-31`'
  if (!ruleIds.includes(rule)) {
    const near = nearest(rule, ruleIds)
    return `no waiver: there is no such rule${near === undefined ? '' : `; did you mean ${near}?`}`
  }
  const found = end.exec(said)
  const until = found?.[1]
  // An end in another form would be none: the waiver would count for ever.
  if (until === undefined ? endMeant.test(said) : !isDay(until)) {
    return 'no waiver: behind `until`, at the end, stands a day such as 2027-01-31'
  }
  const reason = said.slice(0, found?.index).trim()
  if (reason.length > longestReason) return `no waiver: the reason is longer than ${longestReason} characters`
  return { rule, reason, ...(until !== undefined && { until }) }
}

/** For each line the next one that says something, or itself. */
function sayings(lines: readonly string[]): readonly number[] {
  const next: number[] = []
  let last: number | undefined
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    if (!/^\s*(?:#|$)/.test(lines[at] ?? '')) last = at
    next[at] = last ?? at
  }
  return next
}
