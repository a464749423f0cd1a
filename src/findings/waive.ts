// Sets apart what somebody answers for: with reason, by whom, until when. Nothing is dropped, and nothing graver is covered.
import { compareSeverity, gravest, type Severity } from '../access/severity.ts'
import type { Policy, PolicyWaiver } from '../policy/policy.ts'
import { matchesSubject } from '../policy/subject.ts'
import { agreed, type Given } from './agreed.ts'
import type { Delta, Waiver } from './delta.ts'
import type { Finding } from './finding.ts'
import { type CommentAtHead, commentsAtHead, type Ends, isFor, within } from './waiver-standing.ts'

/** A waiver that somebody with write access gave in the conversation, for findings as grave as they were then. */
export interface Agreement {
  readonly rule: string
  readonly reason: string
  readonly by: string
  readonly until?: string
  readonly given: readonly Given[]
}

export interface Waiving extends Ends {
  readonly policy: Policy
  /** Today, as `2027-01-31`. */
  readonly day: string
  readonly agreements: readonly Agreement[]
  readonly severities: ReadonlyMap<string, Severity>
}

/** One way to waive, whatever it comes from. */
interface Answer extends Waiver {
  readonly expired: boolean
  /** It counts only when somebody else agrees. */
  readonly waits: boolean
  /** The line that says it, for notes. */
  readonly place: string
  /** Its author may be wrong about it; nobody is told of another's waiver in an untouched file. */
  readonly touched: boolean
  concerns(finding: Finding): boolean
  covers(finding: Finding): boolean
  /** What is said of those that it concerns and leaves open, where that is not the usual. */
  readonly cure?: (open: readonly Finding[]) => string
}

export function waive(delta: Delta, waiving: Waiving): Delta {
  const { answers, wrong } = answersOf(delta, waiving)
  if (answers.length + wrong.length === 0) return delta
  const introduced: Finding[] = []
  const waived: (Finding & { readonly waiver: Waiver })[] = []
  for (const finding of delta.introduced) {
    const answer = answers.find((one) => !one.expired && !one.waits && one.concerns(finding) && one.covers(finding))
    if (answer === undefined) introduced.push(finding)
    else waived.push({ ...finding, waiver: waiverOf(answer) })
  }
  return { ...delta, introduced, waived, notes: [...wrong, ...answers.flatMap((one) => note(one, delta, introduced))] }
}

function waiverOf({ reason, by, until }: Waiver): Waiver {
  return { reason, by, ...(until !== undefined && { until }) }
}

/** What an owner should know of a waiver: it has expired, waits, covers too little, or nothing. */
function note(answer: Answer, delta: Delta, introduced: readonly Finding[]): readonly string[] {
  const { place, expired, until = '', waits, touched, cure } = answer
  const open = introduced.filter(answer.concerns)
  if (open.length > 0) {
    if (expired) return [`${place}: the waiver expired on ${until}`]
    if (waits) return [`${place}: the waiver counts once somebody else with write access agrees: /sa-guard waive`]
    if (cure !== undefined) return [`${place}: ${cure(open)}`]
    return [
      `${place}: the waiver does not cover what is graver than it was given for, or for another account or namespace`,
    ]
  }
  if (delta.carried.some(answer.concerns) || delta.introduced.some(answer.concerns)) return []
  // A review has not read all that stands at head; what the change takes away it knows.
  if (delta.fixed.some(answer.concerns))
    return [
      `${place}: the waiver may go${expired ? ` (it expired on ${until})` : ''}: this change takes away what it was for`,
    ]
  if (!touched) return []
  return [`${place}: the waiver is not used: no such finding is left`]
}

function answersOf(
  delta: Delta,
  waiving: Waiving,
): { readonly answers: readonly Answer[]; readonly wrong: readonly string[] } {
  const answers = [
    ...waiving.policy.waivers.map((one) => policyAnswer(one, waiving)),
    ...waiving.agreements.map((one) => agreedAnswer(one, waiving, delta)),
  ]
  const { comments, wrong } = commentsAtHead(
    waiving,
    [...waiving.severities.keys()],
    [...delta.carried, ...delta.introduced],
  )
  return { answers: [...answers, ...comments.map((one) => commentAnswer(one, waiving))], wrong }
}

function policyAnswer(
  { rule, subject, reason, expires, severity, path, line }: PolicyWaiver,
  waiving: Waiving,
): Answer {
  const most = severity ?? ruleSeverity(rule, waiving)
  return {
    reason,
    by: path,
    ...(expires !== undefined && { until: expires }),
    expired: isOver(expires, waiving),
    waits: false,
    place: `${path}:${line}`,
    touched: waiving.scan,
    concerns: (finding) => finding.rule === rule && isMeant(subject, finding),
    covers: (finding) => compareSeverity(finding.severity, most) <= 0,
    cure: (open) => {
      const needed = gravest(open.map((finding) => finding.severity)) ?? most
      const how = severity === undefined ? 'add' : 'raise it to'
      return `the waiver covers nothing graver than ${most}: ${how} severity: ${needed}`
    },
  }
}

function agreedAnswer({ rule, reason, by, until, given }: Agreement, waiving: Waiving, { introduced }: Delta): Answer {
  const told = new Set(given.map(({ fingerprint }) => fingerprint))
  const covered = agreed(given, introduced)
  return {
    reason,
    by: `@${by}`,
    ...(until !== undefined && { until }),
    expired: isOver(until, waiving),
    waits: false,
    place: `/sa-guard waive ${rule} by @${by}`,
    // Gone with the finding, without a word.
    touched: false,
    concerns: (finding) => finding.rule === rule && told.has(finding.fingerprint),
    covers: (finding) => covered.has(finding),
    cure: () =>
      'the waiver does not cover what is graver than it was given for, or more than its answer lists: other rights, another namespace or place; to waive that too, say the words again',
  }
}

function commentAnswer({ comment, given, touched }: CommentAtHead, waiving: Waiving): Answer {
  const { path, line, rule, reason, until } = comment
  const nothing = given === undefined || given.length === 0
  // Written beside what stands there now, it is for that; what an old one was meant for nobody can see.
  const most = waiving.scan || given === undefined ? 'critical' : ruleSeverity(rule, waiving)
  return {
    reason,
    by: path,
    ...(until !== undefined && { until }),
    expired: isOver(until, waiving),
    waits: !waiving.scan && !waiving.policy.selfWaive && nothing,
    place: `${path}:${line}`,
    touched,
    concerns: (finding) => isFor(comment, finding),
    covers: nothing ? ({ severity }) => compareSeverity(severity, most) <= 0 : within(given),
  }
}

/** By name, with or without kind and namespace; or by the account. */
export function isMeant(pattern: string, { subject: { kind, namespace, name }, account }: Finding): boolean {
  const full = namespace === undefined ? [name] : [namespace, name]
  const [home = '', ...rest] = account?.split('/') ?? []
  const names = [
    [name],
    full,
    [kind, name],
    [kind, ...full],
    ...(account === undefined ? [] : [[home, rest.join('/')]]),
  ]
  return names.some((one) => matchesSubject(pattern, one))
}

/** The last day counts still. */
function isOver(until: string | undefined, { day }: Waiving): boolean {
  return until !== undefined && until < day
}

function ruleSeverity(rule: string, { severities, policy }: Waiving): Severity {
  const chosen = policy.rules.get(rule)?.severity
  return chosen === undefined || chosen === 'off' ? (severities.get(rule) ?? 'info') : chosen
}
