// What a stolen token of a workload would be worth, and what speaks for leaving it there.
import type { WorkloadAccess } from './graph.ts'
import { worst } from './gravity.ts'
import type { Signal } from './need.ts'

/** Its account holds a dangerous power, or what it holds is unknown. */
export function mayHoldPower({ grants }: WorkloadAccess): boolean {
  return worst(grants.map(({ gravity }) => gravity)) !== 'none'
}

/** The strongest sign that the program calls the API; the grant itself is none, since it is what makes the token worth stealing. */
export function signOfUse({ need }: WorkloadAccess): Signal | undefined {
  return need.find(({ id }) => id !== 'S1' && id !== 'S2')
}

/** Somebody granted its account a role, and the workload itself shows that it calls the API: there is nothing to ask. */
export function clearlyNeeded({ need }: WorkloadAccess): boolean {
  const shown = need.filter(({ strength }) => strength !== 'weak').map(({ id }) => id)
  return shown.includes('S1') && shown.some((id) => id !== 'S1' && id !== 'S2')
}
