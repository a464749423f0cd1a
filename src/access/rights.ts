// What accounts may do, where the manifests settle it, and what they leave open.
import type { AnyRole } from '../kube/builtin-roles.ts'
import type { Binding, PolicyRule, Role } from '../kube/rbac.ts'
import { type Allowance, type Answer, type Authorizer, authorizer } from './authorizer.ts'
import type { RoleGrant } from './grant-book.ts'
import type { Request, Requester } from './request.ts'
import type { RoleObjects } from './role-book.ts'
import { type Versions, versions } from './versions.ts'

/** Where a right comes from. */
export interface Reason {
  readonly grant: RoleGrant
  /** Where the rule is written; absent if the role is not known. */
  readonly role?: AnyRole
  readonly rule?: PolicyRule
}

/** Why it is open whether a grant counts. */
export type Doubt =
  /** Its role is not in the manifests. */
  | { readonly is: 'missing' }
  /** The namespace of its binding is not written. */
  | { readonly is: 'unplaced' }
  /** An object is written in several ways, and only one of them can be in force. */
  | { readonly is: 'ambiguous'; readonly versions: readonly (Role | Binding)[] }
  /** Something that is written in several ways takes the right away. */
  | { readonly is: 'contested' }

export type Verdict =
  | { readonly allowed: true; readonly by: Reason }
  | { readonly allowed: false }
  | { readonly allowed: 'unknown'; readonly by: Reason; readonly because: Doubt }

/** One rule, or a whole unknown role, that an account has. */
export interface Right extends Reason {
  readonly because?: Doubt
}

export interface Rights {
  may(requester: Requester, request: Request): Verdict
  /** All of the account's rights, or those that count in a namespace; what is cluster-wide first. */
  of(requester: Requester, namespace?: string): Iterable<Right>
}

/** The objects must be such as the server accepts. */
export function rights(objects: RoleObjects): Rights {
  const written = versions(objects)
  const { all, settled, rivals } = written
  const agreed = agreement(written)
  const possible = authorizer(all)
  const certain = settled === all ? possible : authorizer(settled)
  const ambiguity = ({ grant, role }: Reason): Doubt | undefined => {
    for (const object of [grant.binding, role, grant.role]) {
      const versions = object && rivals(object)
      if (versions !== undefined) return { is: 'ambiguous', versions }
    }
    return undefined
  }
  return {
    may(requester, request) {
      const answer = possible.may(requester, request)
      const sure = certain === possible ? answer : certain.may(requester, request)
      if (answer.allowed === true) {
        const by = sure.allowed === true ? sure.by : agreed(requester, request)
        if (by !== undefined) return { allowed: true, by }
        return { allowed: 'unknown', by: answer.by, because: ambiguity(answer.by) ?? { is: 'contested' } }
      }
      // Only more rules for an aggregated role can do that: they replace those that are written by hand.
      if (sure.allowed === true) return { allowed: 'unknown', by: sure.by, because: { is: 'contested' } }
      return doubtful(answer)
    },
    *of(requester, namespace) {
      for (const right of rightsOf(possible.grantsOf(requester), namespace)) {
        const because = doubt(right.grant) ?? ambiguity(right)
        yield because === undefined ? right : { ...right, because }
      }
    },
  }
}

/**
 * What is allowed whichever version is applied. That holds if one single object of the way from the account to the rule
 * is written in several ways, and each of these allows it.
 */
function agreement({ worlds, rivals }: Versions): (requester: Requester, request: Request) => Allowance | undefined {
  let made: readonly Authorizer[] | undefined
  return (requester, request) => {
    made ??= worlds.map(authorizer)
    const open = new Set<unknown>()
    let first: Allowance | undefined
    for (const one of made) {
      const answer = one.may(requester, request)
      // Between a role and what it collects there may be others.
      if (answer.allowed !== true || answer.by.role !== answer.by.grant.role) return undefined
      const { grant, role } = answer.by
      for (const object of [grant.binding, role]) open.add(rivals(object) ?? undefined)
      open.delete(undefined)
      if (open.size > 1) return undefined
      first ??= answer.by
    }
    return first
  }
}

function doubtful(answer: Exclude<Answer, { readonly allowed: true }>): Verdict {
  const grant = answer.allowed === 'unknown' ? answer.because[0] : undefined
  if (grant === undefined) return { allowed: false }
  return { allowed: 'unknown', by: { grant }, because: doubt(grant) ?? { is: 'contested' } }
}

function doubt({ role, binding }: RoleGrant): Doubt | undefined {
  if (role === undefined) return { is: 'missing' }
  return binding.kind === 'RoleBinding' && binding.namespace === undefined ? { is: 'unplaced' } : undefined
}

function* rightsOf(grants: readonly RoleGrant[], namespace: string | undefined): Iterable<Reason> {
  const seen = new Map<string | undefined, Set<AnyRole>>()
  for (const grant of grants) {
    const { binding, role, rules } = grant
    const scope = scopeOf(grant)
    if (namespace !== undefined && scope !== undefined && scope !== '' && scope !== namespace) continue
    if (role === undefined) {
      yield { grant }
      continue
    }
    const known = seen.get(scope) ?? new Set()
    seen.set(scope, known)
    // A second grant of the same role in the same place adds nothing.
    if (known.has(role)) continue
    known.add(role)
    for (const { role, rule } of rules) {
      // What is no object is asked about at cluster scope only.
      const heard = binding.kind === 'ClusterRoleBinding' || rule.nonResourceURLs.length === 0
      if (heard) yield { grant, role, rule }
    }
  }
}

/** The namespace in which the grant counts: '' for the whole cluster, undefined where it is not written. */
export function scopeOf({ binding: { kind, namespace } }: RoleGrant): string | undefined {
  return kind === 'ClusterRoleBinding' ? '' : namespace
}
