import type { Gains } from '../access/gain.ts'
import type { AccessGraph } from '../access/graph.ts'
import { objectName } from '../access/names.ts'
import { field, list, text, textMap, texts, at as valueAt } from '../kube/fields.ts'
import type { Manifest } from '../kube/manifest.ts'
import { identityKinds, mastersGroup } from '../kube/telling-config.ts'
import { innerValue } from '../yaml/inner.ts'
import type { Route } from '../yaml/route.ts'
import type { Claim, StateRule } from './rule.ts'
import { subjectClaims, subjectRemoval } from './subject-claims.ts'

export const mastersBinding: StateRule = {
  id: 'masters-binding',
  title: 'Somebody is put into the group system:masters',
  family: 'binding',
  severity: 'critical',
  why: 'Members of this group are asked nothing: they may do everything, no role limits them, and no binding shows them.',
  remedy: 'Map them to a group of your own, and bind to it a role that holds what they need.',
  fixable: true,
  standards: ['CIS 5.1.7', 'OWASP K02:2025', 'ATT&CK T1098.006', 'ATT&CK T1078.004'],

  *check(graph: AccessGraph, gains: Gains) {
    yield* subjectClaims(graph, gains, (_, grant) => {
      const { subject } = grant
      if (subject.kind !== 'Group' || subject.name !== mastersGroup) return undefined
      return {
        who: `Group ${mastersGroup}, which may do everything anyway,`,
        about: subject.name,
        severity: 'info',
        on: 'subject',
        fix: subjectRemoval(grant),
      }
    })
    for (const manifest of graph.inventory.unit.manifests) {
      for (const mapping of mappings(manifest)) yield claim(manifest, mapping)
    }
  },
}

interface Mapping {
  readonly who: string
  readonly route: Route
}

function claim(manifest: Manifest, { who, route }: Mapping): Claim {
  return {
    at: { manifest, route },
    message: `${objectName(manifest)} puts ${who} into ${mastersGroup}, whose members may do everything and are limited by no role`,
    certain: true,
    about: who,
    fix: { refusal: 'which rights they need instead is not in the manifests' },
  }
}

function mappings(manifest: Manifest): readonly Mapping[] {
  const { group, kind, name, body } = manifest
  if (group === '' && kind === 'ConfigMap' && name === 'aws-auth') return awsAuth(manifest)
  if (!identityKinds.has(kind)) return []
  return [
    { groups: ['spec', 'kubernetesGroups'], who: ['spec', 'principalARN'] },
    { groups: ['spec', 'forProvider', 'kubernetesGroups'], who: ['spec', 'forProvider', 'principalArn'] },
    { groups: ['spec', 'groups'], who: ['spec', 'arn'] },
  ].flatMap(({ groups, who }) => {
    const index = texts(valueAt(body, groups)).indexOf(mastersGroup)
    return index < 0 ? [] : [{ who: text(valueAt(body, who)) ?? 'a cloud identity', route: [...groups, index] }]
  })
}

/** The lists are YAML in texts. https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html */
function awsAuth({ body }: Manifest): readonly Mapping[] {
  return [...textMap(field(body, 'data'))].flatMap(([key, written]) => {
    if (!written.includes(mastersGroup)) return []
    return list(innerValue(written))
      .filter((entry) => texts(field(entry, 'groups')).includes(mastersGroup))
      .map((entry) => ({ who: cloudName(entry), route: ['data', key] }))
  })
}

function cloudName(entry: Parameters<typeof field>[0]): string {
  const keys = ['rolearn', 'userarn', 'username']
  return keys.map((key) => text(field(entry, key))).find((name) => name !== undefined) ?? 'a cloud identity'
}
