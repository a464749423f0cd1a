// Rights that an Application or a Flux Kustomization sends somewhere else, as whole changes.
import { describe, expect, test } from '@jest/globals'
import { judged, told } from '../change.ts'

type Tree = Readonly<Record<string, string>>

function application(
  name: string,
  path: string,
  destination: readonly string[],
  source: readonly string[] = [],
): string {
  const lines = (depth: string, all: readonly string[]): string => all.map((line) => `${depth}${line}\n`).join('')
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${name}}
spec:
  source:
    repoURL: https://example.com/here
    path: ${path}
${lines('    ', source)}  destination:
${lines('    ', destination)}`
}

function flux(name: string, path: string, more: readonly string[] = []): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: ${name}, namespace: flux-system}
spec:
  sourceRef: {kind: GitRepository, name: flux-system}
  path: ${path}
${more.map((line) => `  ${line}\n`).join('')}`
}

const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web}\nautomountServiceAccountToken: false\n'
const binding = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: web}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: admin}
subjects: [{kind: ServiceAccount, name: web}]
`
const viewing = binding.replace('name: admin', 'name: view')
const [dev, prod] = ['name: dev', 'name: prod']
const [a, b] = ['namespace: a', 'namespace: b']

/** The same folder, plain and as a root. */
const kinds: readonly (readonly [string, Tree])[] = [
  ['plain', {}],
  ['root', { 'web/kustomization.yaml': 'resources: [sa.yaml, rb.yaml]\n' }],
]

describe.each(kinds)('a %s folder', (_kind, own) => {
  const folder: Tree = { 'web/sa.yaml': account, 'web/rb.yaml': binding, ...own }
  const introduced = (base: Tree, head: Tree): readonly string[] =>
    told(judged({ base: { ...folder, ...base }, head: { ...folder, ...head } })).filter((line) =>
      line.startsWith('introduced'),
    )
  const one = { 'app.yaml': application('w', 'web', [dev, a]) }

  test.each<readonly [string, Tree, Tree, string]>([
    ['another cluster by name', one, { 'app.yaml': application('w', 'web', [prod, a]) }, 'app.yaml:9'],
    [
      'another cluster by address',
      { 'app.yaml': application('w', 'web', ['server: https://one.example.com', a]) },
      { 'app.yaml': application('w', 'web', ['server: https://two.example.com', a]) },
      'app.yaml:9',
    ],
    [
      'the cluster of Argo CD left',
      { 'app.yaml': application('w', 'web', ['server: https://kubernetes.default.svc', a]) },
      { 'app.yaml': application('w', 'web', [prod, a]) },
      'app.yaml:9',
    ],
    ['a second one, elsewhere', one, { ...one, 'more.yaml': application('p', 'web', [prod, a]) }, 'more.yaml:9'],
    [
      'another kubeconfig',
      { 'k.yaml': flux('w', 'web', ['targetNamespace: a']) },
      {
        'k.yaml': flux('w', 'web', ['targetNamespace: a', 'kubeConfig: {secretRef: {name: far}}']),
      },
      'k.yaml:8',
    ],
    [
      'a second one, of another cluster by its folder',
      { 'clusters/one/k.yaml': flux('w', 'web') },
      { 'clusters/one/k.yaml': flux('w', 'web'), 'clusters/two/k.yaml': flux('w', 'web') },
      'clusters/two/k.yaml:6',
    ],
  ])('%s', (_name, base, head, place) => {
    expect(introduced(base, head)).toEqual([`introduced high ${place} cluster-admin-binding`])
  })

  test('another namespace', () => {
    const head = { 'app.yaml': application('w', 'web', [dev, b]) }
    expect(introduced(one, head)).toContain('introduced high app.yaml:10 cluster-admin-binding')
  })

  test('an element of a list', () => {
    const set = (elements: string): Tree => ({
      'set.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: w}
spec:
  generators:
  - list:
      elements:
      - cluster: dev
${elements}  template:
    spec:
      source: {repoURL: https://example.com/here, path: web}
      destination: {name: '{{cluster}}', namespace: a}
`,
    })
    const { introduced } = judged({
      base: { ...folder, ...set('') },
      head: { ...folder, ...set('      - cluster: prod\n') },
    })
    expect(introduced.map(({ rule }) => rule)).toEqual(['cluster-admin-binding'])
    expect(introduced[0]?.ranges.map(({ path, startLine }) => `${path}:${startLine}`)).toContain('set.yaml:9')
  })

  test.each<readonly [string, Tree, Tree]>([
    ['it moves to another file', one, { 'apps/app.yaml': application('w', 'web', [dev, a]) }],
    ['it has another name', one, { 'app.yaml': application('x', 'web', [dev, a]) }],
    [
      'it has another project',
      one,
      { 'app.yaml': `${application('w', 'web', [dev, a])}  project: x\n  syncPolicy: {automated: {}}\n` },
    ],
    ['it is the first', {}, one],
    ['it is gone', one, {}],
    ['the path is spelled otherwise', one, { 'app.yaml': application('w', './web/', [dev, a]) }],
    [
      'the cluster of Argo CD is spelled otherwise',
      { 'app.yaml': application('w', 'web', ['server: https://kubernetes.default.svc', a]) },
      { 'app.yaml': application('w', 'web', ['name: in-cluster', a]) },
    ],
    [
      'nobody knows whether it is another',
      { 'app.yaml': application('w', 'web', ['server: https://one.example.com', a]) },
      { 'app.yaml': application('w', 'web', [prod, a]) },
    ],
    [
      'the cluster has all of it',
      { ...one, 'more.yaml': application('p', 'web', [prod, a]) },
      { 'app.yaml': application('w', 'web', [prod, a]), 'more.yaml': application('p', 'web', [prod, a]) },
    ],
    [
      'the folder of the cluster has another name',
      { 'clusters/one/k.yaml': flux('w', 'web') },
      { 'clusters/uno/k.yaml': flux('w', 'web') },
    ],
    ['no namespace was said before', { 'app.yaml': application('w', 'web', [dev]) }, one],
  ])('says nothing if %s', (_name, base, head) => {
    expect(introduced(base, head)).toEqual([])
  })
})

