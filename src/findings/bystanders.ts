// Units that the change does not reach, but a fix would: they are judged as they stand.
import { gains } from '../access/gain.ts'
import { accessGraph } from '../access/graph.ts'
import type { Unit } from '../kube/unit.ts'
import type { Packaging } from '../packaging/units.ts'
import type { Rule } from '../rules/rule.ts'
import { inspect } from './inspect.ts'
import type { Bystanders, Judged } from './retrial.ts'

export function bystanders({ others }: Packaging, rules: readonly Rule[]): Bystanders {
  const known = new Map<Unit, Judged>()
  return (paths) =>
    others(paths).map((unit) => {
      const one = known.get(unit) ?? judged(unit, rules)
      known.set(unit, one)
      return one
    })
}

function judged(unit: Unit, rules: readonly Rule[]): Judged {
  const before = accessGraph(unit)
  const none: ReadonlyMap<string, string> = new Map()
  return {
    unit,
    head: inspect(rules, before, before, gains(before, before, none)),
    again: (head) => {
      const after = accessGraph(head)
      return inspect(rules, after, before, gains(before, after, none))
    },
  }
}
