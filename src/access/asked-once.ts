// The same role is bound over and over, to those who hold the same: what it brings them is worked out once.
import type { PlacedRule } from '../kube/aggregation.ts'
import { numbering } from '../yaml/numbered.ts'
import type { Grant } from './grant.ts'

/** What a question was answered with; the questions of one list of rules are all of one kind. */
const known = new WeakMap<readonly PlacedRule[], Map<string, unknown>>()

/** The answer may depend on the rules, and on those of what is held where the grant counts; on nothing else. */
export function askedOnce<T>({ rules, binding }: Grant, held: readonly Grant[], ask: () => T): T {
  const question = questionOf(binding, held)
  if (question === undefined) return ask()
  const answers = (known.get(rules) ?? new Map()) as Map<string, T>
  known.set(rules, answers)
  const before = answers.get(question)
  if (before !== undefined) return before
  const answer = ask()
  answers.set(question, answer)
  return answer
}

/** More than these make a question that is hardly asked twice. */
const mostHeld = 8

function questionOf(binding: Grant['binding'], held: readonly Grant[]): string | undefined {
  if (held.length > mostHeld) return undefined
  return `${binding.kind} ${held.map(({ rules }) => numberOf(rules)).join(' ')}`
}

const numberOf = numbering<readonly PlacedRule[]>()
