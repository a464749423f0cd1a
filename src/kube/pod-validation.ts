// Why the server would not store a Pod, as far as tokens and their volumes go.
// https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go
import type { Json } from '../yaml/json.ts'
import { type Fault, firstFault } from './fault.ts'
import { at, field, isObject, isUnset, list, text } from './fields.ts'
import { isLabel, isOpaque } from './names.ts'
import { isMirror } from './pod-admission.ts'
import { tokenPath } from './token-mounts.ts'
import type { Container, TokenSource, Volume, Workload } from './workload.ts'

const shortestToken = 600
const longestToken = 2 ** 32

/** `served`: the containers into which the admission plugin mounted a token before this. */
export function podValidationFault(pod: Workload, served: readonly string[] = []): Fault | undefined {
  const { manifest, podSpec, volumes, containers } = pod
  if (isMirror(pod) && text(at(manifest.body, [...podSpec, 'nodeName'])) === undefined) {
    return { route: [...podSpec, 'nodeName'], message: 'a mirror Pod must name its node' }
  }
  const ephemeral = containers.find(({ role }) => role === 'ephemeral')
  if (ephemeral) return { route: ephemeral.route, message: 'a new Pod cannot have ephemeral containers' }
  const names = new Set(volumes.map(({ name }) => name))
  return (
    firstFault(volumes, (volume) => volumeFault(manifest.body, volume)) ??
    firstFault(containers, (container) =>
      mountFault(manifest.body, container, { names, token: served.includes(container.name) }),
    )
  )
}

function volumeFault(body: Json, { name, route, tokenSources }: Volume): Fault | undefined {
  if (!isLabel(name) && !isOpaque(name)) return { route: [...route, 'name'], message: 'no legal name of a volume' }
  const sources = [...route, 'projected', 'sources']
  const crowded = list(at(body, sources)).findIndex((source) => kindsOf(source) > 1)
  if (crowded >= 0) return { route: [...sources, crowded], message: 'one source of a volume cannot be of two kinds' }
  return firstFault(tokenSources, tokenFault)
}

function kindsOf(source: Json): number {
  return isObject(source) ? Object.values(source).filter((value) => !isUnset(value)).length : 0
}

function tokenFault({ path, expirationSeconds, route }: TokenSource): Fault | undefined {
  if (expirationSeconds !== undefined && (expirationSeconds < shortestToken || expirationSeconds > longestToken)) {
    return { route: [...route, 'expirationSeconds'], message: 'a token must live from 600 seconds to 2^32 seconds' }
  }
  const legal = path !== '' && !path.startsWith('/') && !path.startsWith('..') && !path.split('/').includes('..')
  return legal ? undefined : { route: [...route, 'path'], message: 'path of a token must be relative, without ..' }
}

interface Around {
  /** Names of the Pod's volumes. */
  readonly names: ReadonlySet<string>
  /** The plugin mounted a token. */
  readonly token: boolean
}

function mountFault(body: Json, { mounts, route }: Container, { names, token }: Around): Fault | undefined {
  const paths = new Set(
    list(at(body, [...route, 'volumeDevices'])).flatMap((device) => text(field(device, 'devicePath')) ?? []),
  )
  if (token && paths.has(tokenPath)) return { route, message: 'a device stands where the token is mounted' }
  return firstFault(mounts, (mount) => {
    if (!names.has(mount.volume)) return { route: mount.route, message: 'there is no such volume' }
    if (paths.has(mount.path)) return { route: mount.route, message: 'two mounts at one path' }
    paths.add(mount.path)
    return undefined
  })
}
