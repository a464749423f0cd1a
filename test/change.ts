// A whole change, judged: two trees of texts in, the Delta out.
import type { Delta } from '../src/findings/delta.ts'
import { judge } from '../src/judge.ts'
import { defaultPolicy, type Policy } from '../src/policy/policy.ts'
import { type Files, snapshot } from './snapshot.ts'

export interface Change {
  readonly base: Files
  readonly head: Files
  /** Path at head -> path at base. */
  readonly renames?: Readonly<Record<string, string>>
  readonly policy?: Partial<Policy>
  /** Today. */
  readonly day?: string
}

export function judged({ base, head, renames = {}, policy = {}, day }: Change): Delta {
  return judge({
    base: snapshot(base),
    head: snapshot(head),
    renames: new Map(Object.entries(renames)),
    policy: { ...defaultPolicy(), ...policy },
    maxProofs: policy.limits?.proofs ?? 50,
    ...(day !== undefined && { day }),
  })
}

/** The findings of a Delta, one line each: `introduced low a.yaml:9 automounted-token`. */
export function told({ introduced, fixed, carried }: Delta): readonly string[] {
  const lines = (change: string, findings: Delta['introduced']) =>
    findings.map(
      ({ severity, rule, ranges: [{ path, startLine }] }) => `${change} ${severity} ${path}:${startLine} ${rule}`,
    )
  return [...lines('introduced', introduced), ...lines('fixed', fixed), ...lines('carried', carried)]
}
