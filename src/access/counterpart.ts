// The same workload at the other end of a change.
import type { AccessGraph, WorkloadAccess } from './graph.ts'

/** Finds each workload's counterpart in a graph: the same path first, else the only one of that identity. */
export function counterparts({ workloads }: AccessGraph): (access: WorkloadAccess) => WorkloadAccess | undefined {
  const byIdentity = new Map<string, WorkloadAccess[]>()
  for (const access of workloads) {
    const list = byIdentity.get(key(access))
    if (list === undefined) byIdentity.set(key(access), [access])
    else list.push(access)
  }
  return (access) => {
    const candidates = byIdentity.get(key(access)) ?? []
    const { path } = access.workload.manifest.origin
    const samePath = candidates.find(({ workload }) => workload.manifest.origin.path === path)
    return samePath ?? (candidates.length === 1 ? candidates[0] : undefined)
  }
}

function key({ workload: { manifest, podSpec } }: WorkloadAccess): string {
  return JSON.stringify([manifest.group, manifest.kind, manifest.namespace ?? null, manifest.name, podSpec])
}
