import { describe, expect, test } from '@jest/globals'
import { groupedBy } from '../../src/yaml/grouped.ts'
import { recorded } from '../access/recorded.ts'
import { type Files, runIn } from './folder.ts'

function role(name: string, rules: string, namespace = 'shop'): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: ${name}, namespace: ${namespace} }
rules:
${rules.trimEnd()}
`
}

function binding(name: string, roleRef: string, namespace = 'namespace: shop'): string {
  const kind = namespace === '' ? 'ClusterRoleBinding' : 'RoleBinding'
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { name: ${name}, ${namespace} }
roleRef: { apiGroup: rbac.authorization.k8s.io, ${roleRef} }
subjects:
  - { kind: ServiceAccount, name: web, namespace: shop }
`
}

const reading = '  - { apiGroups: [""], resources: [secrets, pods/log], verbs: [get] }\n'
const scaling = '  - { apiGroups: [apps], resources: [deployments/scale], verbs: [update], resourceNames: [web] }\n'
const files: Files = {
  'roles.yaml': role('reader', reading + scaling),
  'bindings.yaml': [
    binding('read', 'kind: Role, name: reader'),
    binding('lost', 'kind: ClusterRole, name: elsewhere', 'namespace: dark'),
    binding('view-all', 'kind: ClusterRole, name: metrics', ''),
    `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: metrics }
rules:
  - { nonResourceURLs: [/metrics, /api/*], verbs: [get] }
  - { apiGroups: [""], resources: [nodes], verbs: [list] }
`,
    binding('refused', 'kind: ClusterRole, name: cluster-admin', 'namespace: shop, labels: 3'),
  ].join('---\n'),
}

const web = ['can-i', '--as', 'shop:web']
const yes = 'yes: system:serviceaccount:shop:web may '
const no = 'no: nothing in these manifests says that system:serviceaccount:shop:web may '
const unknown = 'unknown whether system:serviceaccount:shop:web may '

