// What can be offered against findings: a suggestion to click, a patch to apply, or the reason why not.
import type { Finding } from '../findings/finding.ts'
import type { Anchor, HunksByPath } from './anchor.ts'
import { combined, patchOf, textAt } from './fixes.ts'
import type { Line } from './place.ts'
import { suggestion } from './suggestion.ts'
import { counted } from './tally.ts'

/** What is longer than a screen or two is not read before it is clicked. */
const longestSuggestion = 20_000

/** Whole lines that GitHub replaces at a click; the comment must cover exactly them. */
export interface OfferedSuggestion extends Line {
  readonly startLine: number
  readonly text: string
  /** The fenced block. */
  readonly block: string
}

export interface Offer {
  readonly suggestion?: OfferedSuggestion
  /** A unified diff, and what to write on the fold that hides it. */
  readonly patch?: { readonly title: string; readonly text: string }
  readonly refusal?: string
  /** What the edit changes besides, though it does not have the risk. */
  readonly changesToo: readonly string[]
}

/** For the findings of one rule that share a comment; the suggestion is the first one's, the patch mends all it can. */
export function offer(
  findings: readonly [Finding, ...Finding[]],
  anchor: Anchor | undefined,
  texts: ReadonlyMap<string, string>,
  diff: HunksByPath,
): Offer {
  const { cure } = findings[0]
  const fixes = combined(findings)
  const button = anchor === undefined ? undefined : suggestionBeside(findings[0], anchor, texts, diff)
  const needed = fixes.taken.length > 1 || (fixes.taken.length === 1 && button === undefined)
  return {
    ...('refusal' in cure && { refusal: cure.refusal }),
    ...(button !== undefined && { suggestion: button }),
    changesToo: [...new Set(fixes.taken.flatMap(changedToo))],
    ...(needed && { patch: { title: patchTitle(findings, fixes.taken), text: patchOf(fixes, texts) } }),
  }
}

function changedToo({ cure }: Finding): readonly string[] {
  return 'refusal' in cure ? [] : (cure.changesToo ?? [])
}

function patchTitle(findings: readonly [Finding, ...Finding[]], taken: readonly Finding[]): string {
  const { cure } = findings[0]
  if (findings.length === 1 && 'title' in cure) return `Patch: ${cure.title}`
  if (taken.length === findings.length) return `Patch for all ${counted(taken.length, 'place')}`
  return `Patch for ${taken.length} of the ${counted(findings.length, 'place')}`
}

/** A button is no use to a reader who cannot see what it changes: it must lie in the hunk of the comment. */
function suggestionBeside(
  finding: Finding,
  anchor: Anchor,
  texts: ReadonlyMap<string, string>,
  diff: HunksByPath,
): OfferedSuggestion | undefined {
  const found = suggestionFor(finding, texts, diff)
  if (found === undefined || found.path !== anchor.path) return undefined
  return diff.get(found.path)?.lines.get(found.line)?.hunk === anchor.hunk ? found : undefined
}

/** The finding's fix as a suggestion, if all of it fits into one. */
export function suggestionFor(
  { cure }: Finding,
  texts: ReadonlyMap<string, string>,
  diff: HunksByPath,
): OfferedSuggestion | undefined {
  if ('refusal' in cure || cure.removesObject) return undefined
  const [path, ...others] = new Set(cure.splices.map((splice) => splice.path))
  const hunks = path === undefined ? undefined : diff.get(path)
  if (path === undefined || others.length > 0 || hunks === undefined) return undefined
  const found = suggestion(textAt(texts, path), cure.splices, hunks)
  return 'reason' in found || found.block.length > longestSuggestion ? undefined : { path, ...found }
}
