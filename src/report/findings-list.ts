// Findings in the summary: those that came, that went, that were there, and that were waived.
import type { Delta } from '../findings/delta.ts'
import type { Finding } from '../findings/finding.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { sentence, subject } from './comment.ts'
import type { Markdown } from './escape.ts'
import { code, prose } from './escape.ts'
import type { Group } from './group.ts'
import { bullets, fold, joined, md } from './markdown.ts'
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
  const items = groups.flatMap((group) => itemsOf(group, commented.has(group), options))
  const left = items.length - maxRows
  return bullets(left > 0 ? [...items.slice(0, maxRows), md`and ${left} more, milder ones`] : items)
}

/** An item for each rule that speaks in the group. A list, for a table of long names is wider than a phone. */
function itemsOf(group: Group, isCommented: boolean, links: Links): readonly Markdown[] {
  const byRule = groupedBy(
    group.map(({ finding }) => finding),
    ({ rule }) => rule,
  )
  return [...byRule.values()].map(([first, ...others]) => {
    const rest = others.length === 0 ? md`` : md` The same in ${prose(counted(others.length, 'other place'))}.`
    const remedy = isCommented ? md`` : md` ${prose(first.remedy ?? ruleWords(first.rule).remedy)}`
    return told(first, links, md`${rest}${remedy}`)
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
    const end = until === undefined ? md`` : md` until ${code(until)}`
    return told(finding, links, md` Waived by ${code(by)}${end}: ${prose(`${reason.replace(/\.$/, '')}.`)}`)
  })
  return fold(`${counted(list.length, 'waived risk')}`, bullets(more(items, list.length)))
}

/** The place and the rule last: they are for whoever reads on. */
function told(finding: Finding, links: Links, more = md``): Markdown {
  const place = placeLink(startOf(finding.ranges[0]), links)
  return md`**${prose(finding.severity)}** · ${sentence(finding)}${more} ${place} · ${ruleLink(finding.rule, links)}`
}
