// What a change brought to whom: the answers, without how they are found.
import type { AccountAccess } from './account-access.ts'
import type { NewRight } from './coverage.ts'
import type { Grant } from './grant.ts'
import type { AccessGraph, WorkloadAccess } from './graph.ts'
import type { RatedPower } from './rating.ts'

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
  /** What the workload was at the other end, wherever it stood and whatever it was called. */
  forebear(workload: WorkloadAccess): WorkloadAccess | undefined
  /** What the workload can do that it could not do as the account that it ran as. */
  ofWorkload(workload: WorkloadAccess): AccountGain & { readonly before?: WorkloadAccess }
}

export const unchanged: GrantGain = { gained: 'none', graver: false }
export const nothing: AccountGain = { gained: 'none', powers: [], rights: [] }

/** At base nothing is new. */
export const noGains: Gains = {
  before: undefined,
  way: 'back',
  of: () => nothing,
  by: () => unchanged,
  forebear: () => undefined,
  ofWorkload: () => nothing,
}
