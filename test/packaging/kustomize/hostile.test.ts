import { describe, expect, test } from '@jest/globals'
import { pathsOf } from '../../../src/packaging/kustomize/paths.ts'
import { resolver } from '../../../src/packaging/kustomize/resolve.ts'
import { texts } from '../../../src/packaging/kustomize/texts.ts'
import { syntaxCache } from '../../../src/yaml/document.ts'
import type { Files } from './tree.ts'
import { resolveTree, snapshotOf } from './tree.ts'

const account = (name: string) => `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\n`
const named = (count: number) => Array.from({ length: count }, (_, index) => account(`a${index}`)).join('---\n')
const target = (name: string, more = '') =>
  `resources: [a.yaml]\npatches:\n- target: {name: '${name}'}\n  patch: |-\n    - op: add\n      path: /metadata/labels\n      value: {a: b}\n${more}`

const patches = (count: number) => '- target: {name: z}\n  patch: "[{op: remove, path: /x}]"\n'.repeat(count)

const faults: readonly (readonly [string, Files, string, string, number | undefined])[] = [
  ['no kustomization', {}, 'a', 'there is no kustomization', undefined],
  [
    'a circle through a component',
    {
      'a/kustomization.yaml': 'components: [../b]\n',
      'b/kustomization.yaml': 'kind: Component\nresources: [../a]\n',
    },
    'a',
    'a circle',
    2,
  ],
  ['a folder that contains itself', { 'a/kustomization.yaml': 'resources: [.]\n' }, 'a', 'a circle', 1],
  ['a path out of the tree', { 'a/kustomization.yaml': 'resources:\n- ../../../etc/passwd\n' }, 'a', 'leads out', 2],
  ['an absolute path', { 'a/kustomization.yaml': 'resources: [/etc/passwd]\n' }, 'a', 'leads out', 1],
  ['a link out of the tree', { 'a/kustomization.yaml': 'resources: [x]\n', 'a/x': '-> ../../b' }, 'a', 'leads out', 1],
  [
    'links that follow each other',
    { 'kustomization.yaml': 'resources: [x]\n', x: '-> y', y: '-> x' },
    '',
    'leads out',
    1,
  ],
  [
    'an expression that cannot be used',
    { 'kustomization.yaml': target('a('), 'a.yaml': account('a') },
    '',
    'no regular expression',
    3,
  ],
  [
    'an endless expression',
    { 'kustomization.yaml': target(`${'a'.repeat(2000)}.*`), 'a.yaml': account('a') },
    '',
    'no regular expression',
    3,
  ],
  [
    'too many objects',
    {
      'kustomization.yaml': 'resources: [a.yaml, b.yaml]\n',
      'a.yaml': named(15_000),
      'b.yaml': named(15_000).replaceAll(': a', ': b'),
    },
    '',
    'more than 20000 objects',
    1,
  ],
  [
    'broken YAML in a resource',
    { 'kustomization.yaml': 'resources: [a.yaml]\n', 'a.yaml': 'a: b\n c: d\n' },
    '',
    'not readable YAML',
    1,
  ],
  ['broken YAML in a kustomization', { 'kustomization.yaml': 'resources: [\n' }, '', 'not readable YAML', 2],
  ['a list as a kustomization', { 'kustomization.yaml': '- a\n' }, '', 'must be a mapping', 1],
  ['a text where a list belongs', { 'kustomization.yaml': 'resources: a.yaml\n' }, '', 'must be a list', 1],
  [
    'a patch with path and text',
    { 'kustomization.yaml': 'resources: [a.yaml]\npatches:\n- path: p.yaml\n  patch: x\n', 'a.yaml': account('a') },
    '',
    'both',
    3,
  ],
]

describe('what cannot be resolved has a place and a reason', () => {
  test.each(faults)('%s', (_name, files, root, message, line) => {
    const { fault, resources } = resolveTree(files, root)
    expect(fault?.message).toContain(message)
    expect(fault?.line).toBe(line)
    expect(resources).toEqual([])
  })
})

