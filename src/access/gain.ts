// What accounts can do at the head of a change that they could not do before.

import { inOtherCluster } from '../kube/cluster-path.ts'
import type { Manifest } from '../kube/manifest.ts'
import type { Binding } from '../kube/rbac.ts'
import type { Standpoint } from '../kube/register.ts'
import type { AccountAccess } from './account-access.ts'
import { type Copies, copies } from './copies.ts'
import { forebears } from './counterpart.ts'
import { type NewRight, newRights } from './coverage.ts'
import { type Grant, isSameObject } from './grant.ts'
import type { AccessGraph, WorkloadAccess } from './graph.ts'
import type { HeldPower } from './power.ts'
import { type RatedPower, rated, withStars } from './rating.ts'

/** Whether a right is new: `open` where it depends on what base did not tell. */
export type Gained = 'none' | 'open' | 'certain'

export interface AccountGain {
  readonly gained: Gained
  /** Powers that it did not hold in that scope, or for some names only. */
  readonly powers: readonly RatedPower[]
  /** Everything that is new, powers or not. */
  readonly rights: readonly NewRight[]
}

export interface GrantGain {
  readonly gained: Gained
  readonly graver: boolean
}

export interface Gains {
  /** The other end. */
  readonly before: AccessGraph | undefined
  /** From base to head, or back: then what is new on the way was lost. */
  readonly way: 'there' | 'back'
  of(account: AccountAccess): AccountGain
  /** Does the grant bring anything new to those whom its subject means, and is it dangerous? */
  by(grant: Grant): GrantGain
  /** What the workload can do that it could not do as the account that it ran as. */
  ofWorkload(workload: WorkloadAccess): AccountGain & { readonly before?: WorkloadAccess }
}

const unchanged: GrantGain = { gained: 'none', graver: false }
const nothing: AccountGain = { gained: 'none', powers: [], rights: [] }

/** At base nothing is new. */
export const noGains: Gains = {
  before: undefined,
  way: 'back',
  of: () => nothing,
  by: () => unchanged,
  ofWorkload: () => nothing,
}

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
    by: (grant) =>
      gainedBy({ grant, after, before, of, isElsewhere, whereabouts: ({ manifest }) => atBase(manifest).origin.path }),
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
  const held = rated(before.powers(prior), account)
  // Many workloads held the same.
  const kinds = new Set(allStood ? others.map((grants) => before.powers(grants)) : [])
  const heldByEach = [...kinds].map((powers) => rated(powers, account))
  const powers = rated(after.powers(account.grants), account).filter(
    (power) =>
      !held.some((old) => holds(old, power)) &&
      (!allStood || heldByEach.some((own) => !own.some((old) => holds(old, power)))),
  )
  // Only what a role confers that base did not tell can have been held before.
  const isOpen = fresh.every(({ grant }) => prior.some((old) => old.role === undefined && isSameRole(old, grant)))
  return { gained: isOpen ? 'open' : 'certain', powers: withStars(powers), rights: fresh }
}

function isNew(right: NewRight, held: readonly Grant[]): boolean {
  return newRights([right.grant], held).length > 0
}

function isSameRole({ binding: { roleRef: one } }: Grant, { binding: { roleRef: other } }: Grant): boolean {
  return one.kind === other.kind && one.name === other.name
}

function bindingSpot({ manifest, kind, name }: Binding): string {
  return JSON.stringify([manifest.origin.path, kind, name])
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** Whoever holds the old power holds this one. */
export function holds(old: RatedPower, power: RatedPower): boolean {
  if (old.power.id !== power.power.id && !implies(old, power)) return false
  if (!isInside(power, old)) return false
  // What an account may do to itself says nothing of what it may do to others.
  if (old.severity === 'info' && power.severity !== 'info') return false
  if (power.complete && !old.complete) return false
  const { names } = old
  return names === undefined || power.names?.every((name) => names.includes(name)) === true
}

function isInside(inner: HeldPower, outer: HeldPower): boolean {
  if (outer.scope.is === 'cluster') return true
  if (inner.scope.is === 'cluster') return false
  const [one, other] = [inner.scope.namespace, outer.scope.namespace]
  if (one === other) return true
  if ((one !== undefined && other !== undefined) || one === 'kube-system') return false
  const before = outer.evidence.map(({ grant }) => grant.binding)
  return inner.evidence.every(({ grant }) => before.some((binding) => isSameObject(binding, grant.binding)))
}

/** Who may list Secrets reads them. */
function implies(old: RatedPower, power: RatedPower): boolean {
  return old.power.id === 'secrets-list-watch' && power.power.id === 'secrets-get'
}

interface GrantQuestion {
  readonly grant: Grant
  readonly after: AccessGraph
  readonly before: AccessGraph
  readonly of: Gains['of']
  readonly isElsewhere: Copies
  /** Path at base. */
  whereabouts(binding: Binding): string
}

/** For a group all that counts is what the group itself, or a wider one, was given. */
function gainedBy({ grant, after, before, of, isElsewhere, whereabouts }: GrantQuestion): GrantGain {
  const { subject, binding } = grant
  const account = accountOf(grant)
  if (account !== undefined) {
    const { gained, rights, powers } = of(after.account(account))
    if (!rights.some((right) => right.grant === grant)) return unchanged
    return { gained, graver: powers.some(({ evidence }) => evidence.some((one) => one.grant === grant)) }
  }
  const names = wider(subject)
  const given = before.inventory.bindings.flatMap((other) =>
    other.subjects
      .filter(({ kind, name }) => names.includes(`${kind} ${name}`))
      .map((its) => before.grant({ binding: other, subject: its, via: 'group' })),
  )
  const own = new Set([binding])
  const here = whereabouts(binding)
  const prior = given.filter(
    (other) => !isElsewhere(other.binding, own) && !inOtherCluster(other.binding.manifest.origin.path, here),
  )
  if (newRights([grant], prior).length === 0) return unchanged
  const held = rated(before.powers(prior), grant.subject)
  return {
    gained: prior.some((old) => old.role === undefined && isSameRole(old, grant)) ? 'open' : 'certain',
    graver: rated(after.powers([grant]), grant.subject).some((power) => !held.some((old) => holds(old, power))),
  }
}

function accountOf({
  subject: { kind, name, namespace },
  binding: { manifest },
}: Grant): { readonly name: string; readonly namespace?: string; readonly near: Manifest } | undefined {
  if (kind === 'ServiceAccount') return { name, near: manifest, ...(namespace !== undefined && { namespace }) }
  const [, userNamespace, user] = (kind === 'User' && /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name)) || []
  return userNamespace && user ? { name: user, namespace: userNamespace, near: manifest } : undefined
}

/** The subject itself, and the groups that everybody in it is in. */
function wider({ kind, name }: Grant['subject']): readonly string[] {
  const itself = `${kind} ${name}`
  if (kind === 'User') return name === 'system:anonymous' ? [itself, 'Group system:unauthenticated'] : [itself]
  if (name === 'system:serviceaccounts') return [itself, 'Group system:authenticated']
  if (name.startsWith('system:serviceaccounts:'))
    return [itself, 'Group system:serviceaccounts', 'Group system:authenticated']
  return [itself]
}
