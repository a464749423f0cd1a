// A unit that exists only at head, beside the one that it is most like: what it shares with that one is not news.
import { compareSeverity } from '../access/severity.ts'
import type { Trees } from './compare.ts'
import { compare } from './compare.ts'
import type { Draft } from './draft.ts'
import type { JudgedUnit } from './judged.ts'

export interface Likened {
  /** Introduced, unless it was moved here from elsewhere. */
  readonly news: readonly Draft[]
  readonly carried: readonly Draft[]
}

/** `anew`: what is introduced whatever the other unit says. */
export function likened({ base, head, anew }: JudgedUnit, trees: Trees): Likened {
  const { twins, rest } = apart(
    base,
    head.filter((draft) => !anew.includes(draft)),
  )
  const { introduced, carried } = compare(base, rest, trees)
  return { news: introduced, carried: [...carried, ...twins] }
}

/** Findings on what both take from one file are the same, whatever namespaces and names the two put in. */
function apart(base: readonly Draft[], head: readonly Draft[]): { twins: readonly Draft[]; rest: readonly Draft[] } {
  const known = new Map<string, Draft[]>()
  for (const draft of base) {
    const key = sourceKey(draft)
    const list = known.get(key)
    if (list === undefined) known.set(key, [draft])
    else list.push(draft)
  }
  const twins: Draft[] = []
  const rest: Draft[] = []
  for (const draft of head) {
    const other = draft.difference ? undefined : known.get(sourceKey(draft))?.shift()
    if (other !== undefined && isExcused(draft, other)) twins.push(draft)
    else rest.push(draft)
  }
  return { twins, rest }
}

/** What is gone with a root is not fixed if the same is carried by one that came: the root moved. */
export function unmoved(
  fixed: readonly Draft[],
  units: readonly JudgedUnit[],
  old: readonly Draft[],
): readonly Draft[] {
  const gone = new Set(
    units.flatMap(({ like, unit, base }) => (like || unit.kind === 'plain' || unit.manifests.length > 0 ? [] : base)),
  )
  const keys = (draft: Draft): readonly string[] => [draft.finding.fingerprint, sourceKey(draft)]
  const kept = new Set(old.flatMap(keys))
  return fixed.filter((draft) => !gone.has(draft) || !keys(draft).some((key) => kept.has(key)))
}

function sourceKey({ finding: { rule, cause }, manifest: { kind, group, origin } }: Draft): string {
  return JSON.stringify([rule, group, kind, origin.path, cause])
}

function isExcused(draft: Draft, other: Draft): boolean {
  if (draft.claim.certain && !other.claim.certain) return false
  return compareSeverity(draft.finding.severity, other.finding.severity) <= 0
}
