// A finding before its fix is proved, and before the two ends are compared.
import type { Manifest } from '../kube/manifest.ts'
import type { Claim, Family } from '../rules/rule.ts'
import type { Edit, Refusal } from '../yaml/edit.ts'
import type { Splice } from '../yaml/splice.ts'
import type { Finding } from './finding.ts'

export interface Draft {
  readonly finding: Omit<Finding, 'cure'>
  readonly manifest: Manifest
  readonly claim: Claim
  readonly family: Family
  /** It speaks of a difference, not of a state. */
  readonly difference: boolean
  readonly test: boolean
}

/** What a draft's fix comes down to: a title and the ways to write it, best first. */
export type Fix =
  | { readonly title: string; readonly ways: readonly (readonly Splice[] | Refusal)[]; readonly removesObject?: true }
  | Refusal

/** One way to mend one finding. */
export interface Remedy {
  readonly draft: Draft
  readonly splices: readonly Splice[]
}

/** Lowers the claim's fix through the origins of the objects it edits. */
export function fixOf({ claim: { fix } }: Draft): Fix {
  if ('refusal' in fix) return fix
  const byManifest = new Map<Manifest, Edit[]>()
  for (const { manifest, route, edit } of fix.edits) {
    const edits = byManifest.get(manifest) ?? []
    edits.push({ ...edit, route } satisfies Edit)
    byManifest.set(manifest, edits)
  }
  let ways: readonly (readonly Splice[] | Refusal)[] = [[]]
  for (const [manifest, edits] of byManifest) ways = both(ways, manifest.origin.edits(edits))
  const removesObject = fix.edits.some(({ route }) => route.length === 0)
  return { title: fix.title, ways, ...(removesObject && { removesObject }) }
}

/** Every way of one with every way of the other; a refusal of either refuses both. */
function both(
  left: readonly (readonly Splice[] | Refusal)[],
  right: readonly (readonly Splice[] | Refusal)[],
): readonly (readonly Splice[] | Refusal)[] {
  return left.flatMap((one) =>
    right.map((other) => ('refusal' in one ? one : 'refusal' in other ? other : [...one, ...other])),
  )
}
