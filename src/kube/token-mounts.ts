// Where the ServiceAccount admission plugin mounts a token once it has decided to.
// https://github.com/kubernetes/kubernetes/blob/master/plugin/pkg/admission/serviceaccount/admission.go
import type { Mount, Volume, Workload } from './workload.ts'

/** The plugin compares with exactly this text. */
export const tokenPath = '/var/run/secrets/kubernetes.io/serviceaccount'

/** A volume of the Pod's own with such a name is taken for the token's. */
const volumePrefix = 'kube-api-access-'

export interface TokenMounts {
  /** Containers that get a mount. */
  readonly containers: readonly string[]
  /** The Pod's own volume that they get in place of a new one. */
  readonly volume?: Volume
  /** Containers that are skipped since they mount something else there. */
  readonly own: readonly { readonly container: string; readonly mount: Mount }[]
}

export function tokenMounts({ containers, volumes }: Workload): TokenMounts {
  const served: string[] = []
  const own: { readonly container: string; readonly mount: Mount }[] = []
  for (const { name, role, mounts } of containers) {
    if (role === 'ephemeral') continue
    const mount = mounts.find(({ path }) => path === tokenPath)
    if (mount === undefined) served.push(name)
    else own.push({ container: name, mount })
  }
  const volume = volumes.find(({ name }) => name.startsWith(volumePrefix))
  return { containers: served, ...(volume === undefined ? {} : { volume }), own }
}
