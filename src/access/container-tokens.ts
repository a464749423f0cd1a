// Every API credential that each container of a workload can reach, and the Field that gives it.
import type { Inventory } from '../kube/inventory.ts'
import type { Field } from '../kube/manifest.ts'
import type { Container, Volume, Workload } from '../kube/workload.ts'
import { type Automount, isApiAudience } from './token.ts'

/** Which API credential a container can reach, and what decided it. */
export interface ContainerToken {
  readonly container: string
  readonly kind: 'own' | 'other-account' | 'node' | 'none' | 'unknown'
  /** automount: the admission plugin's mount; projected: a volume written by hand; secret, env: a token Secret. */
  readonly way?: 'automount' | 'projected' | 'secret' | 'env' | 'host-path' | 'privileged'
  /** Whose token it is, where that is another account of the namespace. */
  readonly account?: string
  readonly decidedBy: readonly Field[]
}

type Found = Omit<ContainerToken, 'container'>

/** Under these the kubelet keeps the tokens of all pods of its node. */
const podFiles = '/var/lib/kubelet/pods'

/** At least one answer for each container; several where it can reach several. */
export function containerTokens(
  workload: Workload,
  automount: Automount,
  inventory: Inventory,
): readonly ContainerToken[] {
  return workload.containers.flatMap((container) => {
    const found = [
      ...automounted(container, automount),
      ...mounted(container, workload, inventory),
      ...fromEnvironment(container, workload, inventory),
      ...fromNode(container, workload),
    ]
    const none: Found = { kind: 'none', decidedBy: automount.decidedBy }
    return (found.length > 0 ? found : [none]).map((token) => ({ container: container.name, ...token }))
  })
}

function automounted(
  { name, role }: Container,
  { mounted: answer, containers, decidedBy }: Automount,
): readonly Found[] {
  if (answer === false || role === 'ephemeral' || !containers.includes(name)) return []
  return [{ kind: answer === true ? 'own' : 'unknown', way: 'automount', decidedBy }]
}

function mounted({ mounts }: Container, workload: Workload, inventory: Inventory): readonly Found[] {
  const { manifest } = workload
  return workload.volumes
    .filter(({ name }) => mounts.some(({ volume }) => volume === name))
    .flatMap((volume) => [
      ...projected(volume, workload),
      ...volume.secrets.flatMap(({ name, route }) => secret(name, workload, inventory, { manifest, route }, 'secret')),
      ...hostFiles(volume, workload),
    ])
}

/** A token for another audience opens nothing at the API server. */
function projected({ tokenSources }: Volume, { manifest }: Workload): readonly Found[] {
  return tokenSources
    .filter(({ audience }) => isApiAudience(audience))
    .map(({ route }) => ({ kind: 'own', way: 'projected', decidedBy: [{ manifest, route }] }))
}

function secret(
  name: string,
  workload: Workload,
  inventory: Inventory,
  field: Field,
  way: 'secret' | 'env',
): readonly Found[] {
  const answer = inventory.tokenSecret(name, workload.manifest)
  if (answer.is === 'other') return []
  if (answer.is !== 'found') return [{ kind: 'unknown', way, decidedBy: [field] }]
  return answer.candidates.map(({ account, manifest }) => {
    const decidedBy = [field, { manifest, route: ['type'] }]
    if (account === (workload.accountName ?? 'default')) return { kind: 'own', way, decidedBy }
    return { kind: 'other-account', way, account, decidedBy }
  })
}

function fromEnvironment({ envSecrets }: Container, workload: Workload, inventory: Inventory): readonly Found[] {
  const { manifest } = workload
  return envSecrets
    .filter(({ key }) => key === undefined || key === 'token')
    .flatMap(({ secret: name, route }) => secret(name, workload, inventory, { manifest, route }, 'env'))
}

function hostFiles({ hostPath, route }: Volume, { manifest }: Workload): readonly Found[] {
  if (hostPath === undefined) return []
  const path = `/${hostPath
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')}`
  const above = path === '/' || podFiles === path || podFiles.startsWith(`${path}/`)
  if (!above && !path.startsWith(`${podFiles}/`)) return []
  return [{ kind: 'node', way: 'host-path', decidedBy: [{ manifest, route: [...route, 'hostPath'] }] }]
}

function fromNode({ privileged, route }: Container, { manifest, hostPid, podSpec }: Workload): readonly Found[] {
  const at = privileged ? [...route, 'securityContext', 'privileged'] : [...podSpec, 'hostPID']
  if (!privileged && !hostPid) return []
  return [{ kind: 'node', way: 'privileged', decidedBy: [{ manifest, route: at }] }]
}
