// What a scalar of YAML is in JSON, and as a key, in kubectl's reader (YAML 1.1 as go-yaml v2 has it).
import type { Json } from './json.ts'

/** A plain scalar's value: `number` and `bigint` keep floats and integers apart, which matters for keys. */
export type Resolved = null | boolean | number | bigint | string

const words = new Map<string, Resolved>()
for (const word of ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']) words.set(word, true)
for (const word of ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']) words.set(word, false)
for (const word of ['', '~', 'null', 'Null', 'NULL']) words.set(word, null)
for (const word of ['.nan', '.NaN', '.NAN']) words.set(word, Number.NaN)
for (const word of ['.inf', '.Inf', '.INF']) {
  words.set(word, Number.POSITIVE_INFINITY)
  words.set(`+${word}`, Number.POSITIVE_INFINITY)
  words.set(`-${word}`, Number.NEGATIVE_INFINITY)
}
const longestWord = 5

/** An untagged, unquoted scalar. */
export function plain(text: string): Resolved {
  if (text.length <= longestWord) {
    const word = words.get(text)
    if (word !== undefined) return word
  }
  const first = text.charCodeAt(0)
  const digitOrSign = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d
  if (digitOrSign) return numeral(text) ?? text
  // A leading point takes no underscores: there Go's own float syntax applies, not YAML's.
  if (first === 0x2e && /^\.[0-9]+([eE][-+]?[0-9]+)?$/.test(text)) return finite(text) ?? text
  return text
}

/** A scalar with a tag; `undefined` where the text cannot be what the tag says. Unknown tags make strings. */
export function tagged(tag: string, text: string): Resolved | undefined {
  const name = tag.startsWith('tag:yaml.org,2002:') ? tag.slice('tag:yaml.org,2002:'.length) : undefined
  const value = plain(text)
  switch (name) {
    case 'bool':
      return typeof value === 'boolean' ? value : undefined
    case 'int':
      return typeof value === 'bigint' ? value : undefined
    case 'float':
      return typeof value === 'bigint' ? Number(value) : typeof value === 'number' ? value : undefined
    case 'null':
      return value === null ? null : undefined
    case 'timestamp':
      return isTimestamp(text) ? text : undefined
    case 'binary':
      return fromBase64(text)
    default:
      return text
  }
}

/** The value as JSON has it; `undefined` for infinities and what is no number, which JSON has not. */
export function jsonOf(value: Resolved): Json | undefined {
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : value
}

/** The key that kubectl makes of a scalar; `undefined` for null, which it refuses. */
export function keyOf(value: Resolved): string | undefined {
  if (value === null) return undefined
  return typeof value === 'number' ? floatKey(value) : String(value)
}

/** Underscores are dropped, prefixes are Go's, and `08` is a float. */
function numeral(text: string): bigint | number | undefined {
  const digits = text.includes('_') ? text.replaceAll('_', '') : text
  const integer = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/.exec(digits)
  if (integer !== null) {
    const [, sign, hex, binary, octal, decimal] = integer
    const size = decimal ?? (hex ? `0x${hex}` : binary ? `0b${binary}` : `0o${octal}`)
    const value = size.length > 80 ? undefined : sign === '-' ? -BigInt(size) : BigInt(size)
    if (value !== undefined && value >= -(2n ** 63n) && value < 2n ** 64n) return value
  }
  return /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(digits) ? finite(digits) : undefined
}

/** Too large for a float: Go's parser gives up, and the scalar stays a string. */
function finite(text: string): number | undefined {
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

function isTimestamp(text: string): boolean {
  return /^\d{4}-\d{1,2}-\d{1,2}([Tt]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[-+]\d{2}:\d{2})| \d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?)?$/.test(
    text,
  )
}

function fromBase64(text: string): string | undefined {
  const compact = text.replace(/[\r\n]/g, '')
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined
  return new TextDecoder().decode(Uint8Array.from(atob(compact), (character) => character.charCodeAt(0)))
}

/** As Go prints a float with the fewest digits that a 32-bit float needs: `1.5`, `1e+06`. */
function floatKey(value: number): string {
  const single = Math.fround(value)
  if (Number.isNaN(single)) return '.nan'
  if (!Number.isFinite(single)) return single < 0 ? '-.inf' : '.inf'
  let text = String(single)
  for (let digits = 1; digits <= 9; digits++) {
    text = single.toExponential(digits - 1)
    if (Math.fround(Number(text)) === single) break
  }
  const [mantissa = '', exponent = '0'] = text.split('e')
  const power = Number(exponent)
  if (single !== 0 && (power < -4 || power >= 6))
    return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
  return String(Number(text))
}
