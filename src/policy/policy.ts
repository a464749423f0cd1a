// What the repository's owners decided.
import type { Severity } from '../access/severity.ts'
import type { Family, Profile, Rule } from '../rules/rule.ts'
import { matchesAny } from './glob.ts'

/** Plain data: it goes into another thread. */
export interface Policy {
  readonly profile: Profile
  /** Introduced findings at or above it fail the check. */
  readonly failOn: Severity
  /** From which severity findings get an inline comment, by family. */
  readonly commentOn: Readonly<Record<Family, Severity>>
  /** Inline comments a review may have. */
  readonly maxComments: number
  /** What a change touches and nobody could read fails the check. */
  readonly strict: boolean
  /** The author of a pull request may waive alone. */
  readonly selfWaive: boolean
  readonly paths: Paths
  readonly rules: ReadonlyMap<string, RuleChoice>
  readonly waivers: readonly PolicyWaiver[]
  /** Namespaces of manifests that state none, by file; the first that matches counts. */
  readonly namespaces: readonly (readonly [glob: string, namespace: string])[]
  /** `ClusterRole/name`, `Role/name` or a name, with `*`: what they grant is meant to be. */
  readonly trustedRoles: readonly string[]
  /** Beside those that every cluster has. */
  readonly systemNamespaces: readonly string[]
  /** Patterns of test data, in the place of our own. */
  readonly testPaths?: readonly string[]
  /** Patterns of units that hold everything of their cluster. */
  readonly complete: readonly string[]
  readonly limits: PolicyLimits
  /** Patterns of folders that are applied as they are, beside those that are found to be. */
  readonly roots: readonly string[]
  /** Folders of charts of which the file says how they are released. Charts are not evaluated. */
  readonly charts: readonly string[]
}

/** Patterns of files; an empty `include` means all. */
export interface Paths {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

export interface RuleChoice {
  readonly severity?: Severity | 'off'
  /** Files in which the rule is silent. */
  readonly exclude: readonly string[]
}

export interface PolicyWaiver {
  readonly rule: string
  readonly subject: string
  readonly reason: string
  /** The last day on which it counts. */
  readonly expires?: string
  /** The gravest finding it covers; as grave as the rule by itself where nothing is said. */
  readonly severity?: Severity
  readonly path: string
  readonly line: number
}

export interface PolicyLimits {
  readonly memory?: number
  readonly seconds?: number
  readonly proofs?: number
}

export function defaultPolicy(): Policy {
  return {
    profile: 'default-sa',
    failOn: 'high',
    commentOn: { ...commentOnAll('low'), grant: 'medium' },
    maxComments: 10,
    strict: false,
    selfWaive: false,
    paths: { include: [], exclude: [] },
    rules: new Map(),
    waivers: [],
    namespaces: [],
    trustedRoles: [],
    systemNamespaces: [],
    complete: [],
    limits: {},
    roots: [],
    charts: [],
  }
}

export const families = ['token', 'account', 'binding', 'grant', 'cloud', 'credential'] as const satisfies Family[]

export function commentOnAll(severity: Severity): Readonly<Record<Family, Severity>> {
  return {
    token: severity,
    account: severity,
    binding: severity,
    grant: severity,
    cloud: severity,
    credential: severity,
  }
}

/** The rules that speak under this policy. */
export function activeRules(rules: readonly Rule[], { profile, rules: choices }: Policy): readonly Rule[] {
  return rules.filter(({ id, profiles }) => {
    const severity = choices.get(id)?.severity
    if (severity === 'off') return false
    // Whoever gives a rule a severity wants to hear of it, whatever the profile.
    return severity !== undefined || profiles === undefined || profiles.includes(profile)
  })
}

/** Is the file one that the owners want to hear of? */
export function isCovered(path: string, { include, exclude }: Paths): boolean {
  return (include.length === 0 || matchesAny(include, path)) && !matchesAny(exclude, path)
}
