// Do edited texts amount to the objects that were meant?
import type { Manifest } from '../kube/manifest.ts'
import type { Unit } from '../kube/unit.ts'
import type { Edit } from '../yaml/edit.ts'
import { edited } from '../yaml/edited.ts'
import { sameJson } from '../yaml/json.ts'
import type { Remedy } from './draft.ts'

/**
 * An object that cannot be read any more, or is another one, takes its findings with it: that mends nothing. In a plain
 * unit each edited object must be what its edits make of it. What a root makes of an edit is known only by making it: no
 * object may be lost that was not to be removed, and no new fault be there.
 */
export function intended(
  before: Unit,
  after: Unit,
  remedies: readonly Remedy[],
  texts: ReadonlyMap<string, string>,
): boolean {
  if (after.problems.length > before.problems.length) return false
  const edits = editsOf(remedies)
  const removed = [...edits.values()].filter((list) => list.some(isRemoval)).length
  if (before.kind === 'rendered') return removed > 0 || after.manifests.length === before.manifests.length
  const own = (unit: Unit): readonly Manifest[] => unit.manifests.filter(({ origin }) => texts.has(origin.path))
  const [left, right] = [own(before).filter((one) => !edits.get(one)?.some(isRemoval)), own(after)]
  if (left.length !== right.length) return false
  return left.every((manifest, at) => {
    const list = edits.get(manifest)
    if (list === undefined) return true
    const wanted = edited(manifest.body, list)
    const found = right[at]
    return wanted !== undefined && found !== undefined && sameJson(found.body, wanted)
  })
}

function editsOf(remedies: readonly Remedy[]): ReadonlyMap<Manifest, readonly Edit[]> {
  const found = new Map<Manifest, Edit[]>()
  for (const { draft } of remedies) {
    const { fix } = draft.claim
    if ('refusal' in fix) continue
    for (const { manifest, route, edit } of fix.edits) {
      const list = found.get(manifest) ?? []
      found.set(manifest, list)
      const whole = { ...edit, route } satisfies Edit
      if (!list.some((other) => JSON.stringify(other) === JSON.stringify(whole))) list.push(whole)
    }
  }
  return found
}

function isRemoval({ kind, route }: Edit): boolean {
  return kind === 'remove' && route.length === 0
}
