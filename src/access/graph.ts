// Who can do what in one unit, at one end.
import type { Account, TokenSecret } from '../kube/account.ts'
import type { BindingMatch, Inventory, Resolved } from '../kube/inventory.ts'
import { inventory } from '../kube/inventory.ts'
import type { Unit } from '../kube/unit.ts'
import type { Workload } from '../kube/workload.ts'
import { type AccountAccess, type AccountBook, accountBook, powerBook } from './account-access.ts'
import { type Grant, grants } from './grant.ts'
import { accountId, objectName } from './names.ts'
import { signals } from './need.ts'
import type { HeldPower } from './power.ts'
import { automount } from './token.ts'
import { unitRoles } from './unit-roles.ts'
import type { WorkloadAccess } from './workload-access.ts'

export type { WorkloadAccess } from './workload-access.ts'

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
  /** Every account that a binding or a workload names. */
  readonly accounts: readonly AccountAccess[]
  /** An account as seen from an object; it need not be written or bound anywhere. */
  account: AccountBook['seen']
  grant(match: BindingMatch): Grant
  /** What these grants confer together, by the catalogue's own severities. */
  powers(grants: readonly Grant[]): readonly HeldPower[]
}

export function accessGraph(unit: Unit): AccessGraph {
  const objects = inventory(unit)
  const grant = grants(unitRoles(objects))
  const workloads = objects.workloads.map((workload) => workloadAccess(workload, objects, grant))
  let known: AccountBook | undefined
  const book = (): AccountBook => {
    known ??= accountBook(objects, grant, workloads)
    return known
  }
  return {
    inventory: objects,
    workloads,
    tokenSecrets: objects.tokenSecrets.map((secret) => tokenSecretAccess(secret, objects, grant)),
    get accounts() {
      return book().all
    },
    account: (of) => book().seen(of),
    grant,
    powers: powerBook(),
  }
}

function workloadAccess(workload: Workload, objects: Inventory, grant: (match: BindingMatch) => Grant): WorkloadAccess {
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

function tokenSecretAccess(
  secret: TokenSecret,
  objects: Inventory,
  grant: (match: BindingMatch) => Grant,
): TokenSecretAccess {
  const named = { ...(secret.namespace !== undefined && { namespace: secret.namespace }), name: secret.account }
  const of = { ...named, near: secret.manifest }
  return {
    secret,
    account: accountId(named),
    accountObject: objects.account(of),
    grants: objects.bindingsOf(of, true).map(grant),
  }
}