const unknowns: readonly (readonly [string, string, string])[] = [
  ['a remote base', 'resources: [a.yaml, "https://example.com/x?ref=v1"]\n', 'remote'],
  ['a remote base in git spelling', 'resources: [a.yaml, "git@github.com:a/b.git"]\n', 'remote'],
  ['a remote base without scheme', 'resources: [a.yaml, github.com/a/b//c]\n', 'remote'],
  ['a remote component', 'resources: [a.yaml]\ncomponents: ["ssh://x/y"]\n', 'remote'],
  [
    'a patch of what a remote base holds',
    'resources: [a.yaml, "https://example.com/x.yaml"]\npatches:\n- patch: "{apiVersion: v1, kind: ServiceAccount, metadata: {name: far}}"\n',
    'remote',
  ],
  ['a chart', 'resources: [a.yaml]\nhelmCharts: [{name: x}]\n', 'chart'],
  [
    'a program',
    'resources: [a.yaml]\ntransformers:\n- |-\n  apiVersion: x.example.com/v1\n  kind: Exec\n  metadata: {name: e}\n',
    'plugin',
  ],
  ['a generator', 'resources: [a.yaml]\ngenerators: [g.yaml]\n', 'plugin'],
  ['a file that is not there', 'resources: [a.yaml, gone.yaml]\n', 'absent'],
  ['a folder that is not there', 'resources: [gone/, a.yaml]\n', 'absent'],
  ['a transformer that is not there', 'resources: [a.yaml]\ntransformers: [gone.yaml]\n', 'absent'],
  [
    'a file that a generator takes in and git leaves out',
    'resources: [a.yaml]\nsecretGenerator: [{name: a, envs: [gone.env]}]\n',
    'absent',
  ],
  [
    'a patch of what a file that is not there holds',
    'resources: [a.yaml, gone.yaml]\npatches:\n- patch: "{apiVersion: v1, kind: ServiceAccount, metadata: {name: far}}"\n',
    'absent',
  ],
  ['a schema', 'resources: [a.yaml]\nopenapi: {path: s.json}\n', 'schema'],
]

describe('what the repository does not tell is unknown, and the rest is resolved', () => {
  test.each(unknowns)('%s', (_name, text, kind) => {
    const resolution = resolveTree({ 'kustomization.yaml': text, 'a.yaml': account('a') }, '')
    expect(resolution.fault).toBeUndefined()
    expect(resolution.unknowns.map((one) => one.kind)).toEqual([kind])
    expect(resolution.resources.filter(({ hashed }) => !hashed).map(({ id }) => id.name)).toEqual(['a'])
  })
})

describe('what a generated object says is unknown where its file was not read', () => {
  test.each([
    [
      'a var',
      'vars: [{name: DOMAIN, objref: {apiVersion: v1, kind: ConfigMap, name: c}, fieldref: {fieldpath: data.domain}}]\n',
    ],
    [
      'a replacement',
      'replacements: [{source: {kind: ConfigMap, name: c, fieldPath: data.domain}, targets: [{select: {kind: ServiceAccount}, fieldPaths: [metadata.labels.a]}]}]\n',
    ],
  ])('%s from it is no fault', (_name, text) => {
    const files = {
      'kustomization.yaml': `resources: [a.yaml]\nconfigMapGenerator: [{name: c, envs: [c.env]}]\n${text}`,
      'a.yaml': account('a'),
    }
    const unread = { mode: '100644', blob: 'c' }
    const snapshot = { files: new Map([...snapshotOf(files).files, ['c.env', unread]]) }
    const { fault, resources, unknowns } = resolver(pathsOf(snapshot), texts(syntaxCache())).resolve('')
    expect(fault).toBeUndefined()
    expect(unknowns).toEqual([])
    expect(resources.map(({ id }) => id.kind)).toEqual(['ServiceAccount', 'ConfigMap'])
    expect(resolveTree({ ...files, 'c.env': 'other=1' }, '').fault).toBeDefined()
  })
})

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)
const chain = (count: number, more: string, last: string): Files => ({
  ...Object.fromEntries(
    numbers(count).map((at) => [`f${at}/kustomization.yaml`, `resources: [../f${at + 1}]\n${more}`]),
  ),
  [`f${count}/kustomization.yaml`]: 'resources: [a.yaml]\n',
  [`f${count}/a.yaml`]: last,
})

