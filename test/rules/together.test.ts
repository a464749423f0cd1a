// All rules at once: the fix of one is no finding of another, and much of anything is judged quickly.
import { expect, test } from '@jest/globals'
import { judge } from '../../src/judge.ts'
import { emptySnapshot } from '../../src/packaging/snapshot.ts'
import { defaultPolicy } from '../../src/policy/policy.ts'
import { type Files, snapshot } from '../snapshot.ts'
import { account, deployment, documents } from './manifests.ts'

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

/** Milliseconds in which a slow and busy machine does what grows with the input, and not with its square. */
const enough = 15_000

test('an account of 5,000 workloads', () => {
  const workloads = Array.from({ length: 5000 }, (_, index) => named(quiet, `web-${index}`))
  const started = performance.now()
  const found = introduced(documents(account('web'), ...workloads), undefined, 0)
  expect(found.map(({ rule }) => rule)).toEqual(['automounting-account'])
  expect(performance.now() - started).toBeLessThan(enough)
}, 60_000)

test('a Pod of 300 containers that mount 30 volumes, each source twice', () => {
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
  const started = performance.now()
  const found = introduced(`${deployment(`${off}\nvolumes:${volumes.join('')}`)}${containers.join('')}`, undefined, 0)
  expect(found.map(({ rule }) => rule)).toEqual(Array.from({ length: 30 }, () => 'handmade-token'))
  expect(performance.now() - started).toBeLessThan(enough)
}, 60_000)
