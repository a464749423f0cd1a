// Which findings the owners want to hear of: by their files, and by the roles that they trust.
import type { Field } from '../kube/manifest.ts'
import { binding } from '../kube/rbac.ts'
import { matchesName } from '../policy/glob.ts'
import { isCovered, type Policy } from '../policy/policy.ts'
import { rangeOf } from '../yaml/source.ts'
import type { Trees } from './compare.ts'
import type { Draft } from './draft.ts'

export function told({ paths, trustedRoles }: Policy, trees: Trees): (draft: Draft) => boolean {
  const everything = paths.include.length + paths.exclude.length === 0
  return (draft) => {
    // A line that is wanted is enough: what lies elsewhere may have done it.
    if (!everything && !draft.finding.ranges.some(({ path }) => isCovered(path, paths))) return false
    return trustedRoles.length === 0 || !isTrusted(draft, trustedRoles, trees)
  }
}

/** All roles it rests on are trusted, and stand as they stood at base. A binding for everybody is not what a role is for. */
function isTrusted({ claim, family }: Draft, trusted: readonly string[], trees: Trees): boolean {
  if ((family !== 'grant' && family !== 'binding') || claim.account === undefined) return false
  const fields = [claim.at, ...(claim.trail ?? [])]
  const bindings = new Set(fields.map(({ manifest }) => manifest))
  const roles = [...bindings].flatMap((manifest) => binding(manifest)?.roleRef ?? [])
  if (roles.length === 0 || !roles.every(({ kind, name }) => isNamed(kind, name, trusted))) return false
  return fields.filter(isOfRole).every(({ manifest, route }) => {
    const { source, span } = manifest.origin.says(route)
    return trees.saidAtBase(rangeOf(source, span))
  })
}

function isNamed(kind: string, name: string, trusted: readonly string[]): boolean {
  return trusted.some((pattern) => matchesName(pattern, name) || matchesName(pattern, `${kind}/${name}`))
}

function isOfRole({ manifest: { kind } }: Field): boolean {
  return kind === 'Role' || kind === 'ClusterRole'
}
