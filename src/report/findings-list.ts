// Findings in the summary: those that came, that went, that were there, and that were waived.
import type { Delta } from '../findings/delta.ts'
import type { Finding } from '../findings/finding.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { sentence, subject } from './comment.ts'
import type { Markdown } from './escape.ts'
import { code, prose } from './escape.ts'
import type { Group } from './group.ts'
import { bullets, fold, joined, md, paragraphs, table } from './markdown.ts'
import { maxNames, maxRows, more } from './more.ts'
import type { Links } from './place.ts'
import { placeLink, ruleLink, startOf } from './place.ts'
import { ruleWords } from './rule-words.ts'
import { counted, tally } from './tally.ts'

/** `commented`: those that have a comment on their line, which says what to do. */
export function introduced(
  groups: readonly Group[],
  commented: ReadonlySet<Group>,
  options: Links,
): Markdown | undefined {
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
export function thanks(fixed: readonly Finding[], links: Links): Markdown | undefined {
  if (fixed.length === 0) return undefined
  let names = maxNames
  const parts = [...groupedBy(fixed, ({ rule }) => rule)].map(([rule, own]) => {
    const different = [...groupedBy(own.map(subject), ({ markdown }) => markdown).values()].map(([first]) => first)
    const shown = different.slice(0, names)
    names -= shown.length
    const who =
      shown.length === 0 ? md`` : md` (${joined(shown, ', ')}${shown.length < different.length ? md`, …` : md``})`
    return md`${own.length} × ${ruleLink(rule, links)}${who}`
  })
  return md`**Thank you.** ${prose(counted(fixed.length, 'risk'))} gone: ${joined(parts, ', ')}.`
}

export function carried(list: readonly Finding[], links: Links): Markdown | undefined {
  if (list.length === 0) return undefined
  const items = list.slice(0, maxRows).map((finding) => told(finding, links))
  const were = list.length === 1 ? 'was' : 'were'
  return fold(
    `${counted(list.length, 'risk')} that ${were} there before (${tally(list)})`,
    bullets(more(items, list.length)),
  )
}

export function waived({ waived: list }: Delta, links: Links): Markdown | undefined {
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
