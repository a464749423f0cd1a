import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { type VolumeMount, volumeMounts } from '../access/volume-mounts.ts'
import { field, isObject, isUnset, at as valueAt } from '../kube/fields.ts'
import type { Inventory } from '../kube/inventory.ts'
import { tokenPath } from '../kube/token-mounts.ts'
import type { Volume, Workload } from '../kube/workload.ts'
import { templateOf } from './pod-edit.ts'
import type { Claim, StateRule } from './rule.ts'

export const shadowedTokenPath: StateRule = {
  id: 'shadowed-token-path',
  title: 'Something else is mounted where the API token belongs',
  family: 'token',
  severity: 'low',
  why: 'Client libraries take what lies there for the token of the ServiceAccount, so whoever fills the volume decides as whom the program calls the API.',
  remedy: 'Mount it at a path of its own; to keep the token out, write `automountServiceAccountToken: false`.',
  fixable: false,
  standards: ['CIS 5.1.6', 'ATT&CK T1528'],

  *check({ workloads, inventory }: AccessGraph) {
    for (const access of workloads) yield* claims(access, inventory)
  },
}

function* claims({ workload, id }: WorkloadAccess, inventory: Inventory): Iterable<Claim> {
  const { manifest } = workload
  for (const [volume, mounts] of volumeMounts(workload)) {
    const there = mounts.find(isAtTokenPath)
    if (there === undefined || !isOdd(volume, workload, inventory)) continue
    yield {
      at: { manifest, route: [...there.mount.route, 'mountPath'] },
      message: `${id} mounts volume ${volume.name} at ${there.mount.path}, where the API token belongs`,
      certain: true,
      about: `${templateOf(workload)}/${volume.name}`,
      trail: [{ manifest, route: volume.route, label: `volume ${volume.name}` }],
      fix: { refusal: 'what the program looks for there is not in the manifests' },
    }
  }
}

function isAtTokenPath({ mount: { path } }: VolumeMount): boolean {
  const plain = path.replace(/\/+/g, '/').replace(/(.)\/$/, '$1')
  return plain === tokenPath || plain.startsWith(`${tokenPath}/`)
}

/** Tokens belong there, and an emptyDir is the usual trick to hide one. A Secret that is not in the repository may hold one. */
function isOdd({ route, tokenSources, secrets }: Volume, { manifest }: Workload, inventory: Inventory): boolean {
  const volume = valueAt(manifest.body, route)
  const sources = isObject(volume) ? Object.keys(volume).filter((key) => key !== 'name' && !isUnset(volume[key])) : []
  // A volume of no kind is an emptyDir.
  if (sources.length === 0 || !isUnset(field(volume, 'emptyDir')) || tokenSources.length > 0) return false
  return secrets.every(({ name }) => inventory.tokenSecret(name, manifest).is === 'other')
}
