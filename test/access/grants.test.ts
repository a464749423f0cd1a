// What the recorded worlds do not tell: where an answer comes from, what stays unknown, and hostile worlds.
import { describe, expect, test } from '@jest/globals'
import { type Answer, authorizer } from '../../src/access/authorizer.ts'
import { accountRequester } from '../../src/access/request.ts'
import type { Role } from '../../src/kube/rbac.ts'
import { world } from './recorded.ts'

const group = 'apiVersion: rbac.authorization.k8s.io/v1'

interface RoleText {
  readonly kind?: string
  readonly namespace?: string
  readonly rules?: string
  readonly labels?: string
  readonly annotations?: string
  readonly selectors?: string
}

function roleText(name: string, { kind = 'ClusterRole', namespace, selectors, ...rest }: RoleText): string {
  const { rules = '[]', labels = '{}', annotations = '{}' } = rest
  const place = namespace === undefined ? '' : `, namespace: ${namespace}`
  const aggregation = selectors === undefined ? '' : `, aggregationRule: {clusterRoleSelectors: ${selectors}}`
  return `{${group}, kind: ${kind}, metadata: {name: ${name}, labels: ${labels}, annotations: ${annotations}${place}}, rules: ${rules}${aggregation}}`
}

function bindingText(name: string, role: string, namespace?: string, subject = 'name: web, namespace: shop'): string {
  const kind = namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding'
  const place = namespace === undefined || namespace === '' ? '' : `, namespace: ${namespace}`
  return `{${group}, kind: ${kind}, metadata: {name: ${name}${place}}, roleRef: ${role}, subjects: [{kind: ServiceAccount, ${subject}}]}`
}

function clusterRoleRef(name: string): string {
  return `{kind: ClusterRole, name: ${name}}`
}

function ask(texts: readonly string[], verb: string, resource: string, namespace?: string): Answer {
  const request = {
    verb,
    group: '',
    resource,
    subresource: '',
    name: '',
    ...(namespace !== undefined && { namespace }),
  }
  return authorizer(world(texts.join('\n---\n'))).may(accountRequester('shop', 'web'), request)
}

const reader = roleText('reader', { rules: '[{apiGroups: [""], resources: [secrets], verbs: [get]}]' })

describe('an answer', () => {
  test('says where the rule is written, the binding and the subject', () => {
    const texts = [
      roleText('sum', { selectors: '[{matchLabels: {part: "1"}}]' }),
      roleText('part', { labels: '{part: "1"}', rules: '[{apiGroups: [""], resources: [pods], verbs: [list]}]' }),
      bindingText('b', clusterRoleRef('sum'), 'shop', 'name: web'),
    ]
    const answer = ask(texts, 'list', 'pods', 'shop')
    if (answer.allowed !== true) throw new Error('it is allowed')
    const { grant, role, rule } = answer.by
    expect([grant.binding.name, grant.role?.name, role.name, rule.route]).toEqual(['b', 'sum', 'part', ['rules', 0]])
    expect(grant.subject).toMatchObject({ kind: 'ServiceAccount', namespace: 'shop', name: 'web' })
  })

  test.each<
    readonly [name: string, texts: readonly string[], namespace: string | undefined, expected: Answer['allowed']]
  >([
    ['is no where nothing is bound', [reader], 'shop', false],
    [
      'is unknown where a bound role is not known',
      [bindingText('b', clusterRoleRef('reader'), 'shop')],
      'shop',
      'unknown',
    ],
    [
      'is no where that binding is of another namespace',
      [bindingText('b', clusterRoleRef('reader'), 'x')],
      'shop',
      false,
    ],
    [
      'is yes if another binding allows it',
      [reader, bindingText('b', clusterRoleRef('none')), bindingText('c', clusterRoleRef('reader'))],
      'shop',
      true,
    ],
    [
      'is unknown by a binding whose namespace is not written',
      [reader, bindingText('b', clusterRoleRef('reader'), '')],
      'shop',
      'unknown',
    ],
    [
      'is unknown too if the subject leaves its own out',
      [reader, bindingText('b', clusterRoleRef('reader'), '', 'name: web')],
      'shop',
      'unknown',
    ],
    [
      'is no at cluster scope by a binding without namespace',
      [reader, bindingText('b', clusterRoleRef('reader'), '')],
      undefined,
      false,
    ],
    [
      'is no by such a binding that allows something else',
      [roleText('reader', {}), bindingText('b', clusterRoleRef('reader'), '')],
      'shop',
      false,
    ],
  ])('%s', (_, texts, namespace, expected) => {
    expect(ask(texts, 'get', 'secrets', namespace).allowed).toBe(expected)
  })
})

describe('roles that every cluster has', () => {
  const bound = bindingText('b', clusterRoleRef('view'), 'shop')
  const secrets = '[{apiGroups: [""], resources: [secrets], verbs: [get]}]'
  const toView = '{rbac.authorization.k8s.io/aggregate-to-view: "true"}'

  test.each<readonly [name: string, texts: readonly string[], pods: boolean, secrets: boolean]>([
    ['need not be written', [bound], true, false],
    ['collect what a label adds', [bound, roleText('more', { rules: secrets, labels: toView })], true, true],
    [
      'pass it up the chain',
      [bindingText('b', clusterRoleRef('admin'), 'shop'), roleText('more', { rules: secrets, labels: toView })],
      true,
      true,
    ],
    ['are restored where they are written anew', [bound, roleText('view', { rules: secrets })], true, false],
    [
      'are what is written if they are to be left alone',
      [
        bound,
        roleText('view', { rules: secrets, annotations: '{rbac.authorization.kubernetes.io/autoupdate: "false"}' }),
      ],
      false,
      true,
    ],
  ])('%s', (_, texts, pods, readsSecrets) => {
    expect(ask(texts, 'get', 'pods', 'shop').allowed).toBe(pods)
    expect(ask(texts, 'get', 'secrets', 'shop').allowed).toBe(readsSecrets)
  })
})

