// Is a power held already by whoever holds another?
import { groupedBy } from '../yaml/grouped.ts'
import { isSameObject } from './grant.ts'
import { type HeldPower, isScopeWithin, type PowerScope } from './power.ts'
import type { RatedPower } from './rating.ts'

/** Whoever holds the old power holds this one. */
export function holds(old: RatedPower, power: RatedPower): boolean {
  if (old.power.id !== power.power.id && !implies(old, power)) return false
  if (!isInside(power, old)) return false
  // What an account may do to itself says nothing of what it may do to others.
  if (old.severity === 'info' && power.severity !== 'info') return false
  if (power.complete && !old.complete) return false
  const { names } = old
  return names === undefined || power.names?.every((name) => names.includes(name)) === true
}

function isInside(inner: HeldPower, outer: HeldPower): boolean {
  if (isScopeWithin(inner.scope, outer.scope)) return true
  if (inner.scope.is === 'cluster' || outer.scope.is === 'cluster') return false
  const [one, other] = [inner.scope.namespace, outer.scope.namespace]
  if ((one !== undefined && other !== undefined) || one === 'kube-system') return false
  const before = outer.evidence.map(({ grant }) => grant.binding)
  return inner.evidence.every(({ grant }) => before.some((binding) => isSameObject(binding, grant.binding)))
}

/** Who may list Secrets reads them; who may do everything may do it with every kind, but is not thereby let to any URL. */
function implies({ power: old }: RatedPower, { power, evidence }: RatedPower): boolean {
  if (old.id === 'secrets-list-watch') return power.id === 'secrets-get'
  return old.id === 'wildcard-everything' && evidence.every(({ requirement: { url } }) => url === undefined)
}

/** Does any of them hold a power? One account may hold the same in thousands of namespaces: only what can matter is asked. */
export function holding(all: readonly RatedPower[]): (power: RatedPower) => boolean {
  const byId = groupedBy(all, ({ power }) => power.id)
  const byPlace = groupedBy(all, ({ power, scope }) => placed(power.id, placeOf(scope)))
  return (power) => {
    const { scope } = power
    const unplaced = scope.is === 'namespace' && scope.namespace === undefined
    const places = scope.is === 'cluster' ? [wide] : [wide, placeOf(scope), placeOf({ is: 'namespace' })]
    return stronger(power).some((id) => {
      const lists = unplaced ? [byId.get(id)] : places.map((place) => byPlace.get(placed(id, place)))
      return lists.some((list) => list?.some((old) => holds(old, power)))
    })
  }
}

const wide = '*'

function placeOf(scope: PowerScope): string {
  return scope.is === 'cluster' ? wide : (scope.namespace ?? '')
}

function placed(id: string, place: string): string {
  return `${id}\n${place}`
}

/** Ids of the powers that may hold it: `holds` says whether they do. */
function stronger({ power: { id } }: RatedPower): readonly string[] {
  return id === 'secrets-get' ? [id, 'wildcard-everything', 'secrets-list-watch'] : [id, 'wildcard-everything']
}

/** What need not be said beside something stronger that is held in the same place or in a wider one. */
export function withoutImplied(powers: readonly RatedPower[]): readonly RatedPower[] {
  const strong = powers.filter(({ power }) => power.id === 'wildcard-everything')
  if (strong.length === 0) return powers
  const isImplied = holding(strong)
  return powers.filter((one) => one.power.id === 'wildcard-everything' || !isImplied(one))
}
