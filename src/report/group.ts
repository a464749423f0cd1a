// One edit, one comment: which findings are said together.

import type { Severity } from '../access/severity.ts'
import { compareSeverity } from '../access/severity.ts'
import type { Finding } from '../findings/finding.ts'
import { groupedBy } from '../yaml/grouped.ts'
import type { Range } from '../yaml/source.ts'
import type { Anchor } from './anchor.ts'
import { compareText } from './order.ts'

/** A finding, and the line of the diff that can carry it, if one can. */
export interface Placed {
  readonly finding: Finding
  readonly anchor?: Anchor
}

/** Findings that one edit brought. The first one is told: the worst, or one of its rule that the diff can carry. */
export type Group = readonly [Placed, ...Placed[]]

/**
 * First what one edit of one place brought: findings on one line, with one cause in one object, or resting on each other's
 * lines (the two ends of a binding). Then equal edits of several places: the worst findings are of one rule and one cause,
 * or have one fingerprint. Groups come worst first.
 */
export function groups(placed: readonly Placed[]): readonly Group[] {
  const edits = united(placed, (one) => editKeys(one), partners(placed)).map((members) => members.toSorted(worstFirst))
  return united(edits, ([worst]) => (worst === undefined ? [] : equalityKeys(worst)), [])
    .map((members) => sorted(members.flat()))
    .toSorted(byWorst)
}

/** Sets of the items that share a key, or that a pair of indices joins. */
function united<Item>(
  items: readonly Item[],
  keys: (item: Item) => readonly string[],
  pairs: readonly (readonly [number, number])[],
): readonly (readonly Item[])[] {
  const parents = items.map((_, index) => index)
  const first = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    for (const key of keys(item)) {
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, index)
      else join(parents, earlier, index)
    }
  }
  for (const [a, b] of pairs) join(parents, a, b)
  const members = groupedBy(items.entries(), ([index]) => String(root(parents, index)))
  return [...members.values()].map((entries) => entries.map(([, item]) => item))
}

/** The gravest severity in it. */
export function severityOf(group: Group): Severity {
  return group.reduce<Severity>((worst, { finding: { severity } }) => {
    return compareSeverity(severity, worst) > 0 ? severity : worst
  }, 'info')
}

function editKeys({ finding, anchor }: Placed): readonly string[] {
  const { cause, ranges, subject } = finding
  const { path, startLine } = ranges[0]
  const line = JSON.stringify(['line', anchor?.path ?? path, anchor?.line ?? startLine])
  return cause === '' ? [line] : [line, JSON.stringify(['cause', path, subject, cause])]
}

function equalityKeys({ finding: { rule, cause, fingerprint } }: Placed): readonly string[] {
  const same = JSON.stringify(['fingerprint', fingerprint])
  return cause === '' ? [same] : [same, JSON.stringify(['rule', rule, cause])]
}

/** A finding on the subject of a binding and one on its role name each other: it is one binding that was added. */
function partners(placed: readonly Placed[]): readonly (readonly [number, number])[] {
  const byPrimary = new Map<string, number>()
  for (const [index, { finding }] of placed.entries()) {
    const key = lineKey(finding.ranges[0])
    if (!byPrimary.has(key)) byPrimary.set(key, index)
  }
  return placed.flatMap(({ finding }, index) => {
    const [primary, ...others] = finding.ranges
    return others.flatMap((range): readonly (readonly [number, number])[] => {
      const partner = byPrimary.get(lineKey(range))
      if (partner === undefined) return []
      const back = placed[partner]?.finding.ranges.some((one) => lineKey(one) === lineKey(primary))
      return back === true ? [[index, partner]] : []
    })
  })
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
