// Our invisible signature at the end of what we post. Anyone can write one: it counts only in texts of our own.

const version = 1

/** What a text of ours is. `settled` is a finding's comment after the finding is gone. */
export type Signed = 'review' | 'summary' | 'finding' | 'settled'

export interface Signature {
  readonly as: Signed
  /** The head of a review, the fingerprints of a comment, what a summary notes of comments. */
  readonly words: readonly string[]
}

/** Stands at the end of a text of ours. */
export function marker(as: Signed, words: readonly string[] = []): string {
  return `\n\n<!-- sa-guard:${[as, version, ...words].join(' ')} -->`
}

/** The signature of a text, if it ends with one. */
export function signature(body: string): Signature | undefined {
  // Only at the very end: a marker that words of a manifest brought into the middle is no signature.
  const found = /<!-- sa-guard:(review|summary|finding|settled) (\d+)((?: [0-9a-f]+(?:=[a-z]+)?)*) -->\s*$/.exec(body)
  if (found === null || Number(found[2]) !== version) return undefined
  return { as: signed(found[1]), words: (found[3] ?? '').split(' ').filter((word) => word !== '') }
}

function signed(word: string | undefined): Signed {
  return word === 'review' || word === 'summary' || word === 'settled' ? word : 'finding'
}

/** A text of ours without its signature. */
export function unsigned(body: string): string {
  return body.replace(/\s*<!-- sa-guard:\w+ \d+(?: [0-9a-f]+(?:=[a-z]+)?)* -->\s*$/, '')
}

/**
 * Do two texts say the same? GitHub may have changed ends of lines, and links to lines of an older head go on showing what
 * they showed: neither is worth an edit.
 */
export function sameText(a: string, b: string): boolean {
  return comparable(a) === comparable(b)
}

function comparable(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/\/blob\/[0-9a-f]{40,64}\//g, '/blob/')
    .trim()
}
