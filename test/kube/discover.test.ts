import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { stringify } from 'yaml'
import { isManifestPath, relevant } from '../../src/kube/discover.ts'
import { inventory } from '../../src/kube/inventory.ts'
import { type Manifest, manifests } from '../../src/kube/manifest.ts'
import { podKindNames } from '../../src/kube/pod-kinds.ts'
import { readDocuments, syntaxCache } from '../../src/yaml/document.ts'
import type { Json } from '../../src/yaml/json.ts'

test.each([
  ['a.yaml', true],
  ['a/b.yml', true],
  ['a.JSON', true],
  ['a.yaml.tmpl', false],
  ['yaml', false],
  ['a.tf', false],
])('the file name %s may be read: %s', (path, wanted) => {
  expect(isManifestPath(path)).toBe(wanted)
})

const pods = 'spec: {template: {spec: {nodeSelector: {}, containers: [{name: c, image: i}]}}}'

const cases: readonly (readonly [string, string, boolean])[] = [
  ['a Deployment', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n', true],
  ['CRLF', 'apiVersion: apps/v1\r\nkind: Deployment\r\n', true],
  ['a BOM, a blank before the colon, quotes, a comment', "\uFEFFkind : 'Deployment' # x\napiVersion: apps/v1\n", true],
  ['a value on the next line', 'apiVersion: v1\nkind:\n  Secret\n', true],
  ['a block scalar', 'apiVersion: v1\nkind: >-\n  Secret\n', true],
  ['an anchor', 'apiVersion: v1\nkind: &k Secret\n', true],
  ['a tag', 'apiVersion: v1\nkind: !!str Secret\n', true],
  ['letters as numbers', 'apiVersion: v1\nkind: "S\\x65cret"\n', true],
  ['a key with letters as numbers', 'apiVersion: v1\n"k\\u0069nd": Secret\n', true],
  ['a quoted key', 'apiVersion: v1\n"kind": Secret\n', true],
  ['an explicit key', 'apiVersion: v1\n? kind\n: Secret\n', true],
  ['a later kind', 'apiVersion: v1\nkind: Service\nkind: Secret\n', true],
  ['a merge key', 'x: &a {kind: Secret}\napiVersion: v1\nkind: Service\n<<: *a\n', true],
  ['an indented root', '  apiVersion: v1\n  kind: Secret\n', true],
  ['a kind in quotes over lines, at the margin', ' a: "\nkind: Service\n "\n kind: Secret\n apiVersion: v1\n', true],
  ['flow style', '{apiVersion: v1, kind: Secret}', true],
  ['JSON', '{"kind":"Secret"}', true],
  ['JSON without a kind we read', '{"kind":"Ingress","apiVersion":"networking.k8s.io/v1"}', false],
  ['a next line in the text', 'apiVersion: v1\nkind: Service\nmetadata: {}\u0085kind: Secret\n', true],
  ['a List', 'apiVersion: v1\nkind: List\nitems: []\n', true],
  ['a list of roles', 'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleList\nitems: []\n', true],
  ['items of another kind', 'apiVersion: v1\nkind: Service\nitems: []\n', true],
  ['another group of a known kind name', 'apiVersion: serving.knative.dev/v1\nkind: Service\n', true],
  ['a core Service', `apiVersion: v1\nkind: Service\nspec: {selector: {app: a}}\n`, false],
  ['any kind of a group', 'apiVersion: platform.confluent.io/v1\nkind: Kafka\n', true],
  ['pods in an unknown kind', `apiVersion: example.com/v1\nkind: Thing\n${pods}\n`, true],
  ['an unknown kind', 'apiVersion: example.com/v1\nkind: Thing\nspec: {image: i}\n', false],
  [
    'pods in a description of a kind',
    `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n${pods}\n`,
    false,
  ],
  [
    'a ConfigMap that maps identities to masters',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: aws-auth}\ndata: {a: "system:masters"}\n',
    true,
  ],
  [
    'the same in JSON',
    '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"aws-auth"},"data":{"a":"system:masters"}}',
    true,
  ],
  [
    'a ConfigMap with discovery through the API',
    'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    kubernetes_sd_configs: []\n',
    true,
  ],
  ['a ConfigMap with settings', 'apiVersion: v1\nkind: ConfigMap\ndata: {a: "system:masters"}\n', false],
  ['an access entry', 'apiVersion: a/v1\nkind: AccessEntry\nspec: {kubernetesGroups: ["system:masters"]}\n', true],
  ['a harmless access entry', 'apiVersion: a/v1\nkind: AccessEntry\nspec: {kubernetesGroups: [viewers]}\n', false],
  [
    'an association of a cloud role',
    'apiVersion: a/v1\nkind: PodIdentityAssociation\nspec: {serviceAccount: web}\n',
    true,
  ],
  ['one in JSON', '{"apiVersion":"a/v1","kind":"PodIdentityAssociation","spec":{"serviceAccount":"web"}}', true],
  ['a cluster with one', 'apiVersion: a/v1\nkind: ClusterConfig\niam: {podIdentityAssociations: []}\n', true],
  ['a cluster without', 'apiVersion: a/v1\nkind: ClusterConfig\niam: {withOIDC: true}\n', false],
  ['pods in a ConfigMap', `apiVersion: v1\nkind: ConfigMap\ndata: {a: "${pods}"}\n`, false],
  [
    'a reference to a Deployment',
    'apiVersion: autoscaling/v2\nkind: HPA\nspec:\n  ref:\n    kind: Deployment\n',
    false,
  ],
  ['a workflow', 'name: CI\non: push\njobs:\n  a: {steps: [{run: echo kind Secret}]}\n', true],
  ['values', 'image: {repository: a}\nserviceAccount: {create: true}\n', false],
  ['nothing', '', false],
]

