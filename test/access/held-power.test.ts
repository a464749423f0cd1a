// Where a power is held, how far, by which rules, and what is missing.
import { describe, expect, test } from '@jest/globals'
import { authorizer } from '../../src/access/authorizer.ts'
import { catalogue } from '../../src/access/catalogue.ts'
import { type HeldPower, powersOf } from '../../src/access/power.ts'
import { accountRequester } from '../../src/access/request.ts'
import { severities } from '../../src/access/severity.ts'
import { world } from './recorded.ts'

/** A rule, cluster-wide or in a namespace: `verbs group:resources names`. */
type Given = readonly [namespace: string | undefined, rule: string]

function held(given: readonly Given[]): readonly HeldPower[] {
  const texts = given.flatMap(([namespace, rule], index) => {
    const [verbs = '', target = '', names] = rule.split(' ')
    const [group = '', resources = ''] = target.split(':')
    const body = {
      verbs: verbs.split(','),
      apiGroups: [group],
      resources: resources.split(','),
      resourceNames: names?.split(',') ?? [],
    }
    const name = `r${index}`
    const place = namespace === undefined ? {} : { namespace }
    const common = { apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name, ...place } }
    return [
      { ...common, metadata: { name }, kind: 'ClusterRole', rules: [body] },
      {
        ...common,
        kind: namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding',
        roleRef: { kind: 'ClusterRole', name },
        subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }],
      },
    ]
  })
  const text = texts.map((body) => JSON.stringify(body)).join('\n---\n')
  return powersOf(authorizer(world(text)).grantsOf(accountRequester('shop', 'web')))
}

function told(one: HeldPower): string {
  const { power, scope, complete, severity, names, missing } = one
  const where = scope.is === 'cluster' ? 'everywhere' : `in ${scope.namespace ?? '?'}`
  const limit = names === undefined ? '' : ` for ${names.join()}`
  return `${complete ? '' : 'part of '}${power.id} ${where}${limit} ${severity}${missing === undefined ? '' : ' lacking'}`
}

const rbac = 'rbac.authorization.k8s.io'

