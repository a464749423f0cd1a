// Flux' `${NAME}` and its forms in a text.
// https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution

/** The value of a name; nothing where it is not known. What is known to have none is empty. */
export type Lookup = (name: string) => string | undefined

const deepest = 20
const nameAt = /[A-Za-z_][A-Za-z0-9_]*/y

/** The text with all that is known filled in; an expression of which something is not known stays as it is written. */
export function withValues(text: string, lookup: Lookup): string {
  let out = ''
  let from = 0
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', from)) {
    // A doubled dollar is none.
    if (text[at - 1] === '$' && at > from) {
      out += `${text.slice(from, at - 1)}\${`
      from = at + 2
      continue
    }
    const end = endOf(text, at + 2)
    if (end === undefined) break
    const value = filledExpression(text.slice(at + 2, end), lookup, 0)
    out += text.slice(from, at) + (value ?? text.slice(at, end + 1))
    from = end + 1
  }
  return out + text.slice(from)
}

/** The brace that closes an expression, which may hold others; nothing where none does. */
function endOf(text: string, from: number): number | undefined {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '}' && depth-- === 0) return at
    if (text[at] === '$' && text[at + 1] === '{') {
      at++
      if (++depth > deepest) return undefined
    }
  }
  return undefined
}

function filledExpression(expression: string, lookup: Lookup, depth: number): string | undefined {
  if (depth > deepest) return undefined
  const length = /^#([A-Za-z_]\w*)$/.exec(expression)?.[1]
  if (length !== undefined) {
    const value = lookup(length)
    return value === undefined ? undefined : String(value.length)
  }
  nameAt.lastIndex = 0
  const name = nameAt.exec(expression)?.[0]
  if (name === undefined) return undefined
  const rest = expression.slice(name.length)
  const value = lookup(name)
  if (value === undefined || rest === '') return value
  const inner = (text: string): string | undefined => argument(text, lookup, depth)
  return changed(value, rest, inner)
}

/** A text inside an expression may hold expressions of its own. */
function argument(text: string, lookup: Lookup, depth: number): string | undefined {
  if (!text.includes('${')) return text
  if (depth > deepest) return undefined
  const found = withValues(text, (name) => lookup(name))
  return found.includes('${') ? undefined : found
}

function changed(value: string, rest: string, inner: (text: string) => string | undefined): string | undefined {
  const [, sign = '', other = ''] = /^(:?[-=+?])(.*)$/s.exec(rest) ?? []
  // Whatever the sign, Flux takes the other text where the value is empty.
  if (sign !== '') return value === '' ? inner(other) : value
  if (rest === '^^') return value.toUpperCase()
  if (rest === ',,') return value.toLowerCase()
  if (rest === '^') return value.slice(0, 1).toUpperCase() + value.slice(1)
  if (rest === ',') return value.slice(0, 1).toLowerCase() + value.slice(1)
  const part = /^:\s*(-?\d+)(?::(\d+))?$/.exec(rest)
  if (part !== null) return partOf(value, Number(part[1]), part[2] === undefined ? undefined : Number(part[2]))
  const replaced = /^\/([/#%]?)([^/]*)\/?(.*)$/s.exec(rest)
  if (replaced === null) return undefined
  const [, where = '', what = '', by = ''] = replaced
  const replacement = inner(by)
  return replacement === undefined ? undefined : replacedIn(value, where, what, replacement)
}

function partOf(value: string, from: number, length: number | undefined): string {
  const start = from < 0 ? Math.max(value.length + from, 0) : from
  return value.slice(start, length === undefined ? undefined : start + length)
}

function replacedIn(value: string, where: string, what: string, by: string): string | undefined {
  if (what === '') return undefined
  if (where === '#') return value.startsWith(what) ? by + value.slice(what.length) : value
  if (where === '%') return value.endsWith(what) ? value.slice(0, -what.length) + by : value
  const parts = value.split(what)
  if (where === '/') return parts.join(by)
  const [first = '', ...others] = parts
  return others.length === 0 ? value : first + by + others.join(what)
}
