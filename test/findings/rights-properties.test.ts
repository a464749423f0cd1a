// Rewriting rights without changing them is silent; a fix takes back what was gained and nothing else.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Delta } from '../../src/findings/delta.ts'
import { applySplices } from '../../src/yaml/splice.ts'
import { judged } from '../change.ts'

const rule = fc.record({
  apiGroups: fc.subarray(['', 'apps', 'rbac.authorization.k8s.io'], { minLength: 1 }),
  resources: fc.subarray(['pods', 'secrets', 'deployments', 'pods/exec', 'serviceaccounts/token', 'clusterroles'], {
    minLength: 1,
  }),
  verbs: fc.subarray(['get', 'list', 'create', 'patch', 'bind', 'escalate', '*'], { minLength: 1 }),
})
type Rule = typeof rule extends fc.Arbitrary<infer T> ? T : never

const apiVersion = 'rbac.authorization.k8s.io/v1'

function role(rules: readonly Rule[], name = 'web'): object {
  return { apiVersion, kind: 'Role', metadata: { name, namespace: 'shop' }, rules }
}

function bound(name = 'web', subject: object = { kind: 'ServiceAccount', name: 'web', namespace: 'shop' }): object {
  return {
    apiVersion,
    kind: 'RoleBinding',
    metadata: { name, namespace: 'shop' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [subject],
  }
}

function text(...objects: readonly object[]): string {
  return objects.map((object) => `${JSON.stringify(object, null, 2)}\n`).join('---\n')
}

/** What is news; what is said of a role that nobody holds, or of the manner of writing, is not meant here. */
function news({ introduced }: Delta): readonly string[] {
  return introduced
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, message }) => `${rule}: ${message}`)
    .filter((line) => !/^(?:changed-role-ref|dangling-binding|ineffective-rule)/.test(line))
}

const rewritings: Readonly<Record<string, (rules: readonly Rule[]) => string>> = {
  'in another order': (rules) =>
    text(
      bound(),
      role(
        rules.toReversed().map(({ apiGroups, resources, verbs }) => ({
          apiGroups: apiGroups.toReversed(),
          resources: resources.toReversed(),
          verbs: verbs.toReversed(),
        })),
      ),
    ),
  'split by verb': (rules) =>
    text(role(rules.flatMap((one) => one.verbs.map((verb) => ({ ...one, verbs: [verb] })))), bound()),
  'split by resource': (rules) =>
    text(role(rules.flatMap((one) => one.resources.map((resource) => ({ ...one, resources: [resource] })))), bound()),
  'said twice': (rules) => text(role([...rules, ...rules]), bound()),
  'in a role for each rule': (rules) =>
    text(...rules.flatMap((one, index) => [role([one], `web-${index}`), bound(`web-${index}`)])),
  'under another name': (rules) => text(role(rules, 'other'), bound('other')),
  'for the account as a User': (rules) =>
    text(role(rules), bound('web', { kind: 'User', name: 'system:serviceaccount:shop:web' })),
}

const rules = fc.array(rule, { minLength: 1, maxLength: 3 })

describe('the same rights are no news', () => {
  test.each(Object.entries(rewritings))('%s', (_, rewritten) => {
    fc.assert(
      fc.property(rules, (some) => {
        const before = text(role(some), bound())
        expect(news(judged({ base: { 'a.yaml': before }, head: { 'a.yaml': rewritten(some) } }))).toEqual([])
        expect(news(judged({ base: { 'a.yaml': before }, head: { 'b/c.yaml': rewritten(some) } }))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  test('fewer are none', () => {
    fc.assert(
      fc.property(rules, rule, (some, more) => {
        const change = {
          base: { 'a.yaml': text(role([...some, more]), bound()) },
          head: { 'a.yaml': text(role(some), bound()) },
        }
        expect(news(judged(change))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})

test('a fix takes back what was gained: with it nothing is news, and nothing is lost', () => {
  let fixes = 0
  fc.assert(
    fc.property(rule, fc.constantFrom('verbs', 'resources', 'apiGroups' as const), (one, list) => {
      const [first, ...others] = one[list]
      fc.pre(first !== undefined && others.length > 0)
      const base = text(role([{ ...one, [list]: [first] }]), bound())
      const head = text(role([one]), bound())
      for (const { cure } of judged({ base: { 'a.yaml': base }, head: { 'a.yaml': head } }).introduced) {
        if (!('splices' in cure)) continue
        fixes += 1
        const mended = applySplices(head, cure.splices)
        const after = judged({ base: { 'a.yaml': base }, head: { 'a.yaml': mended } })
        expect(after.access.flatMap(({ lost }) => lost)).toEqual([])
        const left = judged({ base: { 'a.yaml': head }, head: { 'a.yaml': mended } })
        expect(news(left)).toEqual([])
        expect(left.access.flatMap(({ gained }) => gained)).toEqual([])
      }
    }),
    { numRuns: 60 },
  )
  expect(fixes).toBeGreaterThan(5)
})

test.each<[string, Rule[], Rule[], boolean]>([
  [
    'two lists that grew at once are made short again',
    [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
    [{ apiGroups: [''], resources: ['pods', 'secrets'], verbs: ['get', 'list'] }],
    true,
  ],
  [
    'a rule that came beside the old one is not made another copy of it',
    [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
    [
      { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
      { apiGroups: [''], resources: ['pods', 'secrets'], verbs: ['get', 'list'] },
    ],
    false,
  ],
])('%s', (_, before, after, isMended) => {
  const base = text(role(before), bound())
  const head = text(role(after), bound())
  const [first] = judged({ base: { 'a.yaml': base }, head: { 'a.yaml': head } }).introduced
  const cure = first?.cure ?? { refusal: '' }
  expect('splices' in cure ? JSON.parse(applySplices(head, cure.splices).split('---')[0] ?? '').rules : after).toEqual(
    isMended ? before : after,
  )
})
