// Signs of need in what a workload is configured with: its environment (S7) and its ConfigMaps (S8).
import { field, textMap } from '../kube/fields.ts'
import type { Inventory } from '../kube/inventory.ts'
import { apiMark } from '../kube/telling-config.ts'
import type { Variable, Workload } from '../kube/workload.ts'
import type { Signal } from './signal.ts'

/** Variables that libraries and programs read when they look for their peers or settings in the API. */
const telling =
  /^(?:KUBERNETES_LABELS|KUBERNETES_SERVICE_HOST|KUBERNETES_SCOPE_LABEL|SPRING_CLOUD_KUBERNETES_\w+|AKKA_CLUSTER_BOOTSTRAP_\w+|PATRONI_KUBERNETES_\w+|HZ_\w*KUBERNETES\w*)$/

export function* environment({ manifest, containers }: Workload): Iterable<Signal> {
  const seen = new Set<string>()
  for (const { variables, route } of containers) {
    for (const variable of variables) {
      const strength = strengthOf(variable)
      if (strength === undefined || seen.has(variable.name)) continue
      seen.add(variable.name)
      const says = `its environment sets ${variable.name}`
      yield { id: 'S7', strength, says, field: { manifest, route: [...route, 'env'] } }
    }
  }
}

function strengthOf({ name, value, fieldPath }: Variable): 'medium' | 'weak' | undefined {
  if (telling.test(name)) return 'medium'
  if (name.startsWith('JGROUPS_') && value !== undefined && /kube_?ping/i.test(value)) return 'medium'
  if (fieldPath !== 'metadata.namespace') return undefined
  if (name === 'KUBERNETES_NAMESPACE') return 'medium'
  // Many programs only write it into their logs.
  return name === 'POD_NAMESPACE' ? 'weak' : undefined
}

export function* configured(workload: Workload, objects: Inventory): Iterable<Signal> {
  const names = new Set([
    ...workload.volumes.flatMap(({ configMaps }) => configMaps),
    ...workload.containers.flatMap(({ envConfigMaps }) => envConfigMaps),
  ])
  for (const name of names) {
    for (const manifest of objects.configMaps(name, workload.manifest)) {
      for (const [key, text] of textMap(field(manifest.body, 'data'))) {
        const mark = apiMark(text)
        if (mark === undefined) continue
        const says = `its configuration, ConfigMap ${name}, ${mark}`
        yield { id: 'S8', strength: 'medium', says, field: { manifest, route: ['data', key] } }
      }
    }
  }
}
