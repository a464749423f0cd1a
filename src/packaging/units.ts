// Two trees -> pairs of Units: what is applied together, both ends read the same way.

import { tokenSecret } from '../kube/account.ts'
import { isManifestPath } from '../kube/discover.ts'
import type { Manifest } from '../kube/manifest.ts'
import { binding, role } from '../kube/rbac.ts'
import type { Unit, UnitPair } from '../kube/unit.ts'
import { syntaxCache } from '../yaml/document.ts'
import type { Problem } from '../yaml/source.ts'
import { appliedPlaces } from './applied.ts'
import type { Directories } from './directory.ts'
import { placed } from './directory.ts'
import type { Reader, Reading } from './files.ts'
import { reader } from './files.ts'
import type { Layout } from './layout.ts'
import { agreed, isOther, layout } from './layout.ts'
import { links } from './links.ts'
import type { Roots, RootsEnd } from './roots.ts'
import { roots } from './roots.ts'
import type { Snapshot } from './snapshot.ts'

/** One end, read. */
export interface End {
  readonly readings: ReadonlyMap<string, Reading>
  readonly layout: Layout
  /** What Kustomize roots take in; none of it is read as a plain manifest. */
  readonly roots: RootsEnd
  /** Files that links name manifests. */
  readonly linked: ReadonlySet<string>
}

/** Both ends, read; and how to read one of them with some texts in place of its own. */
export interface Packaging {
  readonly base: End
  readonly head: End
  readonly pairs: readonly UnitPair[]
  /** Does the unit take in the file, at head? */
  reads(unit: Unit, path: string): boolean
  /** Units of head that take in one of the files and are in no pair: the change does not reach them. */
  others(paths: Iterable<string>): readonly Unit[]
  /** Is the change to blame for this problem of head, wherever it stands? */
  breaks(problem: Problem): boolean
  /** Is it not told what became of the objects of this file of base? */
  hides(path: string): boolean
  /** What only Argo CD knows of what the change applies, and what was not looked at; a sentence each. */
  readonly unknowns: readonly string[]
  /** The unit with other texts laid over the files of head. */
  overlay(unit: Unit, texts: ReadonlyMap<string, string>): Unit
}

export function units(base: Snapshot, head: Snapshot): Packaging {
  const cache = syntaxCache()
  const shared = reader(cache)
  const made = roots(base, head, cache)
  const plans = { base: layoutOf(base, shared), head: layoutOf(head, shared) }
  const ends = {
    base: readEnd(base, made.base, agreed(plans.base, plans.head, head.files), shared),
    head: readEnd(head, made.head, agreed(plans.head, plans.base, base.files), shared),
  }
  const applied = appliedPlaces(made.ends, ends.base.readings, ends.head.readings, changedPaths(base, head))
  return {
    ...ends,
    pairs: [
      { base: plainUnit(ends.base.readings, applied.base), head: plainUnit(ends.head.readings, applied.head) },
      ...made.pairs,
      ...applied.pairs,
    ],
    reads: (unit, path) => reads(made, ends.head, unit, path),
    others: made.others,
    unknowns: applied.unknowns,
    breaks: made.breaks,
    hides: (path) => made.hidden.has(path),
    overlay(unit, texts) {
      const rendered = made.overlay(unit, texts)
      if (rendered !== undefined) return rendered
      const readings = new Map(ends.head.readings)
      for (const [path, text] of texts) {
        if (!isRaw(ends.head, path)) continue
        const again = shared.reread({ path, text, editable: true }, ends.head.readings.get(path) ?? unread)
        readings.set(path, asRead(ends.head, path, again))
      }
      return plainUnit(readings, applied.head)
    },
  }
}

function changedPaths({ files: before }: Snapshot, { files: after }: Snapshot): ReadonlySet<string> {
  const paths = new Set([...before.keys(), ...after.keys()])
  return new Set([...paths].filter((path) => before.get(path)?.blob !== after.get(path)?.blob))
}

const unread: Reading = { manifests: [], problems: [] }

function reads(made: Roots, end: End, unit: Unit, path: string): boolean {
  return unit.kind === 'rendered' ? made.reads(unit, path) : isRaw(end, path)
}

