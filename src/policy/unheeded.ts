// What the policy says and nothing acts upon, told where a change touches it.
import type { Snapshot } from '../packaging/snapshot.ts'
import type { Policy } from './policy.ts'

export interface Change {
  readonly base: Snapshot
  readonly head: Snapshot
  readonly policy: Policy
  /** There is no base: all of it is touched. */
  readonly scan?: boolean
}

/** A phrase each. */
export function unheeded({ base, head, policy: { charts }, scan = false }: Change): readonly string[] {
  // A change that nothing was read for touches no manifest.
  if (charts.length === 0 || (base.files.size === 0 && !scan)) return []
  const touched = changedPaths(base, head)
  return [...new Set(charts)]
    .filter((chart) => touched.some((path) => chart === '.' || path.startsWith(`${chart}/`)))
    .map(
      (chart) =>
        `chart ${chart}, which \`helm\` of the policy releases: charts are not evaluated yet, so that field has no effect`,
    )
}

function changedPaths(base: Snapshot, head: Snapshot): readonly string[] {
  return [...new Set([...base.files.keys(), ...head.files.keys()])].filter((path) => {
    const [before, after] = [base.files.get(path), head.files.get(path)]
    return before?.blob !== after?.blob || before?.mode !== after?.mode
  })
}
