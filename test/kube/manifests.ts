// Manifests for tests, from plain data.
import { type Manifest, manifest, manifests } from '../../src/kube/manifest.ts'
import type { Origin } from '../../src/kube/origin.ts'
import type { Unit } from '../../src/kube/unit.ts'
import { readDocuments, syntaxCache } from '../../src/yaml/document.ts'
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

/** Manifests of a text of several documents in one file. */
export function written(text: string, path = 'all.yaml'): readonly Manifest[] {
  const { documents, problems } = readDocuments({ path, text, editable: true }, syntaxCache())
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('; '))
  return documents.flatMap((document) => manifests(document).manifests)
}

/** A plain unit of files: path -> text. */
export function plainUnit(files: Readonly<Record<string, string>>): Unit {
  const all = Object.entries(files).flatMap(([path, text]) => written(text, path))
  return { id: 'plain', kind: 'plain', manifests: all, problems: [] }
}
