// What Argo CD and Flux objects say of folders, and what becomes of the roots that they apply.
import { describe, expect, test } from '@jest/globals'
import { judge } from '../../src/judge.ts'
import { deployments } from '../../src/packaging/gitops.ts'
import { plainData } from '../../src/packaging/kustomize/node.ts'
import { pathsOf } from '../../src/packaging/kustomize/paths.ts'
import type { RootTree } from '../../src/packaging/kustomize/root-tree.ts'
import { appliedTree, rootTree } from '../../src/packaging/kustomize/root-tree.ts'
import { texts } from '../../src/packaging/kustomize/texts.ts'
import { defaultPolicy } from '../../src/policy/policy.ts'
import { syntaxCache } from '../../src/yaml/document.ts'
import { valueAt } from '../../src/yaml/route.ts'
import type { Files } from './kustomize/tree.ts'
import { snapshotOf } from './kustomize/tree.ts'

const here = 'repoURL: https://example.com/here'

function application(source: string, destination = '{}'): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  source: {${source}}\n  destination: ${destination}\n`
}

function applicationSet(generators: string, template: string): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  generators: ${generators}\n  template: {spec: ${template}}\n`
}

function flux(spec: string): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a, namespace: flux-system}\nspec:\n  sourceRef: {kind: GitRepository, name: flux-system}\n${spec}`
}

const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: web\n'
const folders = {
  'a/kustomization.yaml': 'resources: [sa.yaml]\n',
  'a/sa.yaml': account,
  'b/kustomization.yaml': 'resources: [../a]\nnamespace: b\n',
  'c/one/kustomization.yaml': 'resources: [../../a]\n',
  'c/two/kustomization.yaml': 'resources: [../../a]\n',
}

function treeOf(files: Files): RootTree {
  const cache = syntaxCache()
  const shared = texts(cache)
  return rootTree(appliedTree(snapshotOf(files), shared, cache), shared)
}

/** `folder namespace cluster` of all that is applied. */
function applied(files: Files): readonly string[] {
  const snapshot = snapshotOf({ ...folders, ...files })
  const cache = syntaxCache()
  const found = deployments(snapshot, pathsOf(snapshot), texts(cache), cache)
  return [...found.folders].sort().flatMap((folder) => {
    return found.of(folder).map(({ namespace, cluster }) => [folder, namespace?.value ?? '-', cluster ?? '-'].join(' '))
  })
}

describe('folders that are applied', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['by an Application', application(`${here}, path: a`, '{namespace: x, name: one}'), ['a x one']],
    [
      'by several sources',
      application('', '{}').replace('source: {}', `sources: [{${here}, path: a}, {${here}, path: ./b/}]`),
      ['a - -', 'b - -'],
    ],
    [
      'in the cluster of Argo CD, whichever that is',
      application(`${here}, path: a`, '{server: https://kubernetes.default.svc}'),
      ['a - -'],
    ],
    ['not by a chart', application(`${here}, path: a, chart: a`), []],
    ['not where nothing is', application(`${here}, path: gone`), []],
    ['not out of the tree', application(`${here}, path: ../a`), []],
    [
      'not of a repository that has other folders',
      [application(`${here}, path: a`), application(`${here}, path: gone`), application(`${here}, path: lost`)].join(
        '---\n',
      ),
      [],
    ],
    ['by a Flux Kustomization', flux('  path: ./a\n'), ['a - -']],
    [
      'not by a kustomization of Kustomize',
      'apiVersion: kustomize.config.k8s.io/v1\nkind: Kustomization\nspec: {path: a}\n',
      [],
    ],
    [
      'by a set of a list',
      applicationSet(
        '[{list: {elements: [{dir: a, ns: x}, {dir: b, ns: z}]}}]',
        `{source: {${here}, path: '{{dir}}'}, destination: {namespace: '{{ .ns }}'}}`,
      ),
      ['a x -', 'b z -'],
    ],
    [
      'by a set of folders',
      applicationSet(
        '[{git: {directories: [{path: c/*}, {path: c/two, exclude: true}]}}]',
        `{source: {${here}, path: '{{path}}'}, destination: {namespace: '{{path.basename}}'}}`,
      ),
      ['c/one one -'],
    ],
    [
      'by a set of folders, in the words of Go templates',
      applicationSet(
        '[{git: {directories: [{path: "**/two"}]}}]',
        `{source: {${here}, path: '{{.path.path}}'}, destination: {namespace: '{{ index .path.segments 0 }}'}}`,
      ),
      ['c/two c -'],
    ],
    [
      'by a set of every cluster',
      applicationSet(
        '[{clusters: {values: {dir: a}}}]',
        `{source: {${here}, path: '{{values.dir}}'}, destination: {namespace: x, name: '{{name}}'}}`,
      ),
      ['a x -'],
    ],
    [
      'by every combination',
      applicationSet(
        '[{matrix: {generators: [{list: {elements: [{d: a}, {d: b}]}}, {list: {elements: [{s: x}, {s: z}]}}]}}]',
        `{source: {${here}, path: '{{d}}'}, destination: {namespace: '{{s}}'}}`,
      ),
      ['a x -', 'a z -', 'b x -', 'b z -'],
    ],
    [
      'by a set that is changed for some',
      applicationSet(
        '[{merge: {mergeKeys: [s], generators: [{clusters: {values: {d: a}}}, {list: {elements: [{s: x, values: {d: b}}]}}]}}]',
        `{source: {${here}, path: '{{values.d}}'}}`,
      ),
      ['a - -', 'b - -'],
    ],
    [
      'by a set of files, a set for each',
      applicationSet(
        '[{git: {files: [{path: "settings/*.json"}, {path: "settings/off.json", exclude: true}]}}]',
        `{source: {${here}, path: '{{ .app.dir }}'}, destination: {namespace: '{{.path.filename}}', name: '{{cluster}}'}}`,
      ),
      ['a one.json two', 'b more.json -', 'b more.json three'],
    ],
    [
      'by files that a list names',
      applicationSet(
        '[{matrix: {generators: [{list: {elements: [{f: one}, {f: lost}]}}, {git: {files: [{path: "settings/{{f}}.json"}], values: {ns: "{{path.basename}}-x"}}}]}}]',
        `{source: {${here}, path: '{{app.dir}}'}, destination: {namespace: '{{values.ns}}'}}`,
      ),
      ['a settings-x -'],
    ],
    [
      'not where the folder is only known to Argo CD',
      applicationSet('[{scmProvider: {}}]', `{source: {${here}, path: '{{path}}'}}`),
      [],
    ],
  ])('%s', (_name, text, found) => {
    const settings = {
      'settings/one.json': '{"app": {"dir": "a"}, "cluster": "two"}',
      'settings/off.json': '{"app": {"dir": "a"}, "cluster": "off"}',
      'settings/more.json': '[{"app": {"dir": "b"}}, {"app": {"dir": "b"}, "cluster": "three"}]',
    }
    expect(applied({ 'apps.yaml': text, ...settings })).toEqual(found)
  })

  test('are roots, whether or not another kustomization takes them in', () => {
    const roots = (files: Files): readonly string[] => {
      return [...treeOf({ ...folders, ...files }).graph.roots].sort()
    }
    expect(roots({})).toEqual(['b', 'c/one', 'c/two'])
    expect(roots({ 'apps.yaml': application(`${here}, path: a`) })).toEqual(['a', 'b', 'c/one', 'c/two'])
  })

  test.each<readonly [string, Files, string, readonly string[]]>([
    ['as the Application names it', { 'x.yaml': application(`${here}, path: a`, '{name: one}') }, 'a', ['one']],
    ['as the folder of the object tells', { 'clusters/one/x.yaml': flux('  path: a\n') }, 'a', ['one']],
    [
      'as the folder itself tells',
      { 'cluster/one/kustomization.yaml': 'resources: [../../a]\n' },
      'cluster/one',
      ['one'],
    ],
    ['of another kubeconfig', { 'x.yaml': flux('  path: a\n  kubeConfig: {secretRef: {name: far}}\n') }, 'a', ['far']],
    ['not known', { 'x.yaml': flux('  path: a\n') }, 'a', []],
  ])('in a cluster: %s', (_name, files, folder, clusters) => {
    const snapshot = snapshotOf({ ...folders, ...files })
    const cache = syntaxCache()
    expect([...deployments(snapshot, pathsOf(snapshot), texts(cache), cache).clusters(folder)]).toEqual(clusters)
  })
})

/** What the root comes to, by the place of a value in its only object. */
function made(files: Files, folder: string, ...route: readonly (string | number)[]): unknown {
  const { resources, fault } = treeOf({ ...folders, ...files }).resolve(folder)
  if (fault !== undefined) return fault.message
  const [first] = resources
  return first === undefined ? undefined : valueAt(plainData(first.body), route)
}

describe('what is filled in', () => {
  const variable = (name: string): string => `$\{${name}}`
  const namespace = ['metadata', 'namespace'] as const
  const named = (text: string): Files => ({ 'a/sa.yaml': `${account}  annotations:\n    x: ${text}\n` })
  const values = (more: string) => ({ 'k.yaml': flux(`  path: a\n  postBuild: {${more}}\n`) })

  const fromMap = 'substituteFrom: [{kind: ConfigMap, name: c}]'
  const map = (of: string, data: string) => ({
    'map.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: ${of}}\ndata: {${data}}\n`,
  })

  test('of two clusters, the ConfigMap of its own', () => {
    const cluster = (name: string): Files => ({
      [`clusters/${name}/k.yaml`]: flux(`  path: clusters/${name}/a\n  postBuild: {${fromMap}}\n`),
      [`clusters/${name}/map.yaml`]: map('flux-system', `NAME: ${name}`)['map.yaml'],
      [`clusters/${name}/a/kustomization.yaml`]: 'resources: [sa.yaml]\n',
      [`clusters/${name}/a/sa.yaml`]: account.replace('web', variable('NAME')),
    })
    const files = { ...cluster('one'), ...cluster('two') }
    expect(made(files, 'clusters/one/a', 'metadata', 'name')).toBe('one')
    expect(made(files, 'clusters/two/a', 'metadata', 'name')).toBe('two')
  })

  test.each<readonly [string, Files, string, readonly (string | number)[], unknown]>([
    [
      'a namespace that nothing says',
      { 'k.yaml': application(`${here}, path: a`, '{namespace: x}') },
      'a',
      namespace,
      'x',
    ],
    ['not over one that is said', { 'k.yaml': application(`${here}, path: b`, '{namespace: x}') }, 'b', namespace, 'b'],
    [
      'not where two say different things',
      {
        'k.yaml': [
          application(`${here}, path: a`, '{namespace: x}'),
          application(`${here}, path: a`, '{namespace: z}'),
        ].join('---\n'),
      },
      'a',
      namespace,
      undefined,
    ],
    [
      'not into what has no namespace',
      {
        'a/sa.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: n}\n',
        'k.yaml': application(`${here}, path: a`, '{namespace: x}'),
      },
      'a',
      namespace,
      undefined,
    ],
    [
      'by the settings of an Application',
      { 'k.yaml': application(`${here}, path: b, kustomize: {namespace: z, namePrefix: p-}`) },
      'b',
      ['metadata'],
      { name: 'p-web', namespace: 'z' },
    ],
    [
      'the namespace of a Flux Kustomization, over any other',
      { 'k.yaml': flux('  path: b\n  targetNamespace: z\n') },
      'b',
      namespace,
      'z',
    ],
    [
      'patches of a Flux Kustomization',
      {
        'k.yaml': flux(
          '  path: a\n  patches:\n  - patch: |\n      - {op: add, path: /automountServiceAccountToken, value: false}\n    target: {kind: ServiceAccount}\n',
        ),
      },
      'a',
      ['automountServiceAccountToken'],
      false,
    ],
    [
      'a value',
      { ...named(`a-${variable('NAME')}`), ...values('substitute: {NAME: x}') },
      'a',
      ['metadata', 'annotations', 'x'],
      'a-x',
    ],
    [
      'a default',
      { ...named(`"${variable('NAME:=z')}"`), ...values('substitute: {OTHER: x}') },
      'a',
      ['metadata', 'annotations', 'x'],
      'z',
    ],
    [
      'nothing for what has no value',
      { ...named(`a-${variable('NAME')}`), ...values('substitute: {OTHER: x}') },
      'a',
      ['metadata', 'annotations', 'x'],
      'a-',
    ],
    [
      'what a ConfigMap says',
      { ...named(`a-${variable('NAME')}-${variable('OTHER')}`), ...values(fromMap), ...map('flux-system', 'NAME: x') },
      'a',
      ['metadata', 'annotations', 'x'],
      `a-x-`,
    ],
    [
      'the last ConfigMap, but the object itself before any',
      {
        ...named(`a-${variable('NAME')}-${variable('OTHER')}`),
        ...values('substitute: {OTHER: z}, substituteFrom: [{kind: ConfigMap, name: c}, {kind: ConfigMap, name: d}]'),
        ...map('flux-system', 'NAME: x, OTHER: x'),
        'd.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: d, namespace: flux-system}\ndata: {NAME: w}\n',
      },
      'a',
      ['metadata', 'annotations', 'x'],
      'a-w-z',
    ],
    [
      'nothing that a Secret may say beside a ConfigMap',
      {
        ...named(`${variable('NAME')}-${variable('OTHER')}`),
        ...values('substituteFrom: [{kind: ConfigMap, name: c}, {kind: Secret, name: c}]'),
        ...map('flux-system', 'NAME: x'),
      },
      'a',
      ['metadata', 'annotations', 'x'],
      `x-${variable('OTHER')}`,
    ],
    [
      'not what a ConfigMap of another namespace says',
      { ...named(`a-${variable('NAME')}`), ...values(fromMap), ...map('other', 'NAME: x') },
      'a',
      ['metadata', 'annotations', 'x'],
      `a-${variable('NAME')}`,
    ],
    [
      'not where two say different things',
      {
        ...named(`a-${variable('NAME')}`),
        ...values(fromMap),
        ...map('flux-system', 'NAME: x'),
        'again.yaml': map('flux-system', 'NAME: w')['map.yaml'],
      },
      'a',
      ['metadata', 'annotations', 'x'],
      `a-${variable('NAME')}`,
    ],
    [
      'not what is encrypted',
      {
        ...named(`a-${variable('NAME')}`),
        ...values(fromMap),
        'map.yaml': `${map('flux-system', 'NAME: ENC[x]')['map.yaml']}sops: {mac: x}\n`,
      },
      'a',
      ['metadata', 'annotations', 'x'],
      `a-${variable('NAME')}`,
    ],
    [
      'not what comes from elsewhere',
      { ...named(`a-${variable('NAME:=z')}`), ...values('substituteFrom: [{kind: ConfigMap, name: c}]') },
      'a',
      ['metadata', 'annotations', 'x'],
      `a-${variable('NAME:=z')}`,
    ],
    [
      'not if nothing is to be filled in',
      { ...named(`a-${variable('NAME')}`), 'k.yaml': flux('  path: a\n') },
      'a',
      ['metadata', 'annotations', 'x'],
      `a-${variable('NAME')}`,
    ],
    [
      'not where it is turned off',
      {
        'a/sa.yaml': `${account}  annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled, x: "${variable('NAME')}"}\n`,
        ...values('substitute: {NAME: x}'),
      },
      'a',
      ['metadata', 'annotations', 'x'],
      variable('NAME'),
    ],
    [
      'another type, where the variable is all',
      {
        'a/sa.yaml': `${account}automountServiceAccountToken: ${variable('NAME')}\n`,
        ...values('substitute: {NAME: "false"}'),
      },
      'a',
      ['automountServiceAccountToken'],
      false,
    ],
    [
      'not a doubled dollar',
      { ...named(`$${variable('NAME')}`), ...values('substitute: {NAME: x}') },
      'a',
      ['metadata', 'annotations', 'x'],
      variable('NAME'),
    ],
    [
      'no key of an object of ours',
      { ...named(`${variable('__proto__')}-${variable('constructor')}`), ...values('substitute: {NAME: x}') },
      'a',
      ['metadata', 'annotations', 'x'],
      '-',
    ],
  ])('%s', (_name, files, folder, route, value) => {
    expect(made(files, folder, ...route)).toEqual(value)
  })
})

