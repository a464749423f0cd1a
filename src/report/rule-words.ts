// What a rule says of itself, by its id.
import { rules } from '../rules/index.ts'
import type { Rule } from '../rules/rule.ts'

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]))

export type RuleWords = Pick<Rule, 'id' | 'title' | 'family' | 'why' | 'remedy'>

export function ruleWords(id: string): RuleWords {
  const rule = byId.get(id)
  if (rule === undefined) throw new Error(`there is no rule ${id}`)
  return rule
}
