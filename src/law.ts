// The policy that a change is judged by: as it stands at base, and what the change makes of it.
import type { ReadingProblem } from './findings/delta.ts'
import { type Choice, chosenPolicy } from './policy/choice.ts'
import { defaultPolicy, type Policy } from './policy/policy.ts'
import { type Complaint, readPolicy } from './policy/read.ts'
import { isSame, noFile, type Standing, standing, strayed, usualPolicyFile } from './policy/standing.ts'
import type { Comparison } from './ports.ts'
import { rules } from './rules/index.ts'

export { usualPolicyFile }

export interface Law {
  readonly policy: Policy
  /** The file that is in force, and where it was read; absent where nobody wrote one. */
  readonly source?: string
  /** The change breaks the policy file. */
  readonly problems: readonly ReadingProblem[]
  /** What the change does to the policy of the changes after it, a sentence without full stop. */
  readonly altered?: string
}

/** The policy cannot be used: nothing is judged by another one instead. */
export class PolicyError extends Error {
  readonly path: string
  readonly line: number
  constructor(path: string, line: number, message: string) {
    super(message)
    this.path = path
    this.line = line
  }
}

const maxBytes = 2_000_000
const shownComplaints = 5

const ruleIds = rules.map(({ id }) => id)

/**
 * Reads the file from base; where there is no base, as for a scan, from what is scanned. `tip`: the commit that the change
 * goes into, where that has gone on since the change left it. Its owners' last word counts: nobody chooses an older law by
 * branching from an older commit.
 */
export async function law(comparison: Comparison, path: string, choice: Choice, tip?: Comparison): Promise<Law> {
  const scan = comparison.base === undefined
  const atFork = await comparison.entries(scan ? 'head' : 'base')
  const inForce = tip === undefined ? atFork : await tip.entries('head')
  const before = standing(path, inForce)
  const atHead = scan ? inForce : await comparison.entries('head')
  const after = scan ? before : standing(path, atHead)
  const stray = strayed(path, inForce)
  if (stray !== undefined) throw new PolicyError(stray, 1, `${stray} ${strayWords}.`)
  // Somebody named the file: its absence is a mistake, unless this very change brings it.
  if (before === undefined && after === undefined && path !== usualPolicyFile)
    throw new PolicyError(
      path,
      1,
      `There is no policy file ${path}, neither at the base of this change nor at its head.`,
    )
  const changed = !isSame(after, before) && !isSame(after, standing(path, atFork))
  const complaints = changed && after !== undefined ? await complaintsAbout(comparison, after) : []
  const newStray = strayed(path, atFork) === undefined ? strayed(path, atHead) : undefined
  const policy =
    before === undefined
      ? defaultPolicy()
      : await atBase(tip ?? comparison, comparison.base, before, changed && complaints.length === 0)
  const altered = scan ? undefined : alteration(path, { before: standing(path, atFork), after })
  return {
    policy: chosenPolicy(choice, policy),
    ...(before !== undefined && { source: scan ? path : `${path}, as it stands at the base` }),
    problems: [
      ...complaints.map((one) => problem(path, one)),
      ...(newStray === undefined ? [] : [breaking(newStray, 1, `the file ${strayWords}`)]),
    ],
    ...(altered !== undefined && { altered }),
  }
}

/** A policy from the disk, which no change can touch. */
export function policyIn(path: string, bytes: Uint8Array, choice: Choice): Policy {
  const reading = readPolicy(path, bytes, ruleIds)
  if ('complaints' in reading) throw new PolicyError(path, reading.complaints[0].line, told(path, reading.complaints))
  return chosenPolicy(choice, reading.policy)
}

function alteration(
  path: string,
  { before, after }: { readonly before: Standing | undefined; readonly after: Standing | undefined },
): string | undefined {
  if (isSame(before, after)) return undefined
  const does = before === undefined ? 'brings' : after === undefined ? 'takes away' : 'alters'
  return `this change ${does} the policy ${path}; it is judged by the one at its base, and changes after it by the new one`
}

const strayWords = `is read by nobody: the policy is ${usualPolicyFile}, and this file should have that name`

async function atBase(
  comparison: Comparison,
  base: string | undefined,
  entry: Standing,
  mended: boolean,
): Promise<Policy> {
  const { path } = entry
  const read = await reading(comparison, entry)
  if ('policy' in read) return read.policy
  const where = base === undefined ? '' : ', as it stands at the base of this change,'
  const way = mended ? ' This change mends it: somebody who may has to merge it without this check.' : ''
  const words = `The policy ${path}${where} cannot be used. ${told(path, read.complaints)}${way}`
  throw new PolicyError(path, read.complaints[0].line, words)
}

async function complaintsAbout(comparison: Comparison, entry: Standing): Promise<readonly Complaint[]> {
  const read = await reading(comparison, entry)
  return 'complaints' in read ? read.complaints : []
}

async function reading(comparison: Comparison, { path, mode, blob }: Standing): Promise<ReturnType<typeof readPolicy>> {
  const wrong = noFile({ path, mode, blob })
  if (wrong !== undefined) return unusable(wrong)
  const content = (await comparison.read([blob], maxBytes)).get(blob)
  if (content !== undefined && 'tooLarge' in content) return unusable('the file is larger than 1 MB')
  if (content === undefined || 'unreadable' in content)
    return unusable(`the file cannot be read${content === undefined ? '' : `: ${content.unreadable}`}`)
  return readPolicy(path, content.bytes, ruleIds)
}

function unusable(message: string): ReturnType<typeof readPolicy> {
  return { complaints: [{ line: 1, column: 1, message }] }
}

/** `path:3:7: message.`, a few of them. */
function told(path: string, complaints: readonly Complaint[]): string {
  const shown = complaints.slice(0, shownComplaints).map(({ line, column, message }) => {
    const place = column === undefined ? `${path}:${line}` : `${path}:${line}:${column}`
    return `${place}: ${message}${/[.?]$/.test(message) ? '' : '.'}`
  })
  const rest = complaints.length - shown.length
  return `${shown.join(' ')}${rest > 0 ? ` And ${rest} more.` : ''}`
}

function problem(path: string, { line, column, message }: Complaint): ReadingProblem {
  const at = column === undefined ? '' : `column ${column}: `
  return breaking(path, line, `the policy could not be used any more: ${at}${message}`)
}

function breaking(path: string, line: number, message: string): ReadingProblem {
  return { path, line, message, change: 'introduced', fails: true, touched: true }
}
