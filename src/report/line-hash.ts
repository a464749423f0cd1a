// The hash by which code scanning knows a line again in a later run, even if it has moved.

/** A line is known by so many characters from its first one on. */
const window = 100
const factor = 37
const half = 2 ** 32
const endOfText = 0xffff
const [tab, lineFeed, carriageReturn, blank] = [9, 10, 13, 32]

/**
 * For every line, as `upload-sarif` computes it: a rolling hash modulo 2^64 over the next hundred characters without
 * blanks, and how many lines of the file have had the same hash so far. Line endings of all kinds are one line feed.
 * https://github.com/github/codeql-action/blob/main/src/fingerprints.ts
 */
export function lineHashes(text: string): readonly string[] {
  const { codes, starts } = condensed(text)
  const [dropHigh, dropLow] = power()
  const hashes: string[] = []
  const counts = new Map<string, number>()
  let [high, low] = [0, 0]
  let next = 0
  // The hash that belongs to a place has taken in the window that begins there; behind the text lie zeros.
  for (let at = 0; next < starts.length; at++) {
    const dropped = codes[at - window] ?? 0
    // Both halves stay far below 2^53, so the arithmetic is exact.
    const lower = low * factor + (codes[at] ?? 0) - dropped * dropLow
    const carry = Math.floor(lower / half)
    low = lower - carry * half
    high = modulo(high * factor + carry - dropped * dropHigh)
    if (at - window + 1 !== starts[next]) continue
    next += 1
    const hash = hexadecimal(high, low)
    const count = (counts.get(hash) ?? 0) + 1
    counts.set(hash, count)
    hashes.push(`${hash}:${count}`)
  }
  return hashes
}

/** The characters that count, an end mark behind them, and where among them each line begins. */
function condensed(text: string): { readonly codes: Uint16Array; readonly starts: readonly number[] } {
  const codes = new Uint16Array(text.length + 1)
  const starts = [0]
  let size = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === blank || code === tab) continue
    if (code === lineFeed && at > 0 && text.charCodeAt(at - 1) === carriageReturn) continue
    const ends = code === lineFeed || code === carriageReturn
    codes[size++] = ends ? lineFeed : code
    if (ends) starts.push(size)
  }
  codes[size++] = endOfText
  return { codes: codes.subarray(0, size), starts }
}

/** 37 to the power of the window, modulo 2^64, in two halves. */
function power(): readonly [number, number] {
  const value = BigInt.asUintN(64, BigInt(factor) ** BigInt(window))
  return [Number(value >> 32n), Number(value & 0xffffffffn)]
}

function modulo(value: number): number {
  return value - Math.floor(value / half) * half
}

function hexadecimal(high: number, low: number): string {
  return high === 0 ? low.toString(16) : `${high.toString(16)}${low.toString(16).padStart(8, '0')}`
}
