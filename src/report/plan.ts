// Delta and diff -> Review: what is said where, and whether the change passes. Every comment stands on a line GitHub accepts.
import { compareSeverity } from '../access/severity.ts'
import type { Delta } from '../findings/delta.ts'
import type { Policy } from '../policy/policy.ts'
import type { ChangedFile, Review, ReviewComment } from '../ports.ts'
import type { HunksByPath } from './anchor.ts'
import { anchor, hunksByPath } from './anchor.ts'
import { annotations } from './annotations.ts'
import { type CommentOptions, comment } from './comment.ts'
import { distinct } from './distinct.ts'
import type { Group } from './group.ts'
import { groups } from './group.ts'
import { offer } from './offer.ts'
import { compareText } from './order.ts'
import { ruleWords } from './rule-words.ts'
import type { SummaryOptions } from './summary.ts'
import { summary } from './summary.ts'
import { verdict } from './verdict.ts'

export type PlanOptions = SummaryOptions & CommentOptions

/** Fingerprints a comment is signed with: one is enough to know it again. */
const maxFingerprints = 500

export function plan(whole: Delta, changes: readonly ChangedFile[], policy: Policy, options: PlanOptions = {}): Review {
  const delta = distinct(whole)
  const diff = hunksByPath(changes)
  const placed = delta.introduced.map((finding) => {
    const found = anchor(finding, delta.texts, diff)
    return found === undefined ? { finding } : { finding, anchor: found }
  })
  const all = groups(placed)
  const worthy = all.filter((group) => isWorthComment(group, policy))
  const commented = worthy.filter((group) => anchorOf(group) !== undefined).slice(0, policy.maxComments)
  const comments = commented.flatMap((group) => reviewComment(group, delta, diff, options))
  const said = verdict(delta, policy)
  return {
    ...said,
    comments: comments.toSorted(byPlace),
    annotations: annotations(worthy, delta.problems, policy),
    summary: summary({
      delta,
      groups: all,
      commented: new Set(options.comments === false ? [] : commented),
      ...said,
      options,
    }),
  }
}

function isWorthComment(group: Group, { commentOn }: Policy): boolean {
  return group.some(({ finding: { rule, severity } }) => {
    const from = commentOn[ruleWords(rule).family]
    return compareSeverity(severity, from) >= 0
  })
}

/** The told finding's own line, else a line of what came with it. */
function anchorOf(group: Group): Group[0]['anchor'] {
  return group.find(({ anchor }) => anchor !== undefined)?.anchor
}

function reviewComment(group: Group, delta: Delta, diff: HunksByPath, options: PlanOptions): readonly ReviewComment[] {
  const anchor = anchorOf(group)
  if (anchor === undefined) return []
  const [{ finding }, ...rest] = group
  const sameRule = rest.map((one) => one.finding).filter(({ rule }) => rule === finding.rule)
  const button = options.suggestions === false ? undefined : anchor
  const offered = offer([finding, ...sameRule], button, delta.texts, diff)
  const { startLine, line } = offered.suggestion ?? { startLine: anchor.line, line: anchor.line }
  return [
    {
      path: anchor.path,
      // GitHub refuses a range that ends where it starts.
      ...(startLine < line && { startLine }),
      line,
      side: 'RIGHT',
      body: comment(group, offered, anchor.path, options).markdown,
      fingerprints: [...new Set(group.map((one) => one.finding.fingerprint))].slice(0, maxFingerprints),
    },
  ]
}

/** Lower lines of a file first: applied in this order, one suggestion does not shift the lines of the next. */
function byPlace(a: ReviewComment, b: ReviewComment): number {
  return compareText(a.path, b.path) || b.line - a.line || (b.startLine ?? b.line) - (a.startLine ?? a.line)
}