describe('can-i answers', () => {
  test.each<[string, string, number]>([
    ['get secrets', `${yes}get secrets in shop`, 0],
    ['get secret', `${yes}get secrets in shop`, 0],
    ['get secrets -n shop', `${yes}get secrets in shop`, 0],
    ['get secrets -nother', `${no}get secrets in other`, 1],
    [
      'get secrets --namespace dark',
      `${unknown}get secrets in dark: ClusterRole elsewhere is not in these manifests`,
      1,
    ],
    ['get secrets -A', `${no}get secrets in all namespaces`, 1],
    ['delete secrets', `${no}delete secrets in shop`, 1],
    ['get po', `${no}get pods in shop`, 1],
    ['get po/log', `${yes}get pods/log in shop`, 0],
    ['get pods --subresource log', `${yes}get pods/log in shop`, 0],
    ['update deploy/scale --name web', `${yes}update deployments/scale.apps of the name web in shop`, 0],
    ['update deployments.apps/scale --name web', `${yes}update deployments/scale.apps of the name web in shop`, 0],
    ['update deployments/scale.v1.apps --name web', `${yes}update deployments/scale.apps of the name web in shop`, 0],
    ['update deployments/scale.other --name web', `${no}update deployments/scale.other of the name web in shop`, 1],
    ['update deploy/scale', `${no}update deployments/scale.apps in shop`, 1],
    ['list no', `${yes}list nodes`, 0],
    ['get /metrics', `${yes}get /metrics`, 0],
    ['get /api/v1', `${yes}get /api/v1`, 0],
    ['post /metrics', `${no}post /metrics`, 1],
    ['create selfsubjectreviews', `${yes}create selfsubjectreviews.authentication.k8s.io`, 0],
    ['bind roles.rbac', `${no}bind roles.rbac.authorization.k8s.io in shop`, 1],
  ])('%s', async (words, said, exitCode) => {
    const outcome = await runIn(files, [...web, ...words.split(' ')])
    expect([outcome.output.split('\n', 1)[0], outcome.exitCode]).toEqual([said, exitCode])
  })

  test('with the places it rests on', async () => {
    const { output } = await runIn(files, [...web, 'get', 'secrets'])
    expect(output.split('\n').slice(1)).toEqual([
      '  by RoleBinding shop/read, bindings.yaml:6',
      '  of Role shop/reader, roles.yaml:5',
      '',
    ])
  })

  test('in JSON, and says what is not in force', async () => {
    const { output, notes } = await runIn(files, [...web, 'get', 'secrets', '--format', 'json'])
    expect(JSON.parse(output)).toEqual({
      allowed: true,
      by: { binding: 'RoleBinding shop/read', role: 'Role shop/reader', path: 'roles.yaml', line: 5 },
    })
    expect(notes).toBe(
      'note: not in force: bindings.yaml:31: RoleBinding shop/refused: labels must be a mapping, not a number\n',
    )
  })

  test('about the named paths only, and about standard input', async () => {
    const words = [...web, 'get', 'secrets']
    expect((await runIn(files, [...words, 'roles.yaml'])).exitCode).toBe(1)
    expect((await runIn(files, [...words, 'roles.yaml', 'bindings.yaml'])).exitCode).toBe(0)
    expect((await runIn({}, [...words, '-'], Object.values(files).join('---\n'))).exitCode).toBe(0)
  })

  test.each([
    ['frobnicate secrets', 'frobnicate is no usual verb'],
    ['gett secrets', 'gett is no usual verb; did you mean get?'],
    ['get secretes', 'no built-in resource is called secretes; did you mean secrets?'],
    ['get widgets', 'no built-in resource is called widgets; a custom one needs its group: RESOURCE.GROUP'],
    ['list nodes -n shop', 'nodes are in no namespace; --namespace is left out'],
  ])('%s, with a note', async (words, note) => {
    expect((await runIn(files, [...web, ...words.split(' '), '--quiet'])).notes).toBe(`note: ${note}\n`)
  })

  test.each([
    ['can-i get secrets', 'can-i needs to know who asks: --as NAMESPACE:ACCOUNT'],
    ['can-i --as web get secrets', '--as is NAMESPACE:ACCOUNT, not "web"'],
    ['can-i --as shop:web get', 'can-i needs a verb and a resource, or --list'],
    ['can-i --as shop:web get secrets nowhere', 'nowhere: there is no such file or folder'],
    ['can-i --as shop:web get /metrics --name x', '--name goes with a resource, not with a URL'],
    ['can-i --as shop:web get secrets -A -n x', '--namespace and --all-namespaces exclude each other'],
    ['can-i --as shop:web -x get secrets', 'can-i has no option -x'],
    ['can-i --as shop:web --list --queries q', '--list and --queries exclude each other'],
    ['can-i --as shop:web --queries q', '--as does not go with --queries'],
    ['can-i --queries - -', 'standard input cannot be both queries and manifests'],
    ['can-i --queries q', 'the queries cannot be read from q: no such file or directory'],
  ])('%s: could not do its work', async (words, sentence) => {
    const { exitCode, output, notes } = await runIn(files, words.split(' '))
    expect([exitCode, output]).toEqual([2, ''])
    expect(notes).toContain(`sa-guard: ${sentence}`)
  })
})

describe('what is written for several clusters', () => {
  const clusters: Files = {
    'a/rbac.yaml': `${role('reader', reading)}---\n${binding('read', 'kind: Role, name: reader')}`,
    'b/rbac.yaml': `${role('reader', reading + scaling)}---\n${binding('read', 'kind: Role, name: reader')}`,
  }

  test('differently is ambiguous', async () => {
    const { exitCode, output } = await runIn(clusters, [...web, 'update', 'deploy/scale', '--name', 'web'])
    expect(exitCode).toBe(1)
    expect(output).toContain('Role shop/reader is written in different ways, in a/rbac.yaml:3 and b/rbac.yaml:3')
  })

  test('differently is certain where every way allows it', async () => {
    expect((await runIn(clusters, [...web, 'get', 'secrets'])).output).toMatch(/^yes:/)
    const apart = {
      ...clusters,
      'b/rbac.yaml': (clusters['b/rbac.yaml'] ?? '').replace('name: web, namespace', 'name: www, namespace'),
    }
    expect((await runIn(apart, [...web, 'get', 'secrets'])).output).toMatch(/^unknown /)
  })

  test('as overlays, each with the bases it takes in', async () => {
    const patch =
      'patches: [{ target: { kind: Role }, patch: "[{ op: add, path: /rules/0/verbs/-, value: delete }]" }]\n'
    const overlays: Files = {
      'base/kustomization.yaml': 'resources: [rbac.yaml]\n',
      'base/rbac.yaml': `${role('reader', reading)}---\n${binding('read', 'kind: Role, name: reader')}`,
      'dev/kustomization.yaml': 'resources: [../base]\n',
      'prod/kustomization.yaml': `resources: [../base]\n${patch}`,
    }
    const words = [...web, 'delete', 'secrets']
    const said = async (...paths: string[]) => (await runIn(overlays, [...words, ...paths])).output.split('\n', 1)[0]
    expect(await said('dev')).toBe(`${no}delete secrets in shop`)
    expect(await said('prod')).toBe(`${yes}delete secrets in shop`)
    expect(await said()).toBe(
      `${unknown}delete secrets in shop: Role shop/reader, base/rbac.yaml:3, comes out in different ways`,
    )
    expect((await runIn(overlays, [...web, 'get', 'secrets'])).exitCode).toBe(0)
  })

  test('is certain for one of them, and where none of them allows it', async () => {
    const words = [...web, 'update', 'deploy/scale', '--name', 'web']
    expect((await runIn(clusters, [...words, 'a'])).output).toMatch(/^no:/)
    expect((await runIn(clusters, [...words, 'b'])).output).toMatch(/^yes:/)
    expect((await runIn(clusters, [...web, 'delete', 'secrets'])).output).toMatch(/^no:/)
  })

  test('in the same way, in another order, is no question', async () => {
    const same = {
      ...clusters,
      'b/rbac.yaml': (clusters['a/rbac.yaml'] ?? '').replace('secrets, pods/log', 'pods/log, secrets'),
    }
    expect((await runIn(same, [...web, 'get', 'secrets'])).exitCode).toBe(0)
  })
})

