// From a rule's severity to the one shown: the modifiers that depend on where something lies.
import type { Severity } from '../access/severity.ts'
import { shift } from '../access/severity.ts'
import { isSystemNamespace } from '../access/system.ts'

export interface Circumstances {
  /** Namespaces in which the rights lie. */
  readonly rightsIn?: readonly string[]
  /** The file lies under a path that names tests or recordings. */
  readonly test: boolean
  /** The rights are those of an account that no workload runs as, where all workloads are known. */
  readonly unused?: boolean
}

export function shownSeverity(severity: Severity, { rightsIn = [], test, unused = false }: Circumstances): Severity {
  const raised = rightsIn.some(isSystemNamespace) ? shift(severity, 1) : severity
  return shift(raised, -[test, unused].filter(Boolean).length)
}
