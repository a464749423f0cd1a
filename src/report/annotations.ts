// What GitHub shows beside the lines without any permission to write: plain words, the worst first.
import { compareSeverity } from '../access/severity.ts'
import type { ReadingProblem } from '../findings/delta.ts'
import type { Policy } from '../policy/policy.ts'
import type { Annotation } from '../ports.ts'
import { cut, visible } from './escape.ts'
import type { Group } from './group.ts'
import { severityOf } from './group.ts'
import { startOf } from './place.ts'
import { ruleWords } from './rule-words.ts'
import { counted } from './tally.ts'

const longestMessage = 2000

export function annotations(
  groups: readonly Group[],
  problems: readonly ReadingProblem[],
  { failOn }: Policy,
): readonly Annotation[] {
  const all = [
    ...problems.filter(({ touched }) => touched).map(ofProblem),
    ...groups.map((group) => ofGroup(group, failOn)),
  ]
  // GitHub shows the first ten of a step.
  return (['error', 'warning', 'notice'] as const).flatMap((level) => all.filter((one) => one.level === level))
}

function ofGroup(group: Group, failOn: Policy['failOn']): Annotation {
  const [{ finding, anchor }, ...rest] = group
  const { title, remedy } = ruleWords(finding.rule)
  const { path, line } = anchor ?? startOf(finding.ranges[0])
  const others = rest.length === 0 ? '' : ` ${counted(rest.length, 'more finding')} of the same edit.`
  return {
    level: compareSeverity(severityOf(group), failOn) >= 0 ? 'error' : 'warning',
    path,
    line,
    title: `${finding.severity}: ${title}`,
    message: `${plain(finding.message)}. ${finding.remedy ?? remedy}${others} (${finding.rule})`,
  }
}

/** A file that the change broke fails it; another one is only told. */
function ofProblem({ path, line, message, fails }: ReadingProblem): Annotation {
  return {
    level: fails ? 'error' : 'notice',
    path,
    ...(line !== undefined && { line }),
    title: fails ? 'This change breaks the file' : 'Not read',
    message: plain(message),
  }
}

function plain(text: string): string {
  return visible(cut(text, longestMessage)).replace(/\.$/, '')
}
