// What an account held in another unit and no longer holds there: it moved.
import { inOtherCluster } from '../kube/cluster-path.ts'
import { testsOf } from '../kube/test-path.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { newRights } from './coverage.ts'
import type { Moved } from './gain.ts'
import type { Grant } from './grant.ts'
import type { AccessGraph } from './graph.ts'

/** One unit at both ends. */
export interface GraphPair {
  readonly before: AccessGraph
  readonly after: AccessGraph
  /** Its base is that of another unit: nothing is lost there. */
  readonly like?: boolean
}

/** For one of the pairs: what accounts lost in the others, but not in another cluster, nor in test data. */
export function moved(pairs: readonly GraphPair[]): (to: GraphPair) => Moved {
  if (pairs.length < 2) return () => () => []
  const known = new Map<GraphPair, (id: string) => readonly Grant[]>()
  return (to) => (id, near) =>
    pairs.flatMap((from) => {
      if (from === to || from.like === true) return []
      const lost = known.get(from) ?? losses(from)
      known.set(from, lost)
      const isTest = testsOf(from.before.inventory.unit)
      const places = [near.origin.path, placeOf(to.after)]
      return lost(id).filter(({ binding: { manifest } }) => {
        const { path } = manifest.origin
        return !isTest(path) && ![path, placeOf(from.after)].some((one) => places.some((to) => inOtherCluster(one, to)))
      })
    })
}

/** A file in the folder of a Kustomize root; the plain unit has no place. */
function placeOf({ inventory: { unit } }: AccessGraph): string {
  const [, folder] = /^kustomize:(.*)$/.exec(unit.id) ?? []
  return folder === undefined ? '' : `${folder}/kustomization.yaml`
}

function losses({ before, after }: GraphPair): (id: string) => readonly Grant[] {
  let byId: ReturnType<typeof groupedBy<AccessGraph['accounts'][number], string>> | undefined
  return (id) => {
    byId ??= groupedBy(before.accounts, (account) => account.id)
    return (byId.get(id) ?? []).flatMap(({ name, namespace, near, grants }) => {
      const left = after.account({ name, near, ...(namespace !== undefined && { namespace }) }).grants
      return grants.filter((grant) => newRights([grant], left).length > 0)
    })
  }
}
