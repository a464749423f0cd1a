// What an account held in another unit and no longer holds there: it moved.
import { groupedBy } from '../yaml/grouped.ts'
import { newRights } from './coverage.ts'
import type { Moved } from './gain.ts'
import type { AccessGraph } from './graph.ts'

/** One unit at both ends. */
export interface GraphPair {
  readonly before: AccessGraph
  readonly after: AccessGraph
}

/** For one of the pairs: what accounts lost in the others. */
export function moved(pairs: readonly GraphPair[]): (to: GraphPair) => Moved {
  if (pairs.length < 2) return () => () => []
  const known = new Map<GraphPair, Moved>()
  return (to) => (id) =>
    pairs.flatMap((from) => {
      if (from === to) return []
      const lost = known.get(from) ?? losses(from)
      known.set(from, lost)
      return lost(id)
    })
}

function losses({ before, after }: GraphPair): Moved {
  let byId: ReturnType<typeof groupedBy<AccessGraph['accounts'][number], string>> | undefined
  return (id) => {
    byId ??= groupedBy(before.accounts, (account) => account.id)
    return (byId.get(id) ?? []).flatMap(({ name, namespace, near, grants }) => {
      const left = after.account({ name, near, ...(namespace !== undefined && { namespace }) }).grants
      return grants.filter((grant) => newRights([grant], left).length > 0)
    })
  }
}
