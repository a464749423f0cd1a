// Random compositions of base, component, overlay and patches.
import fc from 'fast-check'
import type { Files } from './tree.ts'

export interface Composition {
  readonly files: Files
  readonly root: string
}

const names = fc.constantFrom('web', 'job', 'agent')
const affix = fc.constantFrom('', '', 'a-', 'b-')
const namespace = fc.constantFrom('', '', 'shop', 'bank')

const account = fc.record({ name: names, namespace }).map(({ name, namespace: of }) => ({
  id: `ServiceAccount ${of || 'default'} ${name}`,
  text: `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\n${of === '' ? '' : `  namespace: ${of}\n`}`,
}))

const deployment = fc
  .record({ name: names, account: names, namespace, automount: fc.constantFrom('', 'true', 'false') })
  .map(({ name, account: as, namespace: of, automount }) => ({
    id: `Deployment ${of || 'default'} ${name}`,
    text: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
${of === '' ? '' : `  namespace: ${of}\n`}spec:
  template:
    spec:
      serviceAccountName: ${as}
${automount === '' ? '' : `      automountServiceAccountToken: ${automount}\n`}      containers:
      - name: app
        image: example.com/${name}
      - name: side
        image: example.com/side
`,
  }))

const binding = fc
  .record({ cluster: fc.boolean(), name: names, account: names, role: names, namespace, of: namespace })
  .map(({ cluster, name, account: as, role, namespace: of, of: subject }) => ({
    id: `${cluster ? 'ClusterRoleBinding' : `RoleBinding ${of || 'default'}`} ${name}`,
    text: `apiVersion: rbac.authorization.k8s.io/v1
kind: ${cluster ? 'ClusterRoleBinding' : 'RoleBinding'}
metadata:
  name: ${name}
${of === '' || cluster ? '' : `  namespace: ${of}\n`}roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${role}
subjects:
- kind: ServiceAccount
  name: ${as}
${subject === '' ? '' : `  namespace: ${subject}\n`}- kind: ServiceAccount
  name: default
`,
  }))

const role = names.map((name) => ({
  id: `ClusterRole ${name}`,
  text: `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: ${name}\nrules:\n- apiGroups: [""]\n  resources: [pods]\n  verbs: [get]\n`,
}))

const objects = fc
  .uniqueArray(fc.oneof(account, deployment, binding, role), { selector: ({ id }) => id, minLength: 1, maxLength: 6 })
  .map((list) => list.map(({ text }) => text).join('---\n'))

const merges = fc.oneof(
  names.map(
    (name) => `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\nautomountServiceAccountToken: false\n`,
  ),
  fc
    .tuple(names, fc.constantFrom('serviceAccountName: null', 'serviceAccountName: agent', 'hostNetwork: true'))
    .map(
      ([name, line]) =>
        `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  template:\n    spec:\n      ${line}\n      containers:\n      - name: side\n        $patch: delete\n      - name: more\n        image: x\n`,
    ),
  names.map(
    (name) =>
      `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata:\n  name: ${name}\nsubjects:\n- kind: ServiceAccount\n  name: agent\n  namespace: bank\n`,
  ),
)

const targets = fc.constantFrom(
  'kind: ServiceAccount',
  'kind: .*Binding',
  'name: web',
  'name: w.*, kind: Deployment',
  'namespace: shop',
)
const operations = fc.constantFrom(
  '- op: add\n  path: /metadata/annotations/x\n  value: "y"\n',
  '- op: add\n  path: /metadata/labels\n  value: {a: b}\n',
  '- op: replace\n  path: /automountServiceAccountToken\n  value: false\n',
)

const patches = fc.array(
  fc.oneof(
    merges.map((text) => `- patch: |-\n${indented(text)}`),
    fc.tuple(targets, merges).map(([target, text]) => `- target: {${target}}\n  patch: |-\n${indented(text)}`),
    fc.tuple(targets, operations).map(([target, text]) => `- target: {${target}}\n  patch: |-\n${indented(text)}`),
  ),
  { maxLength: 2 },
)

const layer = fc
  .record({ prefix: affix, suffix: affix, namespace, patches, labels: fc.boolean() })
  .map(({ prefix, suffix, namespace: of, patches: list, labels }) =>
    [
      prefix === '' ? '' : `namePrefix: ${prefix}\n`,
      suffix === '' ? '' : `nameSuffix: -${suffix.slice(0, 1)}\n`,
      of === '' ? '' : `namespace: ${of}\n`,
      labels ? 'labels:\n- pairs: {app: x}\n  includeTemplates: true\n' : '',
      list.length === 0 ? '' : `patches:\n${list.join('')}`,
    ].join(''),
  )

export const compositions: fc.Arbitrary<Composition> = fc
  .record({ base: objects, more: objects, inner: layer, part: layer, outer: layer, shape: fc.nat(3) })
  .map(({ base, more, inner, part, outer, shape }) => ({
    root: 'over',
    files: {
      'base/kustomization.yaml': `resources: [a.yaml]\n${inner}`,
      'base/a.yaml': base,
      'part/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${part || 'namePrefix: ""\nresources: []\n'}`,
      'over/b.yaml': more,
      'over/kustomization.yaml': `resources: [../base${shape % 2 === 1 ? ', b.yaml' : ''}]\n${shape >= 2 ? 'components: [../part]\n' : ''}${outer}`,
    },
  }))

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '    ')
}
