// The data of a generated ConfigMap or Secret: literals, whole files, lists of variables.
import { childOf, isList } from '../../yaml/route.ts'
import type { Item } from './kustomization.ts'
import type { Log } from './log.ts'
import { fail } from './log.ts'
import type { Mark, Node } from './node.ts'
import { scalar } from './node.ts'

/** The content of a file that a generator names: `unknown` if it was not read. */
export type Content = (reference: string, at: Mark) => string | 'unknown'

/** Each key with its value and the line that says it. */
export function generatedData(item: Item, content: Content, log: Log): Map<string, Node> {
  const pairs = new Map<string, Node>()
  for (const { text, by } of listed(item, ['envs', 'env'])) {
    const lines = content(text, by)
    for (const [key, value] of lines === 'unknown' ? [] : envPairs(lines)) {
      pairs.set(key, scalar(value, by))
    }
  }
  for (const { text, by } of listed(item, ['literals'])) {
    const equal = text.indexOf('=')
    if (equal <= 0) fail(log, by, 'a literal must be key=value')
    pairs.set(text.slice(0, equal), scalar(unquoted(text.slice(equal + 1)), by))
  }
  for (const { text, by } of listed(item, ['files'])) {
    const equal = text.indexOf('=')
    const path = text.slice(equal + 1)
    const value = content(path, by)
    const key = equal < 0 ? path.slice(path.lastIndexOf('/') + 1) : text.slice(0, equal)
    pairs.set(key, scalar(value === 'unknown' ? `<content of ${path}>` : value, by))
  }
  return pairs
}

function listed({ value, at }: Item, keys: readonly string[]): readonly { readonly text: string; readonly by: Mark }[] {
  return keys.flatMap((key) => {
    const found = childOf(value, key)
    const mark = (...rest: readonly number[]): Mark => ({ text: at.text, route: [...at.route, key, ...rest] })
    if (typeof found === 'string') return found === '' ? [] : [{ text: found, by: mark() }]
    return isList(found) ? found.map((item, index) => ({ text: String(item ?? ''), by: mark(index) })) : []
  })
}

function envPairs(text: string): readonly (readonly [string, string])[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trimStart())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const equal = line.indexOf('=')
      return equal < 0 ? ([line, ''] as const) : ([line.slice(0, equal), line.slice(equal + 1)] as const)
    })
}

function unquoted(text: string): string {
  const quoted = text.length >= 2 && text.at(0) === text.at(-1) && /^['"]/.test(text)
  return quoted ? text.slice(1, -1) : text
}

/** As a Secret holds it. */
export function encoded(data: ReadonlyMap<string, Node>, at: Mark): Map<string, Node> {
  const made = new Map<string, Node>()
  for (const [key, node] of data) {
    const value = node.kind === 'scalar' ? String(node.value) : ''
    const bytes = new TextEncoder().encode(value)
    const by = node.kind === 'scalar' ? node.by : at
    made.set(key, scalar(bytes.length > 1_000_000 ? '<too large>' : base64(bytes), by))
  }
  return made
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
