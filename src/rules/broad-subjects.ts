// Subjects that are not one chosen account: what is said of them, and the fix that takes all of a kind out at once.
import { breadthSeverity } from '../access/breadth.ts'
import type { Gains } from '../access/gain.ts'
import type { AccessGraph } from '../access/graph.ts'
import { isDiscoveryRole } from '../access/gravity.ts'
import { accountId } from '../access/names.ts'
import { type Holder, holder } from '../access/subject.ts'
import type { Binding } from '../kube/rbac.ts'
import type { Claim, ClaimFix } from './rule.ts'
import { subjectClaims, subjectGrant, subjectRemoval } from './subject-claims.ts'

type Breadth = 'stranger' | 'everyone' | 'default'

/** A fix that takes out more than these nobody reads; and each removal is looked up in the whole list. */
const mostRemoved = 50

/** One claim for each subject of that breadth. */
export function* broadClaims(graph: AccessGraph, gains: Gains, of: Breadth): Iterable<Claim> {
  const fixes = new Map<Binding, ClaimFix | undefined>()
  yield* subjectClaims(graph, gains, (who, grant) => {
    const { binding, subject } = grant
    if (who.is === 'other' || breadth(binding, who) !== of) return undefined
    if (!fixes.has(binding)) fixes.set(binding, jointRemoval(graph, gains, binding, of))
    const rest = {
      severity: breadthSeverity(grant),
      on: 'subject',
      fix: fixes.get(binding) ?? subjectRemoval(grant),
    } as const
    if (who.is !== 'account') return { who: who.who, about: subject.name, ...rest }
    const where = who.namespace === undefined ? 'its namespace' : `namespace ${who.namespace}`
    const id = accountId(who)
    return { who: `Every Pod of ${where} that names no ServiceAccount`, about: id, account: id, ...rest }
  })
}

/** Nothing for one whom the role is meant for. */
function breadth(binding: Binding, who: Holder): Breadth | undefined {
  if (who.is === 'stranger') return isMeantForStrangers(binding) ? undefined : 'stranger'
  if (isDiscoveryRole(binding)) return undefined
  if (who.is === 'everyone') return 'everyone'
  return who.is === 'account' && who.name === 'default' ? 'default' : undefined
}

/** Kubernetes shows version and health to anybody; kubeadm lets joining nodes read the cluster's address and CA. */
function isMeantForStrangers({ kind, namespace, roleRef }: Binding): boolean {
  if (roleRef.kind === 'ClusterRole') return roleRef.name === 'system:public-info-viewer'
  return (
    kind === 'RoleBinding' && namespace === 'kube-public' && roleRef.name === 'kubeadm:bootstrap-signer-clusterinfo'
  )
}

/**
 * Subjects of one kind that came together go together: side by side, one could not be taken out after the other with one
 * more click. Who was bound before is left alone. Nothing where the fix for each subject says it better.
 */
function jointRemoval(graph: AccessGraph, gains: Gains, binding: Binding, of: Breadth): ClaimFix | undefined {
  const { manifest, kind, name, subjects } = binding
  const fresh = subjects.filter((subject) => gains.by(subjectGrant(graph, binding, subject)).gained !== 'none')
  const broad = fresh.filter((subject) => breadth(binding, holder(subject)) !== undefined)
  if (broad.length > 1 && broad.length === subjects.length) {
    return {
      title: `Remove ${kind} ${name}, of whose subjects none is one chosen account`,
      edits: [{ manifest, route: [], edit: { kind: 'remove' } }],
    }
  }
  const same = broad.filter((subject) => breadth(binding, holder(subject)) === of)
  if (same.length < 2 || same.length > mostRemoved) return undefined
  return {
    title: `Take ${same.length < 4 ? same.map((subject) => `${subject.kind} ${subject.name}`).join(' and ') : `${same.length} subjects`} out of ${kind} ${name}`,
    edits: same.map(({ route }) => ({ manifest, route, edit: { kind: 'remove' } })),
  }
}
