// Snapshot -> what every account may do, and what of the files it leaves out. Pure.
import { type Rights, rights } from './access/rights.ts'
import { readingProblems, withRefusals } from './findings/blindness.ts'
import type { ReadingProblem } from './findings/delta.ts'
import { inventory } from './kube/inventory.ts'
import { selection } from './packaging/selection.ts'
import { emptySnapshot, type Snapshot } from './packaging/snapshot.ts'
import { passedOver, units } from './packaging/units.ts'

export interface Authority {
  readonly rights: Rights
  /** What could not be read, and what the API server would refuse. */
  readonly problems: readonly ReadingProblem[]
  /** What is not judged, a phrase each. */
  readonly passedOver: readonly string[]
}

/**
 * All that is written counts, whatever is applied together: the caller names the files of one cluster.
 * What kustomizations among the named files take in belongs to them.
 */
export function authority(files: Snapshot, named?: ReadonlySet<string>): Authority {
  const { head, pairs } = units(emptySnapshot, named === undefined ? files : selection(files, named))
  const inventories = pairs.map((pair) => inventory(pair.head))
  const refused = inventories.flatMap((one) => one.refused)
  const granting = refused.filter(({ field }) => /^(?:Cluster)?Role(?:Binding)?$/.test(field.manifest.kind))
  return {
    rights: rights({
      roles: inventories.flatMap(({ roles }) => roles),
      bindings: inventories.flatMap(({ bindings }) => bindings),
    }),
    problems: readingProblems(new Map(), withRefusals(head.readings, granting), new Map()),
    passedOver: passedOver(head),
  }
}

export { holdsKustomization } from './packaging/selection.ts'
