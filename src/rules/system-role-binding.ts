import { bindsControlPlaneRole, isComponent } from '../access/control-plane.ts'
import type { Gains } from '../access/gain.ts'
import type { AccessGraph } from '../access/graph.ts'
import { accountId, accountName } from '../access/names.ts'
import type { StateRule } from './rule.ts'
import { subjectClaims } from './subject-claims.ts'

export const systemRoleBinding: StateRule = {
  id: 'system-role-binding',
  title: 'ServiceAccount bound to a role of the control plane',
  family: 'binding',
  severity: 'medium',
  why: 'These roles hold what a part of Kubernetes itself needs, often in every namespace, and grow with new versions of Kubernetes.',
  remedy: 'Write a role that lists what the program calls, and bind that.',
  fixable: false,
  standards: ['CIS 5.1.1', 'OWASP K02:2025', 'ATT&CK T1098.006'],

  check: (graph: AccessGraph, gains: Gains) =>
    subjectClaims(graph, gains, (holder, grant) => {
      if (holder.is !== 'account' || !bindsControlPlaneRole(grant.binding)) return undefined
      if (isComponent(holder, grant.binding.roleRef.name)) return undefined
      const { gravity } = grant
      return {
        who: accountName(holder),
        about: accountId(holder),
        account: accountId(holder),
        severity: gravity === 'none' || gravity === 'unknown' ? 'medium' : gravity,
        on: 'role',
        fix: { refusal: 'which of these rights the program needs is not in the manifests' },
      }
    }),
}
