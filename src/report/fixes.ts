// The proved fixes of many findings as one edit of the files.
import type { Delta } from '../findings/delta.ts'
import type { Finding } from '../findings/finding.ts'
import { applySplices, type Splice, touching } from '../yaml/splice.ts'
import { compareText } from './order.ts'
import { spliceDiff, vanishes } from './patch.ts'

export interface Fixes {
  readonly splices: ReadonlyMap<string, readonly Splice[]>
  readonly taken: readonly Finding[]
  /** Fixes that were not found to hold on top of the others, or touch the same text. */
  readonly leftOut: readonly Finding[]
}

/** All proved fixes of what the change introduced, worst first. */
export function allFixes(delta: Delta): Fixes {
  return combined(delta.introduced)
}

/** Fixes that were found to hold together, the first ones before the others; one that holds only alone comes alone. */
export function combined(findings: readonly Finding[]): Fixes {
  const splices = new Map<string, Splice[]>()
  const taken: Finding[] = []
  const leftOut: Finding[] = []
  const joint = findings.some(({ cure }) => 'splices' in cure && cure.apart !== true)
  for (const finding of findings) {
    const { cure } = finding
    if ('refusal' in cure) continue
    const isAlone = cure.apart === true && (joint || taken.length > 0)
    // Two findings may ask for the very same edit; it is made once.
    const missing = cure.splices.filter((one) => !splices.get(one.path)?.some((other) => same(one, other)))
    if (isAlone || missing.some((one) => touching([one], splices.get(one.path) ?? []))) {
      leftOut.push(finding)
      continue
    }
    taken.push(finding)
    for (const splice of missing) {
      const list = splices.get(splice.path)
      if (list === undefined) splices.set(splice.path, [splice])
      else list.push(splice)
    }
  }
  return { splices, taken, leftOut }
}

/** The fixes as one unified diff; empty if there are none. */
export function patchOf({ splices }: Pick<Fixes, 'splices'>, texts: ReadonlyMap<string, string>): string {
  const paths = [...splices.keys()].toSorted(compareText)
  return spliceDiff(
    texts,
    paths.flatMap((path) => splices.get(path) ?? []),
  )
}

/** Each file that the fixes mend: its text as judged, and as mended; absent where nothing of the file is left. */
export function mendedTexts(
  { splices }: Pick<Fixes, 'splices'>,
  texts: ReadonlyMap<string, string>,
): readonly { readonly path: string; readonly before: string; readonly after?: string }[] {
  return [...splices].map(([path, edits]) => {
    const before = textAt(texts, path)
    const after = applySplices(before, edits)
    return { path, before, ...(!vanishes(before, after) && { after }) }
  })
}

export function textAt(texts: ReadonlyMap<string, string>, path: string): string {
  const text = texts.get(path)
  if (text === undefined) throw new Error(`the text of ${path} is missing from the delta`)
  return text
}

function same(a: Splice, b: Splice): boolean {
  return a.from === b.from && a.to === b.to && a.text === b.text
}
