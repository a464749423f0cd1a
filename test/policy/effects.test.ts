// Each field of the policy, seen in a judgement.
import { describe, expect, test } from '@jest/globals'
import { defaultPolicy, type Policy } from '../../src/policy/policy.ts'
import { plan } from '../../src/report/plan.ts'
import { judged, told } from '../change.ts'

const admin = (
  name: string,
  namespace = 'ci',
  role = 'cluster-admin',
): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: ${name}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${role}
subjects:
  - kind: ServiceAccount
    name: ${name}
    namespace: ${namespace}
`

const pod = (namespace?: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: web${namespace === undefined ? '' : `\n  namespace: ${namespace}`}
spec:
  containers: [{name: web, image: web}]
`

const reader = (verbs: string): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: reader
rules:
  - apiGroups: [""]
    resources: [secrets]
    verbs: [${verbs}]
`

function found(head: Readonly<Record<string, string>>, policy: Partial<Policy>, base = {}): readonly string[] {
  return told(judged({ base, head, policy }))
}

describe('a policy', () => {
  test('turns a rule off', () => {
    expect(found({ 'a.yaml': pod() }, {})).toEqual(['introduced low a.yaml:6 automounted-token'])
    const rules = new Map([['automounted-token', { severity: 'off', exclude: [] }]] as const)
    expect(found({ 'a.yaml': pod() }, { rules })).toEqual([])
  })

  test('gives a rule a severity, wherever the rights lie', () => {
    const rules = new Map([['automounted-token', { severity: 'critical', exclude: [] }]] as const)
    expect(found({ 'a.yaml': pod('kube-system') }, { rules })).toEqual([
      'introduced critical a.yaml:7 automounted-token',
    ])
  })

  test('a severity wakes a rule that the profile leaves asleep', () => {
    const rules = new Map([['default-account', { severity: 'low', exclude: [] }]] as const)
    const rulesOf = (policy: Partial<Policy>) =>
      found({ 'a.yaml': pod('shop') }, policy).map((one) => one.split(' ')[3])
    expect(rulesOf({})).not.toContain('default-account')
    expect(rulesOf({ rules })).toContain('default-account')
  })

  test('keeps a rule out of some files', () => {
    const rules = new Map([['automounted-token', { exclude: ['legacy'] }]])
    expect(found({ 'legacy/a.yaml': pod(), 'new/a.yaml': pod() }, { rules })).toEqual([
      'introduced low new/a.yaml:6 automounted-token',
    ])
  })

  test('tells of some files only, and of what lies elsewhere if it does something there', () => {
    const head = { 'vendor/a.yaml': admin('old'), 'deploy/a.yaml': admin('new') }
    const excluded = { paths: { include: [], exclude: ['vendor'] } }
    expect(found(head, excluded)).toEqual(['introduced critical deploy/a.yaml:8 cluster-admin-binding'])
    expect(found(head, { paths: { include: ['vendor'], exclude: [] } })).toEqual([
      'introduced critical vendor/a.yaml:8 cluster-admin-binding',
    ])
    const split = { 'vendor/role.yaml': reader('get, list'), 'deploy/a.yaml': admin('web', 'shop', 'reader') }
    expect(found(split, excluded).join()).toContain('vendor/role.yaml:7 secret-reading')
  })

  test('says nothing of an excluded file that nobody can read', () => {
    const head = { 'vendor/a.yaml': 'kind: Pod\nmetadata: [\n' }
    expect(judged({ base: {}, head }).problems).toHaveLength(1)
    expect(judged({ base: {}, head, policy: { paths: { include: [], exclude: ['vendor'] } } }).problems).toEqual([])
  })

  test('trusts a role, until a change touches it', () => {
    const base = { 'role.yaml': reader('get, list') }
    const bound = { ...base, 'a.yaml': admin('web', 'shop', 'reader') }
    const trusting = { trustedRoles: ['ClusterRole/read*'] }
    expect(found(bound, {}, base).join()).toContain('secret-reading')
    expect(found(bound, trusting, base)).toEqual([])
    const wider = { ...bound, 'role.yaml': reader('get, list, watch, patch') }
    expect(found(wider, trusting, base).join()).toContain('introduced')
  })

  test('never trusts a role in the hands of everybody', () => {
    const head = {
      'a.yaml': admin('web').replace(
        /subjects:[\s\S]*/,
        'subjects: [{kind: Group, name: "system:authenticated", apiGroup: rbac.authorization.k8s.io}]\n',
      ),
    }
    expect(found(head, { trustedRoles: ['*'] }).join()).toContain('everyone-binding')
  })

  test('says which namespaces are the machinery', () => {
    const role = reader('get')
      .replace('ClusterRole', 'Role')
      .replace('name: reader', 'name: reader\n  namespace: platform')
    const bound = admin('web', 'shop', 'reader')
      .replace('ClusterRoleBinding', 'RoleBinding')
      .replace('kind: ClusterRole\n', 'kind: Role\n')
      .replace('name: web\n', 'name: web\n  namespace: platform\n')
    const head = { 'role.yaml': role, 'a.yaml': bound }
    const severity = (policy: Partial<Policy>) =>
      found(head, policy)
        .find((one) => one.endsWith('secret-reading'))
        ?.split(' ')[1]
    expect([severity({}), severity({ systemNamespaces: ['plat*'] })]).toEqual(['high', 'critical'])
  })

  test('says what is test data', () => {
    const head = { 'test/a.yaml': admin('web') }
    expect(found(head, {})).toEqual(['introduced high test/a.yaml:8 cluster-admin-binding'])
    expect(found(head, { testPaths: [] })).toEqual(['introduced critical test/a.yaml:8 cluster-admin-binding'])
    expect(found({ 'lab/a.yaml': admin('web') }, { testPaths: ['lab'] })).toEqual([
      'introduced high lab/a.yaml:8 cluster-admin-binding',
    ])
  })

  test('lets test data serve no other files, and what it says is none serves all', () => {
    const reads = (folder: string, policy: Partial<Policy>) =>
      found(
        { [`${folder}/role.yaml`]: reader('get, list'), 'deploy/a.yaml': admin('web', 'shop', 'reader') },
        policy,
      ).some((one) => one.includes('secret-reading') && !one.startsWith('introduced info'))
    expect([reads('lab', {}), reads('lab', { testPaths: ['lab'] })]).toEqual([true, false])
    expect([reads('test', {}), reads('test', { testPaths: ['lab'] })]).toEqual([false, true])
  })

  test('lets a binding of test data give no rights outside', () => {
    const powers = (policy: Partial<Policy>) =>
      found({ 'lab/a.yaml': admin('default', 'shop'), 'deploy/web.yaml': pod('shop') }, policy).filter((one) =>
        one.includes('deploy/web.yaml'),
      )
    expect(powers({})).toEqual(['introduced medium deploy/web.yaml:7 automounted-token'])
    expect(powers({ testPaths: ['lab'] })).toEqual(['introduced low deploy/web.yaml:7 automounted-token'])
  })

  test('thanks for nothing that disappears from test data', () => {
    const base = { 'lab/a.yaml': admin('web'), 'test/a.yaml': admin('api') }
    const thanked = (policy: Partial<Policy>) => found({}, policy, base).map((one) => one.split(' ')[2])
    expect(thanked({})).toEqual(['lab/a.yaml:8'])
    expect(thanked({ testPaths: ['lab'] })).toEqual(['test/a.yaml:8'])
  })

  test('gives manifests a namespace', () => {
    const namespaces = [
      ['teams/shop', 'shop'],
      ['**', 'other'],
    ] as const
    const { introduced } = judged({
      base: {},
      head: { 'teams/shop/a.yaml': pod(), 'b.yaml': pod('own') },
      policy: { namespaces },
    })
    expect(introduced.map(({ subject }) => subject.namespace).sort()).toEqual(['own', 'shop'])
    expect(introduced.every(({ cure }) => 'splices' in cure)).toBe(true)
  })

  test('fails under strict what could not be read', () => {
    const broken = 'kind: Pod\nmetadata: [\n'
    const delta = judged({ base: { 'a.yaml': broken }, head: { 'a.yaml': `${broken}# touched\n` } })
    const conclusion = (strict: boolean) => plan(delta, [], { ...defaultPolicy(), strict }).conclusion
    expect(delta.problems).toEqual([expect.objectContaining({ fails: false, touched: true })])
    expect([conclusion(false), conclusion(true)]).toEqual(['success', 'failure'])
  })

  test('calls a folder a root that another takes in, and leaves the others as they are', () => {
    const files = (account: string) => ({
      'base/kustomization.yaml': 'resources: [a.yaml]\n',
      'base/a.yaml': admin(account),
      'prod/kustomization.yaml': 'namePrefix: prod-\nresources: [../base]\n',
      'part/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n',
    })
    const names = (roots: readonly string[]) =>
      judged({ base: files('old'), head: files('web'), policy: { roots } })
        .introduced.filter(({ rule }) => rule === 'cluster-admin-binding')
        .map(({ unit, subject }) => `${unit} ${subject.name}`)
        .sort()
    expect(names([])).toEqual(['kustomize:prod prod-web'])
    const both = ['kustomize:base web', 'kustomize:prod prod-web']
    expect(names(['base'])).toEqual(both)
    expect(names(['**'])).toEqual(both)
    expect(names(['other'])).toEqual(['kustomize:prod prod-web'])
  })

  test('owns up to what has no effect, where a change touches it', () => {
    const chart = { 'charts/web/Chart.yaml': 'name: web\n', 'charts/web/values.yaml': 'a: 1\n', 'b.yaml': pod() }
    const said = (head: Readonly<Record<string, string>>, charts = ['charts/web']) =>
      judged({ base: chart, head, policy: { charts } }).passedOver
    expect(said({ ...chart, 'b.yaml': pod('shop') })).toEqual([])
    expect(said({ ...chart, 'charts/web/values.yaml': 'a: 2\n' })).toEqual([
      'chart charts/web, which `helm` of the policy releases: charts are not evaluated yet, so that field has no effect',
    ])
    expect(said({ ...chart, 'charts/web/values.yaml': 'a: 2\n' }, [])).toEqual([])
    expect(said({ ...chart, 'charts/website/values.yaml': 'a: 2\n' })).toEqual([])
  })
})