describe('a document is parsed', () => {
  test.each(cases)('%s', (_, text, wanted) => {
    expect(relevant(text)).toBe(wanted)
  })

  test('in a moment, even if it was written to take long', () => {
    const long = 200_000
    const texts = [
      `kind: a${' '.repeat(long)}b\n`,
      `kind${' '.repeat(long)}x\n`,
      `${' '.repeat(long)}\n`.repeat(3),
      `{"${'a'.repeat(long)}": "kind"}`,
      `${'- '.repeat(long)}kind`,
      `"kind" "${'List'.repeat(long)}`,
      `kind: "${'\\'.repeat(long)}\n`,
    ]
    const start = performance.now()
    for (const text of texts) relevant(text)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

const kinds = [
  ...podKindNames.map(({ group, kind }) => ({
    apiVersion: group === '' ? 'v1' : `${group}/v1`,
    kind: kind === '*' ? 'Any' : kind,
  })),
  ...['ServiceAccount', 'Secret', 'Service', 'ConfigMap', 'List', 'ServiceAccountList'].map((kind) => ({
    apiVersion: 'v1',
    kind,
  })),
  ...['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'].map((kind) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind,
  })),
  { apiVersion: 'example.com/v1', kind: 'Thing' },
]

const podSpec = { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] }
const bodies: readonly Json[] = [
  {},
  { spec: podSpec },
  { spec: { template: { spec: podSpec }, serviceAccountName: 'x' } },
  { items: [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'x' } }] },
  { data: { a: 'kind: Secret\napiVersion: v1\n' } },
  { a: 'line\nkind: Service\nx' },
]

const style = fc.record({
  collectionStyle: fc.constantFrom('any', 'block', 'flow'),
  defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
  defaultKeyType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
  indent: fc.constantFrom(2, 4),
  lineWidth: fc.constantFrom(0, 20, 80),
} as const)

/** What can be done to a text without losing its object, most of the time. */
const twists: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/\n/g, '\r\n'),
  (text) => `\uFEFF${text}`,
  (text) => text.replace(/^(?=.)/gm, ' '),
  (text) => `# kind: Service\n${text}`,
  (text) => text.replace(/^kind: *(\S+)$/m, 'kind: &k $1'),
  (text) => text.replace(/^kind: *(\S+)$/m, 'x: &a {kind: $1}\nkind: Service\n<<: *a'),
  (text) => text.replace(/^kind: *(\S+)$/m, 'kind: Service\nkind: $1'),
  (text) =>
    text.replace(
      /^kind: *(\S)(\S+)$/m,
      (_, first: string, rest: string) => `kind: "\\x${first.charCodeAt(0).toString(16)}${rest}"`,
    ),
  (text) => text.replace(/^kind:/m, '"\\x6bind":'),
  (text) => text.replace(/^kind:/m, '? kind\n:'),
  (text) => text.replace(/^kind: */m, 'kind:\n  '),
  (text) => text.replace(/^kind: */m, 'kind: !!str '),
  (text) => text.replace(/^/, 'a: "\nkind: ConfigMap\n "\n'),
  (text) => text.replace(/\n/g, '\u0085'),
  (text) => text.replace(/^(kind: *\S+)$/m, '$1 # Service'),
  (text) => text.replace(/^kind:/m, 'kind\t:'),
]

/** Does a full parse find anything that an inventory keeps? */
function matters(text: string): boolean {
  const { documents } = readDocuments({ path: 'a.yaml', text, editable: true }, syntaxCache())
  const found: readonly Manifest[] = documents.flatMap((document) => manifests(document).manifests)
  const { workloads, accounts, roles, bindings, tokenSecrets, refused } = inventory({
    id: 'u',
    kind: 'plain',
    manifests: found,
    problems: [],
  })
  return [workloads, accounts, roles, bindings, tokenSecrets, refused].some((list) => list.length > 0)
}

test('nothing that matters is passed over', () => {
  let mattered = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.constantFrom(...bodies),
      fc.boolean(),
      style,
      fc.constantFrom(...twists),
      fc.constantFrom(...twists),
      (identity, body, reversed, options, twist, further) => {
        const entries = Object.entries({ ...identity, metadata: { name: 'x' }, ...(body as object) })
        const ordered = Object.fromEntries(reversed ? entries.reverse() : entries)
        const text = further(twist(stringify(ordered, options)))
        if (!matters(text)) return
        mattered += 1
        expect([text, relevant(text)]).toEqual([text, true])
      },
    ),
    { numRuns: 1500 },
  )
  expect(mattered).toBeGreaterThan(300)
})
