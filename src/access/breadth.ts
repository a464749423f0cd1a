// How grave a binding is that gives a role to more than one chosen account.
import type { Grant } from './grant.ts'
import type { Severity } from './severity.ts'
import { compareSeverity, shift } from './severity.ts'

/** The gravest power of the role plus one, at least medium; an unknown role counts as medium. */
export function breadthSeverity({ gravity: known }: Grant): Severity {
  if (known === 'none' || known === 'unknown') return 'medium'
  const raised = shift(known, 1)
  return compareSeverity(raised, 'medium') < 0 ? 'medium' : raised
}
