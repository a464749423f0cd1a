// Which written objects belong together.
import { describe, expect, test } from '@jest/globals'
import { type Inventory, inventory } from '../../src/kube/inventory.ts'
import type { Manifest } from '../../src/kube/manifest.ts'
import type { Unit } from '../../src/kube/unit.ts'
import { plainUnit, written } from './manifests.ts'

const account = (name: string, namespace?: string): string => `
apiVersion: v1
kind: ServiceAccount
metadata: {name: ${name}${namespace === undefined ? '' : `, namespace: ${namespace}`}}
`

const pod = (accountName?: string, namespace?: string): string => `
apiVersion: v1
kind: Pod
metadata: {name: p${namespace === undefined ? '' : `, namespace: ${namespace}`}}
spec: {${accountName === undefined ? '' : `serviceAccountName: ${accountName}, `}containers: [{name: c, image: i}]}
`

/** `subject` is an account's name, with a namespace in front if it has one, or a whole subject. */
const bind = (name: string, subject: string, namespace?: string): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${namespace === '-' ? 'ClusterRoleBinding' : 'RoleBinding'}
metadata: {name: ${name}${namespace === undefined || namespace === '-' ? '' : `, namespace: ${namespace}`}}
roleRef: {kind: ClusterRole, name: r}
subjects: [${subject.startsWith('{') ? subject : accountSubject(subject)}]
`

function accountSubject(subject: string): string {
  const [name = '', namespace] = subject.split('/').reverse()
  return `{kind: ServiceAccount, name: ${name}${namespace === undefined ? '' : `, namespace: ${namespace}`}}`
}

const together = (...texts: readonly string[]): string => texts.join('---')

const at = ({ origin, name }: Manifest): string => `${origin.path} ${name}`

/** For the Pod in the file: the account it runs as, and the bindings in force for it. */
function podIn(
  path: string,
  files: Readonly<Record<string, string>>,
): { readonly account: string; readonly bound: readonly string[] } {
  const objects = inventory(plainUnit(files))
  const workload = objects.workloads.find(({ manifest }) => manifest.origin.path === path)
  if (workload === undefined) throw new Error(`no Pod in ${path}`)
  const { namespace } = workload.manifest
  const of = {
    name: workload.accountName ?? 'default',
    near: workload.manifest,
    ...(namespace === undefined ? {} : { namespace }),
  }
  const found = objects.account(of)
  return {
    account:
      found.is === 'found' ? found.candidates.map(({ manifest }) => manifest.origin.path).join(' or ') : found.is,
    bound: objects.bindingsOf(of, true).map(({ binding, via }) => `${at(binding.manifest)} ${via}`),
  }
}

interface Case {
  readonly pod: string
  readonly files: Readonly<Record<string, string>>
  readonly account: string
  readonly bound?: readonly string[]
}

const cases: Readonly<Record<string, Case>> = {
  'in the same file before the same directory': {
    pod: 'a/all.yaml',
    files: { 'a/all.yaml': together(pod('x', 'ns'), account('x', 'ns')), 'a/sa.yaml': account('x', 'ns') },
    account: 'a/all.yaml',
  },
  'in the same directory before one below it': {
    pod: 'a/pod.yaml',
    files: { 'a/pod.yaml': pod('x', 'ns'), 'a/sa.yaml': account('x', 'ns'), 'a/b/sa.yaml': account('x', 'ns') },
    account: 'a/sa.yaml',
  },
  'in the nearest common directory': {
    pod: 'k/a/b/pod.yaml',
    files: { 'k/a/b/pod.yaml': pod('x', 'ns'), 'k/a/c/sa.yaml': account('x', 'ns'), 'k/d/sa.yaml': account('x', 'ns') },
    account: 'k/a/c/sa.yaml',
  },
  'in several places that are equally near': {
    pod: 'k/a/pod.yaml',
    files: { 'k/a/pod.yaml': pod('x', 'ns'), 'k/b/sa.yaml': account('x', 'ns'), 'k/c/sa.yaml': account('x', 'ns') },
    account: 'k/b/sa.yaml or k/c/sa.yaml',
  },
  'anywhere if both namespaces are written': {
    pod: 'a/pod.yaml',
    files: { 'a/pod.yaml': pod('x', 'ns'), 'b/c/sa.yaml': account('x', 'ns') },
    account: 'b/c/sa.yaml',
  },
  'never in another namespace': {
    pod: 'a/pod.yaml',
    files: { 'a/pod.yaml': pod('x', 'ns'), 'a/sa.yaml': account('x', 'm') },
    account: 'unknown',
  },
  'without namespaces, in a common directory': {
    pod: 'k/a/pod.yaml',
    files: { 'k/a/pod.yaml': pod('x'), 'k/a/sa.yaml': account('x'), 'k/b/sa.yaml': account('x') },
    account: 'k/a/sa.yaml',
  },
  'without namespaces, from the root if it is the only one': {
    pod: 'a/pod.yaml',
    files: { 'a/pod.yaml': pod('x'), 'b/sa.yaml': account('x') },
    account: 'b/sa.yaml',
  },
  'without namespaces, not from the root if there are two': {
    pod: 'a/pod.yaml',
    files: { 'a/pod.yaml': pod('x'), 'b/sa.yaml': account('x'), 'c/sa.yaml': account('x') },
    account: 'unknown',
  },
  'without a namespace, beside a Pod that has one': {
    pod: 'a/pod.yaml',
    files: { 'a/pod.yaml': pod('x', 'ns'), 'a/sa.yaml': account('x') },
    account: 'a/sa.yaml',
  },
  'equally near, the one that says the namespace': {
    pod: 'a/pod.yaml',
    files: { 'a/pod.yaml': pod('x', 'ns'), 'a/sa.yaml': account('x'), 'a/sb.yaml': account('x', 'ns') },
    account: 'a/sb.yaml',
  },
  'unwritten if it is default': { pod: 'a.yaml', files: { 'a.yaml': pod() }, account: 'unwritten' },
  'not under test paths, from outside': {
    pod: 'a/pod.yaml',
    files: { 'a/pod.yaml': pod('x', 'ns'), 'a/testdata/sa.yaml': account('x', 'ns') },
    account: 'unknown',
  },
  'under test paths, from there': {
    pod: 'a/testdata/pod.yaml',
    files: { 'a/testdata/pod.yaml': pod('x', 'ns'), 'a/testdata/sa.yaml': account('x', 'ns') },
    account: 'a/testdata/sa.yaml',
  },
  'bound by name, as a user, and through groups': {
    pod: 'a/all.yaml',
    files: {
      'a/all.yaml': together(
        pod('x', 'ns'),
        account('x', 'ns'),
        bind('name', 'x', 'ns'),
        bind('other', 'z', 'ns'),
        bind('user', '{kind: User, name: "system:serviceaccount:ns:x"}', '-'),
        bind('stranger', '{kind: User, name: "system:serviceaccount:m:x"}', '-'),
        bind('group', '{kind: Group, name: "system:serviceaccounts:ns"}', '-'),
        bind('foreign', '{kind: Group, name: "system:serviceaccounts:m"}', '-'),
        bind('everyone', '{kind: Group, name: "system:serviceaccounts"}', '-'),
        bind('authenticated', '{kind: Group, name: "system:authenticated"}', '-'),
        bind('masters', '{kind: Group, name: "system:masters"}', '-'),
      ),
    },
    account: 'a/all.yaml',
    bound: [
      'a/all.yaml name account',
      'a/all.yaml user user',
      'a/all.yaml group group',
      'a/all.yaml everyone group',
      'a/all.yaml authenticated group',
    ],
  },
  'bound from another namespace': {
    pod: 'a/pod.yaml',
    files: { 'a/pod.yaml': pod('x', 'ns'), 'b/rb.yaml': bind('b', 'ns/x', 'other') },
    account: 'unknown',
    bound: ['b/rb.yaml b account'],
  },
  'bound in its own cluster alone': {
    pod: 'clusters/dev/pod.yaml',
    files: {
      'clusters/dev/pod.yaml': together(pod('x', 'ns'), account('x', 'ns'), bind('b', 'ns/x', '-')),
      'clusters/prod/pod.yaml': together(pod('x', 'ns'), account('x', 'ns'), bind('b', 'ns/x', '-')),
    },
    account: 'clusters/dev/pod.yaml',
    bound: ['clusters/dev/pod.yaml b account'],
  },
  'not bound where the nearest occurrence of the binding has other subjects': {
    pod: 'clusters/dev/pod.yaml',
    files: {
      'clusters/dev/pod.yaml': together(pod(undefined, 'ns'), bind('b', 'ns/z', '-')),
      'clusters/prod/pod.yaml': together(pod(undefined, 'ns'), bind('b', 'ns/default', '-')),
    },
    account: 'unwritten',
    bound: [],
  },
  'not bound by a binding whose account is that of another cluster': {
    pod: 'clusters/prod/pod.yaml',
    files: {
      'clusters/dev/all.yaml': together(account('x', 'ns'), bind('b', 'ns/x', '-')),
      'clusters/prod/pod.yaml': together(pod('x', 'ns'), account('x', 'ns')),
    },
    account: 'clusters/prod/pod.yaml',
    bound: [],
  },
  'without a namespace, bound by the ClusterRoleBinding beside it': {
    pod: 'k/a/pod.yaml',
    files: { 'k/a/pod.yaml': pod('x'), 'k/a/sa.yaml': account('x'), 'k/a/crb.yaml': bind('b', 'ns/x', '-') },
    account: 'k/a/sa.yaml',
    bound: ['k/a/crb.yaml b account'],
  },
  'unwritten, bound in the nearest namespace that binds it': {
    pod: 'k/a/pod.yaml',
    files: {
      'k/a/pod.yaml': pod(),
      'k/a/rb.yaml': bind('near', 'default', 'ns'),
      'k/z.yaml': together(bind('same', 'default', 'ns'), bind('far', 'default', 'm')),
    },
    account: 'unwritten',
    bound: ['k/a/rb.yaml near account', 'k/z.yaml same account'],
  },
  'unwritten, not bound from the root if that names two namespaces': {
    pod: 'a/pod.yaml',
    files: { 'a/pod.yaml': pod(), 'b/rb.yaml': bind('b', 'default', 'ns'), 'c/rb.yaml': bind('c', 'default', 'm') },
    account: 'unwritten',
    bound: [],
  },
  'not bound by what the server would refuse': {
    pod: 'all.yaml',
    files: {
      'all.yaml': together(
        pod('x', 'ns'),
        bind('b', '{kind: ServiceAccount, name: X, namespace: ns}', '-'),
        bind('c', 'x', '-'),
      ),
    },
    account: 'unknown',
    bound: [],
  },
}

describe('an account is found', () => {
  test.each(Object.entries(cases))('%s', (_, { pod: path, files, account: wanted, bound }) => {
    expect(podIn(path, files)).toEqual({ account: wanted, bound: bound ?? [] })
  })
})

function named(objects: Inventory, name: string): Manifest {
  const found = objects.unit.manifests.find((manifest) => manifest.name === name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}

describe('an inventory', () => {
  test('tells which workloads run as an account of theirs', () => {
    const objects = inventory(
      plainUnit({
        'dev/all.yaml': together(pod('x', 'ns'), account('x', 'ns')),
        'prod/all.yaml': together(pod('x', 'ns'), account('x', 'ns')),
        'prod/default.yaml': pod(undefined, 'ns'),
      }),
    )
    const [dev] = objects.accounts
    const of = (name: string, near?: Manifest) =>
      near && objects.workloadsOf({ name, namespace: 'ns', near }).map(({ manifest }) => manifest.origin.path)
    expect(of('x', dev?.manifest)).toEqual(['dev/all.yaml'])
    expect(of('default', dev?.manifest)).toEqual(['prod/default.yaml'])
    expect(of('gone', dev?.manifest)).toEqual([])
  })

  test('finds the role of a binding: a Role in its namespace, a ClusterRole anywhere', () => {
    const role = (kind: string, namespace: string): string =>
      `\napiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: {name: r, namespace: ${namespace}}\n`
    const objects = inventory(
      plainUnit({
        'a.yaml': together(
          bind('c', 'x', 'ns'),
          bind('b', 'x', 'ns').replace('ClusterRole,', 'Role,'),
          role('Role', 'm'),
        ),
        'b/b.yaml': together(role('Role', 'ns'), role('ClusterRole', 'ignored')),
      }),
    )
    const roles = objects.bindings.map((binding) => objects.role(binding))
    const kinds = roles.map(
      (found) => found.is === 'found' && found.candidates.map(({ kind, namespace }) => [kind, namespace]),
    )
    expect(kinds).toEqual([[['ClusterRole', undefined]], [['Role', 'ns']]])
  })

  test('keeps apart Secrets with a token, Secrets without, and those it does not know', () => {
    const secret = (name: string, type: string): string => `
