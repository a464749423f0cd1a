// What Kustomize makes of a root -> the Unit that is judged.
import type { Manifest } from '../../kube/manifest.ts'
import { objects } from '../../kube/manifest.ts'
import type { Unit } from '../../kube/unit.ts'
import { groupedBy } from '../../yaml/grouped.ts'
import { sameJson } from '../../yaml/json.ts'
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

/** The unit once more, with an edit on trial. What it makes no other is the very object it was, with the lines it had. */
export function unitAgain(before: Unit, resolution: Resolution): Unit {
  const known = groupedBy(before.manifests, identity)
  const after = unitOf(resolution, resolution.folder)
  const same = (manifest: Manifest): Manifest =>
    known.get(identity(manifest))?.find(({ body }) => sameJson(body, manifest.body)) ?? manifest
  return { ...after, manifests: after.manifests.map(same) }
}

/** What stands in another file is another object. */
function identity({ apiVersion, kind, namespace, name, origin: { path } }: Manifest): string {
  return JSON.stringify([apiVersion, kind, namespace ?? null, name, path])
}

/** What looks like a pod in these is none. */
const never: ReadonlySet<string> = new Set(['CustomResourceDefinition', 'ConfigMap'])

function manifestsOf(resolution: Resolution): readonly Manifest[] {
  return resolution.resources.flatMap(({ id, body }) => {
    if (never.has(id.kind)) return []
    return objects(plainData(body), (route) => madeBy(body, resolution, route)).manifests
  })
}
