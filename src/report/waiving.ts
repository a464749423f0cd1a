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
  const words = waiveOrder(finding)
  if (words === undefined) return undefined
  const order: Markdown = { markdown: `\`${words}\`` }
  return md`To waive it, ${who} writes in the conversation, not in this thread: ${order}${wider}`
}

/**
 * The order as it is given; none where the object has a name that is none of Kubernetes: only a pattern could mean it, and
 * that could mean others. Nothing in it means anything to Markdown.
 */
export function waiveOrder({ rule, subject: { kind, namespace, name } }: Finding): string | undefined {
  const parts = namespace === undefined ? [kind, name] : [kind, namespace, name]
  if (!parts.every((part) => /^[\w.:-]+$/.test(part) && part.length <= longestName)) return undefined
  return `/sa-guard waive ${rule} ${parts.join('/')} because REASON`
}
