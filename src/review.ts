// The spine: gather, judge, plan.
import type { Delta } from './findings/delta.ts'
import { gather } from './gather.ts'
import { judge } from './judge.ts'
import type { Policy } from './policy/policy.ts'
import type { ChangedFile, Comparison, Review } from './ports.ts'
import type { PlanOptions } from './report/plan.ts'
import { plan } from './report/plan.ts'

/** Fixes a review proves; the worst findings come first. */
const maxProofs = 200

export interface Reviewed {
  readonly delta: Delta
  readonly changes: readonly ChangedFile[]
  readonly review: Review
}

export async function review(comparison: Comparison, policy: Policy, options: PlanOptions): Promise<Reviewed> {
  const { evidence, changes } = await gather(comparison, policy, maxProofs)
  const delta = judge(evidence)
  return { delta, changes, review: plan(delta, changes, policy, options) }
}
