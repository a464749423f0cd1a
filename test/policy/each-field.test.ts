// Every field of the policy file, down to the last, changes what comes of some change: one that did not would be a promise nobody keeps.
import { describe, expect, test } from '@jest/globals'
import { textComparison } from '../../src/local/folder.ts'
import { policyFields, policySchema } from '../../src/policy/fields.ts'
import { families, type Policy } from '../../src/policy/policy.ts'
import { readPolicy } from '../../src/policy/read.ts'
import type { ChangedFile, Comparison } from '../../src/ports.ts'
import { plan } from '../../src/report/plan.ts'
import { review } from '../../src/review.ts'
import { rules } from '../../src/rules/index.ts'
import type { Json } from '../../src/yaml/json.ts'
import { isObject, valueAt } from '../../src/yaml/route.ts'
import { judged, told } from '../change.ts'
import { deployments } from '../large.ts'

type Texts = Readonly<Record<string, string>>

const ruleIds = rules.map(({ id }) => id)

function policyOf(text: string): Policy {
  const reading = readPolicy('policy.yml', new TextEncoder().encode(text), ruleIds)
  if ('complaints' in reading) throw new Error(JSON.stringify(reading.complaints))
  return reading.policy
}

/** All that people see of it. */
function outcome(text: string, { base, head, day }: Case): unknown {
  const policy = policyOf(text)
  const delta = judged({ base, head, policy, ...(day !== undefined && { day }) })
  const { conclusion, comments } = plan(delta, Object.entries(head).map(added), policy)
  const waived = delta.waived.map(({ waiver: { reason, until = '' } }) => `${reason} ${until}`)
  const proved = delta.introduced.map(({ cure }) => Object.keys(cure).join())
  return { told: told(delta), waived, proved, notes: delta.notes, passedOver: delta.passedOver, conclusion, comments }
}

function added([path, text]: readonly [string, string]): ChangedFile {
  const lines = text.replace(/\n$/, '').split('\n')
  return { status: 'added', path, patch: `@@ -0,0 +1,${lines.length} @@\n${lines.map((one) => `+${one}`).join('\n')}` }
}

interface Case {
  readonly policy: string
  /** What it is compared with; nothing at all, if nothing is said. */
  readonly other?: string
  readonly base: Texts
  readonly head: Texts
  readonly day?: string
}

function on(policy: string, head: Texts, more: Partial<Case> = {}): Case {
  return { policy, head, base: {}, ...more }
}

const named = (kind: string, name: string, namespace = 'shop'): string =>
  `kind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\n`
const pod = (spec = ''): string =>
  `apiVersion: v1\n${named('Pod', 'web')}spec:\n  containers: [{name: web, image: web}]\n${spec}`
const admin = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: web}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: web, namespace: shop}]
`
const role = (namespace = 'shop'): string => `apiVersion: rbac.authorization.k8s.io/v1
${named('Role', 'reader', namespace)}rules: [{apiGroups: [""], resources: [secrets], verbs: [get, list]}]
`
const bound = (namespace = 'shop'): string => `apiVersion: rbac.authorization.k8s.io/v1
${named('RoleBinding', 'reader', namespace)}roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects: [{kind: ServiceAccount, name: web, namespace: shop}]
`
const cloud = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
  namespace: shop
  annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/web"}
automountServiceAccountToken: false
`
const secret = `apiVersion: v1
kind: Secret
metadata: {name: token, namespace: shop, annotations: {kubernetes.io/service-account.name: web}}
type: kubernetes.io/service-account-token
`
const old = pod().replace('containers', 'serviceAccount: web\n  containers')
/** One finding of each family. */
const samples: Texts = {
  token: pod(),
  account: old,
  binding: admin,
  grant: `${role()}---\n${bound()}`,
  cloud,
  credential: secret,
}
const waiver = (more = ''): string => `waivers: [{rule: cluster-admin-binding, subject: web, reason: known${more}}]`

