// The words of the summary: one text for the review, the job summary and `--format markdown`.

import type { Delta } from '../findings/delta.ts'
import type { Markdown } from './escape.ts'
import { prose } from './escape.ts'
import { carried, introduced, thanks, waived } from './findings-list.ts'
import { access, picture } from './gained.ts'
import type { Group } from './group.ts'
import { bullets, fold, joined, md, paragraphs } from './markdown.ts'
import { maxRows, more } from './more.ts'
import type { Links } from './place.ts'
import { counted, listed, tally } from './tally.ts'
import { problems } from './unread.ts'
import type { Verdict } from './verdict.ts'

/** GitHub takes 65536 characters; whoever posts it signs behind these. */
const longestSummary = 60_000

export interface SummaryOptions extends Links {
  /** There is no base: everything counts as introduced. */
  readonly scan?: boolean
  /** False: patches only, no button. */
  readonly suggestions?: boolean
  /** False: nobody posts the comments. */
  readonly comments?: boolean
}

export interface Told extends Verdict {
  readonly delta: Delta
  readonly groups: readonly Group[]
  /** Those that have a comment on their line. */
  readonly commented: ReadonlySet<Group>
  readonly options: SummaryOptions
}

export function summary(told: Told): string {
  const { delta, options } = told
  const blocks = [
    opening(told),
    introduced(told.groups, told.commented, options),
    thanks(delta.fixed, options),
    access(delta),
    picture(delta),
    ...problems(delta.problems, options),
    carried(delta.carried, options),
    waived(delta, options),
    notes(delta.notes),
    unknowns(delta.unknowns),
    examined(told),
  ].filter((block) => block !== undefined)
  const kept: Markdown[] = []
  let left = longestSummary
  for (const block of blocks) {
    left -= block.markdown.length + 2
    if (left < 0) {
      kept.push(md`The rest is too long for this place; the JSON report holds it all.`)
      break
    }
    kept.push(block)
  }
  return `${paragraphs(kept).markdown}\n`
}

/** Tells what was commented from what is clean. */
function opening({ delta, conclusion, groups, commented, options }: Told): Markdown {
  const outcome = conclusion === 'failure' ? md`**sa-guard: failed.**` : md`**sa-guard: passed.**`
  const { length } = delta.introduced
  // Reasons to fail: what the change breaks; and under `strict` all that it touches.
  const broken = delta.problems.filter(({ fails }) => fails)
  const touched = conclusion === 'failure' ? delta.problems.filter((one) => one.touched) : []
  const reasons = broken.length > 0 ? broken : touched
  const unread = new Set(reasons.filter(({ refused }) => !refused).map(({ path }) => path)).size
  const refused = reasons.filter((one) => one.refused).length
  const but = [
    ...(delta.waived.length === 0 ? [] : [`${delta.waived.length} waived`]),
    ...(unread === 0 ? [] : [`${counted(unread, 'file')} cannot be read`]),
    ...(refused === 0 ? [] : [`${counted(refused, 'object')} Kubernetes would refuse`]),
  ]
  if (length === 0) {
    const rest = but.length === 0 ? md`` : md`, but ${prose(listed(but))}`
    return md`${outcome} No risk ${options.scan ? md`found` : md`introduced`}${rest}.`
  }
  const what = prose(`${counted(length, 'risk')} ${options.scan ? 'found' : 'introduced'} (${tally(delta.introduced)})`)
  const beside = but.length === 0 ? md`` : md`; ${prose(listed(but))}`
  if (options.scan) return md`${outcome} ${what}${beside}.`
  if (commented.size === 0) return md`${outcome} ${what}, told here only${beside}.`
  const only = groups.length - commented.size
  const rest = only === 0 ? md`` : md`; ${only} told here only`
  return md`${outcome} ${what}: ${prose(counted(commented.size, 'comment'))} on the lines that brought ${prose(length === 1 ? 'it' : 'them')}${rest}${beside}.`
}

function unknowns(list: readonly string[]): Markdown | undefined {
  if (list.length === 0) return undefined
  const items = list.slice(0, maxRows).map((one) => prose(one))
  return fold(`${counted(list.length, 'thing')} the manifests do not say`, bullets(more(items, list.length)))
}

function examined({ delta, options: { scan } }: Told): Markdown {
  const { introduced, waived, fixed, access, stats, passedOver } = delta
  const what = prose(counted(stats.manifests, 'manifest'))
  const parts: Markdown[] = []
  if (stats.manifests === 0) parts.push(scan ? md`No manifest found.` : md`No manifest changed.`)
  else if (scan || introduced.length + waived.length + fixed.length + access.length > 0)
    parts.push(md`${what} examined.`)
  else parts.push(md`${what}, nothing changed about their ServiceAccounts.`)
  if (passedOver.length > 0) parts.push(md`Passed over for now: ${prose(listed(passedOver))}.`)
  return joined(parts, ' ')
}

/** On waivers: whoever answers for one should see it without opening anything. */
function notes(list: readonly string[]): Markdown | undefined {
  if (list.length === 0) return undefined
  const items = list.slice(0, maxRows).map((one) => prose(`${one}.`))
  return md`**Waivers**\n\n${bullets(more(items, list.length))}`
}
