import { bindingId, isSameRole } from '../access/grant.ts'
import type { AccessGraph } from '../access/graph.ts'
import { objectName } from '../access/names.ts'
import type { Binding } from '../kube/rbac.ts'
import { groupedBy } from '../yaml/grouped.ts'
import type { DifferenceRule } from './rule.ts'

export const changedRoleRef: DifferenceRule = {
  id: 'changed-role-ref',
  title: 'Binding changes its role in place, which Kubernetes refuses',
  family: 'binding',
  severity: 'medium',
  why: 'The server refuses the change, so the binding in the cluster goes on granting the old role while the repository says otherwise.',
  remedy:
    'Write a binding of another name for the new role and remove this one, or have it deleted before it is applied.',
  fixable: false,
  standards: ['CIS 5.1.1', 'ATT&CK T1098.006'],

  *compare(before: AccessGraph, after: AccessGraph) {
    const earlier = groupedBy(before.inventory.bindings, bindingId)
    const now = groupedBy(after.inventory.bindings, bindingId)
    for (const [id, bindings] of now) {
      const olds = earlier.get(id) ?? []
      for (const binding of bindings) {
        const old = counterpart(binding, bindings, olds)
        if (old === undefined || isSameRole(old, binding)) continue
        const { manifest, roleRef } = binding
        yield {
          at: { manifest, route: [...roleRef.route, 'name'] },
          message: `${objectName(manifest)} goes from ${role(old)} to ${role(binding)}, which Kubernetes refuses: the old one stays in force`,
          certain: true,
          fix: { refusal: 'a new binding needs a name, and the old one has to be deleted in the cluster' },
        }
      }
    }
  },
}

/** The only binding of that identity in its file, at both ends; else the only one at all. */
function counterpart(binding: Binding, now: readonly Binding[], olds: readonly Binding[]): Binding | undefined {
  const { path } = binding.manifest.origin
  const inFile = ({ manifest }: Binding): boolean => manifest.origin.path === path
  const [old, ...others] = olds.filter(inFile)
  if (old !== undefined) return others.length === 0 && now.filter(inFile).length === 1 ? old : undefined
  return olds.length === 1 && now.length === 1 ? olds[0] : undefined
}

function role({ roleRef: { kind, name } }: Binding): string {
  return `${kind} ${name}`
}
