// Every unit, inspected at both ends.
import { type Gains, gains, noGains } from '../access/gain.ts'
import { type AccessGraph, accessGraph } from '../access/graph.ts'
import { moved } from '../access/moved.ts'
import type { Unit, UnitPair } from '../kube/unit.ts'
import type { Rule } from '../rules/rule.ts'
import { appliedAnew } from './applied-anew.ts'
import type { Draft } from './draft.ts'
import { inspect } from './inspect.ts'

export interface JudgedUnit {
  readonly before: AccessGraph
  readonly after: AccessGraph
  readonly base: readonly Draft[]
  readonly head: readonly Draft[]
  readonly gains: Gains
  /** What the way back would gain: it was lost. */
  readonly losses: Gains
  readonly unit: Unit
  /** Its base is judged in a pair of its own too. */
  readonly like: boolean
  /** Those of `head` that tell of rights bound in a new cluster: they are introduced, whatever another cluster has. */
  readonly anew: readonly Draft[]
  /** What it tells is no reason to change what stands in its files: these are right where they are applied already. */
  readonly elsewhere: boolean
  /** Another head in the place of this one. */
  again(head: Unit): readonly Draft[]
}

/** `renames`: path at head -> path at base. */
export function judgedUnits(
  pairs: readonly UnitPair[],
  rules: readonly Rule[],
  renames: ReadonlyMap<string, string>,
): readonly JudgedUnit[] {
  const known = new Map<Unit, AccessGraph>()
  const there = pairs.map(({ base, head, like }) => ({
    before: graphOf(base, known),
    after: accessGraph(head),
    like: like === true,
  }))
  const back = there.map(({ before, after, like }) => ({ before: after, after: before, like }))
  const [movedTo, movedFrom] = [moved(there), moved(back)]
  const renamedBack = new Map([...renames].map(([to, from]) => [from, to]))
  return pairs.flatMap(({ base, head: unit, like, newCluster, applied }, index) => {
    const [way, wayBack] = [there[index], back[index]]
    if (way === undefined || wayBack === undefined) return []
    const { before, after } = way
    const held = newCluster ? accessGraph({ ...base, manifests: [] }) : before
    // What its account lost elsewhere did not move to another cluster: what was in this one is in its base.
    const came = applied === undefined ? movedTo(way) : undefined
    const gained = gains(held, after, renames, came)
    // Of the rest of that cluster the folder says nothing: nothing is lost there.
    const lost = applied === undefined ? gains(after, before, renamedBack, movedFrom(wayBack), 'back') : noGains
    const found = inspect(rules, after, before, gained)
    const head = applied === undefined ? found : found.filter(isAnew).map((draft) => appliedAnew(draft, applied))
    return {
      ...way,
      base: applied === undefined ? inspect(rules, before, before, lost) : [],
      head,
      gains: gained,
      losses: lost,
      unit,
      like: like === true,
      anew: newCluster || applied !== undefined ? head.filter(isAnew) : [],
      elsewhere: applied !== undefined,
      again: (head) => {
        const anew = accessGraph(head)
        return inspect(rules, anew, before, gains(held, anew, renames, movedTo(way)))
      },
    }
  })
}

function isAnew({ claim }: Draft): boolean {
  return claim.certain && claim.gained === 'certain'
}

/** Several pairs may have one base. */
function graphOf(unit: Unit, known: Map<Unit, AccessGraph>): AccessGraph {
  const graph = known.get(unit) ?? accessGraph(unit)
  known.set(unit, graph)
  return graph
}
