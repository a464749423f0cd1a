// Our invisible signature at the end of what we post. Anyone can write one: it counts only in texts of our own.

const version = 1

/** Stands at the end of a review's body: which head was reviewed. */
export function reviewMarker(head: string): string {
  return `\n\n<!-- sa-guard:review ${version} ${head} -->`
}

/** Stands at the end of a comment: which findings it speaks of. */
export function commentMarker(fingerprints: readonly string[]): string {
  return `\n\n<!-- sa-guard:finding ${version} ${fingerprints.join(' ')} -->`
}

/** The head that a review of ours was about. */
export function reviewedHead(body: string): string | undefined {
  return read('review', body)?.[0]
}

/** The fingerprints of the findings that a comment of ours speaks of. */
export function commentedFindings(body: string): readonly string[] | undefined {
  return read('finding', body)
}

// Only at the very end: a marker that words of a manifest brought into the middle is no signature.
function read(what: string, body: string): readonly string[] | undefined {
  const found = /<!-- sa-guard:(\w+) (\d+) ([0-9a-f ]*) -->\s*$/.exec(body)
  if (found === null || found[1] !== what || Number(found[2]) !== version) return undefined
  return (found[3] ?? '').split(' ').filter((word) => word !== '')
}
