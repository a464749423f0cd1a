// Is a fix good? Judges the edited texts again: the finding must be gone, and nothing new or graver there.
import { compareSeverity } from '../access/severity.ts'
import type { Splice } from '../yaml/splice.ts'
import type { Draft } from './draft.ts'
import { fixOf } from './draft.ts'
import type { Cure } from './finding.ts'
import { type Pairs, pair } from './pair.ts'

/** Inspects head with the edits laid over it, or says why they cannot be made. */
export type Again = (splices: readonly Splice[]) => readonly Draft[] | { readonly refusal: string }

/** The best way of the draft's fix that holds, among what head now says. */
export function prove(draft: Draft, head: readonly Draft[], again: Again): Cure {
  const fix = fixOf(draft)
  if ('refusal' in fix) return { refusal: fix.refusal }
  let refusal = 'no edit of the text was found that mends it'
  for (const way of fix.ways) {
    if ('refusal' in way) {
      refusal = way.refusal
      continue
    }
    const after = again(way)
    if ('refusal' in after) {
      refusal = after.refusal
      continue
    }
    const failure = failureOf(draft, head, after)
    if (failure === undefined)
      return { title: fix.title, splices: way, ...(fix.removesObject && { removesObject: true }) }
    refusal = failure
  }
  return { refusal }
}

function failureOf(draft: Draft, head: readonly Draft[], after: readonly Draft[]): string | undefined {
  const pairs = pair(head, after, new Map())
  const left = pairs.both.find(({ base }) => base === draft)?.head
  // What was true before may stay.
  const isGone = left === undefined || (draft.claim.gained !== 'none' && left.claim.gained === 'none')
  return isGone ? harmOf(pairs) : 'the edit does not make the finding go away'
}

/** What an edit would make worse where nothing is to be mended. */
export function harm(head: readonly Draft[], after: readonly Draft[]): string | undefined {
  return harmOf(pair(head, after, new Map()))
}

function isWorse({ finding: before, claim: { gained } }: Draft, { finding: after, claim }: Draft): boolean {
  if (claim.gained === 'none') return false
  return (gained === 'none' && claim.gained !== undefined) || compareSeverity(after.severity, before.severity) > 0
}

function harmOf({ both, added }: Pairs): string | undefined {
  const worse =
    added.find(({ claim }) => claim.certain && claim.gained !== 'none') ??
    both.find(({ base, head }) => isWorse(base, head))?.head
  if (worse === undefined) return undefined
  return `the edit would bring another finding (${worse.finding.rule})`
}
