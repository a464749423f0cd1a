// What Kustomize makes of a root -> the Unit that is judged.
import type { Manifest } from '../../kube/manifest.ts'
import { objects } from '../../kube/manifest.ts'
import type { Unit } from '../../kube/unit.ts'
import { plainData } from './node.ts'
import { madeBy } from './provenance.ts'
import type { Resolution } from './resolve.ts'

export function unitOf(resolution: Resolution | undefined, folder: string): Unit {
  return {
    id: `kustomize:${folder === '' ? '.' : folder}`,
    kind: 'rendered',
    manifests: resolution === undefined ? [] : manifestsOf(resolution),
    problems: resolution?.fault === undefined ? [] : [resolution.fault],
    ...(resolution !== undefined && resolution.unknowns.length > 0 && { open: true }),
  }
}

/** What looks like a pod in these is none. */
const never: ReadonlySet<string> = new Set(['CustomResourceDefinition', 'ConfigMap'])

function manifestsOf(resolution: Resolution): readonly Manifest[] {
  return resolution.resources.flatMap(({ id, body }) => {
    if (never.has(id.kind)) return []
    return objects(plainData(body), (route) => madeBy(body, resolution, route)).manifests
  })
}
