// The proved fixes of many findings as one edit of the files.
import type { Delta } from '../findings/delta.ts'
import type { Finding } from '../findings/finding.ts'
import { applySplices, type Splice } from '../yaml/splice.ts'
import { compareText } from './order.ts'
import { spliceDiff, vanishes } from './patch.ts'

export interface Fixes {
  readonly splices: ReadonlyMap<string, readonly Splice[]>
  readonly taken: readonly Finding[]
  /** Fixes that touch the text of an earlier one: each is proved for itself, not on top of the other. */
  readonly leftOut: readonly Finding[]
}

/** All proved fixes of what the change introduced, worst first. */
export function allFixes(delta: Delta): Fixes {
  return combined(delta.introduced)
}

export function combined(findings: readonly Finding[]): Fixes {
  const splices = new Map<string, Splice[]>()
  const taken: Finding[] = []
  const leftOut: Finding[] = []
  for (const finding of findings) {
    if ('refusal' in finding.cure) continue
    // Two findings may ask for the very same edit; it is made once.
    const missing = finding.cure.splices.filter((one) => !splices.get(one.path)?.some((other) => same(one, other)))
    if (missing.some((one) => splices.get(one.path)?.some((other) => touch(one, other)))) {
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

/** Also side by side: two insertions at one place have no order. */
function touch(a: Splice, b: Splice): boolean {
  return a.from <= b.to && b.from <= a.to
}