describe('hostile worlds', () => {
  test('roles that select each other in a circle all end up with the same', () => {
    const names = ['one', 'two', 'three']
    const circle = names.map((name, index) =>
      roleText(name, {
        labels: `{l: ${name}}`,
        selectors: `[{matchLabels: {l: ${names[(index + 1) % 3]}}}, {matchLabels: {l: more}}]`,
      }),
    )
    const more = roleText('more', {
      labels: '{l: more}',
      rules: '[{apiGroups: [""], resources: [pods], verbs: [get]}]',
    })
    for (const name of names) {
      expect(ask([...circle, more, bindingText('b', clusterRoleRef(name))], 'get', 'pods').allowed).toBe(true)
    }
  })

  test('a chain of 2,000 aggregated roles ends in no stack overflow', () => {
    const links = Array.from({ length: 2000 }, (_, index) =>
      roleText(`link${index}`, { labels: `{l: at${index}}`, selectors: `[{matchLabels: {l: at${index + 1}}}]` }),
    )
    const end = roleText('end', {
      labels: '{l: at2000}',
      rules: '[{apiGroups: [""], resources: [pods], verbs: [get]}]',
    })
    expect(ask([...links, end, bindingText('b', clusterRoleRef('link0'))], 'get', 'pods').allowed).toBe(true)
  })

  test('a role of 10,000 rules, bound in 1,000 namespaces, answers 100,000 questions in seconds', () => {
    const rules = Array.from(
      { length: 10_000 },
      (_, index) => `{apiGroups: [""], resources: [secrets], resourceNames: [s${index}], verbs: [get]}`,
    )
    const bindings = Array.from({ length: 1000 }, (_, index) => bindingText('b', clusterRoleRef('wide'), `ns${index}`))
    const judge = authorizer(world([roleText('wide', { rules: `[${rules.join()}]` }), ...bindings].join('\n---\n')))
    const start = performance.now()
    let yes = 0
    for (let index = 0; index < 100_000; index++) {
      const name = `s${index % 20_000}`
      const request = {
        verb: 'get',
        group: '',
        resource: 'secrets',
        subresource: '',
        name,
        namespace: `ns${index % 1000}`,
      }
      if (judge.may(accountRequester('shop', 'web'), request).allowed === true) yes++
    }
    expect(yes).toBe(50_000)
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test('names that objects inherit in JavaScript are names like others', () => {
    const texts = [
      roleText('constructor', { rules: '[{apiGroups: [""], resources: [__proto__], verbs: [toString]}]' }),
      bindingText('b', clusterRoleRef('constructor')),
      bindingText('c', clusterRoleRef('__proto__')),
    ]
    expect(ask(texts, 'toString', '__proto__').allowed).toBe(true)
    expect(ask(texts, 'get', 'hasOwnProperty').allowed).toBe('unknown')
  })

  test('case makes another name', () => {
    expect(ask([reader, bindingText('b', clusterRoleRef('Reader'))], 'get', 'secrets').allowed).toBe('unknown')
  })
})

describe('grants of an account', () => {
  test('are listed cluster-wide ones first, each with its rules, those of its groups too', () => {
    const texts = [
      reader,
      bindingText('local', clusterRoleRef('reader'), 'shop'),
      bindingText('wide', clusterRoleRef('reader')),
      bindingText('lost', clusterRoleRef('none')),
    ]
    const grants = authorizer(world(texts.join('\n---\n'))).grantsOf(accountRequester('shop', 'web'))
    const own = grants.filter(({ binding }) => binding.manifest !== undefined)
    expect(own.map(({ binding, role, rules }) => [binding.name, role?.name, rules.length])).toEqual([
      ['wide', 'reader', 1],
      ['lost', undefined, 0],
      ['local', 'reader', 1],
    ])
    expect(grants.filter(({ binding }) => binding.manifest === undefined).map(({ binding }) => binding.name)).toEqual([
      'system:service-account-issuer-discovery',
      'system:basic-user',
      'system:discovery',
      'system:public-info-viewer',
    ])
  })

  test('do not depend on the order in which objects are written', () => {
    const texts = ['edit', 'view', 'reader'].map((name) => bindingText(name, clusterRoleRef(name), 'shop'))
    const allowed = (list: readonly string[]): readonly Answer['allowed'][] =>
      ['get', 'create', 'delete'].map((verb) => ask(list, verb, 'secrets', 'shop').allowed)
    expect(allowed([reader, ...texts])).toEqual(allowed([...texts.toReversed(), reader]))
  })
})

/** A role that kube/rbac.ts decodes keeps its selectors. */
test('a Role of a namespace never aggregates', () => {
  const { roles }: { readonly roles: readonly Role[] } = world(
    roleText('r', { kind: 'Role', namespace: 'shop', selectors: '[{matchLabels: {a: b}}]' }),
  )
  expect(roles.map(({ aggregation }) => aggregation)).toEqual([undefined])
})