type Ground = Pick<End, 'layout' | 'roots' | 'linked'>

/** Is the file read as it stands, and not by a root? */
function isRaw({ roots: { consumed }, linked }: Ground, path: string): boolean {
  return (isManifestPath(path) || linked.has(path)) && !consumed.has(path)
}

function layoutOf({ files }: Snapshot, shared: Reader): Layout {
  return layout(files.keys(), (path) => {
    const file = files.get(path)
    return file === undefined ? [] : shared.data(path, file)
  })
}

function readEnd(snapshot: Snapshot, made: RootsEnd, plan: Layout, shared: Reader): End {
  const readings = new Map<string, Reading>()
  const { files: linked, problems: lost } = links(snapshot)
  const end = { readings, layout: plan, roots: made, linked }
  for (const [path, file] of snapshot.files) {
    if (!isRaw(end, path)) continue
    const reading = asRead(end, path, shared.read(path, file))
    if (!isOther(plan, path) || reading.manifests.length > 0) readings.set(path, reading)
  }
  for (const [path, source] of made.inputs) {
    if (!readings.has(path)) readings.set(path, { source, manifests: [], problems: [] })
  }
  for (const problem of [...lost, ...made.problems]) addProblem(readings, problem)
  return end
}

/** Of a template or a patch only what is whole enough to be applied as it stands; the rest means nothing alone. */
function asRead({ layout: plan }: Ground, path: string, reading: Reading): Reading {
  if (!isOther(plan, path)) return asInput(plan, path, reading)
  const manifests = reading.manifests
    .filter(isWholeGrant)
    .map((manifest) => ({ ...manifest, unfinished: true as const }))
  return { ...reading, manifests, problems: [] }
}

/** A binding with its role and its subjects, a role with rules, or a token Secret: whoever applies the file by hand has it in force. */
function isWholeGrant(manifest: Manifest): boolean {
  if (tokenSecret(manifest) !== undefined) return true
  if ((role(manifest)?.rules.length ?? 0) > 0) return true
  const bound = binding(manifest)
  return bound !== undefined && bound.roleRef.name !== '' && bound.subjects.length > 0
}

function addProblem(readings: Map<string, Reading>, problem: Problem): void {
  const reading = readings.get(problem.path) ?? { manifests: [], problems: [] }
  readings.set(problem.path, { ...reading, problems: [...reading.problems, problem] })
}

/** What a kustomization fills in is not missing from the files it lists. */
function asInput({ inputs }: Layout, path: string, reading: Reading): Reading {
  if (!inputs.has(path)) return reading
  return { ...reading, manifests: reading.manifests.map((manifest) => ({ ...manifest, unfinished: true })) }
}

function plainUnit(readings: ReadonlyMap<string, Reading>, { namespaceOf }: Directories): Unit {
  const all = [...readings.values()]
  return {
    id: 'plain',
    kind: 'plain',
    manifests: [...readings].flatMap(([path, { manifests }]) => {
      const namespace = manifests.length === 0 ? undefined : namespaceOf(path)
      return namespace === undefined ? manifests : manifests.map((one) => placed(one, namespace))
    }),
    problems: all.flatMap(({ problems }): readonly Problem[] => problems),
  }
}

/** A file that is not read. */
export function isPassedOver({ layout: plan, roots: { read } }: End, path: string): boolean {
  return !read.has(path) && isOther(plan, path)
}

/** What this end holds that is not judged, a phrase each. */
export function passedOver({ layout: { chartFiles }, roots: { unknowns } }: End): readonly string[] {
  return [
    counted(chartFiles.size, 'chart template'),
    counted(unknowns.length, 'unknown entry of a kustomization', 'unknown entries of kustomizations'),
  ].flat()
}

/** The same, one by one. */
export function unknownEntries({ roots: { unknowns } }: End): readonly string[] {
  return unknowns.map(({ path, line, message }) => `${message} (${path}${line === undefined ? '' : `:${line}`})`)
}

function counted(number: number, one: string, many = `${one}s`): readonly string[] {
  return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`]
}
