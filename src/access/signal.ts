import type { Field } from '../kube/manifest.ts'

/** A sign that a workload really uses the API. */
export interface Signal {
  readonly id: 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8'
  readonly strength: 'decisive' | 'strong' | 'medium' | 'weak'
  /** In words that follow "because": "its command calls kubectl". */
  readonly says: string
  readonly field: Field
}