describe('a change of what is filled in', () => {
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  automountServiceAccountToken: \${MOUNT}\n  containers: [{name: c, image: nginx}]\n`
  const tree = (mount: string): Files => ({
    'p/kustomization.yaml': 'resources: [pod.yaml]\n',
    'p/pod.yaml': pod,
    'k.yaml': flux(`  path: p\n  postBuild:\n    substitute:\n      MOUNT: "${mount}"\n`),
  })
  const judged = (before: Files, after: Files) =>
    judge({
      base: snapshotOf(before),
      head: snapshotOf(after),
      renames: new Map(),
      policy: defaultPolicy(),
      maxProofs: 5,
    })

  test('is judged though nothing in the folder changes, at the line that says it', () => {
    const [finding] = judged(tree('false'), tree('true')).introduced
    expect(finding).toMatchObject({
      rule: 'token-restored',
      unit: 'kustomize:p',
      ranges: [{ path: 'k.yaml', startLine: 9 }, { path: 'p/pod.yaml' }, {}],
    })
    expect(judged(tree('false'), { ...tree('false'), 'other.yaml': 'a: b\n' }).introduced).toEqual([])
  })
})

describe('hostile objects cost little', () => {
  const many = (count: number, one: (index: number) => string): string =>
    Array.from({ length: count }, (_, at) => one(at)).join('')
  test.each<readonly [string, Files]>([
    [
      'sets of sets',
      {
        'x.yaml': applicationSet(
          `[{matrix: {generators: [${`{list: {elements: [${'{a: b},'.repeat(500)}]}},`.repeat(8)}]}}]`,
          `{source: {${here}, path: a}}`,
        ),
      },
    ],
    [
      'generators in each other',
      {
        'x.yaml': applicationSet(
          `[${'{matrix: {generators: ['.repeat(60)}{list: {elements: [{a: b}]}}${']}}'.repeat(60)}]`,
          `{source: {${here}, path: a}}`,
        ),
      },
    ],
    [
      'stars',
      {
        'x.yaml': applicationSet(
          `[{git: {directories: [{path: "${'*a'.repeat(300)}b"}, {path: "${'**/'.repeat(300)}z"}]}}]`,
          `{source: {${here}, path: '{{path}}'}}`,
        ),
        [`${'a'.repeat(3000)}/x.yaml`]: 'a: b',
        [`${'a/'.repeat(1000)}x.yaml`]: 'a: b',
      },
    ],
    [
      'patterns of files within patterns',
      {
        'x.yaml': applicationSet(
          `[{matrix: {generators: [{list: {elements: [${'{a: b},'.repeat(1000)}]}}, {git: {files: [${`{path: "${'**/*{{a}}*'.repeat(20)}"},`.repeat(50)}]}}]}}]`,
          `{source: {${here}, path: '{{path}}'}}`,
        ),
        ...Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`f/b${at}/${'b'.repeat(90)}.json`, '{}'])),
      },
    ],
    ['a thousand Applications', { 'x.yaml': many(1000, (at) => `---\n${application(`${here}, path: f${at}`)}`) }],
    [
      'no object at all',
      {
        'x.yaml':
          'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: [a]\n---\napiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: {generators: {a: b}, template: 1}\n---\napiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n',
      },
    ],
    [
      'a value that grows',
      {
        'a/sa.yaml': `${account}  annotations: {${Array.from({ length: 20_000 }, (_, at) => `x${at}: "a\${N}\${N//a/\${N}}"`).join(', ')}}\n`,
        'k.yaml': flux(`  path: a\n  postBuild: {substitute: {N: "${'a'.repeat(20_000)}"}}\n`),
      },
    ],
    [
      'hundreds that apply one folder, from hundreds of ConfigMaps',
      {
        'k.yaml': many(
          300,
          (at) =>
            `---\n${flux(`  path: a\n  postBuild: {substituteFrom: [{kind: ConfigMap, name: c}]}\n  targetNamespace: n${at}\n`)}`,
        ),
        'c.yaml': many(
          300,
          (at) =>
            `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: flux-system}\ndata: {A: x${at}}\n`,
        ),
      },
    ],
    [
      'a text of nothing but variables',
      {
        'a/sa.yaml': `${account}  annotations: {x: "${'${'.repeat(50_000)}"}\n`,
        'k.yaml': flux('  path: a\n  postBuild: {substitute: {N: x}}\n'),
      },
    ],
  ])('%s', (_name, files) => {
    const start = performance.now()
    applied(files)
    made(files, 'a')
    expect(performance.now() - start).toBeLessThan(6000)
  })
})
