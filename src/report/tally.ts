// How many of what, in words.
import type { Severity } from '../access/severity.ts'
import { severities } from '../access/severity.ts'

/** `1 file`, `2 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** `1 critical, 2 medium`, worst first. */
export function tally(findings: readonly { readonly severity: Severity }[]): string {
  const counts: string[] = []
  for (const severity of severities.toReversed()) {
    const count = findings.filter((finding) => finding.severity === severity).length
    if (count > 0) counts.push(`${count} ${severity}`)
  }
  return counts.join(', ')
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
