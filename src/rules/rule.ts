// What a rule is, and what it yields.
import type { Gained, Gains } from '../access/gain.ts'
import type { AccessGraph } from '../access/graph.ts'
import type { Severity } from '../access/severity.ts'
import type { Field, Identity, Manifest } from '../kube/manifest.ts'
import type { Edit } from '../yaml/edit.ts'

/** An Edit without its route, which the Field brings. */
export type FieldEdit =
  | Omit<Extract<Edit, { kind: 'set' }>, 'route'>
  | Omit<Extract<Edit, { kind: 'rename' }>, 'route'>
  | Omit<Extract<Edit, { kind: 'remove' }>, 'route'>

/** A rule's fix: edits of the objects' data, in words of Fields. All belong together. */
export interface ClaimFix {
  readonly title: string
  readonly edits: readonly (Field & { readonly edit: FieldEdit })[]
}

/** One thing that somebody can do. */
export interface Ability {
  readonly what: string
  /** A namespace, `?` for one that nobody wrote; absent: everywhere. */
  readonly where?: string
  /** The one object that it holds for; absent: all of them. */
  readonly name?: string
}

/** What a rule yields: symbolic, without file or line. */
export interface Claim {
  /** The Field the claim is about, whether or not anything stands there. Its manifest is the subject, unless there is another. */
  readonly at: Field
  /** Whom the claim is about, where that is not the object of `at`: an account need not be written anywhere. */
  readonly subject?: Identity & Pick<Manifest, 'apiVersion'>
  /** One sentence with names. */
  readonly message: string
  /** Whether it is so, or may be: an unknown claim is never shown, but keeps an older finding from being called fixed. */
  readonly certain: boolean
  /**
   * For claims about rights: whether the change brought any. What somebody could do before is not introduced, whatever
   * confers it now.
   */
  readonly gained?: Gained
  /** Of what is new something is dangerous: that counts even if the claim was true before. */
  readonly graver?: boolean
  /** `namespace/name` of the ServiceAccount concerned. */
  readonly account?: string
  /** All that somebody can do: whoever accepts the claim accepts no more than this. Absent: what the message says. */
  readonly extent?: readonly Ability[]
  /** Sets apart claims of one rule on one subject. */
  readonly about?: string
  /** The claim's own severity where it differs from the rule's. */
  readonly severity?: Severity
  /** What brought it, in normal form, where that is not the line of `at`. */
  readonly cause?: string
  /** The other links of the chain, for example the account or the binding. */
  readonly trail?: readonly (Field & { readonly label: string })[]
  /** What an author should do, where it differs from the rule's remedy. */
  readonly remedy?: string
  readonly fix: ClaimFix | { readonly refusal: string }
  /** Namespaces in which the rights lie that the severity is told of; system namespaces raise it. */
  readonly rightsIn?: readonly string[]
  /** Claims of a rule about an object that this one says already. */
  readonly covers?: readonly { readonly rule: string; readonly manifest: Manifest }[]
  /** It speaks of an object that is gone: not so if it is written somewhere else. */
  readonly gone?: { readonly kind: 'ServiceAccount' | 'Role' | 'ClusterRole'; readonly name: string }
  /** For uncertain claims: what would make it known, one sentence. */
  readonly missing?: string
}

/** `default-sa`: an unbound, tokenless `default` account is the best there is. `dedicated-sa`: an account for each workload (CIS). */
export const profiles = ['default-sa', 'dedicated-sa'] as const
export type Profile = (typeof profiles)[number]

export type Family = 'token' | 'account' | 'binding' | 'grant' | 'cloud' | 'credential'

interface RuleBase {
  /** File name, page name, waiver name: a noun for the state found. */
  readonly id: string
  /** Headline, no full stop. */
  readonly title: string
  readonly family: Family
  readonly severity: Severity
  /** Why it matters: one sentence. */
  readonly why: string
  /** What to do: one sentence. */
  readonly remedy: string
  /** A promise: some claim carries a fix. */
  readonly fixable: boolean
  /** The profiles under which it speaks; absent means all. */
  readonly profiles?: readonly Profile[]
  /** For example `CIS 5.1.5` or `ATT&CK T1528`. */
  readonly standards: readonly string[]
}

/** Says what is so at one end; asked at both. What was gained is known at head alone. */
export interface StateRule extends RuleBase {
  check(graph: AccessGraph, gains: Gains): Iterable<Claim>
}

/** Says what exists only as a difference; its claims are introduced ones of `after`. */
export interface DifferenceRule extends RuleBase {
  compare(before: AccessGraph, after: AccessGraph, gains: Gains): Iterable<Claim>
}

export type Rule = StateRule | DifferenceRule
