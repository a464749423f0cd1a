// The words of the summary: one text for the review, the job summary and `--format markdown`.

import type { Delta, ReadingProblem } from '../findings/delta.ts'
import type { Finding } from '../findings/finding.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { sentence, subject } from './comment.ts'
import { diagram } from './diagram.ts'
import type { Markdown } from './escape.ts'
import { code, prose } from './escape.ts'
import type { Group } from './group.ts'
import { bullets, fold, joined, md, paragraphs, table } from './markdown.ts'
import type { Links } from './place.ts'
import { placeLink, ruleLink, startOf } from './place.ts'
import { ruleWords } from './rule-words.ts'
import { counted, listed, tally } from './tally.ts'
import type { Verdict } from './verdict.ts'

/** GitHub takes 65536 characters; whoever posts it signs behind these. */
const longestSummary = 60_000
const maxRows = 50
const maxNames = 10

export interface SummaryOptions extends Links {
  /** There is no base: everything counts as introduced. */
  readonly scan?: boolean
  /** False: patches only, no button. */
  readonly suggestions?: boolean
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
    introduced(told),
    thanks(delta.fixed, options),
    access(delta),
    picture(delta),
    ...problems(delta.problems, options),
    carried(delta.carried, options),
    waived(delta, options),
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
  if (length === 0) return md`${outcome} No risk ${options.scan ? md`found` : md`introduced`}.`
  const what = prose(`${counted(length, 'risk')} ${options.scan ? 'found' : 'introduced'} (${tally(delta.introduced)})`)
  if (options.scan) return md`${outcome} ${what}.`
  if (commented.size === 0) return md`${outcome} ${what}, told here only.`
  const only = groups.length - commented.size
  const rest = only === 0 ? md`` : md`; ${only} told here only`
  return md`${outcome} ${what}: ${prose(counted(commented.size, 'comment'))} on the lines that brought them${rest}.`
}

function introduced({ groups, commented, options }: Told): Markdown | undefined {
  if (groups.length === 0) return undefined
  const rows = groups.flatMap((group) => rowsOf(group, commented.has(group), options))
  const more = rows.length - maxRows
  return paragraphs([
    table(['', 'What', 'Where'], rows.slice(0, maxRows)),
    more > 0 ? md`And ${more} more, milder ones.` : undefined,
  ])
}

/** A row for each rule that speaks in the group. */
function rowsOf(group: Group, isCommented: boolean, links: Links): readonly (readonly Markdown[])[] {
  const byRule = groupedBy(
    group.map(({ finding }) => finding),
    ({ rule }) => rule,
  )
  return [...byRule.values()].map(([first, ...others]) => {
    const rest = others.length === 0 ? md`` : md` The same in ${prose(counted(others.length, 'other place'))}.`
    const remedy = isCommented ? md`` : md` ${prose(first.remedy ?? ruleWords(first.rule).remedy)}`
    return [
      md`**${prose(first.severity)}**`,
      md`${sentence(first)}${rest}${remedy} ${ruleLink(first.rule, links)}`,
      placeLink(startOf(first.ranges[0]), links),
    ]
  })
}

/** By rule, with counts. */
function thanks(fixed: readonly Finding[], links: Links): Markdown | undefined {
  if (fixed.length === 0) return undefined
  let names = maxNames
  const parts = [...groupedBy(fixed, ({ rule }) => rule)].map(([rule, own]) => {
    const shown = own.slice(0, names).map(subject)
    names -= shown.length
    const who = shown.length === 0 ? md`` : md` (${joined(shown, ', ')}${shown.length < own.length ? md`, …` : md``})`
    return md`${own.length} × ${ruleLink(rule, links)}${who}`
  })
  return md`**Thank you.** ${prose(counted(fixed.length, 'risk'))} gone: ${joined(parts, ', ')}.`
}

