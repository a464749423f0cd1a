// Which findings have a comment of their own, noted in the summary: where one is noted and has none, somebody deleted it.
import { type Severity, severityWords } from './command-record.ts'
import type { Standing, Thread } from './standing.ts'

/** Fingerprints of findings, each as grave as it is, or was when it was told. */
export type Graded = ReadonlyMap<string, Severity>

/** More are not kept: a comment that somebody deletes then comes back. */
const mostNoted = 300

export function graded(findings: readonly { readonly fingerprint: string; readonly severity: Severity }[]): Graded {
  const all = new Map<string, Severity>()
  for (const { fingerprint, severity } of findings) {
    const before = all.get(fingerprint)
    if (before === undefined || weight(before) < weight(severity)) all.set(fingerprint, severity)
  }
  return all
}

/** The words of the summary's signature. */
export function noteOf(told: Graded): readonly string[] {
  return [...told]
    .map(([fingerprint, severity]) => `${fingerprint}=${severity}`)
    .toSorted()
    .slice(0, mostNoted)
}

/**
 * What the summary notes. Nothing if somebody else changed it: a note that anybody could write would keep comments away that
 * were never there.
 */
export function toldIn({ summaries: [first] }: Pick<Standing, 'summaries'>): Graded {
  if (first === undefined || first.altered) return new Map()
  return graded(
    first.words.flatMap((word) => {
      const [fingerprint = '', grade] = word.split('=')
      const severity = severityWords.find((one) => one === grade)
      return severity === undefined ? [] : [{ fingerprint, severity }]
    }),
  )
}

/** Did somebody delete what told all of these, no less grave than they are? */
export function isDeleted(
  fingerprints: readonly string[],
  { threads, told, alive }: { readonly threads: readonly Thread[]; readonly told: Graded; readonly alive: Graded },
): boolean {
  return fingerprints.every((one) => {
    const [then, now] = [told.get(one), alive.get(one)]
    if (then === undefined || now === undefined || weight(now) > weight(then)) return false
    return !isHeld(one, threads)
  })
}

/** Did people resolve a thread that told some of these, when one of them was less grave than it is? Of what is not noted nothing is known. */
export function isOutgrown(
  { resolved, fingerprints }: Thread,
  wanted: readonly string[],
  { told, alive }: { readonly told: Graded; readonly alive: Graded },
): boolean {
  return fingerprints.some((one) => {
    const [then, now] = [told.get(one), alive.get(one)]
    if (!resolved || !wanted.includes(one) || then === undefined || now === undefined) return false
    return weight(now) > weight(then)
  })
}

export function isHeld(fingerprint: string, threads: readonly Thread[]): boolean {
  return threads.some(({ settled, fingerprints }) => !settled && fingerprints.includes(fingerprint))
}

export function weight(severity: Severity): number {
  return severityWords.indexOf(severity)
}
