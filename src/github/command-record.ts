// What a waiver was given for, at the end of our answer to it: findings by fingerprint, as grave as they were then.

export const severityWords = ['info', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severityWords)[number]

export interface Given {
  readonly fingerprint: string
  readonly severity: Severity
}

export interface WaiverRecord {
  /** The comment that is answered. */
  readonly comment: number
  readonly given: readonly Given[]
}

/** Stands at the end of an answer of ours. */
export function recordOf({ comment, given }: WaiverRecord): string {
  const words = given.map(({ fingerprint, severity }) => `${fingerprint}=${severity}`)
  return `\n\n<!-- sa-guard:waiver 1 ${comment} ${words.join(' ')} -->`
}

/** More of them are not told by one answer. */
const mostShown = 500

/** What an answer tells without waiving it. Stands at its end, before a record. */
export function shownMarker(fingerprints: readonly string[]): string {
  return `\n\n<!-- sa-guard:shown 1 ${fingerprints.slice(0, mostShown).join(' ')} -->`
}

/** It counts only in texts of our own. */
export function shownIn(body: string): readonly string[] {
  const found = /<!-- sa-guard:shown 1 ([0-9a-f ]*) -->\s*(?:<!-- sa-guard:waiver [0-9a-z= ]* -->\s*)?$/.exec(body)
  return (found?.[1] ?? '').split(' ').filter((word) => word !== '')
}

/** What becomes of our answer when its waiver is taken back: a record that is none any more, whatever happens to the order. */
export function withdrawn(body: string, login: string): string {
  return `**Taken back** by \`@${login}\`: this waiver does not count any more.\n\n${body.replace(record, '')}`
}

const record = /\s*<!-- sa-guard:waiver 1 (\d+) ([0-9a-z= ]*) -->\s*$/

/** The record of a text, if it ends with one. It counts only in texts of our own. */
export function recordIn(body: string): WaiverRecord | undefined {
  const found = record.exec(body)
  if (found === null) return undefined
  const given = (found[2] ?? '').split(' ').flatMap((word): readonly Given[] => {
    const [fingerprint = '', grade] = word.split('=')
    const severity = severityWords.find((one) => one === grade)
    return severity === undefined || !/^[0-9a-f]+$/.test(fingerprint) ? [] : [{ fingerprint, severity }]
  })
  return { comment: Number(found[1]), given }
}
