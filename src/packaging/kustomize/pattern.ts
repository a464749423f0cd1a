// Regular expressions of kustomizations, matched in linear time.
import { RE2JS } from 're2js'

/** Whether a text matches; it is anchored at both ends. */
export type Pattern = (text: string) => boolean

/** A longer pattern than any name is no honest one. */
const longest = 1000

/** Nothing where the text is no regular expression. */
export function anchored(text: string): Pattern | undefined {
  if (text === '.*' || text === '') return () => true
  if (!/[\\^$.*+?()[\]{}|]/.test(text)) return (other) => other === text
  return compiled(`^(?:${text})$`)
}

/** Matches anywhere in the text. */
export function floating(text: string): Pattern | undefined {
  return compiled(text)
}

const known = new Map<string, Pattern | undefined>()

function compiled(text: string): Pattern | undefined {
  if (known.has(text)) return known.get(text)
  const pattern = compile(text)
  if (known.size > 10_000) known.clear()
  known.set(text, pattern)
  return pattern
}

function compile(text: string): Pattern | undefined {
  if (text.length > longest) return undefined
  try {
    const expression = RE2JS.compile(text)
    return (other) => expression.matcher(other).find()
  } catch {
    return undefined
  }
}
