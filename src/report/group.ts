// One edit, one comment: which findings are said together.
import type { Severity } from '../access/severity.ts'
import { compareSeverity } from '../access/severity.ts'
import type { Finding } from '../findings/finding.ts'
import type { Range } from '../yaml/source.ts'
import type { Anchor } from './anchor.ts'
import { compareText, groupedBy } from './order.ts'

/** A finding, and the line of the diff that can carry it, if one can. */
export interface Placed {
  readonly finding: Finding
  readonly anchor?: Anchor
}

/** Findings that one edit brought. The first one is told: the worst, or one of its rule that the diff can carry. */
export type Group = readonly [Placed, ...Placed[]]

/**
 * Together are: one fingerprint; one rule with one cause; one line to stand on; and, across rules, one cause in one object,
 * or two findings that rest on each other's lines (the two ends of one binding). Groups come worst first.
 */
export function groups(placed: readonly Placed[]): readonly Group[] {
  const sets = placed.map((_, index) => index)
  const first = new Map<string, number>()
  for (const [index, one] of placed.entries()) {
    for (const key of keys(one)) {
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, index)
      else join(sets, earlier, index)
    }
  }
  joinPartners(placed, sets)
  const members = groupedBy(placed.keys(), (index) => String(root(sets, index)))
  return [...members.values()]
    .map((indices) => sorted(indices.flatMap((index) => placed[index] ?? [])))
    .toSorted(byWorst)
}

/** The gravest severity in it. */
export function severityOf(group: Group): Severity {
  return group.reduce<Severity>((worst, { finding: { severity } }) => {
    return compareSeverity(severity, worst) > 0 ? severity : worst
  }, 'info')
}

function keys({ finding, anchor }: Placed): readonly string[] {
  const { fingerprint, rule, cause, ranges, subject } = finding
  const { path, startLine } = ranges[0]
  const keys = [
    JSON.stringify(['same', fingerprint]),
    JSON.stringify(['line', anchor?.path ?? path, anchor?.line ?? startLine]),
  ]
  if (cause !== '') {
    keys.push(JSON.stringify(['rule', rule, cause]), JSON.stringify(['cause', path, subject, cause]))
  }
  return keys
}

/** A finding on the subject of a binding and one on its role name each other: it is one binding that was added. */
function joinPartners(placed: readonly Placed[], sets: number[]): void {
  const byPrimary = new Map<string, number>()
  for (const [index, { finding }] of placed.entries()) {
    const key = lineKey(finding.ranges[0])
    if (!byPrimary.has(key)) byPrimary.set(key, index)
  }
  for (const [index, { finding }] of placed.entries()) {
    const [primary, ...others] = finding.ranges
    for (const range of others) {
      const partner = byPrimary.get(lineKey(range))
      if (partner === undefined) continue
      const back = placed[partner]?.finding.ranges.some((one) => lineKey(one) === lineKey(primary))
      if (back === true) join(sets, index, partner)
    }
  }
}

function lineKey({ path, startLine }: Range): string {
  return JSON.stringify([path, startLine])
}

function sorted(members: readonly Placed[]): Group {
  const order = members.toSorted(worstFirst)
  const worst = order[0]
  if (worst === undefined) throw new Error('a group without findings')
  const told = order.find(({ finding, anchor }) => finding.rule === worst.finding.rule && anchor !== undefined) ?? worst
  return [told, ...order.filter((one) => one !== told)]
}

function byWorst(a: Group, b: Group): number {
  return compareSeverity(severityOf(b), severityOf(a)) || worstFirst(a[0], b[0])
}

/** By severity, then by how well it stands, then by place, so that the same findings always read the same. */
function worstFirst(a: Placed, b: Placed): number {
  const [left, right] = [a.finding.ranges[0], b.finding.ranges[0]]
  return (
    compareSeverity(b.finding.severity, a.finding.severity) ||
    standing(a) - standing(b) ||
    compareText(left.path, right.path) ||
    left.startLine - right.startLine ||
    compareText(a.finding.rule, b.finding.rule) ||
    compareText(a.finding.fingerprint, b.finding.fingerprint)
  )
}

function standing({ anchor }: Placed): number {
  if (anchor === undefined) return 2
  return anchor.added ? 0 : 1
}

/** The first index of the set that an index is in. */
function root(parents: number[], index: number): number {
  let at = index
  for (let up = parents[at] ?? at; up !== at; up = parents[at] ?? at) {
    parents[at] = parents[up] ?? up
    at = up
  }
  return at
}

function join(parents: number[], a: number, b: number): void {
  const [left, right] = [root(parents, a), root(parents, b)]
  parents[Math.max(left, right)] = Math.min(left, right)
}
