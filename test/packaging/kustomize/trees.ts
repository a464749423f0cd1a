// Small trees, one for each rule of Kustomize that bites; `recorded.json` holds what Kustomize itself made of them.

export interface KustomizeTree {
  readonly files: Readonly<Record<string, string>>
  readonly root: string
}

const account = (name = 'web') => `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\n`

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      serviceAccountName: web
      containers:
      - name: app
        image: example.com/app:1.0
        env:
        - name: A
          value: a
        - name: B
          value: b
        volumeMounts:
        - mountPath: /a
          name: a
      - name: helper
        image: example.com/helper:1.0
      volumes:
      - name: a
        emptyDir: {}
      tolerations:
      - key: a
`

const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: web
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: reader
subjects:
- kind: ServiceAccount
  name: web
`

const role = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: reader
rules:
- apiGroups: [""]
  resources: [secrets]
  resourceNames: [settings]
  verbs: [get]
`

const clusterBinding = (subject: string) => `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: all
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: admin
subjects:
${subject}`

const app = { 'app.yaml': [account(), deployment, role, binding].join('---\n') }
const base = { 'base/kustomization.yaml': 'resources: [app.yaml]\n', 'base/app.yaml': app['app.yaml'] }

function overlay(text: string, more: Readonly<Record<string, string>> = {}): KustomizeTree {
  return { files: { ...base, 'over/kustomization.yaml': `resources: [../base]\n${text}`, ...more }, root: 'over' }
}

function alone(kustomization: string, files: Readonly<Record<string, string>> = app): KustomizeTree {
  return { files: { 'kustomization.yaml': kustomization, ...files }, root: '' }
}

function patch(body: string, more = ''): KustomizeTree {
  return overlay(`patches:\n- patch: |-\n${body.trimEnd().replace(/^/gm, '    ')}\n${more}`)
}

function podPatch(spec: string): KustomizeTree {
  return patch(
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n${spec.trimEnd().replace(/^/gm, '      ')}\n`,
  )
}

function operations(text: string, target = 'kind: Deployment'): KustomizeTree {
  return overlay(`patches:\n- target: {${target}}\n  patch: |-\n${text.trimEnd().replace(/^/gm, '    ')}\n`)
}

