// The spine: gather, judge, plan.
import type { Delta, ReadingProblem } from './findings/delta.ts'
import type { Agreement } from './findings/waive.ts'
import { gather } from './gather.ts'
import { defaultLimits } from './limits.ts'
import type { Policy } from './policy/policy.ts'
import type { ChangedFile, Comparison, Review } from './ports.ts'
import type { PlanOptions } from './report/plan.ts'
import { plan } from './report/plan.ts'
import type { Waivers } from './report/waiving.ts'
import { judging } from './thread.ts'

/** Fixes a review proves unless the policy says otherwise; the worst findings come first. */
const maxProofs = 200

export interface Reviewed {
  readonly delta: Delta
  /** The changed files, with the patches of those that findings lie in. */
  readonly changes: readonly ChangedFile[]
  readonly review: Review
  /** What it was judged by. */
  readonly policy: Policy
  readonly altersPolicy: boolean
}

export interface ReviewOptions extends PlanOptions {
  /** All that is so at head is wanted, also if no manifest changed. */
  readonly whole?: boolean
  /** What the change does to the policy file. */
  readonly problems?: readonly ReadingProblem[]
  /** What the change does to the policy, a sentence. */
  readonly altered?: string
  /** Waivers given in the conversation. */
  agreements?(): Promise<readonly Agreement[]>
  /** Who may waive by an order in the conversation; asked only where a comment can say so. */
  conversation?(): Promise<Waivers | undefined>
  /** As `2027-01-31`, in UTC. */
  readonly today?: string
}

export async function review(comparison: Comparison, policy: Policy, options: ReviewOptions): Promise<Reviewed> {
  const { whole = false, problems = [], altered, agreements, today = new Date().toISOString().slice(0, 10) } = options
  const { proofs = maxProofs, ...limits } = policy.limits
  const { begin, references, judge, close } = judging({ ...defaultLimits(), ...limits })
  try {
    const { evidence, changes } = await gather(comparison, policy, proofs, { whole, begins: begin, references })
    const given = evidence.base.files.size === 0 ? undefined : await agreements?.()
    const judged = await judge({
      ...evidence,
      day: today,
      agreements: given ?? [],
      scan: comparison.base === undefined,
    })
    const delta = {
      ...judged,
      problems: [...problems, ...judged.problems],
      notes: [...(altered === undefined ? [] : [altered]), ...judged.notes],
    }
    const shown = await withPatches(comparison, changes, delta)
    const waivers = delta.introduced.length === 0 ? undefined : await options.conversation?.()
    return {
      delta,
      policy,
      altersPolicy: altered !== undefined,
      changes: shown,
      review: plan(delta, shown, policy, { ...options, ...(waivers !== undefined && { waivers }) }),
    }
  } finally {
    await close()
  }
}

/** Only files that a finding names can carry a comment: the others' patches are not asked for. */
async function withPatches(
  comparison: Comparison,
  changes: readonly ChangedFile[],
  delta: Delta,
): Promise<readonly ChangedFile[]> {
  const named = changes.map(({ path }) => path).filter((path) => delta.texts.has(path))
  if (delta.introduced.length === 0 || named.length === 0) return changes
  const patches = await comparison.patches(named)
  return changes.map((change) => {
    const patch = patches.get(change.path)
    return patch === undefined ? change : { ...change, patch }
  })
}
