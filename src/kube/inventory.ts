import type { Account, TokenSecret } from './account.ts'
import type { Field, Manifest } from './manifest.ts'
import type { Binding, BindingSubject, Role } from './rbac.ts'
import type { Unit } from './unit.ts'
import type { Workload } from './workload.ts'

/** An answer of three kinds: absence from the repository is unknown, never empty. */
export type Resolved<T> =
  /** Several candidates: equally near, so it is ambiguous which one is meant. */
  | { readonly is: 'found'; readonly candidates: readonly [T, ...T[]] }
  /** The `default` ServiceAccount that nobody wrote down: it exists, with automount unset. */
  | { readonly is: 'unwritten' }
  | { readonly is: 'unknown' }

/** An account by name, as seen from an object. An absent namespace is unknown. */
export interface AccountName {
  readonly namespace?: string
  readonly name: string
  /** The object that speaks of it: the nearest to it wins. */
  readonly near: Manifest
}

/** A subject of a binding that means an account. */
export interface BindingMatch {
  readonly binding: Binding
  readonly subject: BindingSubject
  readonly via: 'account' | 'user' | 'group'
}

/** An object that the API server would refuse: nothing of it is in force. */
export interface RefusedObject {
  readonly field: Field
  readonly message: string
}

/** Every object of one unit, by identity. */
export interface Inventory {
  readonly unit: Unit
  readonly workloads: readonly Workload[]
  readonly accounts: readonly Account[]
  readonly roles: readonly Role[]
  readonly bindings: readonly Binding[]
  readonly tokenSecrets: readonly TokenSecret[]
  readonly refused: readonly RefusedObject[]
  account(of: AccountName): Resolved<Account>
  role(of: Binding): Resolved<Role>
  /** Bindings in force for the account, directly, as a User, or (with `groups`) through the groups of every ServiceAccount. */
  bindingsOf(of: AccountName, groups: boolean): readonly BindingMatch[]
  /** Workloads that run as the account. */
  workloadsOf(of: AccountName): readonly Workload[]
  /** A token Secret by name, in the namespace of the object `near`. */
  tokenSecret(name: string, near: Manifest): Resolved<TokenSecret>
}
