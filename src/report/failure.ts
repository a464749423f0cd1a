// A run that could not do its work, in words.
import type { Review } from '../ports.ts'
import { cut, prose, visible } from './escape.ts'
import { md } from './markdown.ts'

/** The longest description GitHub takes for a commit status. */
const longestVerdict = 140

export type Failure = Pick<Review, 'conclusion' | 'verdict' | 'summary'>

/** Not a word about risks: nothing is known of them. `sentence` says what to do. */
export function failure(sentence: string): Failure {
  const { markdown } =
    md`**sa-guard could not do its work, so this check fails**\n\n${prose(sentence)}\n\nComments that were posted before stay as they are.\n`
  return { conclusion: 'failure', verdict: cut(`failed: ${visible(sentence)}`, longestVerdict), summary: markdown }
}
