// Objects that apply an old folder where it went before and fill in something else: patches, components, values of variables.
import { field } from '../kube/fields.ts'
import type { Manifest } from '../kube/manifest.ts'
import { binding, role } from '../kube/rbac.ts'
import { type Json, sameJson } from '../yaml/json.ts'
import { isObject } from '../yaml/route.ts'
import type { Deployment, Spot } from './deployment.ts'
import { deploymentFields } from './deployment.ts'
import { isSamePlace } from './destination.ts'
import type { Deployments } from './gitops.ts'
import { effect, sameEffect } from './gitops.ts'

/** One folder, and what an object makes of it that none did at base. */
export interface Refitting {
  readonly folder: string
  /** With the places of what is new among its spots. */
  readonly deployment: Deployment
  /** What was there before it, as an object of base or nobody applied it. */
  readonly before: Deployment
  /** Nobody applied the folder at base, as far as base says. */
  readonly first: boolean
  /** The object makes of it what one made of it before, and the folder itself has changed. */
  readonly same: boolean
}

/** Objects that apply one folder; more of them are looked at no further. */
const mostOfFolder = 500

/** A folder, as it was and as it is. */
export interface Grounds {
  /** Was there such a folder at base? */
  stood(folder: string): boolean
  /** Does it hold or take in what the change touches? */
  touched(folder: string): boolean
}

export function refittings(base: Deployments, head: Deployments, { stood, touched }: Grounds): readonly Refitting[] {
  return [...head.folders].sort().flatMap((folder) => {
    const [before, after] = [base.of(folder).slice(0, mostOfFolder), head.of(folder).slice(0, mostOfFolder)]
    const [effects, now] = [new Set(before.map(effect)), new Set(after.map(effect))]
    // Where all say the same, the folder is resolved so, and compared.
    if (now.size === 1 && (effects.size === 1 || !stood(folder))) return []
    if (!stood(folder)) {
      return after.map((one) => ({ ...refitting(folder, alone(one), one), first: false, same: true }))
    }
    // Where they disagree nothing can be filled in for all of them: each is asked.
    const isTouched = touched(folder)
    return after.flatMap((deployment) => {
      const same = effects.has(effect(deployment))
      return same && !isTouched ? [] : refitted(folder, before, deployment, same)
    })
  })
}

function refitted(
  folder: string,
  all: readonly Deployment[],
  deployment: Deployment,
  same: boolean,
): readonly Refitting[] {
  if (all.length === 0) {
    const before = bare(deployment)
    if (sameEffect(before, deployment)) return []
    return [{ ...refitting(folder, before, deployment), first: true, same }]
  }
  const there = all.filter((one) => isSamePlace(one, deployment))
  const alike = same ? there.filter((one) => sameEffect(one, deployment)) : there
  const before = alike.find(({ label }) => label === deployment.label) ?? alike[0]
  if (before === undefined || isLessKnown(before, deployment)) return []
  return [{ ...refitting(folder, before, deployment), first: false, same }]
}

/** Names and namespaces of what was not applied before are no news. */
function bare(deployment: Deployment): Deployment {
  const { settings } = deployment
  if (!isObject(settings.value)) return deployment
  const { patches: _, components: __, ...rest } = settings.value
  return { ...deployment, settings: { ...settings, value: rest } }
}

/** The folder as it is without what the object fills in. */
export function alone(deployment: Deployment): Deployment {
  const { substitution: _, ...rest } = bare(deployment)
  return rest
}

/** What moved out of sight may still be the same. */
function isLessKnown({ substitution: before }: Deployment, { substitution: now }: Deployment): boolean {
  if (before === undefined || now === undefined || !now.open) return false
  return [...before.values.keys()].some((name) => !now.values.has(name))
}

function refitting(
  folder: string,
  before: Deployment,
  deployment: Deployment,
): Pick<Refitting, 'folder' | 'deployment' | 'before'> {
  const [cluster, ...rest] = deployment.spots
  const spots = [...(cluster === undefined ? [] : [cluster]), ...news(before, deployment), ...rest]
  return { folder, deployment: { ...deployment, spots }, before }
}

function news(before: Deployment, { document, settings, substitution }: Deployment): readonly Spot[] {
  const fields = deploymentFields
    .filter((name) => !sameJson(field(settings.value, name), field(before.settings.value, name)))
    .map((name): Spot => ({ document, route: [...settings.route, name] }))
  const values = [...(substitution?.values ?? [])]
    .filter(([name, value]) => before.substitution?.values.get(name) !== value)
    .map(([name]) => substitution?.elsewhere.get(name) ?? { document, route: [...(substitution?.route ?? []), name] })
  return [...values, ...fields]
}

/** What is granted, and to whom by kind and name; that a namespace got another name is no news. */
export function granting(manifests: readonly Manifest[]): string {
  const said = manifests.flatMap((manifest): readonly Json[] => {
    const bound = binding(manifest)
    if (bound !== undefined) {
      const { kind, roleRef, subjects } = bound
      return [[kind, roleRef.kind, roleRef.name, subjects.map((one) => `${one.kind} ${one.name}`).sort()]]
    }
    if (role(manifest) === undefined) return []
    const { rules = null, aggregationRule = null } = manifest.body
    return [
      [manifest.kind, manifest.name, rules, aggregationRule, field(manifest.body.metadata ?? null, 'labels') ?? null],
    ]
  })
  return JSON.stringify(said.map((one) => JSON.stringify(one)).sort())
}
