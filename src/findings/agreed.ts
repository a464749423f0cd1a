// What a waiver of the conversation was given for, in marks that a record can hold; and which findings come to no more.
import { compareSeverity, type Severity } from '../access/severity.ts'
import { clusterOf } from '../kube/cluster-path.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { digest, type Finding } from './finding.ts'

/** One finding, as it was then. */
export interface Given {
  readonly fingerprint: string
  readonly severity: Severity
  /** Its file. */
  readonly path: string
  /** What it is applied with, and the clusters that its folders name. */
  readonly places: readonly string[]
  /** All that somebody can do by it; one mark for all where that is much. */
  readonly extent: readonly string[]
}

export function givenFor(finding: Finding): Given {
  const { fingerprint, severity } = finding
  const marks = [...new Set(abilities(finding).map(([mark]) => mark))]
  return {
    fingerprint,
    severity,
    path: pathOf(finding),
    places: [...places(finding)],
    extent: marks.length > mostMarks ? [whole(marks)] : marks,
  }
}

const mostMarks = 24

/** Each was given for one: a copy is another. The one in its old file comes before one that may have been moved. */
export function agreed(given: readonly Given[], findings: readonly Finding[]): ReadonlySet<Finding> {
  const covered = new Set<Finding>()
  const waiting = new Map<string, readonly Given[]>(groupedBy(given, ({ fingerprint }) => fingerprint))
  for (const stays of [true, false]) {
    for (const finding of findings) {
      const left = waiting.get(finding.fingerprint) ?? []
      if (covered.has(finding) || left.length === 0) continue
      const holds = within(finding)
      const found = left.find((one) => (!stays || one.path === pathOf(finding)) && holds(one))
      if (found === undefined) continue
      covered.add(finding)
      waiting.set(
        finding.fingerprint,
        left.filter((one) => one !== found),
      )
    }
  }
  return covered
}

function within(finding: Finding): (given: Given) => boolean {
  const here = [...places(finding)]
  const all = abilities(finding)
  const sum = whole([...new Set(all.map(([mark]) => mark))])
  return ({ severity, places, extent }) => {
    if (compareSeverity(finding.severity, severity) > 0 || !here.every((one) => places.includes(one))) return false
    return extent.includes(sum) || all.every((marks) => marks.some((mark) => extent.includes(mark)))
  }
}

function pathOf({ ranges: [{ path }] }: Finding): string {
  return digest(path)
}

/** A file may go to another folder, not into another cluster. */
function places({ unit, ranges }: Finding): ReadonlySet<string> {
  const clusters = new Set(ranges.map(({ path }) => clusterOf(path)))
  return new Set([...clusters].map((cluster) => digest(JSON.stringify([unit, cluster]))))
}

type Marks = readonly [string, ...string[]]

/** Of each ability its mark, and those of what holds it too: for every name, or everywhere. */
function abilities({ account, extent = [] }: Finding): readonly Marks[] {
  return extent.map(({ what, where = null, name = null }) => {
    const mark = (place: string | null, one: string | null): string =>
      digest(JSON.stringify([account ?? null, what, place, one]))
    return [mark(where, name), mark(where, null), mark(null, name), mark(null, null)]
  })
}

function whole(marks: readonly string[]): string {
  return digest([...marks].sort().join(' '))
}
