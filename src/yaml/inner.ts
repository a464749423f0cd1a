// YAML that is written as a text inside of a document.
import type { Json } from './json.ts'
import { reading } from './reading.ts'
import { isFault } from './scan.ts'
import { tree } from './tree.ts'

/** What the text says; nothing where it is no readable document. */
export function innerValue(text: string): Json | undefined {
  const parsed = tree(text)
  const found = isFault(parsed) ? parsed : reading(parsed)
  return isFault(found) ? undefined : found.value
}
