// How grave a binding is that gives a role to more than one chosen account.
import type { Binding } from '../kube/rbac.ts'
import { gravity } from './gravity.ts'
import type { Severity } from './severity.ts'
import { compareSeverity, shift } from './severity.ts'

/** The gravest power of the role plus one, at least medium; an unknown role counts as medium. */
export function breadthSeverity(binding: Binding): Severity {
  const known = gravity(binding)
  if (known === 'none' || known === 'unknown') return 'medium'
  const raised = shift(known, 1)
  return compareSeverity(raised, 'medium') < 0 ? 'medium' : raised
}
