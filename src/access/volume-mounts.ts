// Which containers mount which volumes of a Pod.
import type { Container, Mount, Volume, Workload } from '../kube/workload.ts'
import { groupedBy } from '../yaml/grouped.ts'

export interface VolumeMount {
  readonly container: Container
  readonly mount: Mount
}

/** Only volumes that some container mounts, in the order of the Pod. */
export function volumeMounts({ volumes, containers }: Workload): ReadonlyMap<Volume, readonly VolumeMount[]> {
  if (volumes.length === 0) return new Map()
  const mounts = groupedBy(
    containers.flatMap((container) => container.mounts.map((mount) => ({ container, mount }))),
    ({ mount }) => mount.volume,
  )
  return new Map(
    volumes.flatMap((volume) => {
      const found = mounts.get(volume.name)
      return found === undefined ? [] : [[volume, found] as const]
    }),
  )
}
