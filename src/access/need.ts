import type { Field } from '../kube/manifest.ts'

/** A sign that a workload really uses the API (S1 to S8). */
export interface Signal {
  readonly id: 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8'
  readonly strength: 'decisive' | 'strong' | 'weak'
  /** In words, for the comment: "its command calls kubectl". */
  readonly says: string
  readonly field: Field
}

export interface Need {
  /** Strongest first. */
  readonly signals: readonly Signal[]
}
