import type { AccessGraph } from '../access/graph.ts'
import { objectName } from '../access/names.ts'
import type { StateRule } from './rule.ts'

export const invalidBinding: StateRule = {
  id: 'invalid-binding',
  title: 'Role or binding that Kubernetes refuses',
  family: 'binding',
  severity: 'medium',
  why: 'Nothing of it comes into force, so an older and perhaps stronger version of it stays in the cluster, and what relies on it fails.',
  remedy: 'Mend what the message names; one bad rule or subject refuses the whole object.',
  fixable: false,
  standards: ['CIS 5.1.1'],

  *check({ inventory }: AccessGraph) {
    for (const { field, message } of inventory.refused) {
      if (!kinds.has(field.manifest.kind)) continue
      // What a kustomization of this repository leaves without a namespace may get one from a kustomization elsewhere.
      if (inventory.unit.kind === 'rendered' && field.route.at(-1) === 'namespace') continue
      yield {
        at: field,
        message: `Kubernetes refuses ${objectName(field.manifest)}: ${message}`,
        certain: true,
        about: message,
        fix: { refusal: 'what was meant instead is not in the manifests' },
      }
    }
  },
}

const kinds: ReadonlySet<string> = new Set(['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'])
