// What is called gained, against the authorizer's own answers before and after, for every request of a small world.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gains } from '../../src/access/gain.ts'
import { type AccessGraph, accessGraph } from '../../src/access/graph.ts'
import { accountRequester, type Request } from '../../src/access/request.ts'
import { type Rights, rights } from '../../src/access/rights.ts'
import { units } from '../../src/packaging/units.ts'
import { snapshot } from '../snapshot.ts'

const some = (items: readonly string[]) => fc.subarray([...items], { minLength: 1, maxLength: 2 })

/** There are no nodes but those of the core group. */
const rule = fc
  .record({
    apiGroups: some(['', 'apps', '*']),
    resources: some(['pods', 'pods/log', 'secrets', 'deployments', 'nodes', '*', '*/log']),
    verbs: some(['get', 'list', 'create', '*']),
    resourceNames: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, some(['a', 'b'])),
  })
  .filter(({ apiGroups, resources }) => !resources.includes('nodes') || !apiGroups.includes('apps'))

const roleNames = ['r', 's'] as const

const subject = fc.constantFrom(
  { kind: 'ServiceAccount', name: 'web', namespace: 'shop' },
  { kind: 'User', name: 'system:serviceaccount:shop:web' },
  { kind: 'Group', name: 'system:serviceaccounts' },
  { kind: 'Group', name: 'system:serviceaccounts:shop' },
  { kind: 'Group', name: 'system:serviceaccounts:other' },
  { kind: 'ServiceAccount', name: 'other', namespace: 'shop' },
)

const binding = fc.record({
  kind: fc.constantFrom('RoleBinding', 'ClusterRoleBinding'),
  namespace: fc.constantFrom('shop', 'ops'),
  role: fc.constantFrom(...roleNames),
  subjects: fc.array(subject, { minLength: 1, maxLength: 2 }),
})

const world = fc.record({
  roles: fc.tuple(fc.array(rule, { maxLength: 2 }), fc.array(rule, { maxLength: 2 })),
  bindings: fc.array(binding, { maxLength: 3 }),
})

type World = typeof world extends fc.Arbitrary<infer T> ? T : never

function written({ roles, bindings }: World): string {
  const apiVersion = 'rbac.authorization.k8s.io/v1'
  const objects = [
    ...roles.map((rules, index) => ({
      apiVersion,
      kind: 'ClusterRole',
      metadata: { name: roleNames[index] },
      rules: rules.map(({ resourceNames, ...rest }) => ({
        ...rest,
        ...(resourceNames.length > 0 && { resourceNames }),
      })),
    })),
    ...bindings.map(({ kind, namespace, role, subjects }, index) => ({
      apiVersion,
      kind,
      metadata: { name: `b${index}`, ...(kind === 'RoleBinding' && { namespace }) },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects,
    })),
  ]
  return objects.map((object) => JSON.stringify(object)).join('\n---\n')
}

const requests: readonly Request[] = ['get', 'list', 'create', 'else'].flatMap((verb) =>
  ['', 'apps', 'else'].flatMap((group) =>
    ['pods', 'secrets', 'deployments', 'nodes', 'else'].flatMap((resource) =>
      ['', 'log', 'else'].flatMap((subresource) =>
        ['', 'a', 'b', 'else'].flatMap((name) =>
          ['shop', 'ops', 'else', undefined].map((namespace) => ({
            verb,
            group,
            resource,
            subresource,
            name,
            ...(namespace !== undefined && { namespace }),
          })),
        ),
      ),
    ),
  ),
)

/** A request for a Node or another cluster-scoped object never carries a namespace. */
const possible = requests.filter((request) => 'url' in request || request.resource !== 'nodes' || !request.namespace)

function read(text: string): { readonly graph: AccessGraph; readonly rights: Rights } {
  const [pair] = units(snapshot({}), snapshot({ 'a.yaml': text })).pairs
  if (pair === undefined) throw new Error('no unit')
  const graph = accessGraph(pair.head)
  const { roles, bindings } = graph.inventory
  return { graph, rights: rights({ roles, bindings }) }
}

test('something is gained if and only if a request is allowed that was not', () => {
  fc.assert(
    fc.property(world, world, (base, head) => {
      const [before, after] = [read(written(base)), read(written(head))]
      const near = after.graph.inventory.unit.manifests[0]
      if (near === undefined) return
      const account = after.graph.account({ namespace: 'shop', name: 'web', near })
      const { rights: found } = gains(before.graph, after.graph, new Map()).of(account)
      const requester = accountRequester('shop', 'web')
      const gained = possible.filter(
        (request) =>
          after.rights.may(requester, request).allowed === true &&
          before.rights.may(requester, request).allowed !== true,
      )
      expect({ gained: found.length > 0 }).toEqual({ gained: gained.length > 0 })
    }),
    { numRuns: 150 },
  )
})
