// Is a fix good? Judges the edited texts again: the finding must be gone, and nothing new or graver there.
import type { Refusal } from '../yaml/edit.ts'
import type { Splice } from '../yaml/splice.ts'
import { touching } from '../yaml/splice.ts'
import type { Draft, Remedy } from './draft.ts'
import { fixOf } from './draft.ts'
import type { Cure } from './finding.ts'
import type { Retrial } from './retrial.ts'
import { failureOf } from './retrial.ts'
import { sphere } from './sphere.ts'
import { together } from './together.ts'
import type { Work } from './work.ts'
import { writing } from './work.ts'

/** A finding whose fix waits for its proof. */
interface Waiting {
  readonly draft: Draft
  /** What its fix bears on; absent where it must be tried alone. */
  readonly sphere: ReadonlySet<string> | undefined
  readonly remedy?: Written
}

/** The best way of a fix that is left, as splices, and the others behind it. */
interface Written extends Remedy {
  readonly title: string
  readonly removesObject: boolean
  readonly others: readonly (readonly Splice[])[]
}

interface Verdict {
  readonly remedy: Written
  /** Why it does not hold; absent where it does. */
  readonly failure?: string
}

/** Fixes that one trial may prove. */
const mostInTrial = 64
export const beyondLimit: Refusal = {
  refusal: 'its fix was not proved: this change has more findings than the limit of proofs',
}

/**
 * What is offered against each finding, the first ones first for as long as the work lasts. Each fix is proved for itself:
 * one trial takes several only if none of them can hide what another does.
 */
export function prove(
  drafts: readonly Draft[],
  retrial: Retrial,
  limits: { readonly alone: Work; readonly together: Work },
): ReadonlyMap<Draft, Cure> {
  const cures = new Map<Draft, Cure>()
  const held: Written[] = []
  /** The most that one trial found good. */
  let atOnce: readonly Written[] = []
  let open: readonly Waiting[] = drafts.map((draft) => ({ draft, sphere: sphere(draft) }))
  while (open.length > 0) {
    const { trial, rest } = nextTrial(open)
    const { ready, again, refused } = written(trial, retrial, limits.alone)
    for (const { draft, refusal } of refused) cures.set(draft, { refusal })
    const next: Waiting[] = [...again]
    const found = verdicts(ready, retrial, limits.alone)
    if (found.length > atOnce.length && found.every(({ failure }) => failure === undefined)) atOnce = ready
    for (const { remedy, failure } of found) {
      const [second, ...others] = remedy.others
      if (failure === undefined) held.push(remedy)
      else if (second === undefined || failure === beyondLimit.refusal) cures.set(remedy.draft, { refusal: failure })
      else next.push({ draft: remedy.draft, sphere: undefined, remedy: { ...remedy, splices: second, others } })
    }
    open = [...next, ...rest]
  }
  const joint = together(held, atOnce, retrial, limits.together)
  for (const remedy of held) cures.set(remedy.draft, cureOf(remedy, joint.has(remedy), retrial))
  return cures
}

/** The first that waits, and others whose fixes bear on nothing that its own or theirs bear on. */
function nextTrial(open: readonly Waiting[]): {
  readonly trial: readonly Waiting[]
  readonly rest: readonly Waiting[]
} {
  const [first, ...others] = open
  if (first?.sphere === undefined) return { trial: open.slice(0, 1), rest: others }
  const trial = [first]
  const rest: Waiting[] = []
  const taken = new Set(first.sphere)
  for (const one of others) {
    const names = one.sphere === undefined ? [] : [...one.sphere]
    if (one.sphere === undefined || trial.length >= mostInTrial || names.some((name) => taken.has(name))) rest.push(one)
    else {
      trial.push(one)
      for (const name of names) taken.add(name)
    }
  }
  return { trial, rest }
}

/** The trial's fixes as splices; what cannot share a trial after all waits to be tried alone. */
function written(trial: readonly Waiting[], retrial: Retrial, work: Work) {
  const ready: Written[] = []
  const again: Waiting[] = []
  const refused: ({ readonly draft: Draft } & Refusal)[] = []
  for (const { draft, remedy: known } of trial) {
    const remedy = known ?? firstWay(draft, work)
    if ('refusal' in remedy) refused.push({ draft, ...remedy })
    else if (trial.length > 1 && !(isPlain(remedy, retrial) && isFree(remedy, ready)))
      again.push({ draft, sphere: undefined, remedy })
    else ready.push(remedy)
  }
  return { ready, again, refused }
}

function firstWay(draft: Draft, work: Work): Written | Refusal {
  if (!work.allows(writing(draft))) return beyondLimit
  const fix = fixOf(draft)
  if ('refusal' in fix) return fix
  const [splices, ...others] = fix.ways.flatMap((way) => ('refusal' in way ? [] : [way]))
  if (splices !== undefined)
    return { draft, title: fix.title, removesObject: fix.removesObject === true, splices, others }
  return fix.ways.find((way) => 'refusal' in way) ?? { refusal: 'no edit of the text was found that mends it' }
}

/** Nothing but the plain manifests takes in what it edits: an edit of a base or a patch reaches more than it names. */
function isPlain(remedy: Written, retrial: Retrial): boolean {
  return retrial.readers(remedy).every(({ kind }) => kind === 'plain')
}

function isFree({ splices }: Written, others: readonly Written[]): boolean {
  return !others.some((other) => touching(splices, other.splices))
}

/** If one trial of all does not find them all good, halves are tried, down to each one alone. */
function verdicts(remedies: readonly Written[], retrial: Retrial, work: Work): readonly Verdict[] {
  const [remedy] = remedies
  if (remedy === undefined) return []
  if (!work.allows(retrial.work(remedies)))
    return remedies.map((one) => ({ remedy: one, failure: beyondLimit.refusal }))
  const failure = failureOf(remedies, retrial)
  if (failure === undefined) return remedies.map((one) => ({ remedy: one }))
  if (remedies.length === 1) return [{ remedy, failure }]
  const half = Math.ceil(remedies.length / 2)
  return [...verdicts(remedies.slice(0, half), retrial, work), ...verdicts(remedies.slice(half), retrial, work)]
}

function cureOf(remedy: Written, joint: boolean, retrial: Retrial): Cure {
  const { title, splices, removesObject } = remedy
  const beside = retrial.bystanders(remedy).map(({ id }) => id)
  return {
    title,
    splices,
    ...(removesObject && { removesObject }),
    ...(!joint && { apart: true }),
    ...(beside.length > 0 && { changesToo: beside }),
  }
}
