// Judge's own work once more, with edited texts laid over head: what goes away, and what would come.
import { compareSeverity } from '../access/severity.ts'
import type { Unit } from '../kube/unit.ts'
import type { Packaging } from '../packaging/units.ts'
import type { Refusal } from '../yaml/edit.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { sameJson } from '../yaml/json.ts'
import { applySplices, type Splice } from '../yaml/splice.ts'
import type { Draft, Remedy } from './draft.ts'
import { intended } from './intended.ts'
import type { JudgedUnit } from './judged.ts'
import type { Pairs } from './pair.ts'
import { pair } from './pair.ts'

/** A unit as judge saw it. */
export type Judged = Pick<JudgedUnit, 'head' | 'unit' | 'again'>

/** Units that the change does not reach and that take in one of the files. */
export type Bystanders = (paths: ReadonlySet<string>) => readonly Judged[]

export interface Outcome {
  /** What head said and now does not. */
  readonly gone: ReadonlySet<Draft>
  /** What would be worse. */
  readonly harm?: string
}

export interface Retrial {
  /** Judges head with all of the remedies' splices, of which no two overlap. */
  outcome(remedies: readonly Remedy[]): Outcome | Refusal
  /** How much work that is, in manifests judged. */
  work(remedies: readonly Remedy[]): number
  /** The units that take in a text which the remedy edits. */
  readers(remedy: Remedy): readonly Unit[]
  /** Of these, the ones that it changes though they do not have what it mends. */
  bystanders(remedy: Remedy): readonly Unit[]
}

/** Characters of a file that are looked through in the time in which a manifest is judged. */
const charactersScanned = 300

export function retrial(
  judged: readonly Judged[],
  { head, reads, overlay }: Packaging,
  beside: Bystanders = () => [],
): Retrial {
  const textOf = (path: string): string | undefined => head.readings.get(path)?.source?.text
  const touched = (remedies: readonly Remedy[]): readonly Judged[] => {
    const paths = new Set(remedies.flatMap(({ splices }) => splices.map(({ path }) => path)))
    return [...judged.filter(({ unit }) => [...paths].some((path) => reads(unit, path))), ...beside(paths)]
  }
  return {
    readers: (remedy) => touched([remedy]).map(({ unit }) => unit),
    work: (remedies) => {
      const paths = new Set(remedies.flatMap(({ splices }) => splices.map(({ path }) => path)))
      const scanned = [...paths].reduce((sum, path) => sum + (textOf(path)?.length ?? 0), 0) / charactersScanned
      return touched(remedies).reduce((sum, { unit }) => sum + unit.manifests.length, scanned)
    },
    outcome(remedies) {
      const edited = editedTexts(remedies, textOf)
      if ('refusal' in edited) return edited
      const gone = new Set<Draft>()
      for (const one of touched(remedies)) {
        const after = overlay(one.unit, edited.texts)
        if (!intended(one.unit, after, remedies, edited.texts))
          return { refusal: `the edited text would not be read as intended${where(one, remedies)}` }
        if (isSame(one.unit, after)) continue
        const pairs = pair(one.head, one.again(after), new Map())
        const harm = harmOf(pairs)
        if (harm !== undefined) return { gone, harm: `${harm}${where(one, remedies)}` }
        for (const draft of goneOf(pairs)) gone.add(draft)
      }
      return { gone }
    },
    bystanders(remedy) {
      const edited = editedTexts([remedy], textOf)
      if ('refusal' in edited) return []
      const { finding, manifest } = remedy.draft
      // The same rule speaks there of the same source: it is mended as well.
      const same = (one: Draft): boolean =>
        one.finding.rule === finding.rule && one.manifest.origin.path === manifest.origin.path
      const has = ({ head }: Judged): boolean => head.some((one) => same(one) && speaks(one))
      const others = touched([remedy]).filter((one) => one.unit.kind === 'rendered' && !has(one))
      return others.map(({ unit }) => unit).filter((unit) => !sameManifests(unit, overlay(unit, edited.texts)))
    },
  }
}

/** Is it told, or would it be if more were known? */
function speaks({ claim: { certain, missing } }: Draft): boolean {
  return certain || missing !== undefined
}

/** Nothing of it is another object: what was said of it would be said again. */
function isSame({ manifests: left, open: before }: Unit, { manifests: right, open: after }: Unit): boolean {
  return before === after && left.length === right.length && left.every((manifest, at) => manifest === right[at])
}

function sameManifests({ manifests: left }: Unit, { manifests: right }: Unit): boolean {
  return left.length === right.length && left.every(({ body }, at) => sameJson(body, right[at]?.body ?? null))
}

/** Why the remedies, made all at once, are not good; nothing if they are. */
export function failureOf(remedies: readonly Remedy[], retrial: Retrial): string | undefined {
  const outcome = retrial.outcome(remedies)
  if ('refusal' in outcome) return outcome.refusal
  if (outcome.harm !== undefined) return outcome.harm
  return remedies.every(({ draft }) => outcome.gone.has(draft))
    ? undefined
    : 'the edit does not make the finding go away'
}

function editedTexts(
  remedies: readonly Remedy[],
  textOf: (path: string) => string | undefined,
): { readonly texts: ReadonlyMap<string, string> } | Refusal {
  const texts = new Map<string, string>()
  for (const [path, splices] of groupedBy(distinct(remedies), ({ path }) => path)) {
    const text = textOf(path)
    if (text === undefined) return { refusal: `${path} cannot be edited` }
    texts.set(path, applySplices(text, splices))
  }
  return { texts }
}

/** Two findings may ask for the very same edit; it is made once. */
function distinct(remedies: readonly Remedy[]): readonly Splice[] {
  const all = remedies.flatMap(({ splices }) => splices)
  const known = groupedBy(all, ({ path, from, to, text }) => JSON.stringify([path, from, to, text]))
  return [...known.values()].map(([splice]) => splice)
}

/** Named where it is not the unit that is to be mended. */
function where({ head, unit }: Judged, remedies: readonly Remedy[]): string {
  return remedies.some(({ draft }) => head.includes(draft)) ? '' : ` in ${unit.id}`
}

/** What was true before may stay. */
function goneOf({ gone, both }: Pairs): readonly Draft[] {
  const held = both.filter(({ base, head }) => base.claim.gained !== 'none' && head.claim.gained === 'none')
  return [...gone, ...held.map(({ base }) => base)]
}

/** That a role is left which nobody has any more, and the like, is information: nobody can do more than before. */
function harmOf({ both, added }: Pairs): string | undefined {
  const worse =
    added.find(({ finding, claim }) => claim.certain && claim.gained !== 'none' && finding.severity !== 'info') ??
    both.find(({ base, head }) => isWorse(base, head))?.head
  return worse === undefined ? undefined : `the edit would bring another finding (${worse.finding.rule})`
}

function isWorse({ finding: before, claim: { gained } }: Draft, { finding: after, claim }: Draft): boolean {
  if (claim.gained === 'none' || after.severity === 'info') return false
  return (gained === 'none' && claim.gained !== undefined) || compareSeverity(after.severity, before.severity) > 0
}
