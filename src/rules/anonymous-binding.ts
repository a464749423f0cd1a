import { broadClaims } from './broad-subjects.ts'
import type { StateRule } from './rule.ts'

export const anonymousBinding: StateRule = {
  id: 'anonymous-binding',
  title: 'Role bound to anonymous callers',
  family: 'binding',
  severity: 'high',
  why: 'Nobody has to log in: one request to the API server is enough to use the role.',
  remedy: 'Remove the subject, and bind the role to the accounts that need it.',
  fixable: true,
  standards: ['CIS GKE 4.1.8', 'CIS GKE 4.1.9', 'OWASP K02:2025', 'ATT&CK T1078'],

  check: (graph, gains) => broadClaims(graph, gains, 'stranger'),
}
