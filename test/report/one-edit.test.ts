// One edit, one comment: whole changes, judged and planned.
import { describe, expect, test } from '@jest/globals'
import { defaultPolicy } from '../../src/policy/policy.ts'
import { allFixes, mendedTexts, patchOf } from '../../src/report/fixes.ts'
import { plan } from '../../src/report/plan.ts'
import { judged } from '../change.ts'
import { addedFile } from './build.ts'

type Tree = Readonly<Record<string, string>>

const web = (name: string, spec = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  template:\n    spec:\n${spec}      containers:\n        - {name: app, image: nginx}\n`
const binding = (name: string, role: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata:\n  name: ${name}\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ClusterRole\n  name: ${role}\nsubjects:\n  - kind: ServiceAccount\n    name: ${name}\n    namespace: shop\n`
const off = '      automountServiceAccountToken: false\n'

function reviewed(head: Tree, base: Tree = {}) {
  const delta = judged({ base, head })
  const changes = Object.entries(head).map(([path, text]) => addedFile(path, text))
  return { delta, review: plan(delta, changes, defaultPolicy()) }
}

describe('is one comment', () => {
  test('the same in forty files, with a patch that mends all', () => {
    const head = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`apps/a${10 + index}.yaml`, web(`a${index}`)]),
    )
    const { delta, review } = reviewed(head)
    expect(review.comments).toHaveLength(1)
    const [{ body, path, fingerprints } = { body: '', path: '', fingerprints: [] }] = review.comments
    expect(path).toBe('apps/a10.yaml')
    expect(fingerprints).toHaveLength(40)
    expect(body).toContain('<details><summary>The same in 39 other places</summary>')
    expect(body.match(/^- Deployment/gm)).toHaveLength(10)
    expect(body).toContain('- and 29 more')
    expect(body).toContain('Patch for all 40 places')
    expect(body).toContain(patchOf(allFixes(delta), delta.texts))
    const mended = mendedTexts(allFixes(delta), delta.texts)
    expect(Object.fromEntries(mended.map(({ path, after }) => [path, after]))).toEqual(
      Object.fromEntries(Object.keys(head).map((path, index) => [path, web(`a${index}`, off)])),
    )
  })

  test('the same object as a plain manifest and in a Kustomize root', () => {
    const { review } = reviewed({
      'plain/web.yaml': web('web'),
      'root/kustomization.yaml': 'resources: [web.yaml]\n',
      'root/web.yaml': web('web'),
    })
    expect(review.comments).toHaveLength(1)
    expect(review.comments[0]?.body).toContain('The same in 1 other place:\n\n- Deployment `web`, `root/web.yaml:8`')
    expect(review.comments[0]?.body).toContain('Patch for all 2 places')
  })

  test('a line that several roots take in, told once with their names', () => {
    const roots = ['dev', 'test', 'prod'].map(
      (name) => [`${name}/kustomization.yaml`, 'resources: [../base]\n'] as const,
    )
    const { delta, review } = reviewed({
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': web('web'),
      ...Object.fromEntries(roots),
    })
    expect(delta.introduced).toHaveLength(3)
    expect(review.comments).toHaveLength(1)
    expect(review.comments[0]?.body).not.toContain('The same')
    expect(review.comments[0]?.body).toContain('\n\nSo it is in `dev`, `prod`, `test`.\n\n')
    expect(review.summary).toContain('1 risk introduced (1 low)')
  })
})

test('ten comments at most; the summary tells the rest, and the worst come first', () => {
  const head = Object.fromEntries(
    Array.from({ length: 14 }, (_, index) => [
      `b${10 + index}.yaml`,
      binding(`b${index}`, index < 12 ? `unknown-${index}` : 'cluster-admin'),
    ]),
  )
  const roles = Array.from(
    { length: 12 },
    (_, index) =>
      `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: unknown-${index}\nrules:\n  - apiGroups: ['']\n    resources: [secrets]\n    verbs: [${['get', 'list', 'watch', 'patch', 'update', 'delete'].slice(0, 1 + (index % 6)).join(', ')}]\n`,
  )
  const { delta, review } = reviewed({
    ...head,
    ...Object.fromEntries(roles.map((text, index) => [`r${10 + index}.yaml`, text])),
  })
  expect(review.comments).toHaveLength(10)
  expect(review.comments.map(({ path }) => path)).toEqual(expect.arrayContaining(['b22.yaml']))
  for (const { subject } of delta.introduced)
    expect(`${review.summary}${review.comments.map(({ body }) => body).join()}`).toContain(subject.name)
})
