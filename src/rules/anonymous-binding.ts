import { breadthSeverity } from '../access/breadth.ts'
import type { Binding } from '../kube/rbac.ts'
import type { StateRule } from './rule.ts'
import { subjectClaims, subjectRemoval } from './subject-claims.ts'

export const anonymousBinding: StateRule = {
  id: 'anonymous-binding',
  title: 'Role bound to anonymous callers',
  family: 'binding',
  severity: 'high',
  why: 'Nobody has to log in: one request to the API server is enough to use the role.',
  remedy: 'Remove the subject, and bind the role to the accounts that need it.',
  fixable: true,
  standards: ['CIS GKE 4.1.8', 'CIS GKE 4.1.9', 'OWASP K02:2025', 'ATT&CK T1078'],

  check: (graph, gains) =>
    subjectClaims(graph, gains, (holder, grant) => {
      if (holder.is !== 'stranger' || isMeantForStrangers(grant.binding)) return undefined
      return {
        who: holder.who,
        about: grant.subject.name,
        severity: breadthSeverity(grant),
        on: 'subject',
        fix: subjectRemoval(grant),
      }
    }),
}

/** Kubernetes shows version and health to anybody; kubeadm lets joining nodes read the cluster's address and CA. */
function isMeantForStrangers({ kind, namespace, roleRef }: Binding): boolean {
  if (roleRef.kind === 'ClusterRole') return roleRef.name === 'system:public-info-viewer'
  return (
    kind === 'RoleBinding' && namespace === 'kube-public' && roleRef.name === 'kubeadm:bootstrap-signer-clusterinfo'
  )
}
