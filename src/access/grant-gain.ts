// What one grant brings to those whom its subject means.
import { inOtherCluster } from '../kube/cluster-path.ts'
import type { Manifest } from '../kube/manifest.ts'
import type { Binding } from '../kube/rbac.ts'
import type { Copies } from './copies.ts'
import { newRights } from './coverage.ts'
import { type Gains, type GrantGain, unchanged } from './gained.ts'
import type { Grant } from './grant.ts'
import type { AccessGraph } from './graph.ts'
import { holds } from './held.ts'
import { rated } from './rating.ts'

export interface GrantQuestion {
  readonly grant: Grant
  readonly after: AccessGraph
  readonly before: AccessGraph
  readonly of: Gains['of']
  readonly isElsewhere: Copies
  /** Path at base. */
  whereabouts(binding: Binding): string
}

/** For a group all that counts is what the group itself, or a wider one, was given. */
export function gainedBy({ grant, after, before, of, isElsewhere, whereabouts }: GrantQuestion): GrantGain {
  const { subject, binding } = grant
  const account = accountOf(grant)
  if (account !== undefined) {
    const { gained, rights, powers } = of(after.account(account))
    if (!rights.some((right) => right.grant === grant)) return unchanged
    return { gained, graver: powers.some(({ evidence }) => evidence.some((one) => one.grant === grant)) }
  }
  const names = wider(subject)
  const given = before.inventory.bindings.flatMap((other) =>
    other.subjects
      .filter(({ kind, name }) => names.includes(`${kind} ${name}`))
      .map((its) => before.grant({ binding: other, subject: its, via: 'group' })),
  )
  const own = new Set([binding])
  const here = whereabouts(binding)
  const prior = given.filter(
    (other) => !isElsewhere(other.binding, own) && !inOtherCluster(other.binding.manifest.origin.path, here),
  )
  if (newRights([grant], prior).length === 0) return unchanged
  const held = rated(before.powers(prior), grant.subject)
  return {
    gained: prior.some((old) => old.role === undefined && isSameRole(old, grant)) ? 'open' : 'certain',
    graver: rated(after.powers([grant]), grant.subject).some((power) => !held.some((old) => holds(old, power))),
  }
}

function accountOf({
  subject: { kind, name, namespace },
  binding: { manifest },
}: Grant): { readonly name: string; readonly namespace?: string; readonly near: Manifest } | undefined {
  if (kind === 'ServiceAccount') return { name, near: manifest, ...(namespace !== undefined && { namespace }) }
  const [, userNamespace, user] = (kind === 'User' && /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name)) || []
  return userNamespace && user ? { name: user, namespace: userNamespace, near: manifest } : undefined
}

/** The subject itself, and the groups that everybody in it is in. */
function wider({ kind, name }: Grant['subject']): readonly string[] {
  const itself = `${kind} ${name}`
  if (kind === 'User') return name === 'system:anonymous' ? [itself, 'Group system:unauthenticated'] : [itself]
  if (name === 'system:serviceaccounts') return [itself, 'Group system:authenticated']
  if (name.startsWith('system:serviceaccounts:'))
    return [itself, 'Group system:serviceaccounts', 'Group system:authenticated']
  return [itself]
}

export function isSameRole({ binding: { roleRef: one } }: Grant, { binding: { roleRef: other } }: Grant): boolean {
  return one.kind === other.kind && one.name === other.name
}
