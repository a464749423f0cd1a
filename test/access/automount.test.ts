import { describe, expect, test } from '@jest/globals'
import { containerTokens } from '../../src/access/container-tokens.ts'
import { automount, isApiAudience } from '../../src/access/token.ts'
import type { Account } from '../../src/kube/account.ts'
import { type Inventory, inventory, type Resolved } from '../../src/kube/inventory.ts'
import type { Workload } from '../../src/kube/workload.ts'
import { plainUnit } from '../kube/manifests.ts'

const pod = (spec: string): string => `apiVersion: v1
kind: Pod
metadata: {name: p, namespace: ns}
spec:
  serviceAccountName: web
  ${spec.replaceAll('\n', '\n  ')}
`

const account = (automounts?: boolean): string =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, namespace: ns}\n${automounts === undefined ? '' : `automountServiceAccountToken: ${automounts}\n`}`

const plain = 'containers: [{name: c, image: i}]'
const hidden =
  '{name: c, image: i, volumeMounts: [{name: v, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]}'

function only(files: Readonly<Record<string, string>>): { readonly workload: Workload; readonly objects: Inventory } {
  const objects = inventory(plainUnit(files))
  const [workload] = objects.workloads
  if (workload === undefined) throw new Error('no Pod')
  return { workload, objects }
}

function resolved({ workload, objects }: ReturnType<typeof only>): Resolved<Account> {
  return objects.account({ name: 'web', namespace: 'ns', near: workload.manifest })
}

/** Mounted, asked, into which containers, by which fields. */
function told(files: Readonly<Record<string, string>>, known?: Resolved<Account>): readonly unknown[] {
  const found = only(files)
  const { mounted, asked, containers, decidedBy } = automount(found.workload, known ?? resolved(found))
  return [
    mounted,
    asked,
    containers.join(),
    ...decidedBy.map(({ manifest, route }) => `${manifest.kind} ${route.join('.')}`),
  ]
}

const podField = 'Pod spec.automountServiceAccountToken'
const accountField = 'ServiceAccount automountServiceAccountToken'

describe('the token is mounted', () => {
  test.each([
    ['by default', { 'a.yaml': pod(plain), 'b.yaml': account() }, [true, false, 'c']],
    ['not, says the account', { 'a.yaml': pod(plain), 'b.yaml': account(false) }, [false, false, '', accountField]],
    ['because the account asks', { 'a.yaml': pod(plain), 'b.yaml': account(true) }, [true, true, 'c', accountField]],
    [
      'because the Pod asks, against the account',
      { 'a.yaml': pod(`automountServiceAccountToken: true\n${plain}`), 'b.yaml': account(false) },
      [true, true, 'c', podField],
    ],
    [
      'not, says the Pod, of an account we do not know',
      { 'a.yaml': pod(`automountServiceAccountToken: false\n${plain}`) },
      [false, false, '', podField],
    ],
    ['perhaps, by an account we do not know', { 'a.yaml': pod(plain) }, ['unknown', false, 'c']],
    [
      'perhaps, if accounts that are equally near disagree',
      { 'a/a.yaml': pod(plain), 'b/b.yaml': account(false), 'c/c.yaml': account() },
      ['unknown', false, 'c', accountField],
    ],
    [
      'not, if something else stands in its place in every container',
      { 'a.yaml': pod(`containers: [${hidden}]\nvolumes: [{name: v, emptyDir: {}}]`), 'b.yaml': account() },
      [false, false, '', 'Pod spec.containers.0.volumeMounts.0'],
    ],
    [
      'in the containers where nothing else does',
      {
        'a.yaml': pod(`containers: [${hidden}, {name: d, image: i}]\nvolumes: [{name: v, emptyDir: {}}]`),
        'b.yaml': account(),
      },
      [true, false, 'd'],
    ],
    [
      'not, if a volume is taken for it that holds none',
      { 'a.yaml': pod(`${plain}\nvolumes: [{name: kube-api-access-x, emptyDir: {}}]`), 'b.yaml': account() },
      [false, false, '', 'Pod spec.volumes.0'],
    ],
    [
      'if a volume is taken for it that holds one',
      {
        'a.yaml': pod(
          `${plain}\nvolumes: [{name: kube-api-access-x, projected: {sources: [{serviceAccountToken: {path: token}}]}}]`,
        ),
        'b.yaml': account(),
      },
      [true, false, 'c'],
    ],
  ])('%s', (_, files, wanted) => {
    expect(told(files)).toEqual(wanted)
  })

  test('by an account that nobody wrote down', () => {
    expect(told({ 'a.yaml': pod(plain) }, { is: 'unwritten' })).toEqual([true, false, 'c'])
  })
})

const tokenSecret = (name: string, of: string): string => `apiVersion: v1
kind: Secret
metadata: {name: ${name}, namespace: ns, annotations: {kubernetes.io/service-account.name: ${of}}}
type: kubernetes.io/service-account-token
`

/** Container, whose credential, by which way. */
function reached(spec: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const found = only({ 'a.yaml': pod(`automountServiceAccountToken: false\n${spec}`), 'b.yaml': account(), ...more })
  return tokensOf(found)
}

function tokensOf(found: ReturnType<typeof only>): readonly string[] {
  const tokens = containerTokens(found.workload, automount(found.workload, resolved(found)), found.objects)
  return tokens.map(({ container, kind, way, account: of }) => [container, kind, way, of].filter(Boolean).join(' '))
}

const mounting = (volume: string): string =>
  `containers: [{name: c, image: i, volumeMounts: [{name: v, mountPath: /v}]}, {name: d, image: i}]\nvolumes: [{name: v, ${volume}}]`

describe('a container reaches', () => {
  test('the token that is mounted by default, and perhaps that of an account we do not know', () => {
    expect(tokensOf(only({ 'a.yaml': pod(plain), 'b.yaml': account() }))).toEqual(['c own automount'])
    expect(tokensOf(only({ 'a.yaml': pod(plain) }))).toEqual(['c unknown automount'])
  })

  test.each([
    ['nothing', plain, ['c none']],
    [
      'a projected token',
      mounting('projected: {sources: [{serviceAccountToken: {path: t}}]}'),
      ['c own projected', 'd none'],
    ],
    [
      'nothing by a token for another audience',
      mounting('projected: {sources: [{serviceAccountToken: {path: t, audience: vault}}]}'),
      ['c none', 'd none'],
    ],
    ['the token in a Secret', mounting('secret: {secretName: own}'), ['c own secret', 'd none']],
    [
      'the token of another account in a projected Secret',
      mounting('projected: {sources: [{secret: {name: others}}]}'),
      ['c other-account secret boss', 'd none'],
    ],
    ['nothing in a Secret without a token', mounting('secret: {secretName: opaque}'), ['c none', 'd none']],
    [
      'perhaps a token in a Secret that is not here',
      mounting('secret: {secretName: gone}'),
      ['c unknown secret', 'd none'],
    ],
    [
      'a token in its environment',
      'containers: [{name: c, image: i, env: [{name: T, valueFrom: {secretKeyRef: {name: others, key: token}}}]}]',
      ['c other-account env boss'],
    ],
    [
      'a whole Secret in its environment',
      'containers: [{name: c, image: i, envFrom: [{secretRef: {name: own}}]}]',
      ['c own env'],
    ],
    [
      'nothing by the certificate in a token Secret',
      'containers: [{name: c, image: i, env: [{name: T, valueFrom: {secretKeyRef: {name: own, key: ca.crt}}}]}]',
      ['c none'],
    ],
    ['the tokens of the node', mounting('hostPath: {path: /var/lib/kubelet/}'), ['c node host-path', 'd none']],
    ['the tokens of the node, from its root', mounting('hostPath: {path: /}'), ['c node host-path', 'd none']],
    ['no tokens beside them', mounting('hostPath: {path: /var/lib/kube}'), ['c none', 'd none']],
    [
      'the node itself',
      'containers: [{name: c, image: i, securityContext: {privileged: true}}]',
      ['c node privileged'],
    ],
    ['the node by its processes', `hostPID: true\n${plain}`, ['c node privileged']],
  ])('%s', (_, spec, wanted) => {
    const secrets = {
      's.yaml': tokenSecret('own', 'web'),
      't.yaml': tokenSecret('others', 'boss'),
      'u.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: opaque, namespace: ns}\n',
    }
    expect(reached(spec, secrets)).toEqual(wanted)
  })
})

test.each([
  [undefined, true],
  ['https://kubernetes.default.svc', true],
  ['https://kubernetes.default.svc.cluster.local', true],
  ['api', true],
  ['vault', false],
  ['https://kubernetes.default.svc.example.com', false],
])('a token for the audience %s opens the API: %s', (audience, wanted) => {
  expect(isApiAudience(audience)).toBe(wanted)
})
