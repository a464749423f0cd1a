// Plain data -> the words of YAML that say it, in one line.
import type { Json } from './json.ts'
import { isList } from './route.ts'
import { plain } from './scalar.ts'

/** How the neighbours are quoted; `json` quotes every string and key. */
export type Quoting = 'plain' | 'single' | 'json'

/** The value in one line, collections in flow style. */
export function render(value: Json, quoting: Quoting): string {
  if (typeof value === 'string') return renderString(value, quoting)
  if (value === null || typeof value !== 'object') return String(value)
  const inner = quoting === 'json' ? 'json' : 'plain'
  if (isList(value)) return `[${value.map((item) => render(item, inner)).join(', ')}]`
  const entries = Object.entries(value).map(([key, item]) => `${renderString(key, inner)}: ${render(item, inner)}`)
  return `{${entries.join(', ')}}`
}

/** A string, also as a key: unquoted only where every reader, old and new, takes it for a string. */
export function renderString(text: string, quoting: Quoting): string {
  if (quoting === 'single' && /^[\x20-\x7e]*$/.test(text)) return `'${text.replaceAll("'", "''")}'`
  const bare = /^[A-Za-z_/][\w./@%+-]*(:[\w./@%+-]+)*$/.test(text) && typeof plain(text) === 'string'
  return quoting === 'plain' && bare ? text : JSON.stringify(text)
}
