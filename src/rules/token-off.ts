// Turns a workload's token off where no other workload notices.
import { accountUse, leavingTheToken } from '../access/account-use.ts'
import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import type { Account } from '../kube/account.ts'
import type { Claim, ClaimFix } from './rule.ts'

export interface TokenOff {
  /** The edits, or undefined where the kind has no field for it. */
  edits(access: WorkloadAccess): ClaimFix['edits'] | undefined
  fix(access: WorkloadAccess, title: string): Claim['fix']
  /** Are the edits those of its account? */
  onAccount(access: WorkloadAccess): boolean
}

/**
 * On the account if this is the last of its workloads that leaves the token to it, and the account says nothing yet;
 * else on the Pod.
 */
export function tokenOff(graph: AccessGraph): TokenOff {
  // What several overlays take from one base, an edit of the base would change for all of them.
  const alone = graph.inventory.unit.kind === 'plain'
  let leaving: ReadonlyMap<Account, number> | undefined
  const soleAccount = (access: WorkloadAccess): Account | undefined => {
    leaving ??= leavingTheToken(accountUse(graph))
    const account = alone ? silentAccount(access) : undefined
    return account !== undefined && leaving.get(account) === 1 ? account : undefined
  }
  const edits = (access: WorkloadAccess): ClaimFix['edits'] | undefined => {
    const account = soleAccount(access)
    if (account !== undefined) {
      const route = ['automountServiceAccountToken']
      return [{ manifest: account.manifest, route, edit: { kind: 'set', value: false, after: 'metadata' } }]
    }
    const { manifest, automountRoute: route, automountOff: value } = access.workload
    if (route === undefined) return undefined
    return [{ manifest, route, edit: { kind: 'set', value, after: 'serviceAccountName' } }]
  }
  return {
    edits,
    onAccount: (access) => soleAccount(access) !== undefined,
    fix: (access, title) => {
      const found = edits(access)
      if (found !== undefined) return { title, edits: found }
      return { refusal: `${access.workload.manifest.kind} has no field to turn the token off; its ServiceAccount has` }
    },
  }
}

/** Its account, if neither of them says a word about the token. */
function silentAccount({ workload, accountObject }: WorkloadAccess): Account | undefined {
  if (workload.automount !== undefined || accountObject.is !== 'found') return undefined
  const [account, ...others] = accountObject.candidates
  return others.length === 0 && account.automount === undefined ? account : undefined
}
