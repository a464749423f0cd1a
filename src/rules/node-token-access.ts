import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { type HostReach, hostReach } from '../access/host-path.ts'
import { imagePath } from '../access/need.ts'
import { nodeAgents } from '../access/node-agents.data.ts'
import { volumeMounts } from '../access/volume-mounts.ts'
import { field, isUnset, text, at as valueAt } from '../kube/fields.ts'
import type { Container, Mount, Volume, Workload } from '../kube/workload.ts'
import { templateOf } from './pod-edit.ts'
import type { Claim, StateRule } from './rule.ts'

export const nodeTokenAccess: StateRule = {
  id: 'node-token-access',
  title: 'Pod reaches the tokens of every Pod on its node',
  family: 'token',
  severity: 'high',
  why: 'The token of each Pod lies in a file of its node, and the container runtime opens every container: one such mount is worth all ServiceAccounts that run there.',
  remedy:
    'Mount only the folder that the program reads, or take the program off the node: a volume, a CSI driver or an API of its own.',
  fixable: false,
  standards: ['ATT&CK T1528', 'ATT&CK T1611', 'MS-TA9013', 'OWASP K01:2025'],

  *check({ workloads }: AccessGraph) {
    for (const access of workloads) yield* claims(access)
  },
}

function* claims({ workload, id }: WorkloadAccess): Iterable<Claim> {
  const { manifest } = workload
  for (const [volume, mounts] of volumeMounts(workload)) {
    if (volume.hostPath === undefined) continue
    const reaching = mounts.filter(({ mount }) => reachOf(workload, volume, mount) !== undefined)
    if (reaching.length === 0) continue
    const reaches = reaching.map(({ mount }) => reachOf(workload, volume, mount))
    yield {
      at: { manifest, route: [...volume.route, 'hostPath', 'path'] },
      message: `${id} ${abilities[reaches.includes('pod tokens') ? 'pod tokens' : 'container runtime']}, through hostPath ${volume.hostPath}`,
      certain: true,
      about: `${templateOf(workload)}/${volume.name}`,
      severity: reaching.every(({ container }) => isNodeAgent(container)) ? 'medium' : 'high',
      fix: { refusal: 'which of these files the program reads is not in the manifests' },
    }
  }
}

const abilities: Readonly<Record<HostReach, string>> = {
  'pod tokens': 'can read the ServiceAccount token of every Pod on its node',
  'container runtime': 'can get into every container on its node by the container runtime',
}

/** A mount may show only a part of its volume. */
function reachOf({ manifest }: Workload, { hostPath }: Volume, { route }: Mount): HostReach | undefined {
  const mount = valueAt(manifest.body, route)
  // A path made of variables is known only when the container starts.
  if (!isUnset(field(mount, 'subPathExpr'))) return undefined
  return hostReach(`${hostPath}/${text(field(mount, 'subPath')) ?? ''}`)
}

function isNodeAgent({ image }: Container): boolean {
  const path = imagePath(image)
  return nodeAgents.some((agent) => agent.image.test(path))
}
