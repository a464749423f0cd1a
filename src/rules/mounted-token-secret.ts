import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { accountName, objectName } from '../access/names.ts'
import { volumeMounts } from '../access/volume-mounts.ts'
import { field, list, at as valueAt } from '../kube/fields.ts'
import type { Inventory } from '../kube/inventory.ts'
import type { Workload } from '../kube/workload.ts'
import type { Route } from '../yaml/route.ts'
import { templateOf } from './pod-edit.ts'
import type { Claim, StateRule } from './rule.ts'

export const mountedTokenSecret: StateRule = {
  id: 'mounted-token-secret',
  title: 'Pod is handed a ServiceAccount token that never expires',
  family: 'token',
  severity: 'high',
  why: 'Unlike a mounted token it does not end with the Pod: whoever copies it once keeps the account until somebody deletes the Secret.',
  remedy:
    'Let the Pod run as the account that it needs, or mount a projected token with an audience and an expiry; then delete the Secret.',
  fixable: false,
  standards: ['CIS 5.1.6', 'OWASP K03:2025', 'ATT&CK T1528', 'ATT&CK T1552.007'],

  *check({ workloads, inventory }: AccessGraph) {
    if (inventory.tokenSecrets.length === 0) return
    for (const access of workloads) yield* claims(access, inventory)
  },
}

interface Use {
  readonly name: string
  readonly route: Route
  readonly how: 'mounts' | 'has in its environment'
}

/** One for each Secret, however often the Pod uses it. */
function* claims({ workload, id }: WorkloadAccess, inventory: Inventory): Iterable<Claim> {
  const { manifest } = workload
  const said = new Set<string>()
  for (const { name, route, how } of uses(workload)) {
    if (said.has(name)) continue
    said.add(name)
    const secret = inventory.tokenSecret(name, manifest)
    if (secret.is !== 'found') continue
    const [first] = secret.candidates
    const named = { ...(first.namespace !== undefined && { namespace: first.namespace }), name: first.account }
    yield {
      at: { manifest, route },
      message: `${id} ${how} ${objectName(first.manifest)}, a token of ${accountName(named)} that never expires`,
      certain: true,
      about: `${templateOf(workload)}/${name}`,
      trail: secret.candidates.map(({ manifest }) => ({ manifest, route: ['type'], label: objectName(manifest) })),
      fix: { refusal: 'which token the program should have instead is not in the manifests' },
    }
  }
}

function* uses(workload: Workload): Iterable<Use> {
  for (const { secrets } of volumeMounts(workload).keys()) {
    for (const { name, route } of secrets) {
      if (showsToken(workload, route)) yield { name, route, how: 'mounts' }
    }
  }
  for (const { envSecrets } of workload.containers) {
    for (const { secret: name, key, route } of envSecrets) {
      if (key === undefined || key === 'token') yield { name, route, how: 'has in its environment' }
    }
  }
}

/** A volume may show only some keys of its Secret, for example the certificate alone. */
function showsToken({ manifest }: Workload, route: Route): boolean {
  const items = list(field(valueAt(manifest.body, route), 'items'))
  return items.length === 0 || items.some((item) => field(item, 'key') === 'token')
}
