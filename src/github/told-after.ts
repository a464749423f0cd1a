// Which findings will have a comment once these steps are done, or had one until somebody deleted it.
import type { ReviewComment } from '../ports.ts'
import type { Severity } from './command-record.ts'
import { signature } from './marker.ts'
import type { Step } from './reconcile.ts'
import type { Standing, Thread } from './standing.ts'
import { type Graded, isHeld, weight } from './told.ts'

export interface Before {
  readonly told: Graded
  readonly alive: Graded
  /** Comments that this run posted. */
  readonly housed: readonly ReviewComment[]
}

/** A finding that is gone is forgotten: if it comes back, it is news. */
export function toldAfter(
  { threads }: Pick<Standing, 'threads'>,
  steps: readonly Step[],
  { told, alive, housed }: Before,
): Graded {
  const after = new Map<string, Severity>()
  const note = (fingerprint: string, severity: Severity | undefined): void => {
    const now = alive.get(fingerprint)
    if (now === undefined || severity === undefined) return
    const noted = after.get(fingerprint)
    if (noted === undefined || weight(noted) < weight(severity)) after.set(fingerprint, severity)
  }
  for (const [one, severity] of told) if (!isHeld(one, threads)) note(one, severity)
  const leaving = new Set(steps.flatMap(leaves))
  for (const thread of threads) {
    if (thread.settled || leaving.has(thread)) continue
    // What people resolved keeps its words, and says no more than it did.
    for (const one of wordsAfter(thread, steps))
      note(one, (thread.resolved ? told.get(one) : undefined) ?? alive.get(one))
  }
  for (const { fingerprints } of housed) for (const one of fingerprints) note(one, alive.get(one))
  return after
}

function leaves(step: Step): readonly Thread[] {
  if (step.kind === 'settle' || step.kind === 'drop') return [step.thread]
  return step.kind === 'create' && step.replaces !== undefined ? [step.replaces] : []
}

function wordsAfter(thread: Thread, steps: readonly Step[]): readonly string[] {
  for (const step of steps)
    if (step.kind === 'update' && step.thread === thread) return signature(step.body)?.words ?? thread.fingerprints
  return thread.fingerprints
}
