// Who was given which roles: bindings by the name of their subjects.
import type { PlacedRule } from '../kube/aggregation.ts'
import type { AnyBinding, AnyRole } from '../kube/builtin-roles.ts'
import type { BindingSubject } from '../kube/rbac.ts'
import { accountOf, accountUser, type Requester } from './request.ts'
import type { RoleBook } from './role-book.ts'

/** One role given by one subject of one binding: cluster-wide, or in the namespace of a RoleBinding. */
export interface RoleGrant {
  readonly binding: AnyBinding
  readonly subject: BindingSubject
  /** None if the role is not known: it grants nothing today, and everything once somebody makes it. */
  readonly role?: AnyRole
  /** With those that an aggregated role collects from others. */
  readonly rules: readonly PlacedRule[]
}

/** The grants of one subject in one scope. */
export interface Grants {
  /** The first grant of each role: further ones add nothing. */
  readonly byRole: ReadonlyMap<AnyRole, RoleGrant>
  readonly missing: readonly RoleGrant[]
  readonly all: readonly RoleGrant[]
}

export interface GrantBook {
  /** What counts for a request in the namespace, or with '' for one at cluster scope. */
  inForce(requester: Requester, namespace: string): readonly Grants[]
  /** RoleBindings whose namespace, and with it perhaps that of the subject, is not written. */
  unplaced(requester: Requester): readonly Grants[]
  all(requester: Requester): readonly RoleGrant[]
}

interface OpenGrants extends Grants {
  readonly byRole: Map<AnyRole, RoleGrant>
  readonly missing: RoleGrant[]
  readonly all: RoleGrant[]
}

/** Grants of one subject. */
interface Scopes {
  readonly cluster: OpenGrants
  readonly namespaces: Map<string, OpenGrants>
  readonly unplaced: OpenGrants
}

export function grantBook(book: RoleBook): GrantBook {
  const subjects = new Map<string, Scopes>()
  for (const binding of book.bindings) enter(binding, book, subjects)
  const scopesOf = (requester: Requester): readonly Scopes[] =>
    keysOf(requester).flatMap((key) => subjects.get(key) ?? [])
  const unplaced = (requester: Requester): readonly Grants[] => {
    const anywhere = subjects.get(nowhere(accountOf(requester) ?? ''))
    return [...scopesOf(requester), ...(anywhere === undefined ? [] : [anywhere])].map((scopes) => scopes.unplaced)
  }
  return {
    unplaced,
    inForce: (requester, namespace) =>
      scopesOf(requester).flatMap(({ cluster, namespaces }) => [cluster, ...some(namespaces.get(namespace))]),
    all: (requester) => {
      const scopes = scopesOf(requester)
      const placed = scopes.flatMap(({ namespaces }) => [...namespaces.values()])
      return [...scopes.map(({ cluster }) => cluster), ...placed, ...unplaced(requester)].flatMap(({ all }) => all)
    },
  }
}

function some(grants: Grants | undefined): readonly Grants[] {
  return grants === undefined ? [] : [grants]
}

/** A binding that names the same subject twice gives its role once. */
function enter(binding: AnyBinding, book: RoleBook, subjects: Map<string, Scopes>): void {
  const known = book.roleOf(binding)
  const seen = new Set<string>()
  for (const subject of binding.subjects) {
    const key = keyOf(subject)
    if (seen.has(key)) continue
    seen.add(key)
    const grant: RoleGrant = { binding, subject, rules: known?.rules ?? [], ...(known && { role: known.role }) }
    const scopes = subjects.get(key) ?? { cluster: noGrants(), namespaces: new Map(), unplaced: noGrants() }
    subjects.set(key, scopes)
    add(placeOf(binding, scopes), grant)
  }
}

function placeOf({ kind, namespace }: AnyBinding, { cluster, namespaces, unplaced }: Scopes): OpenGrants {
  if (kind === 'ClusterRoleBinding') return cluster
  if (namespace === undefined) return unplaced
  const known = namespaces.get(namespace) ?? noGrants()
  namespaces.set(namespace, known)
  return known
}

function noGrants(): OpenGrants {
  return { byRole: new Map(), missing: [], all: [] }
}

function add({ byRole, missing, all }: OpenGrants, grant: RoleGrant): void {
  all.push(grant)
  if (grant.role === undefined) missing.push(grant)
  else if (!byRole.has(grant.role)) byRole.set(grant.role, grant)
}

function keysOf({ user, groups }: Requester): readonly string[] {
  return [`User ${user}`, ...groups.map((group) => `Group ${group}`)]
}

/** To the server a ServiceAccount is the user of that name, however the subject spells it. */
function keyOf({ kind, namespace, name }: BindingSubject): string {
  if (kind !== 'ServiceAccount') return `${kind} ${name}`
  return namespace === undefined ? nowhere(name) : `User ${accountUser(namespace, name)}`
}

function nowhere(account: string): string {
  return `ServiceAccount ${account}`
}