apiVersion: v1
kind: Secret
metadata: {name: ${name}, namespace: ns, annotations: {kubernetes.io/service-account.name: x}}
type: ${type}
`
    const objects = inventory(
      plainUnit({
        'a.yaml': together(pod('x', 'ns'), secret('t', 'kubernetes.io/service-account-token'), secret('o', 'Opaque')),
      }),
    )
    const near = named(objects, 'p')
    expect(['t', 'o', 'gone'].map((name) => objects.tokenSecret(name, near).is)).toEqual(['found', 'other', 'unknown'])
  })

  test('sets apart what the server would refuse, with the field', () => {
    const objects = inventory(
      plainUnit({ 'a.yaml': together(account('x', 'ns'), bind('b', '{kind: user, name: u}', 'ns')) }),
    )
    expect(objects.bindings).toEqual([])
    expect(objects.refused.map(({ field, message }) => [field.manifest.name, field.route, message])).toEqual([
      ['b', ['subjects', 0, 'kind'], 'kind of a subject must be ServiceAccount, User or Group'],
    ])
  })

  test('knows only identity in a rendered unit', () => {
    const all = [
      ...written(together(pod('x'), account('x', 'ns')), 'a.yaml'),
      ...written(together(pod('x', 'ns'), bind('b', 'ns/x', '-')), 'b/c.yaml'),
    ]
    const unit: Unit = { id: 'rendered', kind: 'rendered', manifests: all, problems: [] }
    const objects = inventory(unit)
    const answers = objects.workloads.map(({ manifest: near }) => {
      const of = { name: 'x', near, ...(near.namespace === undefined ? {} : { namespace: near.namespace }) }
      return [objects.account(of).is, objects.bindingsOf(of, true).length]
    })
    expect(answers).toEqual([
      ['unknown', 0],
      ['found', 1],
    ])
  })
})
