// How a finding is waived, where the conversation of a pull request takes orders: the small line under a comment.
import type { Finding } from '../findings/finding.ts'
import type { Markdown } from './escape.ts'
import { md } from './markdown.ts'

/** Who may waive alone: whoever has write access, or only somebody who is not the author. */
export type Waivers = 'writers' | 'others'

const longestName = 253

/** `several`: the comment tells the same rule of other objects too. */
export function waiving(finding: Finding, waivers: Waivers | undefined, several: boolean): Markdown | undefined {
  if (waivers === undefined) return undefined
  const who = waivers === 'writers' ? md`somebody with write access` : md`somebody else with write access`
  const wider = several ? md`; without the name it counts for all of this rule` : md``
  const order: Markdown = { markdown: `\`${waiveOrder(finding)}\`` }
  return md`To waive it, ${who} writes in the conversation, not in this thread: ${order}${wider}`
}

/** The order as it is given. Nothing in it means anything to Markdown. */
export function waiveOrder({ rule, subject: { kind, namespace, name } }: Finding): string {
  const parts = namespace === undefined ? [kind, name] : [kind, namespace, name]
  return `/sa-guard waive ${rule} ${parts.map(written).join('/')} because REASON`
}

/** An order takes patterns: what no name of Kubernetes has, and what is too long, is a star. */
function written(part: string): string {
  const shown = part.replace(/[^\w.:-]+/g, '*')
  return shown.length > longestName ? `${shown.slice(0, longestName)}*` : shown
}
