// What could not be read, and whether the change is to blame.

import { objectName } from '../access/names.ts'
import { relevant } from '../kube/discover.ts'
import type { RefusedObject } from '../kube/inventory.ts'
import type { Problem, SourceText } from '../yaml/source.ts'
import { lineOf } from '../yaml/source.ts'
import type { ReadingProblem } from './delta.ts'

/** A file, as far as it could be read. */
export interface Read {
  readonly source?: SourceText
  readonly problems: readonly Problem[]
}

/** The files, with what the API server would refuse among their problems: nothing of such an object is in force. */
export function withRefusals(
  readings: ReadonlyMap<string, Read>,
  refused: readonly RefusedObject[],
): ReadonlyMap<string, Read> {
  const all = new Map(readings)
  for (const { field, message } of refused) {
    const { manifest, route } = field
    const { source, span } = manifest.origin.says(route)
    const read = all.get(source.path) ?? { problems: [] }
    const problem = {
      path: source.path,
      line: lineOf(source, span.from),
      message: `${objectName(manifest)}: ${message}`,
    }
    all.set(source.path, { ...read, problems: [...read.problems, problem] })
  }
  return all
}

export function readingProblems(
  base: ReadonlyMap<string, Read>,
  head: ReadonlyMap<string, Read>,
  renames: ReadonlyMap<string, string>,
): readonly ReadingProblem[] {
  const found: ReadingProblem[] = []
  for (const [path, { source, problems }] of head) {
    if (problems.length === 0 || isTemplate(source)) continue
    const before = base.get(renames.get(path) ?? path)
    const carried = before !== undefined && before.problems.length > 0
    const known = new Set(before?.problems.map(({ message }) => message))
    const touched = source === undefined ? !carried : before?.source?.text !== source.text
    for (const problem of problems) {
      const change = carried && known.has(problem.message) ? 'carried' : 'introduced'
      found.push({ ...problem, change, fails: change === 'introduced' && blames(source, before), touched })
    }
  }
  return found
}

/** Broken by the change: it could be read at base, or it is new and shows that it is meant as a manifest. */
function blames(source: SourceText | undefined, before: Read | undefined): boolean {
  if (before !== undefined) return before.problems.length === 0
  return source !== undefined && /^kind:/m.test(source.text) && relevant(source.text)
}

/** A text for some template engine: no fault of YAML in it means anything. */
function isTemplate(source: SourceText | undefined): boolean {
  return source !== undefined && /\{\{|\{%|<%/.test(source.text)
}
