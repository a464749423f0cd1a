// Runs a review and shows it in the form that was asked for.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { LocalError } from '../local/fault.ts'
import type { Comparison } from '../ports.ts'
import { allFixes, mendedTexts, patchOf } from '../report/fixes.ts'
import { jsonReport } from '../report/json.ts'
import { sarifReport } from '../report/sarif.ts'
import { terminal as drawn, type TerminalOptions } from '../report/terminal.ts'
import { type Reviewed, review } from '../review.ts'
import type { Arguments, Outcome, Terminal } from './command.ts'
import { lawOf } from './report-options.ts'
import { version } from './version.ts'

export interface Presentation {
  readonly arguments_: Arguments
  readonly terminal: Terminal
  /** There is no base. */
  readonly scan: boolean
  /** Where the policy is looked for, if not in what is compared. */
  readonly lawIn?: Comparison
  /** For standard error, before anything else. */
  readonly notes?: string
  /** What paths of the report are relative to, where there are files to mend. */
  readonly root?: string
}

interface Done extends Reviewed {
  readonly comparison: Comparison
  /** The policy file in force, if any. */
  readonly source?: string
  readonly milliseconds: number
}

export async function present(compared: () => Promise<Comparison>, presentation: Presentation): Promise<Outcome> {
  const { arguments_, root } = presentation
  const once = async (): Promise<Done> => {
    const started = performance.now()
    const comparison = await compared()
    // Who takes a SARIF report closes what is not in it.
    const whole = arguments_.value('format') === 'sarif'
    const { policy, problems, altered, source } = await lawOf(
      arguments_,
      presentation.terminal,
      presentation.lawIn ?? comparison,
    )
    const reviewed = await review(comparison, policy, {
      scan: presentation.scan,
      whole,
      problems,
      ...(altered !== undefined && { altered }),
    })
    return {
      ...reviewed,
      comparison,
      ...(source !== undefined && { source }),
      milliseconds: Math.round(performance.now() - started),
    }
  }
  const first = await once()
  const mended = arguments_.has('fix') && root !== undefined ? await mend(first, root) : undefined
  // What is left is told of the files as they now stand.
  const done = mended === undefined || mended.count === 0 ? first : await once()
  return outcome(done, presentation, mended?.words)
}

async function outcome(done: Done, { arguments_, terminal, notes = '' }: Presentation, mended = ''): Promise<Outcome> {
  const exitCode = done.review.conclusion === 'failure' ? 1 : 0
  const file = arguments_.value('output')
  const colour = terminal.colour && !arguments_.has('no-color') && file === undefined
  const text = await formatted(done, arguments_, { colour, quiet: arguments_.has('quiet') }, terminal.home)
  const policy = done.source === undefined ? '' : `policy: ${done.source}\n`
  const before = arguments_.has('quiet') ? mended : `${notes}${policy}${mended}`
  if (file === undefined) return { exitCode, output: text, notes: before }
  try {
    await writeFile(resolve(terminal.cwd, file), text)
  } catch (error) {
    throw new LocalError(`the report cannot be written to ${file}: ${reason(error)}`)
  }
  return {
    exitCode,
    output: '',
    notes: arguments_.has('quiet') ? before : `${before}${done.review.verdict}; report in ${file}\n`,
  }
}

async function formatted(
  { delta, review, changes, comparison: { base, head }, milliseconds }: Done,
  arguments_: Arguments,
  options: TerminalOptions,
  home: string,
): Promise<string> {
  switch (arguments_.value('format') ?? 'text') {
    case 'json': {
      const run = { ...(base !== undefined && { base }), head, changes, version: await version(home), milliseconds }
      return jsonReport(delta, review, run)
    }
    case 'sarif':
      return sarifReport(delta, { ...(base !== undefined && { base }), version: await version(home), links: {} })
    case 'markdown':
      return review.summary
    case 'patch':
      return patchOf(allFixes(delta), delta.texts)
    default:
      return drawn(delta, review, options)
  }
}

interface Mended {
  readonly count: number
  readonly words: string
}

/** Writes every proved fix into the files. A file that is not what was judged any more stays as it is. */
async function mend({ delta }: Reviewed, root: string): Promise<Mended> {
  const fixes = allFixes(delta)
  const { taken, leftOut } = fixes
  const mended = mendedTexts(fixes, delta.texts)
  const stale: string[] = []
  for (const { path, before, after } of mended) {
    const file = join(root, path)
    if ((await readFile(file, 'utf8')) !== before) stale.push(path)
    else if (after === undefined) await rm(file)
    else await writeFile(file, after)
  }
  const words = [`mended ${taken.length} of ${delta.introduced.length}`]
  if (leftOut.length > 0) words.push(`${leftOut.length} overlap with these: run --fix again`)
  if (stale.length > 0) words.push(`changed meanwhile and left alone: ${stale.join(', ')}`)
  return { count: mended.length - stale.length, words: `${words.join('; ')}\n` }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^E[A-Z]+: /, '') : String(error)
}
