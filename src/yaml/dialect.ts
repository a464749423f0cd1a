// What YAML leaves open and tools read differently. Both of these read YAML 1.1, but not the same of it.
import { keyOf, plain, type Resolved } from './scalar.ts'

export interface Dialect {
  /** An unquoted scalar. */
  readonly plain: (text: string) => Resolved
  /** A key, from its value and its text; nothing if it is no key. */
  readonly key: (value: Resolved, text: unknown) => string | undefined
  /** Which counts where a mapping has a key twice? If none does, that is a fault. */
  readonly repeats: 'last' | 'first' | 'none'
  /** Does a key of the mapping itself beat a merged one wherever it stands? */
  readonly ownFirst: boolean
}

/** go-yaml 2 into JSON. */
export const kubectl: Dialect = { plain, key: keyOf, repeats: 'last', ownFirst: false }

/** go-yaml 3, kept as nodes: `no` and `y` are words, and keys are their text. */
export const kustomize: Dialect = {
  plain: (text) => (isOldBoolean(text) ? text : plain(text)),
  key: (value, text) => (value === null ? undefined : String(text ?? '')),
  repeats: 'none',
  ownFirst: true,
}

/** Kustomize's patches stay nodes until they are merged, and the first of two keys is found. */
export const kustomizePatch: Dialect = { ...kustomize, repeats: 'first' }

function isOldBoolean(text: string): boolean {
  return text.length <= 3 && /^(?:y|yes|n|no|on|off)$/i.test(text)
}
