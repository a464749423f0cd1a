// Evidence -> Delta: pure, the same every time.
import { compareSeverity } from './access/severity.ts'
import { accessChanges } from './findings/access.ts'
import { readingProblems, withRefusals } from './findings/blindness.ts'
import { compare } from './findings/compare.ts'
import type { Delta } from './findings/delta.ts'
import type { Draft } from './findings/draft.ts'
import type { Finding } from './findings/finding.ts'
import { type JudgedUnit, judgedUnits } from './findings/judged.ts'
import type { Again } from './findings/prove.ts'
import { harm, prove } from './findings/prove.ts'
import { trees } from './findings/trees.ts'
import type { Snapshot } from './packaging/snapshot.ts'
import type { Packaging } from './packaging/units.ts'
import { isPassedOver, passedOver, units } from './packaging/units.ts'
import type { Policy } from './policy/policy.ts'
import { activeRules } from './policy/policy.ts'
import { rules } from './rules/index.ts'
import { applySplices } from './yaml/splice.ts'

/** All that judge needs. Plain data. */
export interface Evidence {
  readonly base: Snapshot
  readonly head: Snapshot
  /** Path at head -> path at base. */
  readonly renames: ReadonlyMap<string, string>
  readonly policy: Policy
  /** How many fixes may be proved by judging again; the worst findings come first. */
  readonly maxProofs: number
}

/** A proof judges every manifest of head again: this many may be judged so, all proofs together. */
const provedManifests = 200_000
/** However many manifests there are. */
const fewestProofs = 10

export function judge({ base, head, renames, policy, maxProofs }: Evidence): Delta {
  const packaging = units(base, head)
  const active = activeRules(rules, policy)
  const judged = judgedUnits(packaging.pairs, active, renames)
  const before = withRefusals(
    packaging.base.readings,
    judged.flatMap((unit) => unit.before.inventory.refused),
  )
  const after = withRefusals(
    packaging.head.readings,
    judged.flatMap((unit) => unit.after.inventory.refused),
  )
  const copied = new Set(judged.flatMap(({ like, base }) => (like ? base : [])))
  const { introduced, fixed, carried, unknowns } = compare(
    judged.flatMap((unit) => unit.base),
    judged.flatMap((unit) => unit.head),
    trees(before, after, renames, (path) => isPassedOver(packaging.head, path)),
  )
  const manifests = packaging.pairs.reduce((sum, pair) => sum + pair.head.manifests.length, 0)
  const proofs = Math.min(maxProofs, Math.max(fewestProofs, Math.floor(provedManifests / Math.max(manifests, 1))))
  const proved = [...introduced].sort(worstFirst).map((draft, index) => cured(draft, index < proofs, judged, packaging))
  const kept = carried
    .filter((draft) => !copied.has(draft))
    .sort(worstFirst)
    .map(uncured)
  const thanked = fixed
    .filter((draft) => !copied.has(draft))
    .sort(worstFirst)
    .map(uncured)
  return {
    introduced: proved,
    fixed: thanked,
    carried: kept,
    waived: [],
    access: accessChanges(judged),
    problems: readingProblems(before, after, renames),
    unknowns,
    passedOver: passedOver(packaging.head),
    texts: textsOf([...proved, ...kept], packaging.head.readings),
    baseTexts: textsOf(thanked, packaging.base.readings),
    stats: {
      files: head.files.size,
      manifests,
      units: packaging.pairs.length,
    },
  }
}

function cured(draft: Draft, withinLimit: boolean, judged: readonly JudgedUnit[], packaging: Packaging): Finding {
  const home = judged.find(({ head }) => head.includes(draft))
  if (home === undefined || !withinLimit) {
    return {
      ...draft.finding,
      cure: { refusal: 'its fix was not proved: this change has more findings than the limit of proofs' },
    }
  }
  return { ...draft.finding, cure: prove(draft, home.head, again(home, judged, packaging)) }
}

/** Judge's own function once more, with edited texts laid over head. */
function again(home: JudgedUnit, judged: readonly JudgedUnit[], { head, reads, overlay }: Packaging): Again {
  return (splices) => {
    const texts = new Map<string, string>()
    for (const path of new Set(splices.map((splice) => splice.path))) {
      const text = head.readings.get(path)?.source?.text
      if (text === undefined) return { refusal: `${path} cannot be edited` }
      texts.set(
        path,
        applySplices(
          text,
          splices.filter((splice) => splice.path === path),
        ),
      )
    }
    const anew = ({ unit, again }: JudgedUnit) => again(overlay(unit, texts))
    for (const other of judged) {
      if (other === home || ![...texts.keys()].some((path) => reads(other.unit, path))) continue
      const worse = harm(other.head, anew(other))
      if (worse !== undefined) return { refusal: `${worse} in ${other.unit.id}` }
    }
    return anew(home)
  }
}

/** Nobody is offered a fix for what the change did not bring. */
function uncured({ finding }: Draft): Finding {
  return { ...finding, cure: { refusal: 'not part of this change' } }
}

function worstFirst({ finding: a }: Draft, { finding: b }: Draft): number {
  const [left, right] = [a.ranges[0], b.ranges[0]]
  return (
    compareSeverity(b.severity, a.severity) ||
    (left.path < right.path ? -1 : left.path > right.path ? 1 : 0) ||
    left.startLine - right.startLine
  )
}

function textsOf(findings: readonly Finding[], readings: Packaging['head']['readings']): ReadonlyMap<string, string> {
  const paths = findings.flatMap(({ ranges, cure }) => [
    ...ranges.map(({ path }) => path),
    ...('splices' in cure ? cure.splices.map(({ path }) => path) : []),
  ])
  const texts = new Map<string, string>()
  for (const path of paths) {
    const text = readings.get(path)?.source?.text
    if (text !== undefined) texts.set(path, text)
  }
  return texts
}
