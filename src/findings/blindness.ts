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
  /** Objects that the API server refuses: nothing of them gets into force, so they fail no check. */
  readonly refusals?: readonly Refusal[]
}

interface Refusal extends Problem {
  readonly refused: true
  readonly names: readonly string[]
}

/** The files, with what the API server would refuse of them. */
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
      refused: true as const,
      names: [objectName(manifest).slice(manifest.kind.length + 1)],
    }
    all.set(source.path, { ...read, refusals: [...(read.refusals ?? []), problem] })
  }
  return all
}

/** `breaks`: what a change of other files too may be to blame for. */
export function readingProblems(
  base: ReadonlyMap<string, Read>,
  head: ReadonlyMap<string, Read>,
  renames: ReadonlyMap<string, string>,
  breaks: (problem: Problem) => boolean = () => false,
): readonly ReadingProblem[] {
  const found: ReadingProblem[] = []
  for (const [path, read] of head) {
    const before = base.get(renames.get(path) ?? path)
    found.push(...problemsOf(read, before, breaks))
  }
  return found
}

function problemsOf(
  { source, problems, refusals = [] }: Read,
  before: Read | undefined,
  breaks: (problem: Problem) => boolean,
): readonly ReadingProblem[] {
  if (problems.length + refusals.length === 0) return []
  const known = new Set([...(before?.problems ?? []), ...(before?.refusals ?? [])].map(({ message }) => message))
  const touched = source === undefined ? known.size === 0 : before?.source?.text !== source.text
  const told = (problem: Problem, mayFail: boolean): ReadingProblem => {
    const change = known.has(problem.message) ? 'carried' : 'introduced'
    return { ...problem, change, fails: mayFail && change === 'introduced', touched }
  }
  const mayFail = blames(source, before)
  const broken = problems.filter(breaks).map((problem) => told(problem, true))
  if (isTemplate(source)) return broken
  const own = problems.filter((problem) => !breaks(problem)).map((problem) => told(problem, mayFail))
  return [...broken, ...own, ...refusals.map((problem) => told(problem, false))]
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
