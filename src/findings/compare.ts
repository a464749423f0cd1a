// What is new, what is gone, and what stays, with unknown as an answer of its own.
import { compareSeverity } from '../access/severity.ts'
import type { Range } from '../yaml/source.ts'
import type { Draft } from './draft.ts'
import { pair } from './pair.ts'

export interface Comparison {
  readonly introduced: readonly Draft[]
  readonly fixed: readonly Draft[]
  readonly carried: readonly Draft[]
  /** Sentences on what would have to be known. */
  readonly unknowns: readonly string[]
}

/** What the comparison has to know of the two trees. */
export interface Trees {
  /** Path at head -> path at base. */
  readonly renames: ReadonlyMap<string, string>
  /** The line stood in this file, or in the one it was renamed from, at base. */
  saidAtBase(range: Range): boolean
  /** The file could not be read whole at that end; paths are those of that end. */
  blindAtBase(path: string): boolean
  blindAtHead(path: string): boolean
}

export function compare(base: readonly Draft[], head: readonly Draft[], trees: Trees): Comparison {
  const differences = head.filter(({ difference }) => difference)
  const states = head.filter(({ difference }) => !difference)
  const { both, gone, added } = pair(base, states, trees.renames)
  const introduced = [...differences]
  const carried: Draft[] = []
  const fixed: Draft[] = []
  for (const { base: before, head: after } of both) {
    if (!after.claim.certain && !before.claim.certain) continue
    if (isIntroduced(before, after, trees)) introduced.push(after)
    else carried.push(after)
  }
  for (const draft of added) {
    if (!draft.claim.certain) continue
    if (draft.claim.gained !== undefined) {
      if (isGained(draft, trees)) introduced.push(draft)
      else carried.push(draft)
      continue
    }
    const unread = trees.blindAtBase(trees.renames.get(path(draft)) ?? path(draft))
    if (unread && !isWritten(draft, trees)) carried.push(draft)
    else introduced.push(draft)
  }
  const told = new Set(states.map(ofAccount))
  for (const draft of gone) {
    if (!draft.claim.certain) continue
    // Nothing was lost, or nobody can know.
    if (draft.claim.gained === 'none') continue
    if (draft.claim.gained === 'open' || trees.blindAtHead(path(draft))) carried.push(draft)
    else if (!draft.test && !stillTrue(draft, told)) fixed.push(draft)
  }
  return { introduced, fixed, carried, unknowns: unknowns(added) }
}

function isIntroduced(before: Draft, after: Draft, trees: Trees): boolean {
  if (!after.claim.certain) return false
  if (after.claim.gained !== undefined) return after.claim.graver === true && isGained(after, trees)
  if (!before.claim.certain) return isWritten(after, trees) || isAnother(before, after)
  return compareSeverity(after.finding.severity, before.finding.severity) > 0
}

/** What was all right at base says nothing of an object that took its place. */
function isAnother({ claim, finding }: Draft, after: Draft): boolean {
  return claim.missing === undefined && finding.fingerprint !== after.finding.fingerprint
}

/** Somebody can do now what they could not do before. What base did not tell counts as held, unless the change wrote a line of it. */
function isGained(draft: Draft, trees: Trees): boolean {
  if (draft.claim.gained === 'none') return false
  const unread = trees.blindAtBase(trees.renames.get(path(draft)) ?? path(draft))
  return (draft.claim.gained === 'certain' && !unread) || isWritten(draft, trees)
}

/** Some line of what makes it true was added or changed. */
function isWritten({ finding }: Draft, trees: Trees): boolean {
  return finding.ranges.some((range) => !trees.saidAtBase(range))
}

/** The same rule still says it of an account of that name and namespace, through another object. */
function stillTrue(draft: Draft, told: ReadonlySet<string>): boolean {
  const { claim, family } = draft
  const { account } = claim
  // What is said of a workload or a Secret ends with it, whatever else its account is used for.
  if (family === 'token' || family === 'credential') return false
  if (account === undefined) return false
  return told.has(ofAccount(draft))
}

function ofAccount({ finding, claim }: Draft): string {
  return JSON.stringify([finding.rule, claim.account ?? null])
}

function path({ manifest }: Draft): string {
  return manifest.origin.path
}

function unknowns(added: readonly Draft[]): readonly string[] {
  const sentences = added.flatMap(({ claim }) => (claim.certain || claim.missing === undefined ? [] : [claim.missing]))
  return [...new Set(sentences)]
}
