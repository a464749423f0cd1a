// The words of a comment. Read on a phone: the first line must suffice.

import type { Finding, TrailStep } from '../findings/finding.ts'
import { groupedBy } from '../yaml/grouped.ts'
import type { Markdown } from './escape.ts'
import { code, cut, prose } from './escape.ts'
import type { Group, Placed } from './group.ts'
import { bullets, fenced, fold, joined, md, paragraphs } from './markdown.ts'
import type { Offer } from './offer.ts'
import type { Links } from './place.ts'
import { placeLink, ruleLink, startOf } from './place.ts'
import { ruleWords } from './rule-words.ts'
import { counted } from './tally.ts'
import { type Waivers, waiving } from './waiving.ts'

export interface CommentOptions extends Links {
  /** Who may waive by an order in the conversation; absent where none is taken. */
  readonly waivers?: Waivers
}

/** Other places a comment names, and links of a trail. */
const maxNamed = 10
/** More of them push what follows off the screen of a phone, and are folded. */
const fewPlaces = 3
/** A longer patch is no help in a comment. */
const longestPatch = 20_000
/** GitHub takes 65536 characters; our signature stands behind these. */
const longestComment = 50_000

/** What is told of a group in the file the comment stands in; always short enough for GitHub. */
export function comment(group: Group, offer: Offer, here: string | undefined, options: CommentOptions): Markdown {
  const whole = words(group, offer, here, options)
  if (whole.markdown.length <= longestComment) return whole
  const { finding } = group[0]
  return paragraphs([opening(finding), md`The rest is too long for a comment.`, small(group, options)])
}

function words(group: Group, offer: Offer, here: string | undefined, options: CommentOptions): Markdown {
  const { finding } = group[0]
  const { why, remedy } = ruleWords(finding.rule)
  return paragraphs([
    opening(finding),
    makers(finding),
    trail(group[0], here, options),
    md`**Why:** ${prose(why)}`,
    md`**What to do:** ${prose(finding.remedy ?? remedy)}`,
    ...cure(offer, namesOf(finding)),
    others(group, here, options),
    beside(group, here, options),
    small(group, options),
  ])
}

/** A notification shows no more than this line: how bad, and who can do what. */
function opening(finding: Finding): Markdown {
  return md`**${prose(finding.severity)}** · ${sentence(finding)}`
}

/** The rule by name and title, and the way to a waiver. */
function small(group: Group, options: CommentOptions): Markdown {
  const { finding } = group[0]
  const rule = md`<sub>sa-guard ${ruleLink(finding.rule, options)} · ${prose(ruleWords(finding.rule).title)}</sub>`
  const way = waiving(finding, options.waivers, alike(group).length > 0)
  return way === undefined ? rule : md`${rule}\n<sub>${way}</sub>`
}

/** The finding's message as a sentence. */
export function sentence(finding: Finding): Markdown {
  return prose(`${finding.message.replace(/\.$/, '')}.`, namesOf(finding))
}

/** What in a message is a name: the subject, its account, and what the trail is labelled with. */
export function namesOf({ subject, account = '', trail }: Finding): readonly string[] {
  const { namespace = '', name } = subject
  const [accountNamespace = '', accountName = ''] = account.split('/')
  const full = namespace === '' ? name : `${namespace}/${name}`
  return [full, name, namespace, account, accountName, accountNamespace, ...trail.slice(0, maxNamed).map(nameIn)]
}

/** `RoleBinding shop/web-reader` names `shop/web-reader`. */
function nameIn({ label }: Pick<TrailStep, 'label'>): string {
  return label.slice(label.indexOf(' ') + 1)
}

