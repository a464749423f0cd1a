// Manifests for tests, from plain data.
import { type Manifest, manifest } from '../../src/kube/manifest.ts'
import type { Origin } from '../../src/kube/origin.ts'
import type { JsonObject } from '../../src/yaml/json.ts'

/** An origin that knows its file and nothing else. */
export function originAt(path: string): Origin {
  const source = { path, text: '', editable: false }
  return {
    path,
    says: () => ({ source, span: { from: 0, to: 0 } }),
    broughtIn: () => [],
    edits: () => [],
  }
}

export function manifestOf(body: JsonObject, path = 'all.yaml'): Manifest {
  const found = manifest(body, originAt(path))
  if (found === undefined) throw new Error('this is no Kubernetes object')
  return found
}
