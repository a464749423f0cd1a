// Answers as Kubernetes' RBAC authorizer does, from roles and bindings alone.
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/
import type { AnyRole } from '../kube/builtin-roles.ts'
import type { PolicyRule } from '../kube/rbac.ts'
import { type GrantBook, type Grants, grantBook, type RoleGrant } from './grant-book.ts'
import type { Request, Requester } from './request.ts'
import { type RoleObjects, roleBook } from './role-book.ts'
import { type RuleIndex, ruleIndex } from './rule-index.ts'

export type Answer =
  | { readonly allowed: true; readonly by: Allowance }
  | { readonly allowed: false }
  /** These grants might allow it: their role is not known, or their namespace is not written. */
  | { readonly allowed: 'unknown'; readonly because: readonly RoleGrant[] }

/** What allows a request. */
export interface Allowance {
  readonly grant: RoleGrant
  /** Where the rule is written, which need not be the role that is bound. */
  readonly role: AnyRole
  readonly rule: PolicyRule
}

export interface Authorizer {
  may(requester: Requester, request: Request): Answer
  /** What is bound to the requester, by name or through a group; what is bound cluster-wide first. */
  grantsOf(requester: Requester): readonly RoleGrant[]
}

/** The objects must be such as the server accepts. What every cluster has need not be among them. */
export function authorizer(objects: RoleObjects): Authorizer {
  const grants = grantBook(roleBook(objects))
  const indexOf = sharedIndexes()
  return {
    grantsOf: grants.all,
    may: (requester, request) => {
      const inForce = grants.inForce(requester, 'url' in request ? '' : (request.namespace ?? ''))
      for (const some of inForce) {
        const by = ask(some, request, indexOf)
        if (by !== undefined) return { allowed: true, by }
      }
      const because = [...inForce.flatMap(({ missing }) => missing), ...perhaps(grants, requester, request, indexOf)]
      return because.length === 0 ? { allowed: false } : { allowed: 'unknown', because }
    },
  }
}

type IndexOf = (grants: Grants) => RuleIndex

/** Grants of the same roles share an index, however many namespaces they are in. */
function sharedIndexes(): IndexOf {
  const byGrants = new Map<Grants, RuleIndex>()
  const byRoles = new Map<string, RuleIndex>()
  const numbers = new Map<AnyRole, number>()
  return (grants) => {
    const known = byGrants.get(grants)
    if (known !== undefined) return known
    const roles = [...grants.byRole].map(([bound, { rules }]) => ({ bound, rules }))
    for (const { bound } of roles) if (!numbers.has(bound)) numbers.set(bound, numbers.size)
    const key = roles.map(({ bound }) => numbers.get(bound)).join()
    const index = byRoles.get(key) ?? ruleIndex(roles)
    byRoles.set(key, index)
    byGrants.set(grants, index)
    return index
  }
}

function ask(grants: Grants, request: Request, indexOf: IndexOf): Allowance | undefined {
  if (grants.byRole.size === 0) return undefined
  const found = indexOf(grants)(request)
  const grant = found && grants.byRole.get(found.bound)
  return grant && { grant, role: found.role, rule: found.rule }
}

/** RoleBindings whose namespace is not written may be in force in the namespace that is asked for. */
function perhaps(grants: GrantBook, requester: Requester, request: Request, indexOf: IndexOf): readonly RoleGrant[] {
  if ('url' in request || (request.namespace ?? '') === '') return []
  return grants.unplaced(requester).flatMap((some) => {
    const by = ask(some, request, indexOf)
    return by === undefined ? some.missing : [by.grant]
  })
}
