// What an object is does not change with what stands beside it: worked out once, however often its unit is judged.
import type { Manifest } from './manifest.ts'

/** The same function, asked once for each object. */
export function once<T>(make: (manifest: Manifest) => T): (manifest: Manifest) => T {
  const known = new WeakMap<Manifest, { readonly made: T }>()
  return (manifest) => {
    const before = known.get(manifest)
    if (before !== undefined) return before.made
    const made = make(manifest)
    known.set(manifest, { made })
    return made
  }
}
