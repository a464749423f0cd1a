// What YAML leaves open and tools read differently. Both of these read YAML 1.1, but not the same of it.
import { keyOf, plain, type Resolved } from './scalar.ts'

export interface Dialect {
  /** An unquoted scalar. */
  readonly plain: (text: string) => Resolved
  /** A key, from its value and its text; nothing if it is no key. */
  readonly key: (value: Resolved, text: unknown) => string | undefined
  /** May a mapping have a key twice? The last one counts. */
  readonly repeats: boolean
  /** Does a key of the mapping itself beat a merged one wherever it stands? */
  readonly ownFirst: boolean
}

/** go-yaml 2 into JSON. */
export const kubectl: Dialect = { plain, key: keyOf, repeats: true, ownFirst: false }

/** go-yaml 3, kept as nodes: `no` and `y` are words, and keys are their text. */
export const kustomize: Dialect = {
  plain: (text) => (isOldBoolean(text) ? text : plain(text)),
  key: (value, text) => (value === null ? undefined : String(text ?? '')),
  repeats: false,
  ownFirst: true,
}

function isOldBoolean(text: string): boolean {
  return text.length <= 3 && /^(?:y|yes|n|no|on|off)$/i.test(text)
}
