// The report for machines, version 1. Its form is json-schema.ts.

import type { Delta } from '../findings/delta.ts'
import type { Finding, Subject } from '../findings/finding.ts'
import type { ChangedFile, Review } from '../ports.ts'
import { groupedBy } from '../yaml/grouped.ts'
import type { HunksByPath } from './anchor.ts'
import { hunksByPath } from './anchor.ts'
import { combined, patchOf } from './fixes.ts'
import { suggestionFor } from './offer.ts'

/** Other places that each finding names: all of all would grow with the square of their number. */
const maxPlaces = 100

/** What only the door knows. */
export interface Run {
  /** Commit id; absent where everything counts as introduced. */
  readonly base?: string
  /** Commit id, `worktree` or `index`. */
  readonly head: string
  /** The changed files with their patches, as the review was planned with them. */
  readonly changes: readonly ChangedFile[]
  readonly version: string
  readonly milliseconds: number
}

export function jsonReport(delta: Delta, review: Review, run: Run): string {
  return `${JSON.stringify(report(delta, review, run), undefined, 2)}\n`
}

function report(delta: Delta, { conclusion, comments }: Review, run: Run): object {
  const diff = hunksByPath(run.changes)
  const described = (findings: readonly Finding[], change: Change): readonly object[] => {
    const places = groupedBy(findings, ({ fingerprint }) => fingerprint)
    return findings.map((finding) => describe(finding, change, places, delta, diff))
  }
  return {
    version: 1,
    tool: { name: 'sa-guard', version: run.version },
    base: run.base ?? null,
    head: run.head,
    conclusion,
    findings: [
      ...described(delta.introduced, 'introduced'),
      ...described(delta.fixed, 'fixed'),
      ...described(delta.carried, 'carried'),
      ...described(delta.waived, 'waived'),
    ],
    comments,
    access: delta.access.map(({ account, workloads, gained, lost }) => ({ account, workloads, gained, lost })),
    problems: delta.problems.map(({ path, line, message, change }) => ({ path, line: line ?? null, message, change })),
    stats: { ...delta.stats, milliseconds: run.milliseconds },
  }
}

type Change = 'introduced' | 'fixed' | 'carried' | 'waived'

type Places = ReadonlyMap<string, readonly Finding[]>

function describe(finding: Finding, change: Change, places: Places, delta: Delta, diff: HunksByPath): object {
  const { rule, severity, fingerprint, subject, account, message, ranges, trail, cure } = finding
  const [{ path, startLine, startColumn, endLine }] = ranges
  const others = (places.get(fingerprint) ?? []).slice(0, maxPlaces + 1).filter((one) => one !== finding)
  const shown = change === 'introduced' || change === 'waived'
  return {
    rule,
    severity,
    change,
    fingerprint,
    subject: described(subject),
    account: account ?? null,
    message,
    path,
    line: startLine,
    endLine,
    column: startColumn,
    trail: trail.map(({ range, label }) => ({ path: range.path, line: range.startLine, label })),
    also: others.slice(0, maxPlaces).map(({ ranges: [range] }) => ({ path: range.path, line: range.startLine })),
    fix: shown ? fix(finding, delta, diff) : null,
    refusal: shown && 'refusal' in cure ? cure.refusal : null,
    waiver: 'waiver' in finding ? finding.waiver : null,
  }
}

function described({ apiVersion, kind, namespace, name }: Subject): object {
  return { apiVersion, kind, namespace: namespace ?? null, name }
}

function fix(finding: Finding, { texts }: Delta, diff: HunksByPath): object | null {
  if ('refusal' in finding.cure) return null
  const found = suggestionFor(finding, texts, diff)
  return {
    title: finding.cure.title,
    patch: patchOf(combined([finding]), texts),
    suggestion:
      found === undefined ? null : { path: found.path, startLine: found.startLine, line: found.line, text: found.text },
  }
}
