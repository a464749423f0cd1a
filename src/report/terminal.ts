// The report for people at a terminal: findings under their source lines, then what it comes to.

import type { Delta, ReadingProblem } from '../findings/delta.ts'
import type { Finding } from '../findings/finding.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { firstOf } from './columns.ts'
import { distinct } from './distinct.ts'
import { drawing } from './drawing.ts'
import { placed, visible } from './escape.ts'
import { allFixes } from './fixes.ts'
import { groups } from './group.ts'
import type { Ink } from './ink.ts'
import { ink } from './ink.ts'
import { counted, tally } from './tally.ts'
import type { Verdict } from './verdict.ts'

export interface TerminalOptions {
  readonly colour: boolean
  /** One line each, and nothing at all if there is nothing to say. */
  readonly quiet: boolean
}

const maxListed = 20

export function terminal(whole: Delta, { conclusion, verdict }: Verdict, { colour, quiet }: TerminalOptions): string {
  const delta = distinct(whole)
  const paint = ink(colour)
  if (quiet)
    return [...delta.introduced.map(line), ...delta.problems.filter(({ touched }) => touched).map(problemLine)]
      .map((one) => `${one}\n`)
      .join('')
  const draw = drawing(delta.texts, paint)
  const drawn = groups(delta.introduced.map((finding) => ({ finding }))).map(draw)
  const outcome = paint.severity(conclusion === 'failure' ? 'critical' : 'info', visible(verdict))
  return `${[...drawn, [outcome, ...closing(delta, paint)].join('\n')].join('\n\n')}\n`
}

function line({ severity, message, rule, ranges: [{ path, startLine, startColumn }] }: Finding): string {
  return `${placed(path)}:${startLine}:${startColumn}: ${severity}: ${shown(message)} [${rule}]`
}

function problemLine({ path, line, message, fails }: ReadingProblem): string {
  const place = line === undefined ? placed(path) : `${placed(path)}:${line}`
  return `${place}: not read: ${shown(message)}${fails ? ' (broken by this change)' : ''}`
}

function closing(delta: Delta, paint: Ink): readonly string[] {
  const { fixed, carried, waived, notes, problems, unknowns, passedOver, stats } = delta
  const lines: string[] = []
  if (fixed.length > 0) lines.push(`fixed, thank you: ${byRule(fixed)}`)
  if (carried.length > 0) lines.push(`there before: ${counted(carried.length, 'risk')} (${tally(carried)})`)
  lines.push(...atMost(problems.filter(({ touched }) => touched).map(problemLine), 'places not read'))
  const outside = problems.filter(({ touched }) => !touched).length
  if (outside > 0) lines.push(`not read, outside of this change: ${counted(outside, 'place')}`)
  lines.push(
    ...atMost(
      unknowns.map((one) => `unknown: ${shown(one)}`),
      'unknowns',
    ),
  )
  for (const {
    rule,
    waiver: { reason, by, until },
  } of waived.slice(0, maxListed)) {
    lines.push(`waived: ${rule} (${shown(by)}${until === undefined ? '' : `, until ${until}`}): ${shown(reason)}`)
  }
  lines.push(
    ...atMost(
      notes.map((one) => `note: ${shown(one)}`),
      'notes',
    ),
  )
  if (passedOver.length > 0) lines.push(`passed over for now: ${shown(passedOver.join(', '))}`)
  lines.push(`examined: ${counted(stats.manifests, 'manifest')}`)
  return [...lines.map((one) => paint.faint(one)), ...fixLines(delta)]
}

function fixLines(delta: Delta): readonly string[] {
  const { taken, leftOut } = allFixes(delta)
  if (taken.length === 0) return []
  const rest = leftOut.length === 0 ? '' : `; ${leftOut.length} more touch the same lines and come with the next run`
  return [`${counted(taken.length, 'proved fix', 'proved fixes')}: run it again with --fix to apply${rest}`]
}

function byRule(findings: readonly Finding[]): string {
  const rules = groupedBy(findings, ({ rule }) => rule)
  return [...rules].map(([rule, list]) => `${list.length} × ${rule}`).join(', ')
}

function atMost(lines: readonly string[], what: string): readonly string[] {
  if (lines.length <= maxListed) return lines
  return [...lines.slice(0, maxListed), `and ${lines.length - maxListed} more ${what}`]
}

function shown(text: string): string {
  return visible(firstOf(text, 1000))
}
