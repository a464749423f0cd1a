// One more hop: whom an account can become, where the repository shows somebody stronger.
import { groupedBy } from '../yaml/grouped.ts'
import type { AccountAccess } from './account-access.ts'
import type { AccessGraph } from './graph.ts'
import type { HeldPower } from './power.ts'
import { type RatedPower, rated } from './rating.ts'
import { compareSeverity } from './severity.ts'

/** Somebody whom the holder of a power can become. */
export interface Stronger {
  readonly account: AccountAccess
  /** The gravest that it holds. */
  readonly power: RatedPower
}

export type Reach = (from: AccountAccess, powers: readonly HeldPower[]) => Stronger | undefined

/** With these, whoever holds them chooses as whom to act. */
const becoming: ReadonlySet<string> = new Set([
  'sa-token-request',
  'secrets-create-token',
  'impersonate-serviceaccounts',
  'pods-create',
  'workload-controllers-write',
  'replicationcontrollers-write',
  'jobs-write',
])

/** The gravest account that is graver than all the account holds itself; accounts of an unknown namespace are nobody's. */
export function reach(graph: AccessGraph): Reach {
  let known: ReadonlyMap<string, readonly Stronger[]> | undefined
  let everywhere: readonly Stronger[] | undefined
  const ofNamespace = (namespace: string | undefined): readonly Stronger[] => {
    known ??= byNamespace(graph)
    if (namespace !== undefined) return known.get(namespace) ?? []
    everywhere ??= [...known.values()].flatMap((some) => some.slice(0, 2)).sort(gravestFirst)
    return everywhere
  }
  return (from, powers) => {
    const own = gravestOf(graph, from)
    const candidates = powers
      .filter(({ power, complete }) => complete && becoming.has(power.id))
      .flatMap(({ power, scope, names }) => {
        if (scope.is === 'namespace' && scope.namespace === undefined) return []
        const there = ofNamespace(scope.is === 'cluster' ? undefined : scope.namespace)
        // Names of the right to read a Secret say nothing of the account whose token is put into it.
        const isAny = names === undefined || power.id === 'secrets-create-token'
        const meant = isAny ? there : there.filter(({ account }) => names.includes(account.name))
        return meant.find(({ account }) => account.id !== from.id) ?? []
      })
    const [best] = candidates.sort(gravestFirst)
    if (best === undefined) return undefined
    return own === undefined || compareSeverity(best.power.severity, own.severity) > 0 ? best : undefined
  }
}

function byNamespace(graph: AccessGraph): ReadonlyMap<string, readonly Stronger[]> {
  const strong = graph.accounts.flatMap((account): Stronger[] => {
    const power = account.namespace === undefined ? undefined : gravestOf(graph, account)
    return power === undefined ? [] : [{ account, power }]
  })
  const groups = groupedBy(strong, ({ account }) => account.namespace ?? '')
  return new Map([...groups].map(([namespace, some]) => [namespace, [...some].sort(gravestFirst)]))
}

function gravestOf(graph: AccessGraph, account: AccountAccess): RatedPower | undefined {
  return rated(graph.powers(account.grants), account).reduce<RatedPower | undefined>(
    (worst, power) => (worst === undefined || compareSeverity(power.severity, worst.severity) > 0 ? power : worst),
    undefined,
  )
}

function gravestFirst(a: Stronger, b: Stronger): number {
  return compareSeverity(b.power.severity, a.power.severity)
}