describe('more work than any root of the real world asks for is refused', () => {
  test.each<readonly [string, Files, string]>([
    ['patches of thousands', { 'kustomization.yaml': target('a.*', patches(100)), 'a.yaml': named(8000) }, ''],
    [
      'merges into thousands',
      {
        'kustomization.yaml': `resources: [a.yaml]\npatches:\n${numbers(400)
          .map((at) => `- patch: '{apiVersion: v1, kind: ServiceAccount, metadata: {name: a${at}}, x: y}'\n`)
          .join('')}`,
        'a.yaml': named(3000),
      },
      '',
    ],
    [
      'replacements in thousands',
      {
        'kustomization.yaml': `resources: [a.yaml]\nreplacements:\n${'- {source: {kind: ServiceAccount, name: a1}, targets: [{select: {name: z}, fieldPaths: [x]}]}\n'.repeat(200)}`,
        'a.yaml': named(3000),
      },
      '',
    ],
    [
      'a thousand labels of a thousand objects',
      {
        'kustomization.yaml': `resources: [a.yaml]\ncommonLabels: {${numbers(1000)
          .map((at) => `l${at}: v`)
          .join(', ')}}\n`,
        'a.yaml': named(1000),
      },
      '',
    ],
    ['thousands of objects on fifty-five floors', chain(55, 'namePrefix: p-\nnamespace: far\n', named(3000)), 'f0'],
    ['too many floors', chain(70, 'namePrefix: p-\n', account('a')), 'f0'],
    [
      'components that double with every floor',
      {
        ...Object.fromEntries(
          numbers(40).map((at) => [
            `f${at}/kustomization.yaml`,
            `kind: ${at === 0 ? 'Kustomization' : 'Component'}\ncomponents: [../f${at + 1}, ../f${at + 1}/.]\n`,
          ]),
        ),
        'f40/kustomization.yaml': 'kind: Component\nnamePrefix: p-\n',
      },
      'f0',
    ],
    [
      'one name in thousands of namespaces',
      {
        'kustomization.yaml': 'resources: [a.yaml, b.yaml]\nnamePrefix: p-\n',
        'a.yaml': numbers(3000)
          .map((at) => `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: n${at}}\n`)
          .join('---\n'),
        'b.yaml': numbers(300)
          .map((at) => `apiVersion: v1\nkind: Pod\nmetadata: {name: p${at}}\nspec: {serviceAccountName: a}\n`)
          .join('---\n'),
      },
      '',
    ],
  ])('%s', (_name, files, root) => {
    const start = performance.now()
    expect(resolveTree(files, root).fault?.message).toMatch(/more than the limit|too deep/)
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})

describe('hostile input costs little', () => {
  test.each([
    ['a catastrophic expression', { 'kustomization.yaml': target('(a+)+$'), 'a.yaml': account(`${'a'.repeat(200)}b`) }],
    [
      'ten thousand objects and twenty patches',
      {
        'kustomization.yaml': target('a1.*', `${patches(20)}namePrefix: x-\nnamespace: shop\n`),
        'a.yaml': named(10_000),
      },
    ],
    [
      'five thousand entries',
      {
        'kustomization.yaml': `resources:\n${numbers(5000)
          .map((at) => `- a${at}.yaml\n`)
          .join('')}`,
        ...Object.fromEntries(numbers(5000).map((at) => [`a${at}.yaml`, account(`a${at}`)])),
      },
    ],
    [
      'a binding with five thousand subjects of another namespace',
      {
        'kustomization.yaml': 'resources: [a.yaml, b.yaml]\nnamePrefix: p-\n',
        'a.yaml': numbers(5000)
          .map((at) => `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a${at}, namespace: far}\n`)
          .join('---\n'),
        'b.yaml': `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b, namespace: near}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}\nsubjects:\n${numbers(
          5000,
        )
          .map((at) => `- {kind: ServiceAccount, name: a${at}, namespace: far}\n`)
          .join('')}`,
      },
    ],
    [
      'prototype keys',
      {
        'kustomization.yaml': target('a'),
        'a.yaml': `${account('a')}__proto__: {constructor: x}\n`,
      },
    ],
  ])('%s', (_name, files) => {
    const start = performance.now()
    expect(resolveTree(files, '').fault).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  test('an alias bomb in a patch is a fault', () => {
    const levels = Array.from({ length: 12 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at},`.repeat(10)}]`)
    const bomb = `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}\nl0: &l0 [x]\n${levels.join('\n')}\n`
    const files = {
      'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: p.yaml}]\n',
      'a.yaml': account('a'),
      'p.yaml': bomb,
    }
    expect(resolveTree(files, '').fault?.message).toContain('alias')
  })
})

describe('links inside the tree are followed', () => {
  test('a file and a folder', () => {
    const files = {
      'over/kustomization.yaml': 'resources: [link, file.yaml]\n',
      'over/link': '-> ../base',
      'over/file.yaml': '-> ../base/more.yaml',
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'base/a.yaml': account('a'),
      'base/more.yaml': account('b'),
    }
    expect(resolveTree(files, 'over').resources.map(({ id }) => id.name)).toEqual(['a', 'b'])
  })
})
