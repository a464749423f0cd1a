// Which grants meet which requirements, asked as the server would ask.
import { resourceScope } from '../kube/api-resources.ts'
import type { Requirement } from './catalogue.ts'
import type { RoleGrant } from './grant-book.ts'
import { type RuleHit, roleHits } from './power-hits.ts'

/** A grant whose rules meet a requirement. */
export interface Evidence {
  readonly requirement: Requirement
  readonly grant: RoleGrant
  readonly hits: readonly RuleHit[]
}

export type EvidenceBook = ReadonlyMap<Requirement, readonly Evidence[]>

/** By ClusterRoleBindings: whatever is asked, they answer. */
export function clusterEvidence(grants: readonly RoleGrant[]): EvidenceBook {
  return collect(grants, (_, hits) => hits)
}

/** By RoleBindings of one namespace. */
export function localEvidence(grants: readonly RoleGrant[], namespace: string | undefined): EvidenceBook {
  return collect(grants, (requirement, hits) => heard(requirement, hits, namespace))
}

function collect(
  grants: readonly RoleGrant[],
  counting: (requirement: Requirement, hits: readonly RuleHit[]) => readonly RuleHit[],
): EvidenceBook {
  const found = new Map<Requirement, Evidence[]>()
  for (const grant of grants) {
    for (const [requirement, met] of roleHits(grant.rules)) {
      const hits = counting(requirement, met)
      if (hits.length === 0) continue
      const evidence = { requirement, grant, hits }
      const others = found.get(requirement)
      if (others === undefined) found.set(requirement, [evidence])
      else others.push(evidence)
    }
  }
  return found
}

/** The hits that count where the server asks with the namespace; for what belongs to the cluster it asks without one. */
function heard(requirement: Requirement, hits: readonly RuleHit[], namespace: string | undefined): readonly RuleHit[] {
  const { url, namespaces, literal, group = '', resource = '' } = requirement
  if (url !== undefined) return []
  if (namespaces !== undefined && (namespace === undefined || !namespaces.includes(namespace))) return []
  if (literal || resourceScope(group, resource) !== 'cluster') return hits
  return hits.flatMap((hit) => exception(requirement, hit, namespace))
}

/** Verbs of a request that names a Namespace: it carries that namespace. */
const ofOneNamespace: ReadonlySet<string> = new Set(['get', 'update', 'patch', 'delete'])

/**
 * Three questions about cluster-scoped objects carry a namespace all the same: about the Namespace itself; whether a
 * RoleBinding to be made may bind a ClusterRole; and whether a Pod may use a policy.
 */
function exception({ group, resource = '' }: Requirement, hit: RuleHit, namespace: string | undefined): RuleHit[] {
  if (group === '' && resource.split('/', 1)[0] === 'namespaces') {
    const verbs = hit.verbs.filter((verb) => ofOneNamespace.has(verb))
    const { names: limit, ...unlimited } = hit
    const own = limit === undefined || namespace === undefined || limit.includes(namespace)
    return own && verbs.length > 0 ? [{ ...unlimited, verbs }] : []
  }
  if (group === 'rbac.authorization.k8s.io') return only('bind', hit)
  return group === 'security.openshift.io' || group === 'policy' ? only('use', hit) : []
}

function only(verb: string, hit: RuleHit): RuleHit[] {
  return hit.verbs.includes(verb) ? [{ ...hit, verbs: [verb] }] : []
}
