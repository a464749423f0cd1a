// File names are bytes to git. A byte that is not UTF-8 becomes a lone surrogate, so that no two names meet and each finds its way back.
import { isUtf8 } from 'node:buffer'

/** Lone surrogates U+DC80 to U+DCFF stand for the bytes 0x80 to 0xFF. */
const escaped = 0xdc00

/** The names in a list that git ended each with a NUL. */
export function namesIn(list: Buffer): readonly string[] {
  const names = isUtf8(list) ? list.toString('utf8').split('\0') : splitAtNul(list).map(decodeName)
  return names.slice(0, -1)
}

/** The name that these bytes spell. */
export function decodeName(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  let name = ''
  for (let at = 0; at < bytes.length; ) {
    const size = characterAt(bytes, at)
    name += size === 0 ? String.fromCharCode(escaped + (bytes[at] ?? 0)) : bytes.toString('utf8', at, at + size)
    at += Math.max(size, 1)
  }
  return name
}

/** The bytes that this name stands for. */
export function encodeName(name: string): Buffer {
  if (name.isWellFormed()) return Buffer.from(name, 'utf8')
  const pieces = [...name].map((character) => {
    const code = character.charCodeAt(0)
    const isByte = character.length === 1 && code >= escaped + 0x80 && code <= escaped + 0xff
    return isByte ? Buffer.of(code - escaped) : Buffer.from(character, 'utf8')
  })
  return Buffer.concat(pieces)
}

/** Length of the UTF-8 character that starts here, 0 if none does. */
function characterAt(bytes: Buffer, at: number): number {
  for (let size = 1; size <= 4 && at + size <= bytes.length; size++) {
    if (isUtf8(bytes.subarray(at, at + size))) return size
  }
  return 0
}

function splitAtNul(list: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = []
  let from = 0
  for (let to = list.indexOf(0); to >= 0; to = list.indexOf(0, from)) {
    pieces.push(list.subarray(from, to))
    from = to + 1
  }
  pieces.push(list.subarray(from))
  return pieces
}

const escapes: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 }

/** The name that git wrote in its C style if it begins with a quote, as it stands otherwise. */
export function unquoteName(written: string): string {
  if (!written.startsWith('"')) return written
  const bytes: Buffer[] = []
  for (const [piece] of written.slice(1, -1).matchAll(/\\[0-7]{3}|\\.|[^\\]+/gs)) {
    if (!piece.startsWith('\\')) bytes.push(Buffer.from(piece, 'utf8'))
    else bytes.push(Buffer.of(escapes[piece.slice(1)] ?? Number.parseInt(piece.slice(1), 8)))
  }
  return decodeName(Buffer.concat(bytes))
}
