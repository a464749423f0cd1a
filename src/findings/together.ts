// Which proved fixes can be made all at once.
import { touching } from '../yaml/splice.ts'
import type { Remedy } from './draft.ts'
import type { Retrial } from './retrial.ts'
import { failureOf } from './retrial.ts'
import type { Work } from './work.ts'

/** As many as hold together, the first ones before the others: fixes that are good alone may be too much of a good thing. */
export function together<R extends Remedy>(
  held: readonly R[],
  atOnce: readonly R[],
  retrial: Retrial,
  work: Work,
): ReadonlySet<R> {
  const free: R[] = []
  for (const one of held) {
    if (!free.some((other) => touching(one.splices, other.splices))) free.push(one)
  }
  // What one trial held already needs no other.
  if (free.every((one) => atOnce.includes(one))) return new Set(free)
  return new Set(largest([], free, retrial, work))
}

function largest<R extends Remedy>(
  taken: readonly R[],
  more: readonly R[],
  retrial: Retrial,
  work: Work,
): readonly R[] {
  const all = [...taken, ...more]
  // Each was proved alone.
  if (all.length < 2) return all
  if (more.length === 0 || !work.allows(retrial.work(all))) return taken
  if (failureOf(all, retrial) === undefined) return all
  if (more.length === 1) return taken
  const half = Math.ceil(more.length / 2)
  return largest(largest(taken, more.slice(0, half), retrial, work), more.slice(half), retrial, work)
}
