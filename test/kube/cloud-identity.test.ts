// What stands where an identity could stand, in any shape.
import { describe, expect, test } from '@jest/globals'
import { account } from '../../src/kube/account.ts'
import { annotatedIdentities, associations, podIdentities } from '../../src/kube/cloud-identity.ts'
import { workloads } from '../../src/kube/workload.ts'
import { written } from './manifests.ts'

function manifest(text: string) {
  const [found] = written(text)
  if (found === undefined) throw new Error('no object')
  return found
}

const eksctl = 'apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: a}\n'
const ack = 'apiVersion: eks.services.k8s.aws/v1alpha1\nkind: PodIdentityAssociation\nmetadata: {name: a}\n'

describe('associations', () => {
  test.each([
    ['nothing', eksctl],
    ['no object', `${eksctl}iam: [1]\n`],
    ['no list', `${eksctl}iam: {podIdentityAssociations: {a: b}, serviceAccounts: 3}\n`],
    ['a list of anything', `${eksctl}iam: {podIdentityAssociations: [null, 1, a, [], {}]}\n`],
    ['numbers for names', `${eksctl}iam: {podIdentityAssociations: [{serviceAccountName: 1, roleARN: 2}]}\n`],
    ['no account', `${ack}spec: {roleARN: a}\n`],
    ['an empty role', `${ack}spec: {serviceAccount: a, roleARN: ''}\n`],
    ['a role that is an object', `${ack}spec: {serviceAccount: a, roleARN: {a: b}}\n`],
    ['keys of every object', `${ack}spec: {__proto__: {serviceAccount: a, roleARN: b}, constructor: {name: c}}\n`],
  ])('%s is none', (_, text) => {
    expect(associations(manifest(text))).toEqual([])
  })

  test('thousands are read at once', () => {
    const entry = '    - {namespace: n, serviceAccountName: a, roleARN: r}\n'
    const text = `${eksctl}iam:\n  podIdentityAssociations:\n${entry.repeat(3000)}`
    expect(associations(manifest(text))).toHaveLength(3000)
  })

  test('the role that is reached in the end is the one', () => {
    const [found] = associations(manifest(`${ack}spec: {serviceAccount: a, roleARN: near, targetRoleARN: far}\n`))
    expect(found?.identity).toMatchObject({ cloud: 'aws', name: 'far', open: false })
    expect(found?.identity.field.route).toEqual(['spec', 'targetRoleARN'])
    expect(found).not.toHaveProperty('namespace')
  })
})

describe('an account', () => {
  const annotated = (value: string) =>
    account(
      manifest(
        `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, annotations: {eks.amazonaws.com/role-arn: ${value}}}\n`,
      ),
    )
  test.each([
    ['a role', 'r', [['r', false]]],
    ['what has to be filled in', "'{{ .Values.role }}'", [['{{ .Values.role }}', true]]],
    ['blanks', "'  '", []],
    ['a number', '1', []],
  ])('has %s', (_, value, names) => {
    const found = annotated(value)
    const identities = found === undefined ? [] : annotatedIdentities(found)
    expect(identities.map(({ name, open }) => [name, open])).toEqual(names)
  })
})

describe('a Pod', () => {
  const pod = (env: string) =>
    workloads(
      manifest(
        `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a, env: [${env}]}]}\n`,
      ),
    )
  const names = (env: string, served: readonly ('aws' | 'google')[]) =>
    pod(env).flatMap((workload) => podIdentities(workload, new Set(served)).map(({ name, open }) => [name, open]))

  test('chooses its role where a webhook makes the token', () => {
    expect(names('{name: AWS_ROLE_ARN, value: r}', [])).toEqual([])
    expect(names('{name: AWS_ROLE_ARN, value: r}', ['aws'])).toEqual([['r', false]])
  })
  test('may take it from elsewhere', () => {
    const env = '{name: AWS_ROLE_ARN, valueFrom: {secretKeyRef: {name: s, key: k}}}'
    expect(names(env, ['aws'])).toEqual([['', true]])
  })
  test('of Google with a key in a file has no identity', () => {
    expect(names('{name: GOOGLE_APPLICATION_CREDENTIALS, value: /key.json}', ['google'])).toEqual([])
  })
})
