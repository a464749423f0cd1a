import type { Gains } from '../access/gain.ts'
import type { Grant } from '../access/grant.ts'
import type { AccessGraph } from '../access/graph.ts'
import { accountId, accountName } from '../access/names.ts'
import { rated } from '../access/rating.ts'
import { gravest, type Severity } from '../access/severity.ts'
import { holder } from '../access/subject.ts'
import type { Binding } from '../kube/rbac.ts'
import type { Claim, StateRule } from './rule.ts'
import { subjectClaims, subjectRemoval } from './subject-claims.ts'

export const widenedBinding: StateRule = {
  id: 'widened-binding',
  title: 'Binding of one namespace now holds in the whole cluster',
  family: 'binding',
  severity: 'medium',
  why: 'The same role that reached one namespace now reaches every one, those of other teams and of the cluster itself included.',
  remedy: 'Bind the role with a RoleBinding in each namespace where the program works.',
  fixable: true,
  standards: ['CIS 5.1.1', 'OWASP K02:2025', 'ATT&CK T1098.006'],

  *check(graph: AccessGraph, gains: Gains) {
    const { before } = gains
    if (before === undefined || gains.way === 'back') return
    const claims = subjectClaims(graph, gains, (whose, grant) => {
      if (whose.is !== 'account' || grant.binding.kind !== 'ClusterRoleBinding') return undefined
      if (gains.by(grant).gained === 'none') return undefined
      const old = narrower(grant, before)
      if (old === undefined) return undefined
      return {
        who: `${accountName(whose)}, which had the role ${old.namespace === undefined ? 'in its namespace' : `in namespace ${old.namespace}`} alone,`,
        about: accountId(whose),
        account: accountId(whose),
        severity: severityOf(grant, graph),
        on: 'role',
        fix: back(grant, old, graph),
      }
    })
    for (const claim of claims) {
      const { manifest } = claim.at
      // Often nothing but its kind was changed.
      yield { ...claim, trail: [...(claim.trail ?? []), { manifest, route: ['kind'], label: manifest.kind }] }
    }
  },
}

/** What gave the account the same role at base, if that was in namespaces only. */
function narrower({ binding: { roleRef, manifest }, subject }: Grant, before: AccessGraph): Binding | undefined {
  const whose = holder(subject)
  if (whose.is !== 'account') return undefined
  const { name, namespace } = whose
  const held = before.account({ name, near: manifest, ...(namespace !== undefined && { namespace }) }).grants
  const same = held
    .filter(({ via }) => via !== 'group')
    .map(({ binding }) => binding)
    .filter((one) => one.roleRef.kind === roleRef.kind && one.roleRef.name === roleRef.name)
  return same.every(({ kind }) => kind === 'RoleBinding') ? same[0] : undefined
}

function severityOf(grant: Grant, graph: AccessGraph): Severity {
  if (grant.role === undefined) return 'medium'
  return gravest(rated(graph.powers([grant]), grant.subject).map(({ severity }) => severity)) ?? 'low'
}

/** As base had it: where that binding is still there, the new one is too much. */
function back(grant: Grant, old: Binding, graph: AccessGraph): Claim['fix'] {
  const { binding } = grant
  const stands = graph.inventory.bindings.some(
    ({ kind, name, namespace }) => kind === 'RoleBinding' && name === old.name && namespace === old.namespace,
  )
  if (stands) return subjectRemoval(grant)
  if (old.namespace === undefined) return { refusal: 'the namespace in which it held is not written' }
  if (binding.subjects.length > old.subjects.length) return { refusal: 'it has more subjects than it had' }
  return {
    title: `Make ${binding.name} a RoleBinding in ${old.namespace} again`,
    edits: [
      { manifest: binding.manifest, route: ['kind'], edit: { kind: 'set', value: 'RoleBinding' } },
      {
        manifest: binding.manifest,
        route: ['metadata', 'namespace'],
        edit: { kind: 'set', value: old.namespace, after: 'name' },
      },
    ],
  }
}