describe('what is there already', () => {
  const tree = (head: Tree): Tree => ({
    'one/all.yaml': `${account}---\n${binding}`,
    'two/all.yaml': `${account}---\n${binding}`,
    'three/all.yaml': `${account}---\n${viewing}`,
    ...head,
  })
  const introduced = (base: Tree, head: Tree): readonly string[] =>
    told(judged({ base: tree(base), head: tree(head) })).filter((line) => line.startsWith('introduced'))

  test('is not new to the cluster through another folder', () => {
    const apps = (path: string): Tree => ({ 'app.yaml': application('w', path, [dev, a]) })
    expect(introduced(apps('one'), apps('two'))).toEqual([])
    expect(introduced(apps('three'), apps('two'))).toEqual(['introduced high app.yaml:10 cluster-admin-binding'])
    expect(introduced(apps('two'), apps('three'))).toEqual([])
  })

  test('may be in a third folder of the same cluster', () => {
    const prods = { 'p.yaml': application('p', 'one', [prod, a]) }
    const base = { ...prods, 'app.yaml': application('w', 'two', [dev, a]) }
    expect(introduced(base, { ...prods, 'app.yaml': application('w', 'two', [prod, a]) })).toEqual([])
  })
})

test('what the new cluster has beside it is not lost', () => {
  const files = {
    'one/all.yaml': `${account}---\n${binding}`,
    'two/all.yaml': `${account}---\n${binding}`.replaceAll('web', 'other'),
  }
  const there = { ...files, 'p.yaml': application('p', 'two', [prod, a]) }
  const { access, introduced } = judged({
    base: { ...there, 'app.yaml': application('w', 'one', [dev, a]) },
    head: { ...there, 'app.yaml': application('w', 'one', [prod, a]) },
  })
  expect(introduced.map(({ account: who }) => who)).toEqual(['a/web'])
  expect(access.map(({ account: who, lost }) => [who, lost])).toEqual([['a/web', []]])
})

