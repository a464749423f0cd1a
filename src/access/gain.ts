// What accounts can do at the head of a change that they could not do before.
import type { Manifest } from '../kube/manifest.ts'
import type { Standpoint } from '../kube/register.ts'
import type { AccountAccess } from './account-access.ts'
import { type Copies, copies } from './copies.ts'
import { counterparts } from './counterpart.ts'
import { type NewRight, newRights } from './coverage.ts'
import type { Grant } from './grant.ts'
import type { AccessGraph, WorkloadAccess } from './graph.ts'
import type { HeldPower } from './power.ts'
import { type RatedPower, rated } from './rating.ts'

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
export type Moved = (id: string) => readonly Grant[]

export function gains(
  before: AccessGraph,
  after: AccessGraph,
  renames: ReadonlyMap<string, string>,
  moved: Moved = () => [],
  way: Gains['way'] = 'there',
): Gains {
  const isElsewhere = copies(before, after, renames)
  const workloadBefore = counterparts(before)
  const known = new Map<AccountAccess, AccountGain>()
  // The file may have had another name.
  const atBase = ({ origin: { path } }: Standpoint): Standpoint => ({ origin: { path: renames.get(path) ?? path } })
  const priorOf = ({ name, namespace, near, grants }: AccountAccess): readonly Grant[] => {
    const bindings = new Set(grants.map(({ binding }) => binding))
    const held = before.account({ name, near: atBase(near), ...(namespace !== undefined && { namespace }) }).grants
    return held.filter(({ binding }) => !isElsewhere(binding, bindings))
  }
  // Whoever names no account runs as `default`. Workloads that nobody wrote here may have gone with its rights to another.
  const fromDefault = ({ namespace, workloads, near }: AccountAccess): readonly Grant[] => {
    if (namespace === undefined || workloads.length > 0) return []
    const held = before.account({ namespace, name: 'default', near: atBase(near) }).grants
    const left = after.account({ namespace, name: 'default', near }).grants
    return held.filter((grant) => newRights([grant], left).length > 0)
  }
  const workloadPrior = (workload: WorkloadAccess): readonly Grant[] | undefined => workloadBefore(workload)?.grants
  const of = (account: AccountAccess): AccountGain => {
    const found = known.get(account)
    if (found !== undefined) return found
    const prior = priorOf(account)
    const isSame = newRights(account.grants, prior).length === 0
    const gain = isSame
      ? nothing
      : gainOf(
          account,
          [...prior, ...moved(account.id), ...fromDefault(account)],
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
    by: (grant) => gainedBy(grant, after, before, of, isElsewhere),
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
  const isOpen = prior.some(({ role }) => role === undefined)
  return { gained: isOpen ? 'open' : 'certain', powers, rights: fresh }
}

function isNew(right: NewRight, held: readonly Grant[]): boolean {
  return newRights([right.grant], held).length > 0
}

/** Whoever holds the old power holds this one. */
export function holds(old: RatedPower, power: RatedPower): boolean {
  if (old.power.id !== power.power.id || !isInside(power, old)) return false
  if (power.complete && !old.complete) return false
  // One name more is the same power; without any name it is another.
  return old.names === undefined || power.names !== undefined
}

function isInside({ scope: inner }: HeldPower, { scope: outer }: HeldPower): boolean {
  if (outer.is === 'cluster') return true
  return inner.is === 'namespace' && inner.namespace === outer.namespace
}

/** For a group all that counts is what the group itself, or a wider one, was given. */
function gainedBy(
  grant: Grant,
  after: AccessGraph,
  before: AccessGraph,
  of: (account: AccountAccess) => AccountGain,
  isElsewhere: Copies,
): GrantGain {
  const { subject, binding } = grant
  const account = accountOf(grant)
  if (account !== undefined) {
    const { gained, rights, powers } = of(after.account(account))
    if (!rights.some((right) => right.grant === grant)) return unchanged
    return { gained, graver: powers.some(({ evidence }) => evidence.some((one) => one.grant === grant)) }
  }
  const names = wider(subject.name)
  const given = before.inventory.bindings.flatMap((other) =>
    other.subjects
      .filter(({ kind, name }) => kind !== 'ServiceAccount' && names.includes(name))
      .map((its) => before.grant({ binding: other, subject: its, via: 'group' })),
  )
  const own = new Set([binding])
  const prior = given.filter((other) => !isElsewhere(other.binding, own))
  if (newRights([grant], prior).length === 0) return unchanged
  const held = rated(before.powers(prior), grant.subject)
  return {
    gained: prior.some(({ role }) => role === undefined) ? 'open' : 'certain',
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

/** The groups that everybody in the group is in, itself first. */
function wider(name: string): readonly string[] {
  if (name === 'system:anonymous') return [name, 'system:unauthenticated']
  if (name === 'system:serviceaccounts') return [name, 'system:authenticated']
  if (name.startsWith('system:serviceaccounts:')) return [name, 'system:serviceaccounts', 'system:authenticated']
  return [name]
}
