import { lostFromSight, stillWritten } from '../access/departed.ts'
import { bindingId } from '../access/grant.ts'
import type { AccessGraph } from '../access/graph.ts'
import { accountId, accountName, objectName } from '../access/names.ts'
import { holder } from '../access/subject.ts'
import { builtinRoles } from '../kube/builtin-roles.ts'
import type { Binding, BindingSubject } from '../kube/rbac.ts'
import type { Claim, DifferenceRule } from './rule.ts'
import { subjectRemoval } from './subject-claims.ts'

export const danglingBinding: DifferenceRule = {
  id: 'dangling-binding',
  title: 'Binding is without its role or its ServiceAccount',
  family: 'binding',
  severity: 'low',
  why: 'Whoever makes an object of that name later decides what the binding grants, or gets what it grants.',
  remedy: 'Remove the binding, or the subject, together with what it names.',
  fixable: true,
  standards: ['CIS 5.1.1', 'ATT&CK T1098.006'],

  *compare(before: AccessGraph, after: AccessGraph) {
    const isLost = lost(before, after)
    const isAbsent = absent(after)
    const wasAbsent = dangling(before)
    for (const binding of after.inventory.bindings) {
      const id = bindingId(binding)
      const gone = isLost.role(binding)
      if (gone || (isAbsent.role(binding) && !wasAbsent.has(roleKey(id, binding)))) {
        yield roleClaim(binding, gone)
        continue
      }
      for (const subject of binding.subjects) {
        const gone = isLost.account(binding, subject)
        if (gone || (isAbsent.account(binding, subject) && !wasAbsent.has(subjectKey(id, subject))))
          yield subjectClaim(binding, subject, gone)
      }
    }
  },
}

const builtin: ReadonlySet<string> = new Set(
  builtinRoles.map(({ kind, namespace, name }) => JSON.stringify([kind, namespace ?? null, name])),
)

/** What was there at base and is nowhere at head. */
function lost({ inventory: before }: AccessGraph, { inventory: after }: AccessGraph) {
  const written = stillWritten(after)
  const unread = lostFromSight(after)
  return {
    role(binding: Binding): boolean {
      const { kind, name } = binding.roleRef
      const namespace = kind === 'Role' ? binding.namespace : undefined
      const had = before.role(binding)
      if (after.role(binding).is === 'found' || had.is !== 'found' || unread(had)) return false
      if (builtin.has(JSON.stringify([kind, namespace ?? null, name]))) return false
      return !written({ kind, name, ...(namespace !== undefined && { namespace }) })
    },
    account({ manifest: near }: Binding, subject: BindingSubject): boolean {
      const who = holder(subject)
      if (who.is !== 'account') return false
      const { is: _, ...named } = who
      if (after.account({ ...named, near }).is !== 'unknown') return false
      const had = before.account({ ...named, near })
      return had.is === 'found' && !unread(had) && !written({ kind: 'ServiceAccount', ...named })
    },
  }
}

/** What is nowhere, where everything is. Kubernetes makes accounts of its own in kube-system, and roles from version to version. */
function absent({ inventory }: AccessGraph) {
  const written = stillWritten(inventory)
  return {
    role(binding: Binding): boolean {
      const { kind, name } = binding.roleRef
      const namespace = kind === 'Role' ? binding.namespace : undefined
      if (!inventory.isComplete(binding.manifest) || inventory.role(binding).is === 'found') return false
      if (name.startsWith('system:') || builtin.has(JSON.stringify([kind, namespace ?? null, name]))) return false
      return !written({ kind, name, ...(namespace !== undefined && { namespace }) })
    },
    account({ manifest: near }: Binding, subject: BindingSubject): boolean {
      const who = holder(subject)
      if (who.is !== 'account' || who.namespace === 'kube-system' || !inventory.isComplete(near)) return false
      const { is: _, ...named } = who
      return inventory.account({ ...named, near }).is === 'unknown' && !written({ kind: 'ServiceAccount', ...named })
    },
  }
}

/** What was absent already. */
function dangling(graph: AccessGraph): ReadonlySet<string> {
  const isAbsent = absent(graph)
  const found = new Set<string>()
  for (const binding of graph.inventory.bindings) {
    const id = bindingId(binding)
    if (isAbsent.role(binding)) found.add(roleKey(id, binding))
    for (const subject of binding.subjects) if (isAbsent.account(binding, subject)) found.add(subjectKey(id, subject))
  }
  return found
}

function roleKey(id: string, { roleRef: { kind, name } }: Binding): string {
  return JSON.stringify([id, kind, name])
}

function subjectKey(id: string, { kind, namespace, name }: BindingSubject): string {
  return JSON.stringify([id, kind, namespace ?? null, name])
}

function roleClaim(binding: Binding, gone: boolean): Claim {
  const { manifest, kind, name, roleRef } = binding
  return {
    at: { manifest, route: [...roleRef.route, 'name'] },
    message: gone
      ? `${objectName(manifest)} is left without its role: ${roleRef.kind} ${roleRef.name} is gone`
      : `${objectName(manifest)} names ${roleRef.kind} ${roleRef.name}, which is not there`,
    certain: true,
    about: `${roleRef.kind} ${roleRef.name}`,
    ...(gone && { gone: { kind: roleRef.kind === 'Role' ? 'Role' : 'ClusterRole', name: roleRef.name } as const }),
    fix: {
      title: `Remove ${kind} ${name}, whose role is ${gone ? 'gone' : 'not there'}`,
      edits: [{ manifest, route: [], edit: { kind: 'remove' } }],
    },
  }
}

function subjectClaim(binding: Binding, subject: BindingSubject, gone: boolean): Claim {
  const { manifest } = binding
  const named = { name: subject.name, ...(subject.namespace !== undefined && { namespace: subject.namespace }) }
  return {
    at: { manifest, route: [...subject.route, 'name'] },
    message: `${objectName(manifest)} ${gone ? 'still names' : 'names'} ${accountName(named)}, which is ${gone ? 'gone' : 'not there'}`,
    certain: true,
    account: accountId(named),
    about: accountId(named),
    ...(gone && { gone: { kind: 'ServiceAccount', name: named.name } as const }),
    fix: subjectRemoval({ binding, subject }),
  }
}
