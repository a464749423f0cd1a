// The same binding, written once for each cluster: which one stands for which at the other end.
import type { Binding } from '../kube/rbac.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { bindingId } from './grant.ts'
import type { AccessGraph } from './graph.ts'

/** Does the binding of base stand for another cluster than these do? */
export type Copies = (base: Binding, own: ReadonlySet<Binding>) => boolean

/**
 * In the plain unit the same binding may be written for several clusters. One that stands at both ends for another
 * cluster says nothing of what was held here.
 */
export function copies(before: AccessGraph, after: AccessGraph, renames: ReadonlyMap<string, string>): Copies {
  if (before.inventory.unit.kind === 'rendered') return () => false
  let partners: ReadonlyMap<Binding, Binding> | undefined
  return (base, own) => {
    partners ??= paired(before.inventory.bindings, after.inventory.bindings, renames)
    const partner = partners.get(base)
    if (partner === undefined || own.has(partner)) return false
    return [...own].some((binding) => bindingId(binding) === bindingId(base))
  }
}

/** Base -> head, of bindings that are written several times at head: same path, then any that is left. */
function paired(
  base: readonly Binding[],
  head: readonly Binding[],
  renames: ReadonlyMap<string, string>,
): ReadonlyMap<Binding, Binding> {
  const found = new Map<Binding, Binding>()
  const atBase = groupedBy(base, bindingId)
  for (const [id, group] of groupedBy(head, bindingId)) {
    if (group.length < 2) continue
    const waiting = new Set(atBase.get(id))
    const left: Binding[] = []
    for (const binding of group) {
      const { path } = binding.manifest.origin
      const same = [...waiting].find((one) => one.manifest.origin.path === (renames.get(path) ?? path))
      if (same === undefined) {
        left.push(binding)
        continue
      }
      found.set(same, binding)
      waiting.delete(same)
    }
    const rest = [...waiting]
    for (const [index, binding] of left.entries()) {
      const one = rest[index]
      if (one !== undefined) found.set(one, binding)
    }
  }
  return found
}
