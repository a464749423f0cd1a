// What was found, in plain data.
import { createHash } from 'node:crypto'
import type { Severity } from '../access/severity.ts'
import type { Ability } from '../rules/rule.ts'
import type { Range } from '../yaml/source.ts'
import type { Splice } from '../yaml/splice.ts'

/** What an object is called in reports. `namespace` is absent for cluster-scoped objects and where none is known. */
export interface Subject {
  readonly apiVersion: string
  readonly kind: string
  readonly namespace?: string
  readonly name: string
}

/** A link of the chain that makes the finding true: a line, and what stands there. */
export interface TrailStep {
  readonly range: Range
  /** For example `RoleBinding shop/web-reader`. */
  readonly label: string
}

/** What is offered against a finding: a proved fix, or the reason why there is none. */
export type Cure =
  | {
      readonly title: string
      readonly splices: readonly Splice[]
      /** It takes a whole object out: too much for a button. */
      readonly removesObject?: true
      /** Units that it changes as well, though they do not have the risk. */
      readonly changesToo?: readonly string[]
      /** It was not found to hold together with the fixes of the other findings. */
      readonly apart?: true
    }
  | { readonly refusal: string }

/** One risk in one place, at one end. Plain data. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly subject: Subject
  /** The ServiceAccount it is about, `namespace/name`; `?` where the namespace is unknown. */
  readonly account?: string
  /** One sentence with names: what is so. No full stop at the end, no Markdown. */
  readonly message: string
  /** What to do, where this finding needs other words than its rule. May hold code in backticks, never text of a manifest. */
  readonly remedy?: string
  /** What sets this finding apart from others of the same rule and subject; part of the fingerprint. */
  readonly about: string
  /** All that it says somebody can do, or its message; for waivers, which cover no more. */
  readonly extent?: readonly Ability[]
  readonly unit: string
  /** Other units that make the very same of its lines, where these are told together. */
  readonly alsoIn?: readonly string[]
  /** Where it is said, primary first. */
  readonly ranges: readonly [Range, ...Range[]]
  readonly trail: readonly TrailStep[]
  /** What causes it, in normal form: equal causes in several places make one comment. */
  readonly cause: string
  readonly cure: Cure
  /** Hash of rule, subject identity and `about`: no path, no line, no message. Lower-case hex. */
  readonly fingerprint: string
}

/** Stands for a text in a record. Nobody finds another text with the same one. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}

/** The identity of a finding over pushes, moves and rewordings. */
export function fingerprint(
  rule: string,
  subject: { readonly group: string; readonly kind: string; readonly namespace?: string; readonly name: string },
  about: string,
): string {
  const { group, kind, namespace, name } = subject
  return digest(JSON.stringify([rule, group, kind, namespace ?? '?', name, about]))
}
