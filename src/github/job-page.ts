// What stands on the page of the job: annotations, and the job summary.
import * as core from '@actions/core'
import type { Annotation, Review } from '../ports.ts'

/** GitHub shows ten of each level for a step; the rest would be lost. */
const shownAnnotations = 10
/** A job summary above a mebibyte is not shown at all. */
const longestSummary = 1_000_000

export async function writeSummary({ summary, verdict }: Pick<Review, 'summary' | 'verdict'>): Promise<void> {
  // Unset where a runner is too old to have one.
  if ((process.env.GITHUB_STEP_SUMMARY ?? '') === '') return
  const short = `${verdict}\n\nThe summary is too long for this page; the JSON report holds everything.`
  await core.summary.addRaw(Buffer.byteLength(summary) <= longestSummary ? summary : short, true).write()
}

export function annotate(annotations: readonly Annotation[]): void {
  const tell = { error: core.error, warning: core.warning, notice: core.notice }
  const shown = { error: 0, warning: 0, notice: 0 }
  for (const { level, path, line, endLine, title, message } of annotations) {
    shown[level] += 1
    if (shown[level] > shownAnnotations) continue
    tell[level](message, {
      title,
      ...(path === undefined ? {} : { file: path }),
      ...(line === undefined ? {} : { startLine: line }),
      ...(endLine === undefined ? {} : { endLine }),
    })
  }
  const hidden = Object.values(shown).reduce((sum, count) => sum + Math.max(0, count - shownAnnotations), 0)
  if (hidden > 0) core.info(`${hidden} more findings are in the job summary.`)
}