describe('can-i --list', () => {
  test('names binding, role and place of every right', async () => {
    const { output, exitCode } = await runIn(files, [...web, '--list'])
    const rows = output.split('\n').map((row) => row.replaceAll(/ {2,}/g, ' | ').trimEnd())
    expect(exitCode).toBe(0)
    expect(rows.slice(0, 6)).toEqual([
      'VERBS | WHAT | WHERE | BY',
      'get | /metrics,/api/* | cluster | ClusterRoleBinding view-all (bindings.yaml:20), ClusterRole metrics (bindings.yaml:26)',
      'list | nodes | cluster | ClusterRoleBinding view-all (bindings.yaml:20), ClusterRole metrics (bindings.yaml:27)',
      expect.stringMatching(
        /^get \| \S+ \| cluster \| ClusterRoleBinding system:\S+ \(built in\), ClusterRole system:/,
      ),
      expect.anything(),
      expect.anything(),
    ])
    expect(rows).toContain(
      'get | secrets,pods/log | shop | RoleBinding shop/read (bindings.yaml:6), Role shop/reader (roles.yaml:5)',
    )
    expect(rows).toContain(
      '? | whatever the role says | dark | RoleBinding dark/lost (bindings.yaml:13), ClusterRole elsewhere; not certain: ClusterRole elsewhere is not in these manifests',
    )
  })

  test('in JSON, for one namespace', async () => {
    const { output } = await runIn(files, [...web, '--list', '-n', 'shop', '--format', 'json'])
    const { as, rights, leftOff } = JSON.parse(output)
    expect([as, leftOff]).toEqual(['system:serviceaccount:shop:web', 0])
    expect(rights).toContainEqual({
      verbs: ['update'],
      groups: ['apps'],
      resources: ['deployments/scale'],
      names: ['web'],
      scope: 'namespace',
      namespace: 'shop',
      certain: true,
      by: { binding: 'RoleBinding shop/read', role: 'Role shop/reader', path: 'roles.yaml', line: 6 },
    })
    expect(JSON.stringify(rights)).not.toContain('dark')
  })

  test('ends where nobody would read on', async () => {
    const rules = Array.from({ length: 300 }, (_, at) => `  - { apiGroups: [""], resources: [r${at}], verbs: [get] }\n`)
    const bindings = Array.from({ length: 300 }, (_, at) =>
      binding('b', 'kind: ClusterRole, name: many', `namespace: n${at}`),
    )
    const many = role('many', rules.join(''))
      .replace('kind: Role', 'kind: ClusterRole')
      .replace(', namespace: shop', '')
    const { output } = await runIn({ 'all.yaml': [many, ...bindings].join('---\n') }, [...web, '--list'])
    expect(output).toMatch(/\nand 7\d{4} more; -n NAMESPACE lists those that count in one namespace\n$/)
  })
})

