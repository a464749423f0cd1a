// Two trees -> pairs of Units: what is applied together, both ends read the same way.
import { isManifestPath } from '../kube/discover.ts'
import type { Unit, UnitPair } from '../kube/unit.ts'
import type { Problem } from '../yaml/source.ts'
import type { Reader, Reading } from './files.ts'
import { reader } from './files.ts'
import type { Layout } from './layout.ts'
import { layout } from './layout.ts'
import type { Snapshot } from './snapshot.ts'

/** One end, read. */
export interface End {
  readonly readings: ReadonlyMap<string, Reading>
  readonly layout: Layout
}

/** Both ends, read; and how to read one of them with some texts in place of its own. */
export interface Packaging {
  readonly base: End
  readonly head: End
  readonly pairs: readonly UnitPair[]
  /** The unit with other texts laid over the files of head. */
  overlay(unit: Unit, texts: ReadonlyMap<string, string>): Unit
}

export function units(base: Snapshot, head: Snapshot): Packaging {
  const shared = reader()
  const ends = { base: readEnd(base, shared), head: readEnd(head, shared) }
  return {
    ...ends,
    pairs: [{ base: plainUnit(ends.base.readings), head: plainUnit(ends.head.readings) }],
    overlay(_unit, texts) {
      const readings = new Map(ends.head.readings)
      for (const [path, text] of texts) {
        readings.set(path, asInput(ends.head.layout, path, shared.readText({ path, text, editable: true })))
      }
      return plainUnit(readings)
    },
  }
}

function readEnd({ files }: Snapshot, shared: Reader): End {
  const data = (path: string) => {
    const file = files.get(path)
    return file === undefined ? [] : shared.data(path, file)
  }
  const plan = layout(files.keys(), data)
  const readings = new Map<string, Reading>()
  const end = { readings, layout: plan }
  for (const [path, file] of files) {
    if (isManifestPath(path) && !isPassedOver(end, path))
      readings.set(path, asInput(plan, path, shared.read(path, file)))
  }
  return end
}

/** What a kustomization fills in is not missing from the files it lists. */
function asInput({ inputs }: Layout, path: string, reading: Reading): Reading {
  if (!inputs.has(path)) return reading
  return { ...reading, manifests: reading.manifests.map((manifest) => ({ ...manifest, unfinished: true })) }
}

function plainUnit(readings: ReadonlyMap<string, Reading>): Unit {
  const all = [...readings.values()]
  return {
    id: 'plain',
    kind: 'plain',
    manifests: all.flatMap(({ manifests }) => manifests),
    problems: all.flatMap(({ problems }): readonly Problem[] => problems),
  }
}

/** A file that is no manifest of its own. */
export function isPassedOver({ layout: { chartFiles, kustomizations, patches } }: End, path: string): boolean {
  return chartFiles.has(path) || kustomizations.has(path) || patches.has(path)
}

/** What this end holds that is not judged, a phrase each. */
export function passedOver({ layout: { chartFiles, kustomizations, patches } }: End): readonly string[] {
  return [
    counted(chartFiles.size, 'chart template'),
    counted(kustomizations.size, 'kustomization file'),
    counted(patches.size, 'file that a kustomization names as a patch', 'files that kustomizations name as patches'),
  ].flat()
}

function counted(number: number, one: string, many = `${one}s`): readonly string[] {
  return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`]
}
