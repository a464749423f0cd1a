import { broadClaims } from './broad-subjects.ts'
import type { StateRule } from './rule.ts'

export const grantedDefaultAccount: StateRule = {
  id: 'granted-default-account',
  title: 'Role bound to the default ServiceAccount',
  family: 'account',
  severity: 'medium',
  why: 'Every Pod of the namespace that names no ServiceAccount runs as `default`, so all of them get these rights, present and future ones.',
  remedy:
    'Make a ServiceAccount for the workload that needs the role, name it in that workload, and bind the role to it instead.',
  fixable: true,
  standards: ['CIS 5.1.5', 'OWASP K02:2025', 'ATT&CK T1098.006'],

  check: (graph, gains) => broadClaims(graph, gains, 'default'),
}
