import { lostFromSight, stillWritten } from '../access/departed.ts'
import type { AccessGraph } from '../access/graph.ts'
import { accountId, accountName, objectName } from '../access/names.ts'
import { holder } from '../access/subject.ts'
import { builtinRoles } from '../kube/builtin-roles.ts'
import type { Binding, BindingSubject } from '../kube/rbac.ts'
import type { Claim, DifferenceRule } from './rule.ts'
import { subjectRemoval } from './subject-claims.ts'

export const danglingBinding: DifferenceRule = {
  id: 'dangling-binding',
  title: 'Binding is left behind without its role or its ServiceAccount',
  family: 'binding',
  severity: 'low',
  why: 'Whoever makes an object of that name later decides what the binding grants, or gets what it grants.',
  remedy: 'Remove the binding, or the subject, together with what it names.',
  fixable: true,
  standards: ['CIS 5.1.1', 'ATT&CK T1098.006'],

  *compare(before: AccessGraph, after: AccessGraph) {
    const isLost = lost(before, after)
    for (const binding of after.inventory.bindings) {
      if (isLost.role(binding)) {
        yield roleClaim(binding)
        continue
      }
      for (const subject of binding.subjects) {
        if (isLost.account(binding, subject)) yield subjectClaim(binding, subject)
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

function roleClaim(binding: Binding): Claim {
  const { manifest, kind, name, roleRef } = binding
  return {
    at: { manifest, route: [...roleRef.route, 'name'] },
    message: `${objectName(manifest)} is left without its role: ${roleRef.kind} ${roleRef.name} is gone`,
    certain: true,
    about: `${roleRef.kind} ${roleRef.name}`,
    gone: { kind: roleRef.kind === 'Role' ? 'Role' : 'ClusterRole', name: roleRef.name },
    fix: {
      title: `Remove ${kind} ${name}, whose role is gone`,
      edits: [{ manifest, route: [], edit: { kind: 'remove' } }],
    },
  }
}

function subjectClaim(binding: Binding, subject: BindingSubject): Claim {
  const { manifest } = binding
  const named = { name: subject.name, ...(subject.namespace !== undefined && { namespace: subject.namespace }) }
  return {
    at: { manifest, route: [...subject.route, 'name'] },
    message: `${objectName(manifest)} still names ${accountName(named)}, which is gone`,
    certain: true,
    account: accountId(named),
    about: accountId(named),
    gone: { kind: 'ServiceAccount', name: named.name },
    fix: subjectRemoval({ binding, subject }),
  }
}
