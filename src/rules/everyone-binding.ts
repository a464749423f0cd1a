import { broadClaims } from './broad-subjects.ts'
import type { StateRule } from './rule.ts'

export const everyoneBinding: StateRule = {
  id: 'everyone-binding',
  title: 'Role bound to every ServiceAccount or every logged-in caller',
  family: 'binding',
  severity: 'high',
  why: 'A Pod that was never meant to have any rights gets them as well, and nobody can see it from the Pod.',
  remedy: 'Name the ServiceAccounts that need the role, one by one.',
  fixable: true,
  standards: ['CIS GKE 4.1.10', 'OWASP K02:2025', 'ATT&CK T1098.006'],

  check: (graph, gains) => broadClaims(graph, gains, 'everyone'),
}