describe('what cannot be known', () => {
  const set = (generator: string, label = ''): string =>
    `kind: ApplicationSet\napiVersion: argoproj.io/v1alpha1\nmetadata: {name: s${label}}\nspec:\n  generators: [${generator}]\n  template: {spec: {source: {path: '{{path}}'}}}\n`
  const open = set('{scmProvider: {}}')
  const line = 'ApplicationSet s: which folders it applies, and where, only Argo CD knows (set.yaml:1)'

  test.each<readonly [string, Tree, Tree, readonly string[]]>([
    ['is said of a set that the change writes', {}, { 'set.yaml': open }, [line]],
    ['is not said of one that was there', { 'old.yaml': open }, { 'set.yaml': open }, []],
    ['is not said where the repository tells', {}, { 'set.yaml': set('{list: {elements: [{path: web}]}}') }, []],
    [
      'is said of more folders than are looked at',
      { 'web/rb.yaml': binding, 'app.yaml': application('w', 'web', [dev, a]) },
      {
        'web/rb.yaml': binding,
        'app.yaml': Array.from({ length: 43 }, (_, at) => application('w', 'web', [`name: c${at}`, a])).join('---\n'),
      },
      ['Rights that 3 more folders may bind where they go now were not looked at: so many are more than the limit'],
    ],
  ])('%s', (_name, base, head, said) => {
    const { unknowns } = judged({ base, head })
    expect(unknowns.filter((one) => /ApplicationSet|more folder/.test(one))).toEqual(said)
  })
})

describe('hostile objects', () => {
  const many = (count: number, one: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => one(at)).join('---\n')
  const folder: Tree = { 'web/sa.yaml': account, 'web/rb.yaml': binding }
  const circle: Tree = {
    'x/one.yaml': application('one', 'y', [dev, a]),
    'y/two.yaml': application('two', 'x', [dev, a], ['directory: {recurse: true}']),
    'y/three.yaml': flux('three', '.'),
    'y/four.yaml': flux('four', 'y'),
  }
  test.each<readonly [string, Tree, Tree, readonly string[]]>([
    ['apply each other', circle, { ...circle, 'x/one.yaml': application('one', 'y', [prod, b]) }, []],
    [
      'lead out of the tree',
      { 'app.yaml': application('w', '../..', [dev, a]), 'b.yaml': application('v', '/etc', [dev, a]) },
      { 'app.yaml': application('w', '../../web', [prod, a]), 'b.yaml': application('v', '/web', [prod, a]) },
      [],
    ],
    [
      'apply the whole tree',
      { 'app.yaml': application('w', '.', [dev, a], ['directory: {recurse: true}']) },
      { 'app.yaml': application('w', '.', [prod, a], ['directory: {recurse: true}']) },
      ['introduced high app.yaml:10 cluster-admin-binding'],
    ],
    [
      'have keys of ours for names',
      { 'app.yaml': application('__proto__', 'web', ['name: constructor', 'namespace: __proto__']) },
      { 'app.yaml': application('__proto__', 'web', ['name: __proto__', 'namespace: constructor']) },
      ['introduced high app.yaml:9 cluster-admin-binding'],
    ],
  ])('that %s', (_name, base, head, said) => {
    const lines = told(judged({ base: { ...folder, ...base }, head: { ...folder, ...head } }))
    expect(lines.filter((line) => /introduced.* app.yaml|introduced.* [xy]./.test(line))).toEqual(said)
  })

  test.each<readonly [string, Tree, Tree]>([
    [
      'hundreds that apply one folder, everywhere',
      { 'apps.yaml': many(500, (at) => application(`a${at}`, 'web', [`name: c${at}`, a])) },
      { 'apps.yaml': many(500, (at) => application(`a${at}`, 'web', [`name: d${at}`, `namespace: n${at}`])) },
    ],
    [
      'hundreds of another name over a folder for each',
      Object.fromEntries([
        ...Array.from({ length: 500 }, (_, at) => [`f${at}/all.yaml`, `${account}---\n${binding}`]),
        ['apps.yaml', many(500, (at) => application(`a${at}`, `f${at}`, [dev, a]))],
      ]),
      Object.fromEntries([
        ...Array.from({ length: 500 }, (_, at) => [`f${at}/all.yaml`, `${account}---\n${binding}`]),
        ['apps.yaml', many(500, (at) => application(`a${at}`, `f${at}`, [prod, a]))],
      ]),
    ],
    [
      'patterns of nothing but braces and stars',
      {
        'app.yaml': application(
          'w',
          '.',
          [dev, a],
          [
            'directory:',
            '  recurse: true',
            `  include: "${'{a,b}*'.repeat(100)}"`,
            `  exclude: "${'*a'.repeat(490)}b"`,
          ],
        ),
        [`${'a'.repeat(3000)}.yaml`]: account,
      },
      { 'app.yaml': application('w', '.', [prod, a]) },
    ],
  ])('cost little: %s', (_name, base, head) => {
    const start = performance.now()
    judged({ base: { ...folder, ...base }, head: { ...folder, ...head } })
    expect(performance.now() - start).toBeLessThan(15_000)
  })
})
