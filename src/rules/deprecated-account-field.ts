import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { field, isObject, text, at as valueAt } from '../kube/fields.ts'
import { isKnownKind } from '../kube/known-kinds.ts'
import { templateOf } from './pod-edit.ts'
import type { Claim, StateRule } from './rule.ts'

export const deprecatedAccountField: StateRule = {
  id: 'deprecated-account-field',
  title: 'Pod names its ServiceAccount in a deprecated field',
  family: 'account',
  severity: 'low',
  why: 'Kubernetes looks at `serviceAccount` only while `serviceAccountName` is empty, so a reader of the old field may believe in the wrong account.',
  remedy: 'Name the account in `serviceAccountName` and drop `serviceAccount`.',
  fixable: true,
  standards: ['CIS 5.1.5'],

  *check({ workloads }: AccessGraph) {
    for (const access of workloads) {
      const claim = claimOf(access)
      if (claim !== undefined) yield claim
    }
  },
}

function claimOf({ workload, id }: WorkloadAccess): Claim | undefined {
  const { manifest, podSpec, whole } = workload
  // Other kinds may give a field of that name a meaning of their own.
  if (!whole || !isKnownKind(manifest.kind)) return undefined
  const spec = valueAt(manifest.body, podSpec)
  const old = text(field(spec, 'serviceAccount'))
  if (old === undefined) return undefined
  const current = text(field(spec, 'serviceAccountName'))
  const at = { manifest, route: [...podSpec, 'serviceAccount'] }
  const common = { at, certain: true, about: templateOf(workload) }
  if (current === undefined) {
    return {
      ...common,
      message: `${id} names ServiceAccount ${old} in the deprecated field serviceAccount`,
      severity: 'low',
      fix: { title: 'Rename the field to serviceAccountName', edits: renaming(at, old, spec) },
    }
  }
  const agree = current === old
  return {
    ...common,
    message: agree
      ? `${id} names ServiceAccount ${old} a second time, in the deprecated field serviceAccount`
      : `${id} names two ServiceAccounts: it runs as ${current}, and the deprecated field serviceAccount says ${old}`,
    severity: agree ? 'info' : 'medium',
    fix: { title: 'Remove the deprecated field', edits: [{ ...at, edit: { kind: 'remove' } }] },
  }
}

type Edits = Extract<Claim['fix'], { title: string }>['edits']

function renaming({ manifest, route }: Claim['at'], name: string, spec: Parameters<typeof isObject>[0]): Edits {
  const to = 'serviceAccountName'
  if (!isObject(spec) || !Object.hasOwn(spec, to)) return [{ manifest, route, edit: { kind: 'rename', to } }]
  return [
    { manifest, route: [...route.slice(0, -1), to], edit: { kind: 'set', value: name } },
    { manifest, route, edit: { kind: 'remove' } },
  ]
}
