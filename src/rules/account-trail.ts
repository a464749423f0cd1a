// The trail from an account to what it was given.
import type { Grant } from '../access/grant.ts'
import { accountName } from '../access/names.ts'
import type { Account } from '../kube/account.ts'
import type { Resolved } from '../kube/inventory.ts'
import type { Claim } from './rule.ts'

/** The account, where it is written, and the bindings. */
export function accountTrail(accountObject: Resolved<Account>, grants: readonly Grant[]): NonNullable<Claim['trail']> {
  const accounts = accountObject.is === 'found' ? accountObject.candidates : []
  return [
    ...accounts.map(({ manifest }) => ({
      manifest,
      route: ['metadata', 'name'],
      label: accountName(manifest),
    })),
    ...grants.map(({ binding: { manifest, kind, name, roleRef } }) => ({
      manifest,
      route: roleRef.route,
      label: `${kind} ${name}`,
    })),
  ]
}
