// Where a right comes from, in words and as data.
import { objectName } from '../access/names.ts'
import type { Doubt, Reason } from '../access/rights.ts'
import type { AnyBinding, AnyRole } from '../kube/builtin-roles.ts'
import type { Manifest } from '../kube/manifest.ts'
import type { Binding, Role } from '../kube/rbac.ts'
import type { Route } from '../yaml/route.ts'
import { lineOf } from '../yaml/source.ts'
import { cut } from './escape.ts'

export interface Spot {
  readonly path: string
  readonly line: number
}

/** `by` of the answers in JSON. */
export interface By extends Partial<Spot> {
  readonly binding: string
  /** The role in which the rule is written; the bound role where that is not known. */
  readonly role: string
}

/** The line of the rule; of the binding, where every cluster has the role or nobody knows it; none if both are built in. */
export function by(reason: Reason): By {
  const spot = ruleSpot(reason) ?? bindingSpot(reason)
  return { binding: named(reason.grant.binding), role: roleName(reason), ...spot }
}

export function bindingSpot({ grant: { binding, subject } }: Reason): Spot | undefined {
  return spotOf(binding.manifest, subject.route)
}

export function ruleSpot({ role, rule }: Reason): Spot | undefined {
  return rule && spotOf(role?.manifest, rule.route)
}

function spotOf(manifest: Manifest | undefined, route: Route): Spot | undefined {
  if (manifest === undefined) return undefined
  const { source, span } = manifest.origin.says(route)
  return { path: source.path, line: lineOf(source, span.from) }
}

export function roleName({ role, grant: { binding } }: Reason): string {
  if (role !== undefined) return named(role)
  const { kind, name } = binding.roleRef
  const { namespace } = binding
  return named({ kind, name, ...(kind === 'Role' && namespace !== undefined && { namespace }) })
}

function named({ kind, namespace, name }: Pick<AnyBinding | AnyRole, 'kind' | 'namespace' | 'name'>): string {
  return objectName({ group: '', kind, name, ...(namespace !== undefined && { namespace }) })
}

export function at({ path, line }: Spot): string {
  return `${path}:${line}`
}

/** Why it is not certain, as a sentence without its point. */
export function doubtWords(doubt: Doubt, reason: Reason): string {
  switch (doubt.is) {
    case 'missing':
      return `${cut(roleName(reason), 200)} is not in these manifests`
    case 'unplaced':
      return `the namespace of ${cut(named(reason.grant.binding), 200)} is not written`
    case 'contested':
      return 'what is written in several ways decides it'
    case 'ambiguous':
      return rivalWords(doubt.versions)
  }
}

const shownRivals = 3

function rivalWords(versions: readonly (Role | Binding)[]): string {
  const [first] = versions
  const name = first === undefined ? '' : cut(named(first), 200)
  const written = versions.map(({ manifest }) => spotOf(manifest, ['metadata', 'name']))
  const spots = [...new Set(written.flatMap((spot) => (spot === undefined ? [] : [cut(at(spot), 200)])))]
  if (spots.length === 1) return `${name}, ${spots.join()}, comes out in different ways`
  const more = spots.length > shownRivals ? ` and ${spots.length - shownRivals} more` : ''
  return `${name} is written in different ways, in ${spots.slice(0, shownRivals).join(' and ')}${more}`
}
