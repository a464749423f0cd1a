// The same workload at the other end of a change.
import { inOtherCluster } from '../kube/cluster-path.ts'
import { testsOf } from '../kube/test-path.ts'
import { groupedBy } from '../yaml/grouped.ts'
import type { AccessGraph, WorkloadAccess } from './graph.ts'

function key({ workload: { manifest, podSpec } }: WorkloadAccess): string {
  return JSON.stringify([manifest.group, manifest.kind, manifest.namespace ?? null, manifest.name, podSpec])
}

/**
 * Which workload of base each one of head was: the same in its file, the only one that moved here, or the only one that
 * was renamed in its file. One that still stands elsewhere is another; so is one of another cluster, or of test data.
 */
export function forebears(
  before: AccessGraph,
  after: AccessGraph,
  renames: ReadonlyMap<string, string>,
): (access: WorkloadAccess) => WorkloadAccess | undefined {
  const [wasTest, isTest] = [testsOf(before.inventory.unit), testsOf(after.inventory.unit)]
  const atBase = groupedBy(before.workloads, key)
  const spots = new Set(after.workloads.map((access) => spot(access, renames)))
  const older = new Set(before.workloads.map((access) => spot(access, none)))
  const gone = groupedBy(
    before.workloads.filter((access) => !spots.has(spot(access, none))),
    (access) => slot(access, none),
  )
  const fresh = groupedBy(
    after.workloads.filter((access) => !older.has(spot(access, renames))),
    (access) => slot(access, renames),
  )
  return (access) => {
    const candidates = atBase.get(key(access)) ?? []
    const path = pathOf(access)
    const there = renames.get(path) ?? path
    const stayed = candidates.find((one) => pathOf(one) === there)
    if (stayed !== undefined) return stayed
    const [moved, ...others] = candidates.filter(
      (one) =>
        !spots.has(spot(one, none)) && !inOtherCluster(pathOf(one), there) && (!wasTest(pathOf(one)) || isTest(path)),
    )
    if (moved !== undefined) return others.length === 0 ? moved : undefined
    const [renamed, ...more] = gone.get(slot(access, renames)) ?? []
    const alone = more.length === 0 && fresh.get(slot(access, renames))?.length === 1
    return alone ? renamed : undefined
  }
}

const none: ReadonlyMap<string, string> = new Map()

function pathOf({ workload }: WorkloadAccess): string {
  return workload.manifest.origin.path
}

/** Who it is, and where it stood at base. */
function spot(access: WorkloadAccess, renames: ReadonlyMap<string, string>): string {
  const path = pathOf(access)
  return JSON.stringify([key(access), renames.get(path) ?? path])
}

/** What kind of thing stands in its file. */
function slot(access: WorkloadAccess, renames: ReadonlyMap<string, string>): string {
  const path = pathOf(access)
  const { manifest, podSpec } = access.workload
  return JSON.stringify([manifest.group, manifest.kind, podSpec, renames.get(path) ?? path])
}
