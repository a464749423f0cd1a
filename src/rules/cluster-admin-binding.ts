import { ownerRole } from '../access/gravity.ts'
import { accountId, accountName } from '../access/names.ts'
import type { StateRule } from './rule.ts'
import { subjectClaims } from './subject-claims.ts'

export const clusterAdminBinding: StateRule = {
  id: 'cluster-admin-binding',
  title: 'ServiceAccount bound to cluster-admin, admin or edit',
  family: 'binding',
  severity: 'high',
  why: 'Whoever takes over one Pod that runs as this account takes over all that the role reaches.',
  remedy:
    'List what the program really calls in a role of its own and bind that; a binding cannot change its role in place, so write a new one.',
  fixable: false,
  standards: ['CIS 5.1.1', 'OWASP K02:2025', 'ATT&CK T1098.006', 'MS-TA9019'],

  check: (graph, gains) =>
    subjectClaims(graph, gains, (holder, { binding, gravity: severity }) => {
      const role = ownerRole(binding)
      if (holder.is !== 'account' || role === undefined || severity === 'none' || severity === 'unknown')
        return undefined
      return {
        who: accountName(holder),
        about: accountId(holder),
        account: accountId(holder),
        severity,
        on: 'role',
        fix: { refusal: `which rights the program needs instead of ${role} is not in the manifests` },
      }
    }),
}
