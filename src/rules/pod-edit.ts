// What the rules about a Pod's fields share.
import type { Workload } from '../kube/workload.ts'
import type { Claim } from './rule.ts'

/** The remedy, and what it takes where a pod template cannot be changed in place. */
export function podRemedy(remedy: string, { immutable, manifest: { kind } }: Workload): Pick<Claim, 'remedy'> {
  if (!immutable) return {}
  return { remedy: `${remedy} A ${kind} that exists cannot be changed so: delete it and create it again.` }
}

/** Tells the pod templates of one object apart. */
export function templateOf({ podSpec }: Workload): string {
  return podSpec.filter((step) => typeof step === 'number').join('.')
}