function access({ access: changes }: Delta): Markdown | undefined {
  if (changes.length === 0) return undefined
  const items = changes.slice(0, maxRows).map(({ account, workloads, gained, lost }) => {
    const users = workloads.length === 0 ? md`` : md` (${joined(workloads.slice(0, maxNames).map(code), ', ')})`
    const now =
      gained.length === 0
        ? md``
        : md` can now: ${joined(
            gained.map((one) => prose(one)),
            '; ',
          )}.`
    const before =
      lost.length === 0
        ? md``
        : md` No longer: ${joined(
            lost.map((one) => prose(one)),
            '; ',
          )}.`
    return md`${code(account)}${users}${now}${before}`
  })
  return md`**What accounts gained and lost**

${bullets(more(items, changes.length))}`
}

/** GitHub draws it; where it is too large for a picture the list above says the same. */
function picture({ access: changes }: Delta): Markdown | undefined {
  const drawn = diagram(changes.flatMap(({ paths }) => paths))
  return drawn === undefined
    ? undefined
    : fold('New ways to dangerous rights', { markdown: `\`\`\`mermaid\n${drawn}\n\`\`\`` })
}

function problems(list: readonly ReadingProblem[], links: Links): readonly Markdown[] {
  const told = (own: readonly ReadingProblem[]): Markdown => {
    const items = own.slice(0, maxRows).map(({ path, line, message, fails }) => {
      const place = line === undefined ? code(path) : placeLink({ path, line }, links)
      return md`${place}: ${prose(message)}${fails ? md` **(broken by this change)**` : md``}`
    })
    return bullets(more(items, own.length))
  }
  const touched = list.filter((one) => one.touched)
  const others = list.filter((one) => !one.touched)
  return [
    ...(touched.length > 0 ? [md`**Not read**\n\n${told(touched)}`] : []),
    ...(others.length > 0
      ? [fold(`${counted(others.length, 'place')} not read, outside of this change`, told(others))]
      : []),
  ]
}

function carried(list: readonly Finding[], links: Links): Markdown | undefined {
  if (list.length === 0) return undefined
  const items = list.slice(0, maxRows).map((finding) => told(finding, links))
  const were = list.length === 1 ? 'was' : 'were'
  return fold(
    `${counted(list.length, 'risk')} that ${were} there before (${tally(list)})`,
    bullets(more(items, list.length)),
  )
}

function waived({ waived: list }: Delta, links: Links): Markdown | undefined {
  if (list.length === 0) return undefined
  const items = list.slice(0, maxRows).map((finding) => {
    const { reason, by, until } = finding.waiver
    return md`${told(finding, links)}, waived by ${code(by)}${until === undefined ? md`` : md` until ${code(until)}`}: ${prose(reason)}`
  })
  return fold(`${counted(list.length, 'waived risk')}`, bullets(more(items, list.length)))
}

function told(finding: Finding, links: Links): Markdown {
  const place = placeLink(startOf(finding.ranges[0]), links)
  return md`**${prose(finding.severity)}** · ${sentence(finding)} ${ruleLink(finding.rule, links)} ${place}`
}

function unknowns(list: readonly string[]): Markdown | undefined {
  if (list.length === 0) return undefined
  const items = list.slice(0, maxRows).map((one) => prose(one))
  return fold(`${counted(list.length, 'thing')} the manifests do not say`, bullets(more(items, list.length)))
}

function examined({ delta: { introduced, fixed, access, stats, passedOver }, options: { scan } }: Told): Markdown {
  const what = prose(counted(stats.manifests, 'manifest'))
  const parts: Markdown[] = []
  if (stats.manifests === 0) parts.push(scan ? md`No manifest found.` : md`No manifest changed.`)
  else if (scan || introduced.length + fixed.length + access.length > 0) parts.push(md`${what} examined.`)
  else parts.push(md`${what}, nothing changed about their ServiceAccounts.`)
  if (passedOver.length > 0) parts.push(md`Passed over for now: ${prose(listed(passedOver))}.`)
  return joined(parts, ' ')
}

/** The list, and the number of what it leaves out. */
function more(items: readonly Markdown[], all: number): readonly Markdown[] {
  return items.length < all ? [...items, md`and ${all - items.length} more`] : items
}
