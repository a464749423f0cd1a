// What the repository's owners decided.
import type { Severity } from '../access/severity.ts'
import type { Profile, Rule } from '../rules/rule.ts'

export interface Policy {
  readonly profile: Profile
  /** Introduced findings at or above it fail the check. */
  readonly failOn: Severity
  /** From which severity findings get an inline comment, by family; 'grant' differs from the rest. */
  readonly commentOn: { readonly grant: Severity; readonly other: Severity }
  /** Inline comments a review may have. */
  readonly maxComments: number
}

export function defaultPolicy(): Policy {
  return { profile: 'default-sa', failOn: 'high', commentOn: { grant: 'medium', other: 'low' }, maxComments: 10 }
}

/** The rules that speak under this policy. */
export function activeRules(rules: readonly Rule[], { profile }: Policy): readonly Rule[] {
  return rules.filter(({ profiles }) => profiles === undefined || profiles.includes(profile))
}
