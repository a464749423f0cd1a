// What one of several objects, or the first, fills in anew in an old folder.
import { describe, expect, test } from '@jest/globals'
import { judged, told } from '../change.ts'

type Tree = Readonly<Record<string, string>>

function kustomization(name: string, more = ''): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: ${name}, namespace: flux-system}
spec:
  interval: 10m
  path: ./a
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
${more}`
}

function application(more = ''): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: a, namespace: argocd}
spec:
  destination: {server: https://kubernetes.default.svc, namespace: apps}
  source:
    repoURL: https://example.org/x/y
    path: a
${more}`
}

function bound(role: string, namespace = 'apps'): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: web}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: '${role}'}
subjects: [{kind: ServiceAccount, name: web, namespace: '${namespace}'}]
`
}

const patches = (kind: string, path: string, value: string, indent = '  ') =>
  [
    'patches:',
    `- target: {kind: ${kind}}`,
    `  patch: '[{"op": "replace", "path": "${path}", "value": "${value}"}]'`,
    '',
  ]
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n')
const grave = patches('ClusterRoleBinding', '/roleRef/name', 'cluster-admin')
const says = (name: string, value: string) => `  postBuild: {substitute: {${name}: ${value}}}\n`
const from = (kind: string) => `  postBuild: {substituteFrom: [{kind: ${kind}, name: vars}]}\n`
const vars = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: vars, namespace: flux-system}\ndata: {NS: apps}\n'
const [dev, prod] = ['clusters/dev/f.yaml', 'clusters/prod/f.yaml']
const root = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [x.yaml]\n'

describe('a grave right', () => {
  const view = { 'a/x.yaml': bound('view') }
  const open = { 'a/x.yaml': bound(`$\{ROLE}`) }
  test.each<readonly [string, Tree, Tree, string]>([
    [
      'by a patch of one of two',
      { ...view, 'c/f.yaml': kustomization('f'), 'c/g.yaml': kustomization('g') },
      { ...view, 'c/f.yaml': kustomization('f'), 'c/g.yaml': kustomization('g', grave) },
      'c/g.yaml:9',
    ],
    [
      'by a second with a patch',
      { ...view, 'c/f.yaml': kustomization('f') },
      { ...view, 'c/f.yaml': kustomization('f'), 'c/g.yaml': kustomization('g', grave) },
      'c/g.yaml:9',
    ],
    ['by the first, with a patch', view, { ...view, 'c/g.yaml': kustomization('g', grave) }, 'c/g.yaml:9'],
    [
      'by a value of one of two clusters',
      { ...open, [dev]: kustomization('f', says('ROLE', 'view')), [prod]: kustomization('f', says('ROLE', 'view')) },
      {
        ...open,
        [dev]: kustomization('f', says('ROLE', 'view')),
        [prod]: kustomization('f', says('ROLE', 'cluster-admin')),
      },
      `${prod}:9`,
    ],
    [
      'by a value where the clusters differed before',
      { ...open, [dev]: kustomization('f', says('ROLE', 'edit')), [prod]: kustomization('f', says('ROLE', 'view')) },
      {
        ...open,
        [dev]: kustomization('f', says('ROLE', 'edit')),
        [prod]: kustomization('f', says('ROLE', 'cluster-admin')),
      },
      `${prod}:9`,
    ],
    [
      'by the first Application of a root',
      { ...view, 'a/kustomization.yaml': root },
      {
        ...view,
        'a/kustomization.yaml': root,
        'c/a.yaml': application(
          `    kustomize:\n${patches('ClusterRoleBinding', '/roleRef/name', 'cluster-admin', '      ')}`,
        ),
      },
      'c/a.yaml:10',
    ],
  ])('%s', (_, base, head, place) => {
    expect(told(judged({ base, head }))).toEqual([`introduced critical ${place} cluster-admin-binding`])
  })
})

describe('a folder of which two make different things', () => {
  const empty = { 'a/x.yaml': '' }
  const two = { 'c/f.yaml': kustomization('f'), 'c/g.yaml': kustomization('g', grave) }
  const roles = {
    [dev]: kustomization('f', says('ROLE', 'view')),
    [prod]: kustomization('f', says('ROLE', 'cluster-admin')),
  }
  const places = { [dev]: kustomization('f', says('NS', 'a')), [prod]: kustomization('f', says('NS', 'b')) }
  test.each<readonly [string, Tree, Tree, readonly string[]]>([
    [
      'a binding that one patches',
      { ...empty, ...two },
      { 'a/x.yaml': bound('view'), ...two },
      ['introduced critical c/g.yaml:11 cluster-admin-binding'],
    ],
    [
      'a binding whose role one names',
      { ...empty, ...roles },
      { 'a/x.yaml': bound(`$\{ROLE}`), ...roles },
      [`introduced critical ${prod}:9 cluster-admin-binding`],
    ],
    [
      'what both make of it is told once',
      { ...empty, ...places },
      { 'a/x.yaml': bound('cluster-admin', `$\{NS}`), ...places },
      ['introduced critical a/x.yaml:4 cluster-admin-binding'],
    ],
    [
      'all of it new',
      {},
      { 'a/x.yaml': bound('view'), ...two },
      ['introduced critical c/g.yaml:11 cluster-admin-binding'],
    ],
    [
      'a change of something else',
      { 'a/x.yaml': bound('view'), 'a/n.yaml': 'a: b', ...two },
      { 'a/x.yaml': bound('view'), 'a/n.yaml': 'a: c', ...two },
      [],
    ],
  ])('%s', (_, base, head, expected) => expect(told(judged({ base, head }))).toEqual(expected))
})

describe('no word of', () => {
  const admin = { 'a/x.yaml': bound('cluster-admin') }
  const open = { 'a/x.yaml': bound('cluster-admin', `$\{NS}`) }
  const pair = (one: string, other: string) => ({ [dev]: kustomization('f', one), [prod]: kustomization('f', other) })
  test.each<readonly [string, Tree, Tree]>([
    [
      'another name of a namespace',
      { ...open, ...pair(says('NS', 'a'), says('NS', 'b')) },
      { ...open, ...pair(says('NS', 'a'), says('NS', 'c')) },
    ],
    [
      'a patch of something else',
      { ...admin, ...pair('', '') },
      { ...admin, ...pair('', patches('Deployment', '/spec/replicas', '2')) },
    ],
    [
      'a patch that goes',
      { 'a/x.yaml': bound('view'), ...pair('', grave) },
      { 'a/x.yaml': bound('view'), ...pair('', '') },
    ],
    [
      'a value that moves into a Secret',
      { ...open, 'c/f.yaml': kustomization('f', from('ConfigMap')), 'c/v.yaml': vars },
      { ...open, 'c/f.yaml': kustomization('f', from('Secret')) },
    ],
    [
      'a value that was not in the repository',
      { ...open, 'c/f.yaml': kustomization('f', from('ConfigMap')) },
      { ...open, 'c/f.yaml': kustomization('f', from('ConfigMap')), 'c/v.yaml': vars },
    ],
  ])('%s', (_, base, head) => {
    const { introduced, fixed } = judged({ base, head })
    expect([introduced, fixed]).toEqual([[], []])
  })
})
