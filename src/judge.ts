// Evidence -> Delta: pure, the same every time.
import { compareSeverity } from './access/severity.ts'
import { accessChanges } from './findings/access.ts'
import { readingProblems, withRefusals } from './findings/blindness.ts'
import { bystanders } from './findings/bystanders.ts'
import { compare } from './findings/compare.ts'
import type { Delta } from './findings/delta.ts'
import type { Draft } from './findings/draft.ts'
import { elsewhere } from './findings/elsewhere.ts'
import type { Finding } from './findings/finding.ts'
import { type JudgedUnit, judgedUnits } from './findings/judged.ts'
import { likened, unmoved } from './findings/likened.ts'
import { beyondLimit, prove } from './findings/prove.ts'
import { retrial } from './findings/retrial.ts'
import { told } from './findings/told.ts'
import { trees } from './findings/trees.ts'
import { type Agreement, type Waiving, waive } from './findings/waive.ts'
import { work } from './findings/work.ts'
import type { Reading } from './packaging/files.ts'
import type { Snapshot } from './packaging/snapshot.ts'
import type { Packaging } from './packaging/units.ts'
import { isPassedOver, passedOver, units, unknownEntries } from './packaging/units.ts'
import { chosenRules, governed, rooted } from './policy/governed.ts'
import type { Policy } from './policy/policy.ts'
import { activeRules, isCovered } from './policy/policy.ts'
import { unheeded } from './policy/unheeded.ts'
import { rules } from './rules/index.ts'

/** All that judge needs. Plain data. */
export interface Evidence {
  readonly base: Snapshot
  readonly head: Snapshot
  /** Path at head -> path at base. */
  readonly renames: ReadonlyMap<string, string>
  readonly policy: Policy
  /** How many fixes may be proved by judging again; the worst findings come first. */
  readonly maxProofs: number
  /** Today, as `2027-01-31`: without it no waiver expires. */
  readonly day?: string
  readonly agreements?: readonly Agreement[]
  /** There is no base, and nothing a change could waive for itself. */
  readonly scan?: boolean
}

/** A trial judges every manifest of a unit again: this many may be judged so, all trials together. */
const manifestsTried = 100_000

export function judge(evidence: Evidence): Delta {
  const { base, head, renames, policy, maxProofs } = evidence
  const packaging = governed(units(rooted(base, policy), rooted(head, policy)), policy)
  const active = chosenRules(activeRules(rules, policy), policy)
  const judged = judgedUnits(packaging.pairs, active, renames)
  const before = withRefusals(
    packaging.base.readings,
    judged.flatMap((unit) => unit.before.inventory.refused),
  )
  const after = withRefusals(
    packaging.head.readings,
    judged.flatMap((unit) => unit.after.inventory.refused),
  )
  const about = trees(before, after, renames, (path) => packaging.hides(path) || isPassedOver(packaging.head, path))
  const likenesses = new Map(judged.flatMap((unit) => (unit.like ? [[unit, likened(unit, about)] as const] : [])))
  const wanted = told(policy, about)
  const { introduced, fixed, carried, unknowns } = compare(
    judged.flatMap((unit) => (unit.like ? [] : unit.base)),
    judged.flatMap((unit) => likenesses.get(unit)?.news ?? unit.head),
    about,
  )
  const anew = judged.flatMap((unit) => unit.anew)
  const old = [...likenesses.values()].flatMap((one) => one.carried)
  const manifests = packaging.pairs.reduce((sum, pair) => sum + pair.head.manifests.length, 0)
  const isElsewhere = elsewhere(head)
  const worst = [...introduced, ...anew]
    .filter((draft) => wanted(draft) && (draft.claim.gone === undefined || !isElsewhere(draft.claim.gone)))
    .sort(worstFirst)
  const limits = { alone: work(manifestsTried), together: work(manifestsTried) }
  const cures = prove(
    worst.slice(0, maxProofs),
    retrial(
      judged.filter(({ elsewhere }) => !elsewhere),
      packaging,
      bystanders(packaging, active),
    ),
    limits,
  )
  const proved = worst.map((draft) => ({ ...draft.finding, cure: cures.get(draft) ?? beyondLimit }))
  const kept = [...carried, ...old].filter(wanted).sort(worstFirst).map(uncured)
  const thanked = unmoved(fixed, judged, old).filter(wanted).sort(worstFirst).map(uncured)
  const delta: Delta = {
    introduced: proved,
    fixed: thanked,
    carried: kept,
    waived: [],
    notes: [],
    access: accessChanges(judged),
    problems: readingProblems(before, after, renames, packaging.breaks).filter(({ path }) =>
      isCovered(path, policy.paths),
    ),
    unknowns: [...unknowns, ...unknownEntries(packaging.head), ...packaging.unknowns],
    passedOver: [...passedOver(packaging.head), ...unheeded(evidence)],
    texts: textsOf([...proved, ...kept], packaging.head.readings),
    baseTexts: textsOf(thanked, packaging.base.readings),
    stats: {
      files: head.files.size,
      manifests,
      units: packaging.pairs.length,
    },
  }
  return waive(delta, waiving(evidence, packaging, judged))
}

function waiving(
  { policy, renames, day = '', agreements = [], scan = false }: Evidence,
  packaging: Packaging,
  judged: readonly JudgedUnit[],
): Waiving {
  const text = (reading?: Reading): string | undefined => reading?.source?.text
  const texts = [...packaging.head.readings].map(([path, reading]) => [path, text(reading) ?? ''] as const)
  return {
    policy,
    day,
    agreements,
    scan,
    severities: new Map(rules.map(({ id, severity }) => [id, severity])),
    texts: new Map(texts),
    before: (path) => {
      const home = renames.get(path) ?? path
      const old = text(packaging.base.readings.get(home))
      return old === undefined ? undefined : { path: home, text: old }
    },
    atBase: judged.flatMap(({ like, base }) =>
      like ? [] : base.flatMap(({ claim, finding }) => (claim.certain ? [finding] : [])),
    ),
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
