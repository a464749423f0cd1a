// What accounts can do at the head of a change that they could not do before.

import type { Binding } from '../kube/rbac.ts'
import type { Standpoint } from '../kube/register.ts'
import type { AccountAccess } from './account-access.ts'
import { copies } from './copies.ts'
import { forebears } from './counterpart.ts'
import { type NewRight, newRights } from './coverage.ts'
import { type AccountGain, type Gains, nothing } from './gained.ts'
import { type Grant, isSameRole } from './grant.ts'
import { gainedBy, namedGrants } from './grant-gain.ts'
import type { AccessGraph, WorkloadAccess } from './graph.ts'
import { holding } from './held.ts'
import { rated, withStars } from './rating.ts'

export type { AccountGain, Gained, Gains, GrantGain } from './gained.ts'
export { noGains } from './gained.ts'
export { holds } from './held.ts'

/** Grants of an account of that name in other units, which it has lost there: they moved here. */
export type Moved = (id: string, near: Standpoint) => readonly Grant[]

export function gains(
  before: AccessGraph,
  after: AccessGraph,
  renames: ReadonlyMap<string, string>,
  moved: Moved = () => [],
  way: Gains['way'] = 'there',
): Gains {
  const isElsewhere = copies(before, after, renames)
  const workloadBefore = forebears(before, after, renames)
  const known = new Map<AccountAccess, AccountGain>()
  let named: ReturnType<typeof namedGrants> | undefined
  const namedAtBase = (): ReturnType<typeof namedGrants> => {
    named ??= namedGrants(before)
    return named
  }
  // The file may have had another name.
  const atBase = ({ origin: { path } }: Standpoint): Standpoint => ({ origin: { path: renames.get(path) ?? path } })
  const priorOf = ({ name, namespace, near, grants }: AccountAccess): readonly Grant[] => {
    const bindings = new Set(grants.map(({ binding }) => binding))
    const held = before.account({ name, near: atBase(near), ...(namespace !== undefined && { namespace }) }).grants
    return held.filter(({ binding }) => !isElsewhere(binding, bindings) && !isAnother(binding, near))
  }
  const standing = new Set(after.inventory.bindings.map(bindingSpot))
  // A RoleBinding that says no namespace and still stands in another folder is for another namespace.
  const isAnother = (binding: Binding, near: Standpoint): boolean =>
    binding.kind === 'RoleBinding' &&
    binding.namespace === undefined &&
    folderOf(binding.manifest.origin.path) !== folderOf(atBase(near).origin.path) &&
    standing.has(bindingSpot(binding))
  // Whoever names no account runs as `default`. Workloads that nobody wrote here may have gone with its rights to another.
  const fromDefault = ({ namespace, workloads, near }: AccountAccess): readonly Grant[] => {
    if (namespace === undefined || workloads.length > 0) return []
    const held = before.account({ namespace, name: 'default', near: atBase(near) }).grants
    const left = after.account({ namespace, name: 'default', near }).grants
    return held.filter((grant) => newRights([grant], left).length > 0)
  }
  const workloadPrior = (workload: WorkloadAccess): readonly Grant[] | undefined => {
    const partner = workloadBefore(workload)
    // Without a token its account gave it nothing.
    return partner?.automount.mounted === false ? [] : partner?.grants
  }
  const of = (account: AccountAccess): AccountGain => {
    const found = known.get(account)
    if (found !== undefined) return found
    const prior = priorOf(account)
    const isSame = newRights(account.grants, prior).length === 0
    const gain = isSame
      ? nothing
      : gainOf(
          account,
          [...prior, ...moved(account.id, account.near), ...fromDefault(account)],
          account.workloads.map(workloadPrior),
          before,
          after,
        )
    known.set(account, gain)
    return gain
  }
  return {
    before,
    way,
    of,
    forebear: workloadBefore,
    by: (grant) =>
      gainedBy({
        grant,
        after,
        before,
        of,
        namedAtBase: namedAtBase(),
        isElsewhere,
        whereabouts: ({ manifest }) => atBase(manifest).origin.path,
      }),
    ofWorkload: (workload) => {
      const partner = workloadBefore(workload)
      if (partner === undefined || workload.account === undefined) return nothing
      const { namespace, name } = workload.account
      const account = after.account({
        name,
        near: workload.workload.manifest,
        ...(namespace !== undefined && { namespace }),
      })
      return { ...gainOf(account, partner.grants, [], before, after), before: partner }
    },
  }
}

/** `workloads`: what each of those that run as the account held before; undefined for new ones. */
function gainOf(
  account: AccountAccess,
  prior: readonly Grant[],
  workloads: readonly (readonly Grant[] | undefined)[],
  before: AccessGraph,
  after: AccessGraph,
): AccountGain {
  const rights = newRights(account.grants, prior)
  if (rights.length === 0) return nothing
  const others = workloads.filter((grants) => grants !== undefined)
  const allStood = workloads.length > 0 && others.length === workloads.length
  // Each of them could do it before, as another account: then nobody gained it.
  const fresh = allStood ? rights.filter((right) => others.some((grants) => isNew(right, grants))) : rights
  if (fresh.length === 0) return nothing
  const isHeld = holding(rated(before.powers(prior), account))
  // Many workloads held the same.
  const kinds = new Set(allStood ? others.map((grants) => before.powers(grants)) : [])
  const areHeldByEach = [...kinds].map((powers) => holding(rated(powers, account)))
  const powers = rated(after.powers(account.grants), account).filter(
    (power) => !isHeld(power) && (!allStood || areHeldByEach.some((isHeldByIt) => !isHeldByIt(power))),
  )
  // Only what a role confers that base did not tell can have been held before.
  const isOpen = fresh.every(({ grant }) =>
    prior.some((old) => old.role === undefined && isSameRole(old.binding, grant.binding)),
  )
  return { gained: isOpen ? 'open' : 'certain', powers: withStars(powers), rights: fresh }
}

function isNew(right: NewRight, held: readonly Grant[]): boolean {
  return newRights([right.grant], held).length > 0
}

function bindingSpot({ manifest, kind, name }: Binding): string {
  return JSON.stringify([manifest.origin.path, kind, name])
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
