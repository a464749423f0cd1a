// Drops what another finding of the same end and unit already says.
import type { Manifest } from '../kube/manifest.ts'
import type { Draft } from './draft.ts'

export function cover(drafts: readonly Draft[]): readonly Draft[] {
  const covered = new Map<Manifest, Set<string>>()
  for (const { claim } of drafts) {
    for (const { manifest, rule } of claim.covers ?? []) {
      const rules = covered.get(manifest) ?? new Set()
      covered.set(manifest, rules.add(rule))
    }
  }
  return drafts.filter(({ manifest, finding }) => covered.get(manifest)?.has(finding.rule) !== true)
}
