import type { Field } from '../kube/manifest.ts'

/** Which API credential a container can reach, and what decided it. */
export interface ContainerToken {
  readonly container: string
  readonly kind: 'own' | 'other-account' | 'node' | 'none' | 'unknown'
  /** automount: the admission plugin's mount; projected: a volume written by hand; secret: a token Secret. */
  readonly way?: 'automount' | 'projected' | 'secret' | 'env' | 'host-path'
  readonly decidedBy: readonly Field[]
}

/** Whether the admission plugin mounts the token into the Pods of a workload. */
export interface Automount {
  /** Unknown where the account is not in the repository and the Pod does not say. */
  readonly mounted: boolean | 'unknown'
  /** Someone wrote `true`, on the Pod or the account. */
  readonly asked: boolean
  /** Names of the containers that get it. */
  readonly containers: readonly string[]
  /** The Fields that decided it; none where it is so by default. */
  readonly decidedBy: readonly Field[]
}
