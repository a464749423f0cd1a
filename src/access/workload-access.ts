import type { Account } from '../kube/account.ts'
import type { Resolved } from '../kube/inventory.ts'
import type { Workload } from '../kube/workload.ts'
import type { Grant } from './grant.ts'
import type { Signal } from './need.ts'
import type { Automount } from './token.ts'

/** What one workload runs as, and what it can do so. */
export interface WorkloadAccess {
  readonly workload: Workload
  /** For example `Deployment shop/web`. */
  readonly id: string
  /** Who it runs as; absent where an operator chooses the account. */
  readonly account?: { readonly id: string; readonly namespace?: string; readonly name: string }
  readonly accountObject: Resolved<Account>
  readonly automount: Automount
  /** What its account was given by name, as a User or through a group. */
  readonly grants: readonly Grant[]
  /** Signs that it uses the API, strongest first. */
  readonly need: readonly Signal[]
}
