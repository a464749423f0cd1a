// Which line of the diff a comment stands on.
import type { Finding } from '../findings/finding.ts'
import type { ChangedFile } from '../ports.ts'
import { wholeLines } from '../yaml/splice.ts'
import { textAt } from './fixes.ts'
import type { Hunks } from './hunks.ts'
import { hunks } from './hunks.ts'
import type { Line } from './place.ts'

/** A line of head that GitHub accepts. */
export interface Anchor extends Line {
  readonly hunk: number
  readonly added: boolean
}

/** The hunks of a file, and the lines of head where something was removed. */
interface FileDiff extends Hunks {
  readonly beside: ReadonlySet<number>
}

export type HunksByPath = ReadonlyMap<string, FileDiff>

/** Lines looked at inside one range, beside its first. */
const maxInside = 20

export function hunksByPath(changes: readonly ChangedFile[]): HunksByPath {
  const found = new Map<string, FileDiff>()
  for (const { path, patch } of changes) {
    if (patch === undefined) continue
    const read = hunks(patch)
    found.set(path, { ...read, beside: new Set(read.removed.values()) })
  }
  return found
}

/**
 * The first line that was added, else the first where something was removed, else the first that a hunk holds; looked for
 * where the finding rests, then where its fix goes. None if the finding lies outside the diff.
 */
export function anchor(finding: Finding, texts: ReadonlyMap<string, string>, diff: HunksByPath): Anchor | undefined {
  if (diff.size === 0) return undefined
  const lines = candidates(finding, texts).filter(({ path }) => diff.has(path))
  const anchors = lines.flatMap(({ path, line }) => {
    const found = diff.get(path)?.lines.get(line)
    return found === undefined ? [] : [{ path, line, hunk: found.hunk, added: found.kind === 'added' }]
  })
  return (
    anchors.find(({ added }) => added) ??
    anchors.find(({ path, line }) => diff.get(path)?.beside.has(line) === true) ??
    anchors[0]
  )
}

function candidates({ ranges, cure }: Finding, texts: ReadonlyMap<string, string>): readonly Line[] {
  const first = ranges.map(({ path, startLine }) => ({ path, line: startLine }))
  const inside = ranges.flatMap(({ path, startLine, endLine }) =>
    Array.from({ length: Math.min(endLine - startLine, maxInside) }, (_, offset) => ({
      path,
      line: startLine + 1 + offset,
    })),
  )
  if ('refusal' in cure) return [...first, ...inside]
  const paths = [...new Set(cure.splices.map(({ path }) => path))]
  const mended = paths.flatMap((path) => {
    const splices = cure.splices.filter((splice) => splice.path === path)
    return wholeLines(textAt(texts, path), splices).map(({ startLine }) => ({ path, line: startLine }))
  })
  return [...first, ...mended, ...inside]
}
