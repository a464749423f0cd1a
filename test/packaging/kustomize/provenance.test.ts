import { describe, expect, test } from '@jest/globals'
import type { Origin } from '../../../src/kube/origin.ts'
import { madeBy } from '../../../src/packaging/kustomize/provenance.ts'
import type { Route } from '../../../src/yaml/route.ts'
import { lineOf } from '../../../src/yaml/source.ts'
import type { Splice } from '../../../src/yaml/splice.ts'
import { applySplices } from '../../../src/yaml/splice.ts'
import type { Files } from './tree.ts'
import { resolveTree } from './tree.ts'

const files: Files = {
  'base/kustomization.yaml': 'resources:\n- app.yaml\nnamePrefix: a-\n',
  'base/app.yaml': `apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      serviceAccountName: web
      containers:
      - name: app
        image: x
`,
  'part/kustomization.yaml': 'kind: Component\npatches:\n- path: p.yaml\n  target:\n    kind: ServiceAccount\n',
  'part/p.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: any\nautomountServiceAccountToken: true\n',
  'over/kustomization.yaml': `resources:
- ../base
components:
- ../part
namespace: shop
patches:
- patch: |-
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web

    spec:
      template:
        spec:
          nodeSelector:
            a: b
          containers:
          - name: app
            image: null
- target:
    kind: Deployment
  patch: |
    - op: add
      path: /spec/template/spec/hostNetwork
      value: true
`,
}

function originOf(kind: string): Origin {
  const resolution = resolveTree(files, 'over')
  const found = resolution.resources.find(({ id }) => id.kind === kind)
  if (found === undefined) throw new Error(resolution.fault?.message)
  return madeBy(found.body, resolution, [])
}

function at(origin: Origin, route: Route): string {
  const { source, span } = origin.says(route)
  return `${source.path}:${lineOf(source, span.from)} ${source.text.slice(span.from, span.to)}`
}

const pod = ['spec', 'template', 'spec']

const said: readonly (readonly [string, string, Route, string])[] = [
  ['a value of the base', 'Deployment', ['kind'], 'base/app.yaml:7 kind: Deployment'],
  ['an item of the base', 'Deployment', [...pod, 'containers', 0, 'name'], 'over/kustomization.yaml:19 name: app'],
  ['a prefixed name', 'ServiceAccount', ['metadata', 'name'], 'base/kustomization.yaml:3 namePrefix: a-'],
  [
    'a reference that follows',
    'Deployment',
    [...pod, 'serviceAccountName'],
    'base/kustomization.yaml:3 namePrefix: a-',
  ],
  ['a namespace', 'ServiceAccount', ['metadata', 'namespace'], 'over/kustomization.yaml:5 namespace: shop'],
  [
    'a patch of a component',
    'ServiceAccount',
    ['automountServiceAccountToken'],
    'part/p.yaml:5 automountServiceAccountToken: true',
  ],
  ['an inline patch', 'Deployment', [...pod, 'nodeSelector', 'a'], 'over/kustomization.yaml:17 a: b'],
  ['an inline operation', 'Deployment', [...pod, 'hostNetwork'], 'over/kustomization.yaml:26 value: true'],
  [
    'what a patch takes away',
    'Deployment',
    [...pod, 'containers', 0, 'image'],
    'over/kustomization.yaml:20 image: null',
  ],
  ['what is nowhere', 'Deployment', [...pod, 'automountServiceAccountToken'], 'base/app.yaml:12 spec'],
  ['what is nowhere in the whole object', 'ServiceAccount', ['secrets'], 'base/app.yaml:1 apiVersion'],
]

describe('the line that says it', () => {
  test.each(said)('%s', (_name, kind, route, place) => {
    expect(at(originOf(kind), route)).toBe(place)
  })
})

const brought: readonly (readonly [string, string, Route, readonly string[]])[] = [
  ['a value of the base', 'Deployment', ['kind'], ['base/kustomization.yaml:2', 'over/kustomization.yaml:2']],
  [
    'a patch of a component',
    'ServiceAccount',
    ['automountServiceAccountToken'],
    ['part/kustomization.yaml:3', 'over/kustomization.yaml:4'],
  ],
  [
    'a prefixed name',
    'ServiceAccount',
    ['metadata', 'name'],
    ['base/app.yaml:4', 'base/kustomization.yaml:2', 'over/kustomization.yaml:2'],
  ],
]

describe('the lines that brought it in', () => {
  test.each(brought)('%s', (_name, kind, route, lines) => {
    const places = originOf(kind).broughtIn(route)
    expect(places.map(({ source, span }) => `${source.path}:${lineOf(source, span.from)}`)).toEqual(lines)
  })
})

function edited(splices: readonly Splice[]): Files {
  const result = { ...files }
  for (const path of new Set(splices.map((one) => one.path))) {
    result[path] = applySplices(
      files[path] ?? '',
      splices.filter((one) => one.path === path),
    )
  }
  return result
}

describe('edits, best first', () => {
  const automount = [...pod, 'automountServiceAccountToken']

  test('a new field goes into the patch that touches its mapping, or into the base', () => {
    const ways = originOf('Deployment').edits([{ kind: 'set', route: automount, value: false, after: 'containers' }])
    const texts = ways.map((way) => ('refusal' in way ? way : edited(way)))
    expect(texts).toEqual([
      {
        ...files,
        'over/kustomization.yaml': files['over/kustomization.yaml']?.replace(
          '            image: null\n',
          '            image: null\n          automountServiceAccountToken: false\n',
        ),
      },
      { ...files, 'base/app.yaml': `${files['base/app.yaml']}      automountServiceAccountToken: false\n` },
    ])
  })

  test('a value is changed where it is said, a key goes where it stands', () => {
    const origin = originOf('ServiceAccount')
    const route = ['automountServiceAccountToken']
    const [set] = origin.edits([{ kind: 'set', route, value: false }])
    const [removed] = origin.edits([{ kind: 'remove', route }])
    expect(set && 'length' in set && edited(set)['part/p.yaml']).toContain('automountServiceAccountToken: false')
    expect(removed && 'length' in removed && edited(removed)['part/p.yaml']).not.toContain('automount')
  })

  test('an operation in a kustomization can be edited too', () => {
    const [way] = originOf('Deployment').edits([{ kind: 'set', route: [...pod, 'hostNetwork'], value: false }])
    expect(way && 'length' in way && edited(way)['over/kustomization.yaml']).toContain('      value: false\n')
  })

  test('a made value is said by no single line', () => {
    const [way] = originOf('ServiceAccount').edits([{ kind: 'set', route: ['metadata', 'name'], value: 'x' }])
    expect(way).toEqual({ refusal: 'no single line of the sources says this value' })
  })

  test('all that is offered is what comes out, resolved again', () => {
    for (const way of originOf('Deployment').edits([
      { kind: 'set', route: automount, value: false, after: 'containers' },
    ])) {
      if ('refusal' in way) throw new Error(way.refusal)
      const again = resolveTree(edited(way), 'over').resources.find(({ id }) => id.kind === 'Deployment')
      expect(again && at(madeBy(again.body, resolveTree(edited(way), 'over'), []), automount)).toContain('false')
    }
  })
})
