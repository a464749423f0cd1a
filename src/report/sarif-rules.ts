// What code scanning shows of a rule beside its alerts.
import type { Severity } from '../access/severity.ts'
import { rules } from '../rules/index.ts'
import type { Rule } from '../rules/rule.ts'
import { addressed } from './escape.ts'
import type { Links } from './place.ts'

export type Level = 'error' | 'warning' | 'note'

/**
 * Code scanning rates an alert by its level. The other scale it has, `security-severity`, belongs to a rule, and the
 * severity of ours depends on what each finding is about.
 */
export function level(severity: Severity): Level {
  if (severity === 'critical' || severity === 'high') return 'error'
  return severity === 'medium' ? 'warning' : 'note'
}

const indices: ReadonlyMap<string, number> = new Map(rules.map(({ id }, index) => [id, index]))

export function ruleIndex(id: string): number {
  const index = indices.get(id)
  if (index === undefined) throw new Error(`there is no rule ${id}`)
  return index
}

export function ruleDescriptors(links: Links): readonly object[] {
  return rules.map((rule) => descriptor(rule, links))
}

function descriptor(rule: Rule, { pages }: Links): object {
  const { id, title, why, severity, family, standards } = rule
  const page = pages === undefined ? undefined : `${pages}/${addressed(id)}.md`
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    ...(page !== undefined && { helpUri: page }),
    help: help(rule, page),
    defaultConfiguration: { level: level(severity) },
    properties: { tags: ['security', 'kubernetes', family, ...standards], precision: 'high', severity },
  }
}

function help({ why, remedy, standards }: Rule, page: string | undefined): object {
  const standard = standards.length === 0 ? [] : [`Standards: ${standards.join(', ')}`]
  const more = page === undefined ? [] : [`[More about this rule](${page})`]
  return {
    text: [why, remedy, ...standard].join('\n\n'),
    markdown: [`**Why it matters.** ${why}`, `**What to do.** ${remedy}`, ...standard, ...more].join('\n\n'),
  }
}