describe('can-i --queries', () => {
  const good =
    '{"as":"shop:web","verb":"get","group":"","resource":"secrets","subresource":"","name":"","namespace":"shop"}'

  test.each<[string, string, unknown]>([
    [
      'allows',
      good,
      {
        allowed: true,
        by: { binding: 'RoleBinding shop/read', role: 'Role shop/reader', path: 'roles.yaml', line: 5 },
      },
    ],
    [
      'allows a URL',
      '{"as":"shop:web","verb":"get","url":"/metrics"}',
      {
        allowed: true,
        by: { binding: 'ClusterRoleBinding view-all', role: 'ClusterRole metrics', path: 'bindings.yaml', line: 26 },
      },
    ],
    ['denies', '{"as":"shop:web","verb":"get","resource":"secrets"}', { allowed: false }],
    ['denies the empty verb', '{"as":"shop:web","verb":"","resource":"secrets"}', { allowed: false }],
    ['passes over keys of the asker', '{"as":"shop:web","verb":"get","resource":"secrets","id":7}', { allowed: false }],
    [
      'does not know',
      '{"as":"shop:web","verb":"get","resource":"secrets","namespace":"dark"}',
      {
        allowed: 'unknown',
        by: { binding: 'RoleBinding dark/lost', role: 'ClusterRole elsewhere', path: 'bindings.yaml', line: 13 },
        because: 'ClusterRole elsewhere is not in these manifests',
      },
    ],
  ])('%s', async (_, query, answer) => {
    const { output, exitCode } = await runIn({ ...files, 'q.jsonl': `${query}\r\n` }, ['can-i', '--queries', 'q.jsonl'])
    expect([JSON.parse(output), exitCode]).toEqual([answer, 0])
  })

  test.each([
    ['', 'this is no JSON object'],
    ['[]', 'this is no JSON object'],
    ['{"as":"shop:web"', 'this is no JSON object'],
    ['['.repeat(100_000), 'this is no JSON object'],
    ['{"verb":"get","resource":"pods"}', 'there is no "as"'],
    ['{"as":"web","verb":"get","resource":"pods"}', '"as" must be NAMESPACE:ACCOUNT, not "web"'],
    ['{"as":"shop:web","resource":"pods"}', 'there is no "verb"'],
    ['{"as":"shop:web","verb":"get"}', 'there is neither a "resource" nor a "url"'],
    ['{"as":"shop:web","verb":"get","url":"/x","resource":"pods"}', '"url" and "resource" exclude each other'],
    ['{"as":"shop:web","verb":"get","resource":"pods","name":1}', '"name" must be a text'],
    [
      '{"as":"shop:web","verb":"get","resource":"pods","namespaces":"x"}',
      'there is no key "namespaces"; did you mean "namespace"?',
    ],
    ['{"__proto__":{"as":"shop:web","verb":"get","resource":"pods"}}', 'there is no "as"'],
  ])('names the line of %.60s', async (line, error) => {
    const { output, exitCode, notes } = await runIn(
      files,
      ['can-i', '--queries', '-', '--quiet'],
      `${good}\n${line}\n${good}\n`,
    )
    const answers = output.trimEnd().split('\n')
    expect(exitCode).toBe(2)
    expect(answers.map((answer) => JSON.parse(answer).allowed)).toEqual([true, undefined, true])
    expect(JSON.parse(answers[1] ?? '')).toEqual({ error: `line 2: ${error}`, line: 2 })
    expect(notes).toBe('note: 1 line is no question\n')
  })

  test('answers 100,000 as Kubernetes does, in seconds', async () => {
    const name = 'w001'
    const text =
      recorded<{ world: string; text: string }>('rbac-worlds').find(({ world }) => world === name)?.text ?? ''
    const asked = groupedBy(recorded<readonly string[]>('rbac-questions'), ([world]) => world).get(name) ?? []
    const queries = asked.map(([, , as, verb, group, resource, subresource, object, namespace]) =>
      JSON.stringify(
        resource === undefined
          ? { as, verb, url: group }
          : { as, verb, group, resource, subresource, name: object, namespace },
      ),
    )
    const repeated = Array.from({ length: 100_000 }, (_, at) => queries[at % queries.length])
    const started = performance.now()
    const outcome = await runIn({ 'world.yaml': text }, ['can-i', '--queries', '-'], repeated.join('\n'))
    expect(performance.now() - started).toBeLessThan(10_000)
    const wanted = { yes: true, no: false, open: false, missing: 'unknown' }
    const answers = outcome.output
      .trimEnd()
      .split('\n')
      .map((answer) => JSON.parse(answer).allowed)
    expect(answers).toHaveLength(100_000)
    const differing = answers.filter(
      (answer, at) => answer !== Reflect.get(wanted, asked[at % asked.length]?.[1] ?? ''),
    )
    expect([differing, outcome.exitCode]).toEqual([[], 0])
  })
})