describe('a power', () => {
  test.each<readonly [name: string, given: readonly Given[], expected: readonly string[]]>([
    ['is held everywhere', [[undefined, 'get :secrets']], ['secrets-get everywhere high']],
    ['is held in a namespace', [['shop', 'get :secrets']], ['secrets-get in shop high']],
    [
      'is not told again for a namespace',
      [
        [undefined, 'get :secrets'],
        ['shop', 'get :secrets'],
      ],
      ['secrets-get everywhere high'],
    ],
    [
      'is told for each namespace',
      [
        ['a', 'get :secrets'],
        ['b', 'get :secrets'],
      ],
      ['secrets-get in a high', 'secrets-get in b high'],
    ],
    ['is limited to names', [[undefined, 'get :secrets tls,key']], ['secrets-get everywhere for tls,key high']],
    [
      'is told again where a namespace has more than the names',
      [
        [undefined, 'get :secrets tls'],
        ['shop', 'get :secrets'],
      ],
      ['secrets-get everywhere for tls high', 'secrets-get in shop high'],
    ],
    [
      'is not limited if another rule is not',
      [
        [undefined, 'get :secrets tls'],
        [undefined, 'get :secrets'],
      ],
      ['secrets-get everywhere high'],
    ],
    ['is nothing where names meet create', [[undefined, 'create :pods web']], []],
    ['is nothing where names meet deletecollection', [[undefined, 'deletecollection :secrets tls']], []],
    [
      'is something where names meet create of a subresource',
      [['shop', 'create :pods/exec web']],
      ['pods-exec in shop for web high'],
    ],
    [
      'is nothing in a namespace if it belongs to the cluster',
      [
        ['shop', 'patch :nodes'],
        ['shop', 'get :nodes/proxy'],
      ],
      [],
    ],
    ['holds for the own Namespace', [['shop', 'patch :namespaces']], ['namespace-labels in shop high']],
    ['holds for it by its name', [['shop', 'patch :namespaces shop']], ['namespace-labels in shop high']],
    ['is nothing by the name of another', [['shop', 'patch :namespaces other']], []],
    ['is nothing where a Namespace is only created', [['shop', 'create :namespaces']], []],
    ['is held in part', [[undefined, `bind ${rbac}:roles`]], ['part of bind everywhere high lacking']],
    [
      'is whole where a namespace adds the rest',
      [
        [undefined, `bind ${rbac}:clusterroles`],
        ['shop', `create ${rbac}:rolebindings`],
      ],
      ['part of bind everywhere high lacking', 'bind in shop critical', 'bindings-write in shop medium'],
    ],
    [
      'needs both parts in one namespace',
      [
        ['a', `bind ${rbac}:clusterroles`],
        ['b', `create ${rbac}:rolebindings`],
      ],
      ['part of bind in a high lacking', 'bindings-write in b medium lacking'],
    ],
    [
      'is as grave as in the cluster if half of it is held there',
      [
        [undefined, 'create :persistentvolumes'],
        ['shop', 'create :pods'],
      ],
      [
        'pods-create in shop high',
        'part of persistentvolumes everywhere medium lacking',
        'persistentvolumes in shop critical',
      ],
    ],
    ['means nothing in a namespace', [['shop', 'update constraints.gatekeeper.sh:*']], ['gatekeeper in shop none']],
    [
      'is rated by its alternative',
      [[undefined, 'create storage.k8s.io:storageclasses']],
      ['csi-and-attachments everywhere low'],
    ],
    [
      'is rated by its gravest alternative',
      [[undefined, 'create storage.k8s.io:storageclasses,csidrivers']],
      ['csi-and-attachments everywhere high'],
    ],
    ['lacks another power', [[undefined, `create ${rbac}:clusterroles`]], ['roles-write everywhere medium lacking']],
  ])('%s', (_, given, expected) => {
    expect(held(given).map(told)).toEqual(expected)
  })

  test('names every rule that confers it, with the verbs', () => {
    const [secrets] = held([
      [undefined, 'get,list :secrets'],
      ['shop', 'watch :secrets'],
      [undefined, 'watch,list :secrets x'],
    ])
    const evidence = secrets?.evidence.map(({ grant, hits }) => [
      grant.binding.name,
      hits.map(({ role, verbs, names }) => [role.name, verbs, names]),
    ])
    expect([secrets?.power.id, evidence]).toEqual([
      'secrets-list-watch',
      [
        ['r0', [['r0', ['list'], undefined]]],
        ['r2', [['r2', ['list', 'watch'], ['x']]]],
      ],
    ])
  })
})

test('what is held everywhere for some names is no evidence in a namespace', () => {
  const found = held([
    [undefined, 'patch apps:deployments web'],
    ['shop', 'create apps:daemonsets'],
  ])
  const where = found.map((one) => [told(one), one.evidence.map(({ grant }) => grant.binding.name)])
  expect(where).toEqual([
    ['workload-controllers-write everywhere for web critical', ['r0']],
    ['workload-controllers-write in shop high', ['r1']],
  ])
})

describe('the catalogue', () => {
  test.each(catalogue.map((power) => [power.id, power] as const))('%s is whole', (_, power) => {
    expect(power.label).toMatch(/^[a-z][^.]*[^. ]$/)
    expect(severities).toContain(power.severity[0])
    expect([...severities, 'none']).toContain(power.severity[1])
    for (const id of power.needs?.powers ?? []) expect(catalogue.map((other) => other.id)).toContain(id)
    expect(power.alternatives.length).toBeGreaterThan(0)
    const requirements = power.alternatives.flatMap((alternative) => alternative.requirements)
    expect(requirements.filter(({ url, literal, resource }) => url === undefined && !literal && !resource)).toEqual([])
  })
})
