import type { Account } from '../kube/account.ts'
import type { Inventory, Resolved } from '../kube/inventory.ts'
import type { Field } from '../kube/manifest.ts'
import type { Binding, BindingSubject } from '../kube/rbac.ts'
import type { Workload } from '../kube/workload.ts'
import type { Need } from './need.ts'
import type { Severity } from './severity.ts'
import type { Automount, ContainerToken } from './token.ts'

/** What a role confers at its worst: a severity, nothing dangerous, or unknown. */
export type Gravity = Severity | 'none' | 'unknown'

/** One role given to one account by one subject of one binding. */
export interface Grant {
  readonly binding: Binding
  readonly subject: BindingSubject
  readonly gravity: Gravity
  /** `cluster`, or the namespace of a RoleBinding (absent where unknown). */
  readonly scope: { readonly cluster: true } | { readonly cluster: false; readonly namespace?: string }
  readonly trail: readonly Field[]
}

export interface WorkloadAccess {
  readonly workload: Workload
  /** For example `Deployment shop/web`. */
  readonly id: string
  /** `shop/web`; the namespace is `?` where unknown. Absent where an operator chooses the account. */
  readonly account?: string
  readonly accountObject: Resolved<Account>
  readonly automount: Automount
  readonly tokens: readonly ContainerToken[]
  readonly need: Need
  /** What its account was given by name, User or group. */
  readonly grants: readonly Grant[]
}

export interface AccountAccess {
  readonly account: Account
  readonly id: string
  readonly grants: readonly Grant[]
  readonly workloads: readonly WorkloadAccess[]
}

/** Who can do what in one unit, at one end. */
export interface AccessGraph {
  readonly inventory: Inventory
  readonly workloads: readonly WorkloadAccess[]
  readonly accounts: readonly AccountAccess[]
  /** Gravity of the role a binding names. */
  gravity(binding: Binding): Gravity
}
