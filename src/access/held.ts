// Is a power held already by whoever holds another?
import { isSameObject } from './grant.ts'
import type { HeldPower } from './power.ts'
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
  if (outer.scope.is === 'cluster') return true
  if (inner.scope.is === 'cluster') return false
  const [one, other] = [inner.scope.namespace, outer.scope.namespace]
  if (one === other) return true
  if ((one !== undefined && other !== undefined) || one === 'kube-system') return false
  const before = outer.evidence.map(({ grant }) => grant.binding)
  return inner.evidence.every(({ grant }) => before.some((binding) => isSameObject(binding, grant.binding)))
}

/** Who may list Secrets reads them. */
function implies(old: RatedPower, power: RatedPower): boolean {
  return old.power.id === 'secrets-list-watch' && power.power.id === 'secrets-get'
}
