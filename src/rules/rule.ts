import type { AccessGraph } from '../access/graph.ts'
import type { Severity } from '../access/severity.ts'
import type { Field } from '../kube/manifest.ts'
import type { Edit } from '../yaml/edit.ts'

/** A rule's fix: edits of the objects' data, in words of Fields. All belong together. */
export interface ClaimFix {
  readonly title: string
  readonly edits: readonly { readonly field: Field; readonly edit: FieldEdit }[]
}

/** An Edit without its route, which the Field brings. */
export type FieldEdit =
  | Omit<Extract<Edit, { kind: 'set' }>, 'route'>
  | Omit<Extract<Edit, { kind: 'rename' }>, 'route'>
  | Omit<Extract<Edit, { kind: 'remove' }>, 'route'>

/** What a rule yields: symbolic, without file or line. */
export interface Claim {
  /** The Field the claim is about, whether or not anything stands there. Its manifest is the subject. */
  readonly at: Field
  /** One sentence with names. */
  readonly message: string
  /** `namespace/name` of the ServiceAccount concerned. */
  readonly account?: string
  /** Sets apart claims of one rule on one subject. */
  readonly about?: string
  /** The claim's own severity where it differs from the rule's. */
  readonly severity?: Severity
  /** The other links of the chain, for example the account or the binding. */
  readonly trail?: readonly { readonly field: Field; readonly label: string }[]
  /** What an author should do, where it differs from the rule's remedy. */
  readonly remedy?: string
  readonly fix?: ClaimFix | { readonly refusal: string }
  /** Namespace in which the rights lie, for the severity of system namespaces. */
  readonly rightsIn?: string
  /** The account belongs to a recognised system component that is known to need rights. */
  readonly recognised?: boolean
  /** Claims of these rules about the same subject are said by this one. */
  readonly covers?: readonly string[]
}

interface RuleBase {
  /** File name, page name, waiver name: a noun for the state found. */
  readonly id: string
  /** Headline, no full stop. */
  readonly title: string
  readonly family: 'token' | 'account' | 'binding' | 'grant' | 'cloud' | 'credential'
  readonly severity: Severity
  /** Why it matters: one sentence. */
  readonly why: string
  /** What to do: one sentence. */
  readonly remedy: string
  /** A promise: some claim carries a fix. */
  readonly fixable: boolean
  readonly standards: readonly string[]
}

export interface StateRule extends RuleBase {
  /** Says what is so at one end; asked at both. */
  check(graph: AccessGraph): Iterable<Claim>
}

export interface DifferenceRule extends RuleBase {
  /** Says what exists only as a difference; its claims are introduced ones of `after`. */
  compare(before: AccessGraph, after: AccessGraph): Iterable<Claim>
}

export type Rule = StateRule | DifferenceRule
