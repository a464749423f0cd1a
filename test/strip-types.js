// The two-line Jest transformer: Node's own type stripping.
import { stripTypeScriptTypes } from 'node:module'

export function process(source) {
  return { code: stripTypeScriptTypes(source) }
}
