// All rules at once: the fix of one is no finding of another, and much of anything is judged quickly.
import { describe, expect, test } from '@jest/globals'
import { judge } from '../../src/judge.ts'
import { emptySnapshot } from '../../src/packaging/snapshot.ts'
import { defaultPolicy } from '../../src/policy/policy.ts'
import { type Files, snapshot } from '../snapshot.ts'
import { account, binding, deployment, documents } from './manifests.ts'

function introduced(head: Files, base?: Files, maxProofs = 10) {
  const before = base === undefined ? emptySnapshot : snapshot(base)
  return judge({ base: before, head: snapshot(head), renames: new Map(), policy: defaultPolicy(), maxProofs })
    .introduced
}

const off = 'automountServiceAccountToken: false'
const web = deployment('serviceAccountName: web')
const quiet = deployment(`serviceAccountName: web\n${off}`)

function named(text: string, name: string): string {
  return text.replace('name: web', `name: ${name}`)
}

test.each<[string, Files, Files | undefined, string]>([
  [
    'the last workload that takes the token',
    documents(account('web'), web, named(quiet, 'api')),
    undefined,
    'automounted-token',
  ],
  ['one of two that take the token', documents(account('web'), web, named(web, 'api')), undefined, 'automounted-token'],
  ['a token that is back', documents(account('web'), web), documents(account('web'), quiet), 'token-restored'],
])('the fix for %s holds', (_, head, base, rule) => {
  const finding = introduced(head, base).find((found) => found.rule === rule)
  expect(finding?.cure).toHaveProperty('splices')
})

/** What grows with the square of the input takes longer than this on any machine. */
const enough = 300_000

test(
  'an account of 5,000 workloads',
  () => {
    const workloads = Array.from({ length: 5000 }, (_, index) => named(quiet, `web-${index}`))
    const found = introduced(documents(account('web'), ...workloads), undefined, 0)
    expect(found.map(({ rule }) => rule)).toEqual(['automounting-account'])
  },
  enough,
)

test(
  'an account of 5,000 workloads that all take its token',
  () => {
    const workloads = Array.from({ length: 5000 }, (_, index) => named(web, `web-${index}`))
    const found = introduced(documents(account('web'), ...workloads), undefined, 200)
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['automounted-token']))
    expect(found).toHaveLength(5000)
    const proved = found.filter(({ cure }) => 'splices' in cure).length
    expect(proved).toBeGreaterThan(9)
    expect(proved).toBeLessThan(200)
  },
  enough,
)

test(
  'a Deployment of 300 containers, its fix proved',
  () => {
    const containers = Array.from({ length: 299 }, (_, index) => `        - {name: c${index}, image: shop/web}\n`)
    const [finding, ...others] = introduced(`${deployment()}${containers.join('')}`)
    expect(others).toEqual([])
    expect(finding?.cure).toMatchObject({ title: 'Do not mount the token' })
  },
  enough,
)

test(
  'a Pod of 300 containers that mount 30 volumes, each source twice',
  () => {
    const token = 'serviceAccountToken: {path: token, expirationSeconds: 864000}'
    const volumes = Array.from(
      { length: 30 },
      (_, index) =>
        `\n  - name: v${index}\n    projected: {sources: [{${token}}, {${token}}, {secret: {name: s}}, {secret: {name: s}}]}`,
    )
    const mounts = Array.from({ length: 30 }, (_, index) => `{name: v${index}, mountPath: /v${index}}`).join(', ')
    const containers = Array.from(
      { length: 299 },
      (_, index) => `        - {name: c${index}, image: shop/web, volumeMounts: [${mounts}]}\n`,
    )
    const found = introduced(`${deployment(`${off}\nvolumes:${volumes.join('')}`)}${containers.join('')}`, undefined, 0)
    expect(found.map(({ rule }) => rule)).toEqual(Array.from({ length: 30 }, () => 'handmade-token'))
  },
  enough,
)

/** Kubernetes tells `Reader` from `reader`; it takes no ServiceAccount with a capital letter. */
describe('names that differ only in case', () => {
  const role = (name: string, resource: string): string =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: ${name}, namespace: shop}\nrules:\n- {apiGroups: [''], resources: [${resource}], verbs: [get]}\n`
  const bound = (name: string, to: string): string =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: ${name}, namespace: shop}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: ${name}}\nsubjects:\n- {kind: ServiceAccount, name: ${to}, namespace: shop}\n`

  test.each<[string, Files, readonly string[]]>([
    [
      'roles',
      documents(role('Reader', 'secrets'), role('reader', 'pods'), bound('Reader', 'one'), bound('reader', 'two')),
      ['secret-reading shop/one'],
    ],
    [
      'roles, the other way round',
      documents(role('Reader', 'pods'), role('reader', 'secrets'), bound('Reader', 'one'), bound('reader', 'two')),
      ['secret-reading shop/two'],
    ],
    [
      'accounts: the token of `web` is not that of `Web`',
      documents(account('Web', off), account('web'), web),
      ['automounted-token shop/web'],
    ],
    ['accounts: `Web` says nothing for `web`', documents(account('Web'), account('web', off), web), []],
    [
      'files',
      { 'a.yaml': documents(account('web'), web), 'A.yaml': named(quiet, 'api') },
      ['automounted-token shop/web'],
    ],
    [
      'fields',
      deployment('serviceAccountName: web\nAutomountServiceAccountToken: false').concat('---\n', account('web')),
      ['automounted-token shop/web'],
    ],
    [
      'groups of everyone',
      binding('edit', '- {kind: Group, name: system:Authenticated, apiGroup: rbac.authorization.k8s.io}'),
      [],
    ],
  ])('%s', (_, files, expected) => {
    expect(introduced(files).map(({ rule, account: of }) => `${rule} ${of}`)).toEqual(expected)
  })
})
