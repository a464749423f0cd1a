// Which waiver comments stood at base, and for what: each of them stands for one comment of head at most.
import { compareSeverity, type Severity } from '../access/severity.ts'
import type { Ability } from '../rules/rule.ts'
import type { Finding } from './finding.ts'
import { type WaiverComment, waiverComments } from './waiver-comment.ts'

export type Said = Omit<Finding, 'cure'>

export interface Ends {
  /** Nothing to compare with: what stands in the files was agreed upon by whoever scans them. */
  readonly scan: boolean
  /** Of head. */
  readonly texts: ReadonlyMap<string, string>
  /** A file of head as it was at base. */
  before(path: string): { readonly path: string; readonly text: string } | undefined
  /** What is certain at base. */
  readonly atBase: readonly Said[]
}

export interface CommentAtHead {
  readonly comment: WaiverComment
  /** What it was given for; absent for one that is new in the change. */
  readonly given: readonly Said[] | undefined
  readonly touched: boolean
}

/** A comment and the findings of its end that it is on. */
interface Beside {
  readonly comment: WaiverComment
  /** Its file at base. */
  readonly home: string
  readonly findings: readonly Said[]
}

/** `said`: what is so at head. `wrong`: what the files that the change touches have as comments that are none. */
export function commentsAtHead(
  ends: Ends,
  ruleIds: readonly string[],
  said: readonly Said[],
): { readonly comments: readonly CommentAtHead[]; readonly wrong: readonly string[] } {
  const head: (Beside & { readonly touched: boolean })[] = []
  const wrong: string[] = []
  const base = new Map<string, readonly Beside[]>()
  for (const [path, text] of ends.texts) {
    const found = waiverComments(path, text, ruleIds)
    if (found.waivers.length + found.wrong.length === 0) continue
    const { path: home, text: old = '' } = ends.before(path) ?? { path }
    const touched = ends.scan || old !== text
    if (touched) wrong.push(...found.wrong.map(({ line, message }) => `${path}:${line}: ${message}`))
    head.push(...found.waivers.map((comment) => ({ ...beside(comment, home, said), touched })))
    // Two files may come from one.
    const known = waiverComments(home, old, ruleIds).waivers
    base.set(
      home,
      known.map((comment) => beside(comment, home, ends.atBase)),
    )
  }
  const known = standings([...base.values()].flat(), head)
  return { comments: head.map(({ comment, touched }) => ({ comment, touched, given: known.get(comment) })), wrong }
}

function beside(comment: WaiverComment, home: string, said: readonly Said[]): Beside {
  return { comment, home, findings: said.filter((finding) => isFor(comment, finding)) }
}

export function isFor({ path, about, rule }: WaiverComment, finding: Said): boolean {
  if (finding.rule !== rule) return false
  return finding.ranges.some((range) => range.path === path && range.startLine <= about && about <= range.endLine)
}

/** What a comment was given for at base; without an entry it is a new one. */
function standings(base: readonly Beside[], head: readonly Beside[]): ReadonlyMap<WaiverComment, readonly Said[]> {
  const standing = new Map<WaiverComment, readonly Said[]>()
  let free = base
  // A copy may stand above the comment that it was copied from: what they are on tells them apart.
  for (const signs of [samesOf, likesOf, () => ['']]) {
    const waiting = new Map<string, WaiverComment[]>()
    for (const { comment, findings, home } of head) {
      for (const sign of signs(findings)) {
        const key = JSON.stringify([home, comment.words, sign])
        const list = waiting.get(key)
        if (list === undefined) waiting.set(key, [comment])
        else list.push(comment)
      }
    }
    for (const list of waiting.values()) list.reverse()
    free = free.filter(({ comment: { words }, home, findings }) => {
      for (const sign of signs(findings)) {
        const found = nextFree(waiting.get(JSON.stringify([home, words, sign])), standing)
        if (found === undefined) continue
        standing.set(found, findings)
        return false
      }
      return true
    })
  }
  return standing
}

function nextFree(list: WaiverComment[] = [], taken: ReadonlyMap<WaiverComment, unknown>): WaiverComment | undefined {
  let next = list.pop()
  while (next !== undefined && taken.has(next)) next = list.pop()
  return next
}

/** Does it say no more than what is `given`: of the same account and object, and no graver? */
export function within(given: readonly Said[]): (finding: Said) => boolean {
  const most = new Map<string, Severity>()
  for (const finding of given) {
    for (const sign of [...samesOf([finding]), ...likesOf([finding])]) {
      const known = most.get(sign)
      if (known === undefined || compareSeverity(finding.severity, known) > 0) most.set(sign, finding.severity)
    }
  }
  const reaches = reaching(given)
  return (finding) =>
    reaches(finding) &&
    [...samesOf([finding]), ...likesOf([finding])].some((sign) => {
      const known = most.get(sign)
      return known !== undefined && compareSeverity(finding.severity, known) <= 0
    })
}

/** Nothing of it lies in another namespace, and nothing new in the whole cluster. */
function reaching(given: readonly Said[]): (finding: Said) => boolean {
  const known = new Set(given.flatMap(({ extent = [] }) => extent.map(reachOf)))
  return ({ extent = [], message }) =>
    extent.every((one) => one.what === message || holdersOf(one).some((holder) => known.has(reachOf(holder))))
}

function reachOf({ what, where, name }: Ability): string {
  return JSON.stringify([where === undefined ? ['everywhere', what] : ['in', where], name ?? null])
}

/** It itself, and what would hold it too. */
function holdersOf({ what, where, name }: Ability): readonly Ability[] {
  const places = where === undefined ? [{ what }] : [{ what, where }, { what }]
  return places.flatMap((place) => (name === undefined ? [place] : [{ ...place, name }, place]))
}

function samesOf(findings: readonly Said[]): readonly string[] {
  return findings.map(({ fingerprint, account }) => JSON.stringify(['same', fingerprint, account ?? null]))
}

/** What it is about may be put in other words; who it is about may not. */
function likesOf(findings: readonly Said[]): readonly string[] {
  return findings.flatMap(({ rule, account, subject: { kind, namespace = null, name } }) =>
    account === undefined ? [] : [JSON.stringify(['like', rule, account, kind, namespace, name])],
  )
}