/** How it comes about, as links: what lies beside the line the comment stands on. */
function trail({ finding, anchor }: Placed, here: string | undefined, links: Links): Markdown | undefined {
  const { path, line } = anchor ?? startOf(finding.ranges[0])
  const steps = finding.trail.filter(({ range }) => range.path !== path || range.startLine !== line)
  if (steps.length === 0) return undefined
  const shown = steps.slice(0, maxNamed).map((step) => {
    const place = placeLink(startOf(step.range), links, here)
    return md`${prose(cut(step.label, 300), [nameIn(step)])} (${place})`
  })
  const rest = steps.length - shown.length
  return md`**Trail:** ${joined(shown, ' → ')}${rest > 0 ? md` and ${rest} more` : md``}`
}

function cure({ refusal, suggestion, patch, changesToo }: Offer, names: readonly string[]): readonly Markdown[] {
  const parts: Markdown[] = []
  if (changesToo.length > 0) parts.push(reach(changesToo))
  if (refusal !== undefined) parts.push(md`No one-click fix: ${prose(refusal, names)}.`)
  if (suggestion !== undefined) parts.push({ markdown: suggestion.block })
  if (patch === undefined) return parts
  if (patch.text.length <= longestPatch) return [...parts, fold(patch.title, fenced(patch.text, 'diff'))]
  return [...parts, md`The patch is too long for a comment; ${code('sa-guard review --fix')} applies it.`]
}

/** The roots that one line does this to. */
function makers({ unit, alsoIn = [] }: Finding): Markdown | undefined {
  return alsoIn.length === 0 ? undefined : md`So it is in ${named([unit, ...alsoIn])}.`
}

/** Whoever mends a shared file should know who shares it. */
function reach(units: readonly string[]): Markdown {
  return md`The file is shared. The fix also changes what has no such risk: ${named(units)}.`
}

function named(units: readonly string[]): Markdown {
  const shown = units.slice(0, maxNamed).map((id) => {
    return id === 'plain' ? md`the file as it stands` : code(id.replace(/^kustomize:/, ''))
  })
  const rest = units.length - shown.length
  return md`${joined(shown, ', ')}${rest > 0 ? md` and ${rest} more` : md``}`
}

/** What else the group tells by the rule of its first. */
function alike([first, ...rest]: Group): readonly Finding[] {
  return rest.map(({ finding }) => finding).filter(({ rule }) => rule === first.finding.rule)
}

/** Where else the same is so. */
function others(group: Group, here: string | undefined, links: Links): Markdown | undefined {
  const [first] = group
  const same = alike(group)
  if (same.length === 0) return undefined
  const items = same.slice(0, maxNamed).map((finding) => {
    const other = finding.severity === first.finding.severity ? md`` : md`**${prose(finding.severity)}** · `
    return md`${other}${subject(finding)}, ${placeLink(startOf(finding.ranges[0]), links, here)}`
  })
  const left = same.length - items.length
  const title = `The same in ${counted(same.length, 'other place')}`
  const list = bullets(left > 0 ? [...items, md`and ${left} more`] : items)
  return same.length > fewPlaces ? fold(title, list) : md`${prose(title)}:\n\n${list}`
}

/** What else the same edit brought, by other rules. Of the same object its title is enough. */
function beside([first, ...rest]: Group, here: string | undefined, links: Links): Markdown | undefined {
  const told = groupedBy(
    rest.map(({ finding }) => finding).filter(({ rule }) => rule !== first.finding.rule),
    ({ rule }) => rule,
  )
  if (told.size === 0) return undefined
  const items = [...told.values()].map(([finding]) => {
    const rule = ruleLink(finding.rule, links)
    if (isSameObject(finding, first.finding))
      return md`**${prose(finding.severity)}** · ${prose(ruleWords(finding.rule).title)} · ${rule}`
    return md`${opening(finding)} ${placeLink(startOf(finding.ranges[0]), links, here)} · ${rule}`
  })
  return md`The same lines also bring:

${bullets(items)}`
}

/** Two findings about one object. */
export function isSameObject({ subject: a }: Finding, { subject: b }: Finding): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name
}

export function subject({ subject: { kind, namespace, name } }: Finding): Markdown {
  return md`${prose(cut(kind, 80))} ${code(namespace === undefined ? name : `${namespace}/${name}`)}`
}
