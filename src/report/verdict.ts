// Whether the change passes, and one sentence that says so.
import { compareSeverity } from '../access/severity.ts'
import type { Delta } from '../findings/delta.ts'
import type { Policy } from '../policy/policy.ts'
import type { Review } from '../ports.ts'
import { counted, tally } from './tally.ts'

/** The longest description GitHub takes for a commit status. */
const longestVerdict = 140

export type Verdict = Pick<Review, 'conclusion' | 'verdict'>

/**
 * An introduced finding at or above `failOn` fails, and so does a file that the change broke; under `strict`, a file that
 * it touches and nobody could read.
 */
export function verdict(delta: Delta, { failOn, strict }: Pick<Policy, 'failOn' | 'strict'>): Verdict {
  const { introduced, fixed, problems, stats } = delta
  const failing = introduced.some(({ severity }) => compareSeverity(severity, failOn) >= 0)
  const broken = problems.filter(({ fails }) => fails)
  const unjudged = problems.filter(({ fails, touched }) => touched && !fails)
  const unread = unjudged.filter(({ refused }) => !refused)
  const conclusion = failing || broken.length > 0 || (strict && unjudged.length > 0) ? 'failure' : 'success'

  const words = [conclusion === 'failure' ? 'failed' : 'passed']
  if (introduced.length > 0) words.push(`${counted(introduced.length, 'risk')} introduced (${tally(introduced)})`)
  if (delta.waived.length > 0) words.push(`${delta.waived.length} waived`)
  if (fixed.length > 0) words.push(`${fixed.length} fixed`)
  if (broken.length > 0) words.push(`${filesOf(broken)} broken`)
  if (unread.length > 0) words.push(`${filesOf(unread)} not read`)
  if (unjudged.length > unread.length) words.push(`${unjudged.length - unread.length} refused by Kubernetes`)
  if (words.length === 1)
    words.push(
      stats.manifests === 0 ? 'no manifest to judge' : `${counted(stats.manifests, 'manifest')}, no risk introduced`,
    )
  return { conclusion, verdict: words.join(', ').slice(0, longestVerdict) }
}

function filesOf(problems: readonly { readonly path: string }[]): string {
  return counted(new Set(problems.map(({ path }) => path)).size, 'file')
}
