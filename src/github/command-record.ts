// What a waiver was given for, at the end of our answer to it: findings by fingerprint, as grave as they were then.

export const severityWords = ['info', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severityWords)[number]

export interface Given {
  readonly fingerprint: string
  readonly severity: Severity
  /** Marks of what it was then: its file, where it holds, and all that somebody can do by it. */
  readonly path: string
  readonly places: readonly string[]
  readonly extent: readonly string[]
}

export interface WaiverRecord {
  /** The comment that is answered. */
  readonly comment: number
  readonly given: readonly Given[]
}

/** Stands at the end of an answer of ours. */
export function recordOf({ comment, given }: WaiverRecord): string {
  return `\n\n<!-- sa-guard:waiver 2 ${comment} ${given.map(wordOf).join(' ')} -->`
}

function wordOf({ fingerprint, severity, path, places, extent }: Given): string {
  return `${fingerprint}=${severity}/${path}/${places.join('+')}/${extent.join('+')}`
}

/** GitHub takes 65,536 characters, and there is more to say. */
const longestRecord = 40_000

/** As many as one answer can record. */
export function recordable<T extends Given>(given: readonly T[]): readonly T[] {
  let length = 0
  return given.filter((one) => {
    length += wordOf(one).length + 1
    return length <= longestRecord
  })
}

/** More of them are not told by one answer. */
const mostShown = 500

/** What an answer tells without waiving it. Stands at its end, before a record. */
export function shownMarker(fingerprints: readonly string[]): string {
  return `\n\n<!-- sa-guard:shown 1 ${fingerprints.slice(0, mostShown).join(' ')} -->`
}

/** It counts only in texts of our own. */
export function shownIn(body: string): readonly string[] {
  const found = /<!-- sa-guard:shown 1 ([0-9a-f ]*) -->\s*(?:<!-- sa-guard:waiver [0-9a-z=/+ ]* -->\s*)?$/.exec(body)
  return (found?.[1] ?? '').split(' ').filter((word) => word !== '')
}

/** What becomes of our answer when its waiver is taken back: a record that is none any more, whatever happens to the order. */
export function withdrawn(body: string, login: string): string {
  return `**Taken back** by \`@${login}\`: this waiver does not count any more.\n\n${body.replace(record, '')}`
}

/** The first version did not say what was covered: such a record covers nothing, and is told to be given again. */
const record = /\s*<!-- sa-guard:waiver [12] (\d+) ([0-9a-z=/+ ]*) -->\s*$/
const word = /^([0-9a-f]+)=([a-z]+)(?:\/([0-9a-f]+)\/([0-9a-f+]+)\/([0-9a-f+]+))?$/

/** The record of a text, if it ends with one. It counts only in texts of our own. */
export function recordIn(body: string): WaiverRecord | undefined {
  const found = record.exec(body)
  if (found === null) return undefined
  const given = (found[2] ?? '').split(' ').flatMap((one): readonly Given[] => {
    const [, fingerprint = '', grade, path = '', places = '', extent = ''] = word.exec(one) ?? []
    const severity = severityWords.find((known) => known === grade)
    if (severity === undefined) return []
    return [{ fingerprint, severity, path, places: marks(places), extent: marks(extent) }]
  })
  return { comment: Number(found[1]), given }
}

function marks(text: string): readonly string[] {
  return text === '' ? [] : text.split('+')
}
