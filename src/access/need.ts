// Signs that a workload really uses the API.
import type { Inventory } from '../kube/inventory.ts'
import { tokenPath } from '../kube/token-mounts.ts'
import type { Container, Workload } from '../kube/workload.ts'
import { apiClients } from './api-clients.data.ts'
import { configured, environment } from './configuration.ts'
import type { Grant } from './grant.ts'
import type { Signal } from './signal.ts'
import { isApiAudience } from './token.ts'

export type { Signal } from './signal.ts'

/** Injectors that refuse a Pod, or crash in it, without the default token mount. */
const injectors = [
  {
    key: 'vault.hashicorp.com/agent-inject',
    value: 'true',
    unless: 'vault.hashicorp.com/agent-service-account-token-volume-name',
    what: 'the Vault Agent injector',
  },
  { key: 'consul.hashicorp.com/connect-inject', value: 'true', unless: undefined, what: 'the Consul injector' },
  { key: 'kuma.io/sidecar-injection', value: 'enabled', unless: undefined, what: 'the Kuma sidecar' },
] as const

export function signals(workload: Workload, grants: readonly Grant[], objects: Inventory): readonly Signal[] {
  const found = [
    ...granted(grants),
    ...projected(workload),
    ...injected(workload),
    ...asked(workload),
    ...workload.containers.flatMap((container) => [...knownImage(workload, container), ...calls(workload, container)]),
    ...environment(workload),
    ...configured(workload, objects),
  ]
  const order = ['decisive', 'strong', 'medium', 'weak']
  return found.sort((a, b) => order.indexOf(a.strength) - order.indexOf(b.strength))
}

function* granted(grants: readonly Grant[]): Iterable<Signal> {
  for (const { binding, via } of grants) {
    // A grant to every account says nothing of what this one needs.
    if (via === 'group') continue
    const says = `${binding.kind} ${binding.name} grants its ServiceAccount ${binding.roleRef.kind} ${binding.roleRef.name}`
    yield { id: 'S1', strength: 'decisive', says, field: { manifest: binding.manifest, route: binding.roleRef.route } }
    return
  }
}

function* asked({ manifest, automount, automountRoute }: Workload): Iterable<Signal> {
  if (automount !== true || automountRoute === undefined) return
  yield {
    id: 'S2',
    strength: 'strong',
    says: 'the Pod asks for the token in so many words',
    field: { manifest, route: automountRoute },
  }
}

function* projected({ manifest, volumes, containers }: Workload): Iterable<Signal> {
  for (const volume of volumes) {
    const source = volume.tokenSources.find(({ audience }) => isApiAudience(audience))
    if (source === undefined) continue
    const mounts = containers.flatMap((container) => container.mounts)
    if (!mounts.some((mount) => mount.volume === volume.name && mount.path === tokenPath)) continue
    yield {
      id: 'S3',
      strength: 'decisive',
      says: 'it mounts a token of its own making at the usual path',
      field: { manifest, route: source.route },
    }
  }
}

function* injected({ manifest, annotations, labels, podSpec }: Workload): Iterable<Signal> {
  for (const { key, value, unless, what } of injectors) {
    if ((annotations.get(key) ?? labels.get(key)) !== value) continue
    if (unless !== undefined && annotations.has(unless)) continue
    yield {
      id: 'S4',
      strength: 'decisive',
      says: `${what} needs the default token mount`,
      field: { manifest, route: podSpec },
    }
  }
}

function* knownImage({ manifest }: Workload, { image, route }: Container): Iterable<Signal> {
  const path = imagePath(image)
  const known = apiClients.find((client) => client.image.test(path))
  if (known === undefined) return
  yield {
    id: 'S5',
    strength: 'strong',
    says: `its image looks like ${known.what}`,
    field: { manifest, route: [...route, 'image'] },
  }
}

const programs = /(?:^|[\s/;&|(`"'])(kubectl|helm|oc)(?=$|[\s;&|)"'])/
const elections = /^--?(?:enable-)?leader-elect(?:ion)?\b(?!.*=false$)/
const inCluster = /^--?(?:in-cluster|kubeconfig=?$|(?:watch-)?namespace=\$\(POD_NAMESPACE\))/

function* calls({ manifest }: Workload, { words, route }: Container): Iterable<Signal> {
  const field = { manifest, route }
  const program = words.map((word) => programs.exec(word)?.[1]).find((name) => name !== undefined)
  if (program !== undefined) yield { id: 'S6', strength: 'strong', says: `its command calls ${program}`, field }
  if (words.some((word) => elections.test(word))) {
    yield { id: 'S6', strength: 'strong', says: 'its arguments ask for leader election', field }
  } else if (words.some((word) => inCluster.test(word))) {
    yield { id: 'S6', strength: 'weak', says: 'its arguments speak of the cluster it runs in', field }
  }
}

/** The image's path: no registry host, no tag, no digest. */
export function imagePath(image: string): string {
  const name = image.split('@', 1)[0] ?? ''
  const colon = name.lastIndexOf(':')
  const untagged = colon > name.lastIndexOf('/') ? name.slice(0, colon) : name
  const slash = untagged.indexOf('/')
  const first = slash < 0 ? '' : untagged.slice(0, slash)
  const isHost = first.includes('.') || first.includes(':') || first === 'localhost'
  return isHost ? untagged.slice(slash + 1) : untagged
}
