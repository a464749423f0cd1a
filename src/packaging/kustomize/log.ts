// What goes wrong, and what stays unknown, while kustomizations are resolved.

import type { Place } from '../../kube/origin.ts'
import { locate } from '../../yaml/locate.ts'
import type { Problem } from '../../yaml/source.ts'
import { lineOf } from '../../yaml/source.ts'
import type { Mark } from './node.ts'
import { hostSpan } from './node.ts'

/** Something that the repository does not tell: what it would add is in no answer, and no absence is proved. */
export interface Unknown {
  /** `absent`: Kustomize would refuse it; what else there is can be told all the same. */
  readonly kind: 'remote' | 'chart' | 'plugin' | 'schema' | 'content' | 'absent'
  readonly at: Mark
  readonly message: string
}

/** The first fault stops the work, as in Kustomize; what comes behind it changes nothing. */
export interface Log {
  fault: Problem | undefined
  readonly unknowns: Unknown[]
  /** The content of a generated object was not read: what it says is unknown, though it is there. */
  unread?: boolean
  /** Objects that were looked at, each time one is. */
  looks?: number
}

/** No root of the real world comes near it; a stranger's thousand patches of ten thousand objects would take minutes. */
const mostLooks = 300_000

export function log(): Log {
  return { fault: undefined, unknowns: [] }
}

/** Is there something that the repository does not hold, or that was not read? What cannot be found may be there. */
export function isOpen({ unknowns, unread }: Log): boolean {
  return unknowns.length > 0 || unread === true
}

export function fail(to: Log, at: Mark, message: string): void {
  to.fault ??= problemAt(at, message)
}

/** May this many objects be looked at once more? Not once there is a fault: nothing that follows counts. */
export function affords(to: Log, looks: number, at: Mark): boolean {
  to.looks = (to.looks ?? 0) + looks
  if (to.looks > mostLooks) fail(to, at, 'so many changes of so many objects are more than the limit')
  return to.fault === undefined
}

export function failIn(to: Log, path: string, message: string): void {
  to.fault ??= { path, message }
}

export function problemAt(at: Mark, message: string): Problem {
  const { source, span } = placeOf(at)
  return { path: source.path, line: lineOf(source, span.from), message }
}

/** Where a value is written, or the nearest key above it; within the file, not an inner text. */
export function placeOf({ text, route }: Mark): Place {
  const { span } = locate(text.document, route)
  const inFile = hostSpan(text, span)
  if (text.host === undefined) return { source: text.document.source, span }
  const outer = placeOf(text.host.mark)
  return inFile === undefined ? outer : { source: outer.source, span: inFile }
}
