// Who can do what in one unit, at one end.
import type { Account, TokenSecret } from '../kube/account.ts'
import type { Inventory, Resolved } from '../kube/inventory.ts'
import { inventory } from '../kube/inventory.ts'
import type { Unit } from '../kube/unit.ts'
import type { Workload } from '../kube/workload.ts'
import { type Grant, grant } from './grant.ts'
import { accountId, objectName } from './names.ts'
import type { Signal } from './need.ts'
import { signals } from './need.ts'
import type { Automount } from './token.ts'
import { automount } from './token.ts'

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

export interface TokenSecretAccess {
  readonly secret: TokenSecret
  readonly account: string
  readonly accountObject: Resolved<Account>
  readonly grants: readonly Grant[]
}

export interface AccessGraph {
  readonly inventory: Inventory
  readonly workloads: readonly WorkloadAccess[]
  readonly tokenSecrets: readonly TokenSecretAccess[]
}

export function accessGraph(unit: Unit): AccessGraph {
  const objects = inventory(unit)
  return {
    inventory: objects,
    workloads: objects.workloads.map((workload) => workloadAccess(workload, objects)),
    tokenSecrets: objects.tokenSecrets.map((secret) => tokenSecretAccess(secret, objects)),
  }
}

function workloadAccess(workload: Workload, objects: Inventory): WorkloadAccess {
  const { manifest } = workload
  const id = objectName(manifest)
  const name = workload.accountName ?? (workload.unnamed === 'default' ? 'default' : undefined)
  if (name === undefined) {
    const accountObject: Resolved<Account> = { is: 'unknown' }
    return {
      workload,
      id,
      accountObject,
      automount: automount(workload, accountObject),
      grants: [],
      need: signals(workload, [], objects),
    }
  }
  const named = { ...(manifest.namespace !== undefined && { namespace: manifest.namespace }), name }
  const accountObject = objects.account({ ...named, near: manifest })
  const grants = objects.bindingsOf({ ...named, near: manifest }, true).map(grant)
  return {
    workload,
    id,
    account: { id: accountId(named), ...named },
    accountObject,
    automount: automount(workload, accountObject),
    grants,
    need: signals(workload, grants, objects),
  }
}

function tokenSecretAccess(secret: TokenSecret, objects: Inventory): TokenSecretAccess {
  const named = { ...(secret.namespace !== undefined && { namespace: secret.namespace }), name: secret.account }
  const of = { ...named, near: secret.manifest }
  return {
    secret,
    account: accountId(named),
    accountObject: objects.account(of),
    grants: objects.bindingsOf(of, true).map(grant),
  }
}
