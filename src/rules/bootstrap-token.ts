import type { AccessGraph } from '../access/graph.ts'
import { objectName } from '../access/names.ts'
import { field, text } from '../kube/fields.ts'
import type { Manifest } from '../kube/manifest.ts'
import { isOpaque } from '../kube/names.ts'
import type { StateRule } from './rule.ts'

export const bootstrapToken: StateRule = {
  id: 'bootstrap-token',
  title: 'Secret lets new nodes join the cluster',
  family: 'credential',
  severity: 'medium',
  why: 'Whoever reads this token can join a node of their own, and a node gets the Secrets and ServiceAccount tokens of the Pods that are placed on it.',
  remedy:
    'Keep bootstrap tokens out of the repository: make one with `kubeadm token create --ttl 1h` when a node joins, and delete this one in the cluster.',
  fixable: false,
  standards: ['OWASP K03:2025', 'ATT&CK T1528'],

  *check({ inventory }: AccessGraph) {
    const refused = new Set(inventory.refused.map(({ field }) => field.manifest))
    for (const manifest of inventory.unit.manifests) {
      if (!holdsBootstrapToken(manifest) || refused.has(manifest)) continue
      yield {
        at: { manifest, route: ['type'] },
        message: `${objectName(manifest)} holds a bootstrap token, with which new nodes join the cluster`,
        certain: true,
        fix: { refusal: 'nodes that are about to join may still need it' },
      }
    }
  },
}

function holdsBootstrapToken({ group, kind, body }: Manifest): boolean {
  if (kind !== 'Secret' || group !== '' || field(body, 'type') !== 'bootstrap.kubernetes.io/token') return false
  // A placeholder that something else fills in gives nothing away.
  const written =
    text(field(field(body, 'stringData'), 'token-secret')) ?? text(field(field(body, 'data'), 'token-secret'))
  return written === undefined || !isOpaque(written)
}
