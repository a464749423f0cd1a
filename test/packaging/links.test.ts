// Links in the tree: what kubectl would follow is read where it is written, whatever its name; the rest is said.
import { describe, expect, test } from '@jest/globals'
import type { Delta } from '../../src/findings/delta.ts'
import { judge } from '../../src/judge.ts'
import type { Snapshot } from '../../src/packaging/snapshot.ts'
import { defaultPolicy } from '../../src/policy/policy.ts'
import { told } from '../change.ts'

type Tree = Readonly<Record<string, string>>

/** A text that begins with `-> ` is a link, `@` a submodule. */
function tree(texts: Tree): Snapshot {
  const file = (text: string): Snapshot['files'] extends ReadonlyMap<string, infer File> ? File : never => {
    if (text === '@') return { mode: '160000', blob: text }
    const bytes = new TextEncoder().encode(text.replace(/^-> /, ''))
    return { mode: text.startsWith('-> ') ? '120000' : '100644', blob: text, content: { bytes } }
  }
  return { files: new Map(Object.entries(texts).map(([path, text]) => [path, file(text)])) }
}

function judged(base: Tree, head: Tree, strict = false): Delta {
  return judge({
    base: tree(base),
    head: tree(head),
    renames: new Map(),
    policy: { ...defaultPolicy(), strict },
    maxProofs: 5,
  })
}

function bound(role: string): string {
  return [
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: ClusterRoleBinding',
    'metadata: {name: web}',
    `roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role}}`,
    'subjects: [{kind: ServiceAccount, name: web, namespace: shop}]',
    '',
  ].join('\n')
}

const admin = ['introduced critical notes.txt:4 cluster-admin-binding']

describe('a binding in a file whose name tells nothing', () => {
  test.each<readonly [string, Tree, Tree, readonly string[]]>([
    ['without a link is no manifest', {}, { 'notes.txt': bound('cluster-admin') }, []],
    [
      'with a new link',
      { 'notes.txt': bound('view') },
      { 'notes.txt': bound('cluster-admin'), 'deploy/a.yaml': '-> ../notes.txt' },
      admin,
    ],
    ['both new', {}, { 'notes.txt': bound('cluster-admin'), 'deploy/a.yaml': '-> ../notes.txt' }, admin],
    [
      'that a link named before',
      { 'notes.txt': bound('view'), 'a.yaml': '-> notes.txt' },
      { 'notes.txt': bound('cluster-admin'), 'a.yaml': '-> notes.txt' },
      [...admin, 'introduced medium notes.txt:4 changed-role-ref'],
    ],
    ['by way of another link', {}, { 'notes.txt': bound('cluster-admin'), b: '-> notes.txt', 'a.json': '-> b' }, admin],
    [
      'by a link that the name of no manifest has',
      {},
      { 'notes.txt': bound('cluster-admin'), README: '-> notes.txt' },
      [],
    ],
    [
      'two links are one file',
      {},
      { 'notes.txt': bound('cluster-admin'), 'b.yaml': '-> notes.txt', 'a.yaml': '-> notes.txt' },
      admin,
    ],
  ])('%s', (_, base, head, expected) => expect(told(judged(base, head))).toEqual(expected))
})

describe('a kustomization behind a link', () => {
  const patch = `patches:\n- {target: {kind: ClusterRoleBinding}, patch: '[{"op": "replace", "path": "/roleRef/name", "value": "cluster-admin"}]'}\n`
  const root = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [x.yaml]\n'
  const flux = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: f, namespace: flux-system}
spec: {path: ./a, prune: true, interval: 10m, sourceRef: {kind: GitRepository, name: flux-system}}
`
  const critical = (place: string) => [`introduced critical ${place} cluster-admin-binding`]
  test.each<readonly [string, Tree, Tree, readonly string[]]>([
    [
      'by another name',
      { 'a/kustomization.yaml': '-> k.txt', 'a/k.txt': root, 'a/x.yaml': bound('view') },
      { 'a/kustomization.yaml': '-> k.txt', 'a/k.txt': root + patch, 'a/x.yaml': bound('view') },
      critical('a/k.txt:5'),
    ],
    [
      'without an ending, and what it lists changes',
      { 'a/Kustomization': '-> ../k.txt', 'k.txt': root + patch, 'a/x.yaml': '' },
      { 'a/Kustomization': '-> ../k.txt', 'k.txt': root + patch, 'a/x.yaml': bound('view') },
      critical('k.txt:5'),
    ],
    [
      'that becomes a link',
      { 'a/kustomization.yaml': root, 'a/x.yaml': bound('view') },
      { 'a/kustomization.yaml': '-> k.txt', 'a/k.txt': root, 'a/x.yaml': bound('view') },
      [],
    ],
    [
      'of Flux',
      { 'f.yaml': '-> f.txt', 'f.txt': flux, 'a/x.yaml': bound('view') },
      {
        'f.yaml': '-> f.txt',
        'f.txt': flux.replace(
          '{path',
          `{patches: [{target: {kind: ClusterRoleBinding}, patch: '[{"op": "replace", "path": "/roleRef/name", "value": "cluster-admin"}]'}], path`,
        ),
        'a/x.yaml': bound('view'),
      },
      critical('f.txt:4'),
    ],
  ])('%s', (_, base, head, expected) => {
    const delta = judged(base, head)
    expect(told(delta).filter((line) => !line.includes('changed-role-ref'))).toEqual(expected)
    expect(delta.problems).toEqual([])
  })
})

describe('what cannot be read is said', () => {
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'
  test.each<readonly [string, Tree, string | undefined]>([
    [
      'a link to a missing file',
      { 'a.yaml': '-> data/a.txt' },
      'a.yaml it is a link to data/a.txt, which is not there',
    ],
    ['a link that leads out', { 'a.yaml': '-> ../a.yaml' }, 'a.yaml it is a link that leads out of the repository'],
    ['a link to a missing manifest', { 'a.yaml': '-> data/a.yaml' }, undefined],
    ['a link by another name', { README: '-> data/a.txt' }, undefined],
    ['a pointer of Git LFS', { 'a.yaml': pointer }, 'a.yaml it is a pointer of Git LFS'],
    ['a long text that begins like one', { 'a.yaml': pointer + 'x: y\n'.repeat(300) }, undefined],
    ['a submodule by the name of a manifest', { 'a.yaml': '@' }, 'a.yaml it is a submodule'],
    ['a submodule', { vendor: '@' }, undefined],
  ])('%s', (_, head, says) => {
    const problems = judged({}, head).problems.map(({ path, message }) => `${path} ${message}`)
    expect(problems).toEqual(says === undefined ? [] : [expect.stringContaining(says)])
  })
})
