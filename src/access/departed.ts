// What was written at base and is nowhere at head.
import type { Inventory, Resolved } from '../kube/inventory.ts'
import type { Manifest } from '../kube/manifest.ts'

export interface Wanted {
  readonly kind: 'ServiceAccount' | 'Role' | 'ClusterRole'
  readonly namespace?: string
  readonly name: string
}

export type StillWritten = (wanted: Wanted) => boolean

/**
 * Whether an object of that kind and name is written anywhere in the unit, refused ones included, in that namespace or in
 * one that is not known.
 */
export function stillWritten({ unit }: Inventory): StillWritten {
  const namespaces = new Map<string, Set<string | undefined>>()
  for (const { kind, name, namespace } of unit.manifests) {
    const key = `${kind}\n${name}`
    const known = namespaces.get(key)
    if (known === undefined) namespaces.set(key, new Set([namespace]))
    else known.add(namespace)
  }
  return ({ kind, name, namespace }) => {
    const known = namespaces.get(`${kind}\n${name}`)
    if (known === undefined) return false
    return namespace === undefined || known.has(undefined) || known.has(namespace)
  }
}

/** Stood what base had in a file that cannot be read any more? Then nobody knows that it is gone. */
export function lostFromSight({ unit }: Inventory): (had: Resolved<{ readonly manifest: Manifest }>) => boolean {
  const unread = new Set(unit.problems.map(({ path }) => path))
  return (had) => had.is === 'found' && had.candidates.some(({ manifest }) => unread.has(manifest.origin.path))
}