export const trees: Readonly<Record<string, KustomizeTree>> = {
  'resources alone': alone('resources: [app.yaml]\n'),
  'kustomization.yml': { files: { 'kustomization.yml': 'resources: [app.yaml]\n', ...app }, root: '' },
  Kustomization: { files: { Kustomization: 'resources: [app.yaml]\n', ...app }, root: '' },
  'two kustomization files': alone('resources: [app.yaml]\n', { ...app, Kustomization: 'resources: [app.yaml]\n' }),
  'an empty kustomization': alone('kind: Kustomization\n'),
  'an unknown field': alone('resources: [app.yaml]\nfoo: bar\n'),
  'fields in other case': alone('Resources: [app.yaml]\nNamePrefix: x-\n'),
  'the old bases': {
    files: { ...base, 'over/kustomization.yaml': 'bases: [../base]\nnamePrefix: a-\n' },
    root: 'over',
  },
  'a file that is not there': alone('resources: [gone.yaml]\n'),
  'an object twice': alone('resources: [app.yaml, again.yaml]\n', { ...app, 'again.yaml': account() }),
  'a circle': {
    files: { 'a/kustomization.yaml': 'resources: [../b]\n', 'b/kustomization.yaml': 'resources: [../a]\n' },
    root: 'a',
  },
  'a List': alone('resources: [list.yaml]\nnamespace: shop\n', {
    'list.yaml': `apiVersion: v1\nkind: List\nitems:\n- ${account().trimEnd().replaceAll('\n', '\n  ')}\n- ${account('two').trimEnd().replaceAll('\n', '\n  ')}\n`,
  }),
  'a null in a list': alone('resources: [a.yaml]\n', { 'a.yaml': `${account()}imagePullSecrets: [null]\n` }),
  'an object without a name': alone('resources: [a.yaml]\n', { 'a.yaml': 'apiVersion: v1\nkind: ServiceAccount\n' }),
  'words that other readers take for booleans': alone('resources: [a.yaml]\n', {
    'a.yaml': `${account()}automountServiceAccountToken: no\n`,
  }),
  'annotations that are no texts': alone('resources: [a.yaml]\n', {
    'a.yaml':
      'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n  annotations: {a: 1e3, b: true, c: 017, d: no}\n',
  }),
  'a key twice': alone('resources: [a.yaml]\n', {
    'a.yaml': `${account()}automountServiceAccountToken: true\nautomountServiceAccountToken: false\n`,
  }),
  'a merge key': alone('resources: [a.yaml]\n', {
    'a.yaml':
      'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n  annotations: &a {a: "1", b: "2"}\n  labels: {a: "3", <<: *a}\n',
  }),
  namespace: alone('resources: [app.yaml]\nnamespace: shop\n'),
  'namespace on cluster-scoped objects': alone('resources: [a.yaml]\nnamespace: shop\n', {
    'a.yaml': `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: old\n---\n${clusterBinding('- kind: ServiceAccount\n  name: default\n  namespace: old\n- kind: ServiceAccount\n  name: web\n  namespace: old\n- kind: User\n  name: default\n')}---\n${account()}  namespace: old\n`,
  }),
  'namespace for subjects whose account is elsewhere': alone('resources: [a.yaml]\nnamespace: shop\n', {
    'a.yaml': clusterBinding('- kind: ServiceAccount\n  name: web\n  namespace: old\n'),
  }),
  'two objects that become one': alone('resources: [a.yaml]\nnamespace: shop\n', {
    'a.yaml': `${account()}  namespace: a\n---\n${account()}  namespace: b\n`,
  }),
  'namespaces of two layers': overlay('namespace: outer\n', {
    'base/kustomization.yaml': 'resources: [app.yaml]\nnamespace: inner\n',
  }),
  'prefix and suffix': alone('resources: [app.yaml]\nnamePrefix: a-\nnameSuffix: -z\n'),
  'prefixes of two layers': overlay('namePrefix: b-\nnamespace: shop\n', {
    'base/kustomization.yaml': 'resources: [app.yaml]\nnamePrefix: a-\n',
  }),
  'a binding that meets its account in the overlay': {
    files: {
      'a/kustomization.yaml': 'resources: [a.yaml]\nnamePrefix: a-\nnamespace: shop\n',
      'a/a.yaml': account(),
      'kustomization.yaml': 'resources: [a, b.yaml]\n',
      'b.yaml': clusterBinding('- kind: ServiceAccount\n  name: web\n  namespace: shop\n'),
    },
    root: '',
  },
  'the same account of two bases': {
    files: {
      'a/kustomization.yaml': 'resources: [../c]\nnamePrefix: a-\n',
      'b/kustomization.yaml': 'resources: [../c]\nnamePrefix: b-\n',
      'c/kustomization.yaml': 'resources: [app.yaml]\n',
      'c/app.yaml': app['app.yaml'],
      'kustomization.yaml': 'resources: [a, b]\n',
    },
    root: '',
  },
  'an account that a CRD names': alone('resources: [a.yaml]\nnamePrefix: a-\n', {
    'a.yaml': `${account()}---\napiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      serviceAccountName: web\n`,
  }),
  'a configuration with name references': alone('resources: [a.yaml]\nnamePrefix: a-\nconfigurations: [c.yaml]\n', {
    'a.yaml': `${account()}---\napiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      serviceAccountName: web\n`,
    'c.yaml':
      'nameReference:\n- kind: ServiceAccount\n  fieldSpecs:\n  - kind: Rollout\n    path: spec/template/spec/serviceAccountName\n',
  }),
  'a patch file': overlay('patches:\n- path: p.yaml\n', {
    'over/p.yaml': `${account()}automountServiceAccountToken: false\n`,
  }),
  'an old patch file': overlay('patchesStrategicMerge:\n- p.yaml\n', {
    'over/p.yaml': `${account()}automountServiceAccountToken: false\n`,
  }),
  'an old inline patch': overlay(
    `patchesStrategicMerge:\n- |-\n${account().trimEnd().replace(/^/gm, '  ')}\n  automountServiceAccountToken: false\n`,
  ),
  'a patch that meets nothing': patch(account('other')),
  'a patch without namespace for an object that has one': overlay('namespace: b\npatches:\n- path: p.yaml\n', {
    'base/kustomization.yaml': 'resources: [app.yaml]\nnamespace: a\n',
    'over/p.yaml': `${account()}automountServiceAccountToken: false\n`,
  }),
  'a patch by the old name': overlay('patches:\n- path: p.yaml\n', {
    'base/kustomization.yaml': 'resources: [app.yaml]\nnamePrefix: a-\n',
    'over/p.yaml': `${account()}automountServiceAccountToken: false\n`,
  }),
  'containers are merged by name': podPatch('containers:\n- name: helper\n  image: new\n- name: third\n  image: x\n'),
  'env is merged by name': podPatch(
    'containers:\n- name: app\n  env:\n  - {name: C, value: c}\n  - {name: A, $patch: delete}\n',
  ),
  'a container deleted': podPatch('containers:\n- name: helper\n  $patch: delete\n'),
  'containers replaced': podPatch('containers:\n- $patch: replace\n- name: only\n  image: x\n'),
  'a container to be replaced': podPatch('containers:\n- name: app\n  $patch: replace\n  image: x\n'),
  'a new container to be replaced': podPatch('containers:\n- name: new\n  $patch: replace\n  image: x\n'),
  'a variable to be replaced, and one that changes': podPatch(
    'containers:\n- name: helper\n  $patch: replace\n- name: app\n  env:\n  - name: B\n    $patch: replace\n    value: x\n  - name: A\n    value: "y"\n',
  ),
  'a mapping inside an item replaced': podPatch(
    'containers:\n- name: app\n  resources: {$patch: replace, limits: {cpu: "1"}}\n',
  ),
  'a pod spec replaced': podPatch('$patch: replace\ncontainers:\n- name: only\n  image: x\n'),
  'a field taken away': podPatch('serviceAccountName: null\n'),
  'a list without key': podPatch('tolerations:\n- key: b\n'),
  'an empty map patch': podPatch('containers: []\n'),
  'mounts by path': podPatch(
    'containers:\n- name: app\n  volumeMounts:\n  - mountPath: /a\n    readOnly: true\n  - mountPath: /b\n    name: a\n',
  ),
  'subjects are replaced': patch(
    `${binding.replace('  name: web\nroleRef', '  name: web\nroleRef')}- kind: ServiceAccount\n  name: default\n`,
  ),
  'rules are replaced': patch(role.replace('[get]', '[get, list]')),
  'an object deleted': patch('apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n$patch: delete\n'),
  'a patch that would rename': overlay(
    'patches:\n- target: {kind: ServiceAccount}\n  patch: |-\n    apiVersion: v1\n    kind: ServiceAccount\n    metadata:\n      name: other\n      namespace: elsewhere\n    automountServiceAccountToken: false\n',
  ),
  'a patch that may rename': overlay(
    'patches:\n- target: {kind: ServiceAccount}\n  options: {allowNameChange: true}\n  patch: |-\n    apiVersion: v1\n    kind: ServiceAccount\n    metadata:\n      name: other\n',
  ),
  'a target by expression': operations(
    '- op: add\n  path: /metadata/labels\n  value: {a: b}\n',
    'name: w.*, kind: Deployment|ServiceAccount',
  ),
  'an expression that fits half a name': operations(
    '- op: add\n  path: /metadata/labels\n  value: {a: b}\n',
    'name: we',
  ),
  'a target by label': overlay(
    'patches:\n- target: {labelSelector: "tier in (front, back),!old"}\n  patch: |-\n    - op: add\n      path: /metadata/annotations/x\n      value: "y"\n',
    {
      'base/app.yaml': `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n  labels: {tier: front}\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: old\n  labels: {tier: front, old: ""}\n`,
    },
  ),
  'operations without a target': overlay('patches:\n- patch: |-\n    - op: remove\n      path: /spec\n'),
  'an annotation added to none': operations(
    '- op: add\n  path: /metadata/annotations/eks.amazonaws.com~1role-arn\n  value: arn\n',
    'kind: ServiceAccount',
  ),
  'operations of every kind': operations(
    '- op: replace\n  path: /spec/template/spec/serviceAccountName\n  value: other\n- op: replace\n  path: /spec/template/spec/automountServiceAccountToken\n  value: no\n- op: add\n  path: /spec/template/spec/containers/-\n  value: {name: last, image: x}\n- op: add\n  path: /spec/template/spec/containers/0\n  value: {name: first, image: x}\n- op: remove\n  path: /spec/template/spec/tolerations\n- op: copy\n  from: /spec/template/spec/containers/0/name\n  path: /metadata/labels\n- op: move\n  from: /spec/template/spec/volumes\n  path: /spec/template/spec/moved\n- op: test\n  path: /kind\n  value: Deployment\n',
  ),
  'a removal of what is not there': operations('- op: remove\n  path: /spec/none\n'),
  'a test that fails': operations('- op: test\n  path: /kind\n  value: Pod\n'),
  'an index out of reach': operations('- op: remove\n  path: /spec/template/spec/containers/7\n'),
  'old JSON patches': overlay(
    'patchesJson6902:\n- target: {group: apps, version: v1, kind: Deployment, name: web}\n  patch: |-\n    - op: remove\n      path: /spec/template/spec/serviceAccountName\n',
  ),
  'several patches in one text': patch(`${account()}automountServiceAccountToken: false\n---\n${binding}`),
  'several patches and a target': overlay(
    `patches:\n- target: {kind: ServiceAccount}\n  patch: |-\n${account().trimEnd().replace(/^/gm, '    ')}\n    ---\n${account('b').trimEnd().replace(/^/gm, '    ')}\n`,
  ),
  'two patches of one field': overlay('patches:\n- path: p.yaml\n- path: q.yaml\n', {
    'over/p.yaml': `${account()}automountServiceAccountToken: true\n`,
    'over/q.yaml': `${account()}automountServiceAccountToken: false\n`,
  }),
  'labels and annotations': overlay(
    'labels:\n- pairs: {a: b}\n- pairs: {c: d}\n  includeTemplates: true\n- pairs: {e: f}\n  includeSelectors: true\ncommonAnnotations: {note: "1"}\n',
  ),
  commonLabels: overlay('commonLabels: {a: b}\n'),
  images: overlay(
    'images:\n- name: example.com/app\n  newTag: "2"\n- name: example.com/helper\n  newName: other\n  digest: sha256:abc\n',
  ),
  replicas: overlay('replicas:\n- name: web\n  count: 3\n'),
  'replicas of nothing': overlay('replicas:\n- name: other\n  count: 3\n'),
  'a component': overlay('components: [../part]\nnamePrefix: a-\n', {
    'part/kustomization.yaml':
      'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [more.yaml]\npatches:\n- path: p.yaml\n',
    'part/more.yaml': account('more'),
    'part/p.yaml': `${account()}automountServiceAccountToken: false\n`,
  }),
  'a component among resources': overlay('resources: [../part]\n', {
    'over/kustomization.yaml': 'resources: [../base, ../part]\n',
    'part/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnamePrefix: a-\n',
  }),
  'a kustomization among components': overlay('components: [../part]\n', {
    'part/kustomization.yaml': 'namePrefix: a-\n',
  }),
  'generated config': overlay(
    'configMapGenerator:\n- name: settings\n  literals: [a=b, "c=\'d\'"]\n  options: {annotations: {x: "y"}}\nsecretGenerator:\n- name: token\n  type: kubernetes.io/service-account-token\n  options:\n    disableNameSuffixHash: true\n    annotations: {kubernetes.io/service-account.name: web}\n',
  ),
  'generated and referred to': overlay('secretGenerator:\n- name: settings\n  literals: [a=b]\nnamePrefix: x-\n'),
  'generated and merged': overlay(
    'configMapGenerator:\n- name: settings\n  behavior: merge\n  literals: [a=2, c=3]\n',
    {
      'base/kustomization.yaml':
        'resources: [app.yaml]\nconfigMapGenerator:\n- name: settings\n  literals: [a=1, b=1]\n',
    },
  ),
  'generated twice': overlay('configMapGenerator:\n- name: settings\n  literals: [a=2]\n', {
    'base/kustomization.yaml': 'resources: [app.yaml]\nconfigMapGenerator:\n- name: settings\n  literals: [a=1]\n',
  }),
  replacements: overlay(
    'replacements:\n- source: {kind: ServiceAccount, name: web, fieldPath: metadata.name}\n  targets:\n  - select: {kind: Deployment}\n    fieldPaths: ["spec.template.spec.containers.[name=app].image", "metadata.annotations.[a.b/c]"]\n    options: {create: true}\n  - select: {kind: RoleBinding}\n    fieldPaths: [subjects.0.namespace]\n    options: {create: true}\n',
  ),
  'replacements of parts': overlay(
    'replacements:\n- source: {kind: Deployment, fieldPath: "spec.template.spec.containers.0.image", options: {delimiter: ":", index: 1}}\n  targets:\n  - select: {kind: Deployment}\n    fieldPaths: ["spec.template.spec.containers.*.image"]\n    options: {delimiter: ":", index: 1}\n',
  ),
  'a replacement without place': overlay(
    'replacements:\n- source: {kind: ServiceAccount}\n  targets:\n  - select: {kind: Deployment}\n    fieldPaths: [spec.none]\n',
  ),
  'a replacement of two sources': overlay(
    'replacements:\n- source: {version: v1}\n  targets:\n  - select: {kind: Deployment}\n    fieldPaths: [metadata.name]\n',
  ),
  vars: overlay(
    'vars:\n- name: ACCOUNT\n  objref: {apiVersion: v1, kind: ServiceAccount, name: web}\nnamePrefix: a-\npatches:\n- path: p.yaml\n',
    {
      'over/p.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n      - name: app\n        args: ["--as=$(ACCOUNT)", $(OTHER)]\n',
    },
  ),
  'transformers of Kustomize itself': overlay('transformers: [t.yaml]\n', {
    'over/t.yaml':
      'apiVersion: builtin\nkind: NamespaceTransformer\nmetadata:\n  name: n\n  namespace: shop\nsetRoleBindingSubjects: allServiceAccounts\nunsetOnly: true\n---\napiVersion: builtin\nkind: PrefixTransformer\nmetadata:\n  name: p\nprefix: a-\nfieldSpecs:\n- path: metadata/name\n---\napiVersion: builtin\nkind: PatchTransformer\nmetadata:\n  name: x\npatch: |-\n  - op: add\n    path: /automountServiceAccountToken\n    value: false\ntarget: {kind: ServiceAccount}\n',
  }),
  'local objects': alone('resources: [a.yaml]\n', {
    'a.yaml': `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: local\n  annotations: {config.kubernetes.io/local-config: "true"}\n---\n${account()}`,
  }),
  'a definition is passed on': alone('resources: [a.yaml, app.yaml]\nnamePrefix: a-\n', {
    ...app,
    'a.yaml':
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: things.example.com\n',
  }),
  'a service account with keyed secrets': overlay(
    'patches:\n- patch: |-\n    apiVersion: v1\n    kind: ServiceAccount\n    metadata: {name: web}\n    secrets: [{name: b}]\n    imagePullSecrets: [{name: d}]\n',
    { 'base/app.yaml': `${account()}secrets: [{name: a}]\nimagePullSecrets: [{name: c}]\n` },
  ),
}
