import { describe, expect, test } from '@jest/globals'
import { inventory } from '../../src/kube/inventory.ts'
import { manifests } from '../../src/kube/manifest.ts'
import { isOpaque } from '../../src/kube/names.ts'
import { refusal } from '../../src/kube/refusal.ts'
import { isTestPath } from '../../src/kube/test-path.ts'
import { readDocuments, syntaxCache } from '../../src/yaml/document.ts'
import { manifestOf } from './manifests.ts'

/** Group, kind, namespace and name of each object, and the problems with their lines. */
function told(text: string): readonly string[] {
  const { documents } = readDocuments({ path: 'a.yaml', text, editable: true }, syntaxCache())
  return documents
    .map(manifests)
    .flatMap(({ manifests: objects, problems }) => [
      ...objects.map(({ group, kind, namespace, name }) => `${group}/${kind} ${namespace ?? '?'}/${name}`),
      ...problems.map(({ line, message }) => `${line}: ${message}`),
    ])
}

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a core object', 'apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: b}\n', ['/Secret b/a']],
  ['an object of a group', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n', ['apps/Deployment ?/a']],
  [
    'an object of the whole cluster, its namespace ignored',
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a, namespace: b}\n',
    ['rbac.authorization.k8s.io/ClusterRole ?/a'],
  ],
  [
    'a name the server makes up',
    'apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: a-}\n',
    ['batch/Job ?/a-*'],
  ],
  [
    'names that something else fills in',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the placeholder.
    'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: "${NAME}-x", namespace: "{{ ns }}"}\n',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the placeholder.
    ['/ServiceAccount {{ ns }}/${NAME}-x'],
  ],
  [
    'a List, its items alone',
    'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: a}}\n- {apiVersion: v1, kind: Pod, metadata: {name: b}}\n',
    ['/Secret ?/a', '/Pod ?/b'],
  ],
  [
    'a list of one kind, whose items need not say it',
    'apiVersion: v1\nkind: ServiceAccountList\nitems:\n- metadata: {name: a}\n',
    ['/ServiceAccount ?/a'],
  ],
  [
    'a List in a List, which costs the document',
    'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: a}}\n- {apiVersion: v1, kind: List, items: []}\n',
    ['5: a List cannot stand inside a List'],
  ],
  [
    'an item that is nothing, beside others',
    'apiVersion: v1\nkind: List\nitems:\n-\n- {apiVersion: v1, kind: Secret, metadata: {name: a}}\n',
    ['/Secret ?/a', '4: an item of a List has no kind'],
  ],
  ['a List without items', 'apiVersion: v1\nkind: List\nitems: x\n', ['3: items of a List must be a list']],
  ['nothing without a kind', 'apiVersion: v1\nmetadata: {name: a}\n', []],
  ['nothing in a workflow', 'name: a\non: push\njobs: {}\n', []],
  ['nothing in a file of another kind of kinds', 'kind: pipeline\nname: a\n', []],
  ['nothing in a list', '- apiVersion: v1\n  kind: Secret\n', []],
  ['nothing in a text', 'hello\n', []],
  [
    'objects inside objects, and objects in those',
    `apiVersion: work.open-cluster-management.io/v1
kind: ManifestWork
metadata: {name: w}
spec:
  workload:
    manifests:
    - {apiVersion: v1, kind: ServiceAccount, metadata: {name: a}}
    - apiVersion: template.openshift.io/v1
      kind: Template
      metadata: {name: t}
      objects:
      - {apiVersion: v1, kind: Secret, metadata: {name: s}}
      - {no: kind}
`,
    [
      'work.open-cluster-management.io/ManifestWork ?/w',
      '/ServiceAccount ?/a',
      'template.openshift.io/Template ?/t',
      '/Secret ?/s',
    ],
  ],
  [
    'keys that a prototype has',
    'apiVersion: v1\nkind: Secret\nmetadata: {__proto__: {name: evil}, constructor: x, name: a}\n',
    ['/Secret ?/a'],
  ],
  ['no name from a prototype', 'apiVersion: v1\nkind: Service\nmetadata: {__proto__: {name: evil}}\n', []],
]

