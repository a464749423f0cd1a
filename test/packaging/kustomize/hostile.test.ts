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

describe('hostile input costs little', () => {
  test.each([
    ['a catastrophic expression', { 'kustomization.yaml': target('(a+)+$'), 'a.yaml': account(`${'a'.repeat(200)}b`) }],
    [
      'ten thousand objects and a hundred patches',
      {
        'kustomization.yaml': target('a1.*', `${patches(100)}namePrefix: x-\nnamespace: shop\n`),
        'a.yaml': named(10_000),
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
    expect(performance.now() - start).toBeLessThan(5000)
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
