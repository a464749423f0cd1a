// How grave a power is in the hands of one account, where that differs from the catalogue.

import { type HeldPower, isSameScope } from './power.ts'
import type { RuleHit } from './power-hits.ts'
import { compareSeverity, gravest, type Severity, shift } from './severity.ts'

export interface RatedPower extends HeldPower {
  readonly severity: Severity
}

interface Owner {
  readonly namespace?: string
  readonly name: string
}

/** What is held to the letter but means nothing is left out. */
export function rated(powers: readonly HeldPower[], owner: Owner): readonly RatedPower[] {
  const effective = powers.filter((power): power is RatedPower => power.severity !== 'none')
  return effective.map((power) => {
    const severity = ratedOne(power, effective, owner)
    return severity === power.severity ? power : { ...power, severity }
  })
}

function ratedOne(power: RatedPower, all: readonly RatedPower[], owner: Owner): Severity {
  if (isOnItself(power, owner) || isLeaderElection(power, owner) || isByChance(power)) return 'info'
  if (byTheStar.has(power.power.id)) return starSeverity(power, all)
  const { names, severity } = power
  if (names === undefined || !harmlessByName.has(power.power.family)) return severity
  return shift(severity, power.scope.is === 'cluster' ? -1 : -2)
}

/** Of powers that are new, a star is as grave as what is new with it. */
export function withStars(powers: readonly RatedPower[]): readonly RatedPower[] {
  return powers.map((one) => (byTheStar.has(one.power.id) ? { ...one, severity: starSeverity(one, powers) } : one))
}

/** A star is as grave as what it adds, if that is known to be dangerous. */
const byTheStar: ReadonlySet<string> = new Set(['wildcard-verbs', 'wildcard-subresource'])

function starSeverity(star: RatedPower, all: readonly RatedPower[]): Severity {
  const rules = new Set(hitsOf(star).map(({ rule }) => rule))
  const added = all.filter(
    (other) =>
      other.power.family !== star.power.family &&
      isSameScope(other.scope, star.scope) &&
      hitsOf(other).some(({ rule }) => rules.has(rule)),
  )
  const known = gravest(added.map(({ severity }) => severity))
  return known === undefined || known === 'info' ? 'low' : known
}

export function hitsOf({ evidence }: HeldPower): readonly RuleHit[] {
  return evidence.flatMap(({ hits }) => hits)
}

/** A star over the verbs of one kind says nothing of a verb that belongs to another. */
function isByChance({ power, evidence }: HeldPower): boolean {
  if (power.id !== 'node-token-audience') return false
  return evidence.every(({ requirement, hits }) =>
    hits.every(({ rule }) => requirement.verbs?.some((verb) => rule.verbs.includes(verb)) !== true),
  )
}

/** One object of these that was chosen by name is no way to the others. */
const harmlessByName: ReadonlySet<string> = new Set([
  'secret-reading',
  'secret-writing',
  'pod-exec',
  'pod-tampering',
  'pod-network-access',
  'namespace-control',
])

const ofAccounts: ReadonlySet<string> = new Set(['sa-token-request', 'impersonate-serviceaccounts'])

/** A token of its own, or acting as itself, gives an account nothing. */
function isOnItself({ power, names, scope }: HeldPower, { namespace, name }: Owner): boolean {
  if (!ofAccounts.has(power.id) || scope.is === 'cluster' || scope.namespace !== namespace) return false
  return names?.every((one) => one === name) === true
}

const electionResources: ReadonlySet<string> = new Set(['leases', 'configmaps', 'configmaps/status', 'events'])

/** A Role for the election of a leader beside the account itself. */
function isLeaderElection({ power, scope, evidence, severity }: RatedPower, { namespace }: Owner): boolean {
  if (scope.is === 'cluster' || scope.namespace !== namespace || compareSeverity(severity, 'low') > 0) return false
  if (power.id === 'events-delete') return false
  return evidence.every(({ grant }) =>
    grant.rules.every(
      ({ rule }) => rule.resources.length > 0 && rule.resources.every((resource) => electionResources.has(resource)),
    ),
  )
}
