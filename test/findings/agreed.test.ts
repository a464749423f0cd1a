// What a waiver of the conversation covers after further pushes: what its answer listed, and no more.
import { describe, expect, test } from '@jest/globals'
import { givenFor } from '../../src/findings/agreed.ts'
import type { Delta } from '../../src/findings/delta.ts'
import { recordIn, recordOf } from '../../src/github/command-record.ts'
import { judge } from '../../src/judge.ts'
import { defaultPolicy } from '../../src/policy/policy.ts'
import { type Files, snapshot } from '../snapshot.ts'

const group = 'rbac.authorization.k8s.io'
const app = '{kind: ServiceAccount, name: app, namespace: shop}'
const read = '{apiGroups: [""], resources: [secrets], verbs: [get, list]}'

function reader(namespace: string, rule = read): string {
  return `apiVersion: ${group}/v1
kind: Role
metadata: {name: r, namespace: ${namespace}}
rules:
- ${rule}
---
apiVersion: ${group}/v1
kind: RoleBinding
metadata: {name: r, namespace: ${namespace}}
roleRef: {apiGroup: ${group}, kind: Role, name: r}
subjects:
- ${app}
`
}

function bound(role: string, namespace?: string, name = 'b'): string {
  return `apiVersion: ${group}/v1
kind: ${namespace === undefined ? 'Cluster' : ''}RoleBinding
metadata: {name: ${name}${namespace === undefined ? '' : `, namespace: ${namespace}`}}
roleRef: {apiGroup: ${group}, kind: ClusterRole, name: ${role}}
subjects:
- ${app}
`
}

/** Bound in the whole cluster, or in a namespace. */
function wide(namespace?: string): string {
  const role = `apiVersion: ${group}/v1\nkind: ClusterRole\nmetadata: {name: c}\nrules:\n- ${read}\n`
  return `${role}---\n${bound('c', namespace)}`
}

const overlay = (namespace = 'shop') => `namespace: ${namespace}\nresources: [../base]\n`
const root = { 'base/kustomization.yaml': 'resources: [a.yaml]\n', 'base/a.yaml': bound('admin', 'shop') }

const many = (count: number) => Array.from({ length: count }, (_, at) => reader(`ns${at}`)).join('---\n')
const names = (...all: readonly string[]) => read.replace('}', `, resourceNames: [${all.join(', ')}]}`)

function at(head: Files, rule: string, told?: Delta): Delta {
  const given = (told?.introduced ?? []).filter((one) => one.rule === rule).map(givenFor)
  // As it is written and read.
  const agreements = [{ rule, reason: 'x', by: 'ada', given: recordIn(recordOf({ comment: 1, given }))?.given ?? [] }]
  return judge({
    base: snapshot({ 'base/kustomization.yaml': 'resources: []\n', 'other.yaml': 'a: 1\n' }),
    head: snapshot(head),
    renames: new Map(),
    policy: defaultPolicy(),
    maxProofs: 0,
    agreements: told === undefined ? [] : agreements,
  })
}

const secrets = 'secret-reading'
const admins = 'cluster-admin-binding'