describe('a document gives', () => {
  test.each(cases)('%s', (_, text, wanted) => {
    expect(told(text)).toEqual(wanted)
  })

  test('the place of each object in it', () => {
    const text = `apiVersion: v1
kind: List
items:
- apiVersion: work.open-cluster-management.io/v1
  kind: ManifestWork
  metadata: {name: outer}
  spec: {workload: {manifests: [{apiVersion: v1, kind: Secret, metadata: {name: inner}}]}}
`
    const documents = readDocuments({ path: 'a.yaml', text, editable: true }, syntaxCache()).documents
    const spans = documents.flatMap((one) =>
      manifests(one).manifests.map(({ origin }) => origin.says(['metadata', 'name']).span),
    )
    expect(spans.map(({ from, to }) => text.slice(from, to))).toEqual(['name: outer', 'name: inner'])
  })
})

const object = (apiVersion: string, kind: string, more: object = {}) =>
  manifestOf({ apiVersion, kind, metadata: { name: 'a' }, ...more })

const podSpec = (spec: object) => object('apps/v1', 'Deployment', { spec: { template: { spec } } })

describe('an object is refused', () => {
  test.each([
    ['a kind in a group that has none', object('v1', 'Role'), 'there is no kind Role in apiVersion v1'],
    [
      'a kind in small letters',
      object('apps/v1', 'deployment'),
      'there is no kind deployment; it is spelled Deployment',
    ],
    ['a kind without apiVersion', object('', 'Role'), 'apiVersion is missing'],
    [
      'a token Secret of nobody',
      object('v1', 'Secret', { type: 'kubernetes.io/service-account-token' }),
      /must name its account/,
    ],
    [
      'an account that is a number',
      podSpec({ serviceAccountName: 1 }),
      'serviceAccountName must be a text, not a number',
    ],
    ['containers that are no list', podSpec({ containers: {} }), 'containers must be a list, not a mapping'],
    ['volumes that are no mappings', podSpec({ volumes: ['a'] }), 'volumes must hold mappings, not a text'],
  ])('for %s', (_, manifest, wanted) => {
    expect(refusal(manifest)?.message).toEqual(typeof wanted === 'string' ? wanted : expect.stringMatching(wanted))
  })

  test.each([
    ['a Role of another project', object('iam.example.com/v1', 'Role', { rules: 'all' })],
    [
      'an account whose name something else fills in',
      manifestOf({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: '{{ x }}' } }),
    ],
    ['a kind nobody knows', object('example.com/v1', 'Thing', { spec: 1 })],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the placeholder.
    ['an account that something else names', podSpec({ serviceAccountName: '${ACCOUNT}' })],
    [
      'a pod spec of which an operator takes a part',
      object('monitoring.coreos.com/v1', 'Prometheus', { spec: { volumes: 1 } }),
    ],
  ])('never: %s', (_, manifest) => {
    expect(refusal(manifest)).toBeUndefined()
  })
})

test('an account that lacks its namespace is refused, unless something still fills it in', () => {
  const subjects = [{ kind: 'ServiceAccount', name: 'x' }]
  const whole = object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', {
    roleRef: { kind: 'ClusterRole', name: 'r' },
    subjects,
  })
  expect(refusal(whole)?.route).toEqual(['subjects', 0, 'namespace'])
  expect(refusal({ ...whole, unfinished: true })).toBeUndefined()
  expect(
    inventory({ id: 'plain', kind: 'plain', manifests: [{ ...whole, unfinished: true }], problems: [] }).bindings,
  ).toHaveLength(1)
})

test.each([
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the placeholder.
  ['${X}', true],
  ['a-$(X)', true],
  ['$X', true],
  ['{{ .Release.Name }}-a', true],
  ['{% x %}', true],
  ['<name>', true],
  ['__NAME__', true],
  ['a-b.c', false],
  ['system:a', false],
  ['_1', false],
])('the name %s is still to be filled in: %s', (name, wanted) => {
  expect(isOpaque(name)).toBe(wanted)
})

test.each([
  ['a/test/b.yaml', true],
  ['tests/b.yaml', true],
  ['a/__snapshots__/b.yaml', true],
  ['e2e/b.yaml', true],
  ['a/contest/b.yaml', false],
  ['a/test.yaml', false],
  ['test', false],
])('%s lies among test data: %s', (path, wanted) => {
  expect(isTestPath(path)).toBe(wanted)
})