const cases: Readonly<Record<string, Case>> = {
  profile: on('profile: dedicated-sa', { 'a.yaml': pod('  automountServiceAccountToken: false\n') }),
  'fail-on': on('fail-on: low', { 'a.yaml': pod() }),
  'comment-on': on('comment-on: critical', { 'a.yaml': pod() }),
  ...Object.fromEntries(
    families.map((family) => [
      `comment-on.${family}`,
      on(
        `comment-on: {${family}: critical}`,
        { 'a.yaml': samples[family]?.replace('cluster-admin', 'view') ?? '' },
        {
          other: `comment-on: {${family}: info}`,
        },
      ),
    ]),
  ),
  'comment-on.binding': on(
    'comment-on: {binding: critical}\nrules: {cluster-admin-binding: low}',
    { 'a.yaml': admin },
    {
      other: 'rules: {cluster-admin-binding: low}',
    },
  ),
  'max-comments': on('max-comments: 0', { 'a.yaml': pod() }),
  strict: on(
    'strict: true',
    { 'a.yaml': 'kind: Pod\nmetadata: [\n# touched\n' },
    { base: { 'a.yaml': 'kind: Pod\nmetadata: [\n' } },
  ),
  'self-waive': on('self-waive: true', {
    'a.yaml': admin.replace('roleRef', '# sa-guard: waive cluster-admin-binding because known\nroleRef'),
  }),
  'paths.include': on('paths: {include: [b]}', { 'a.yaml': admin }),
  'paths.exclude': on('paths: {exclude: [a.yaml]}', { 'a.yaml': admin }),
  'rules.*': on('rules: {cluster-admin-binding: off}', { 'a.yaml': admin }),
  'rules.*.severity': on('rules: {cluster-admin-binding: {severity: low}}', { 'a.yaml': admin }),
  'rules.*.exclude': on('rules: {cluster-admin-binding: {exclude: [a.yaml]}}', { 'a.yaml': admin }),
  'waivers[].rule': on(
    waiver(', severity: critical'),
    { 'a.yaml': admin },
    {
      other: waiver(', severity: critical').replace('cluster-admin-binding', 'token-secret'),
    },
  ),
  'waivers[].subject': on(
    waiver(', severity: critical'),
    { 'a.yaml': admin },
    {
      other: waiver(', severity: critical').replace('subject: web', 'subject: api'),
    },
  ),
  'waivers[].reason': on(
    waiver(', severity: critical'),
    { 'a.yaml': admin },
    {
      other: waiver(', severity: critical').replace('known', 'unknown'),
    },
  ),
  'waivers[].severity': on(waiver(', severity: critical'), { 'a.yaml': admin }, { other: waiver() }),
  'waivers[].expires': on(
    waiver(', severity: critical, expires: 2026-01-01'),
    { 'a.yaml': admin },
    {
      other: waiver(', severity: critical, expires: 2027-01-01'),
      day: '2026-06-01',
    },
  ),
  'namespaces.*': on('namespaces: {"**": kube-system}', {
    'a.yaml': `${role()}---\n${bound()}`.replaceAll('}\nr', '}\nr').replaceAll(/, namespace: shop}\n(?=r)/g, '}\n'),
  }),
  'trusted-roles': on(
    'trusted-roles: [Role/reader]',
    { 'a.yaml': role(), 'b.yaml': bound() },
    { base: { 'a.yaml': role() } },
  ),
  'system-namespaces': on('system-namespaces: [platform]', {
    'a.yaml': `${role('platform')}---\n${bound('platform')}`,
  }),
  'test-paths': on('test-paths: [a.yaml]', { 'a.yaml': admin }),
  'limits.proofs': on('limits: {proofs: 0}', { 'a.yaml': pod() }),
  complete: on('complete: ["."]', { 'a.yaml': pod().replace('containers', 'serviceAccountName: web\n  containers') }),
  'kustomize.roots': on('kustomize: {roots: [base]}', {
    'base/kustomization.yaml': 'resources: [a.yaml]\n',
    'base/a.yaml': admin,
    'prod/kustomization.yaml': 'resources: [../base]\nnamePrefix: prod-\n',
  }),
  'helm[].chart': on(
    'helm: [{chart: charts/web}]',
    { 'charts/web/Chart.yaml': 'name: web\n', 'b.yaml': pod() },
    { base: { 'b.yaml': pod() } },
  ),
}

/** What stops a review is not in its outcome: these are seen in whole ones. */
const stopping: Readonly<Record<string, RegExp>> = {
  'limits.memory': /more than 64 MiB of memory and was stopped/,
  'limits.seconds': /longer than 1 seconds? and was stopped/,
}

/** Ten files whose texts alone are more than the memory; so that the end comes at once. */
function heavy(): Comparison {
  const text = pod().replace('namespace', `annotations: {a: "${'a'.repeat(9_500_000)}"}, namespace`)
  const bytes = new TextEncoder().encode(text)
  const entries = Array.from({ length: 10 }, (_, at) => ({ path: `${at}.yaml`, mode: '100644', blob: `${at}` }))
  return {
    head: 'worktree',
    entries: async (end) => (end === 'head' ? entries : []),
    changedFiles: async () => entries.map(({ path }) => ({ status: 'added', path })),
    patches: async () => new Map(),
    read: async (blobs) => new Map(blobs.map((blob) => [blob, { bytes }])),
  }
}

/** Of a field that says of itself that it has none. */
const unheeded = ['helm[].values', 'helm[].release', 'helm[].namespace']

/** Names of everything that has a value of its own. */
function leaves(schema: Json | undefined, name: string): readonly string[] {
  if (!isObject(schema)) return [name]
  const { properties, items, anyOf, additionalProperties, $ref } = schema
  if ($ref !== undefined) return leaves(valueAt(whole, ['definitions', 'rule']), name)
  if (Array.isArray(anyOf)) return [...new Set(anyOf.flatMap((one) => leaves(one, name)))]
  if (isObject(properties)) {
    // Rules are many, and alike.
    const alike = name === 'rules' ? Object.entries(properties).slice(0, 1) : Object.entries(properties)
    return alike.flatMap(([key, value]) =>
      leaves(value, name === 'rules' ? `${name}.*` : name === '' ? key : `${name}.${key}`),
    )
  }
  if (isObject(additionalProperties)) return leaves(additionalProperties, `${name}.*`)
  return isObject(items) && isObject(items.properties) ? leaves(items, `${name}[]`) : [name]
}

const whole = policySchema(ruleIds)

test('every field is here, and nothing else', () => {
  const known = [...Object.keys(cases), ...Object.keys(stopping), ...unheeded]
  expect(known.toSorted()).toEqual([...leaves(whole, '')].toSorted())
  expect(policyFields(ruleIds).helm.schema.description).toContain('has no effect')
})

describe('a change comes out otherwise by', () => {
  test.each(Object.entries(cases))('%s', (_, one) => {
    expect(outcome(one.policy, one)).not.toEqual(outcome(one.other ?? '', one))
  })

  test.each(Object.entries(stopping))('%s', async (name, words) => {
    const [, key = ''] = name.split('.')
    const large = key === 'memory' ? heavy() : textComparison('a.yaml', new TextEncoder().encode(deployments(9000)))
    const policy = policyOf(`limits: {${key}: ${key === 'memory' ? 64 : 1}}`)
    await expect(review(large, policy, { scan: true })).rejects.toThrow(words)
  })
})