describe('a waiver of the conversation', () => {
  test.each<[string, string, Files, Files]>([
    [
      'after a push of something else',
      secrets,
      { 'a.yaml': reader('shop') },
      { 'a.yaml': reader('shop'), 'b.yaml': 'a: 1\n' },
    ],
    [
      'on other lines, in other words',
      secrets,
      { 'a.yaml': reader('shop') },
      { 'a.yaml': `# moved\n\n${reader('shop').replace('[get, list]', '["get", list]')}` },
    ],
    [
      'in another file',
      admins,
      { 'deploy/a.yaml': bound('admin', 'shop') },
      { 'deploy/sub/b.yaml': bound('admin', 'shop') },
    ],
    [
      'in another file of its cluster',
      admins,
      { 'clusters/dev/a.yaml': bound('admin', 'shop') },
      { 'clusters/dev/x/b.yaml': bound('admin', 'shop') },
    ],
    [
      'in one namespace of two',
      secrets,
      { 'a.yaml': reader('shop'), 'b.yaml': reader('payments') },
      { 'a.yaml': reader('shop') },
    ],
    ['by name', secrets, { 'a.yaml': reader('shop') }, { 'a.yaml': reader('shop', names('db')) }],
    [
      'for one name of two',
      secrets,
      { 'a.yaml': reader('shop', names('db', 'tls')) },
      { 'a.yaml': reader('shop', names('tls')) },
    ],
    ['in one namespace in the place of the cluster', secrets, { 'a.yaml': wide() }, { 'a.yaml': wide('shop') }],
    ['of very much', secrets, { 'a.yaml': many(60) }, { 'a.yaml': many(60), 'b.yaml': 'a: 1\n' }],
  ])('still covers it %s', (_, rule, then, now) => {
    const told = at(then, rule)
    expect(told.introduced.map((one) => one.rule)).toContain(rule)
    const { introduced, waived, notes } = at(now, rule, told)
    const open = introduced.filter((one) => one.rule === rule)
    expect({ open, notes, waived: waived.length }).toEqual({ open: [], notes: [], waived: 1 })
  })

  test.each<[string, string, Files, Files]>([
    [
      'in another namespace',
      secrets,
      { 'a.yaml': reader('shop') },
      { 'a.yaml': reader('shop'), 'b.yaml': reader('payments') },
    ],
    ['in another namespace of very many', secrets, { 'a.yaml': many(60) }, { 'a.yaml': many(61) }],
    ['in another namespace instead', secrets, { 'a.yaml': reader('shop') }, { 'a.yaml': reader('payments') }],
    [
      'under another name',
      secrets,
      { 'a.yaml': reader('shop', names('db')) },
      { 'a.yaml': reader('shop', names('db', 'tls')) },
    ],
    ['under every name', secrets, { 'a.yaml': reader('shop', names('db')) }, { 'a.yaml': reader('shop') }],
    [
      'in another cluster too',
      admins,
      { 'clusters/dev/a.yaml': bound('admin', 'shop') },
      { 'clusters/dev/a.yaml': bound('admin', 'shop'), 'clusters/prod/a.yaml': bound('admin', 'shop') },
    ],
    [
      'in another cluster instead',
      admins,
      { 'clusters/dev/a.yaml': bound('admin', 'shop') },
      { 'clusters/prod/a.yaml': bound('admin', 'shop') },
    ],
    [
      'in all clusters instead',
      admins,
      { 'clusters/dev/a.yaml': bound('admin', 'shop') },
      { 'base/b.yaml': bound('admin', 'shop') },
    ],
    [
      'as a copy beside it',
      admins,
      { 'one/a.yaml': bound('admin', 'shop') },
      { 'one/a.yaml': bound('admin', 'shop'), 'ten/a.yaml': bound('admin', 'shop') },
    ],
    [
      'as a copy before it',
      admins,
      { 'one/a.yaml': bound('admin', 'shop') },
      { 'one/a.yaml': bound('admin', 'shop'), 'an/a.yaml': bound('admin', 'shop') },
    ],
    ['with another role as grave', admins, { 'a.yaml': bound('edit', 'shop') }, { 'a.yaml': bound('admin', 'shop') }],
    [
      'in another root',
      admins,
      { ...root, 'dev/kustomization.yaml': overlay() },
      { ...root, 'dev/kustomization.yaml': overlay(), 'live/kustomization.yaml': overlay() },
    ],
  ])('leaves it open %s', (_, rule, then, now) => {
    const told = at(then, rule)
    expect(told.introduced.map((one) => one.rule)).toContain(rule)
    const { introduced, notes } = at(now, rule, told)
    const open = introduced.filter((one) => one.rule === rule)
    expect(open).toHaveLength(1)
    expect(notes).toEqual([
      expect.stringMatching(/^\/sa-guard waive \S+ by @ada: the waiver does not cover .* more than its answer lists/),
    ])
    // A copy is open, and not what it was copied from.
    if (told.introduced.some(({ ranges }) => ranges[0].path === 'one/a.yaml'))
      expect(open[0]?.ranges[0].path).not.toBe('one/a.yaml')
  })

  test('whose record does not say what it covers covers nothing', () => {
    const told = at({ 'a.yaml': reader('shop') }, secrets)
    const [fingerprint = ''] = told.introduced.filter((one) => one.rule === secrets).map((one) => one.fingerprint)
    const given = recordIn(`<!-- sa-guard:waiver 1 7 ${fingerprint}=critical -->`)?.given ?? []
    expect(given).toEqual([{ fingerprint, severity: 'critical', path: '', places: [], extent: [] }])
  })
})
