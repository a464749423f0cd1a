// How several names are told in one sentence.

/** `a`, `a and b`, `a, b and c`; of more, the first two and how many others. */
export function listed(names: readonly string[]): string {
  const unique = [...new Set(names)]
  if (unique.length > 3) return `${unique.slice(0, 2).join(', ')} and ${unique.length - 2} more`
  const last = unique.at(-1) ?? ''
  return unique.length < 2 ? last : `${unique.slice(0, -1).join(', ')} and ${last}`
}
