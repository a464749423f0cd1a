// Severities, mildest first, and how to compare them.

export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

/** Positive if `a` is graver than `b`. */
export function compareSeverity(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b)
}

export function gravest(list: Iterable<Severity>): Severity | undefined {
  let worst: Severity | undefined
  for (const severity of list) {
    if (worst === undefined || compareSeverity(severity, worst) > 0) worst = severity
  }
  return worst
}

/** The severity some steps up or down, kept within the scale. */
export function shift(severity: Severity, steps: number): Severity {
  const index = severities.indexOf(severity) + steps
  return severities[Math.min(Math.max(index, 0), severities.length - 1)] ?? severity
}
