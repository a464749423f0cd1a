import { describe, expect, test } from '@jest/globals'
import { sharedCloudIdentity } from '../../src/rules/shared-cloud-identity.ts'
import { judged, told } from '../change.ts'
import { annotated, documents, runs, withClient, withRole } from './cloud.ts'
import { testRule } from './test-rule.ts'

const role = 'AWS role arn:aws:iam::123456789012:role/shop'
const web = runs('web', 'shop')
const api = runs('api', 'shop')

testRule(sharedCloudIdentity, {
  valid: {
    'one application has it': documents(withRole('shop', 'shop'), web, runs('worker', 'shop', 'app: web')),
    'both are parts of one application': documents(
      withRole('shop', 'shop'),
      runs('web', 'shop', 'app: web, app.kubernetes.io/part-of: shop'),
      runs('api', 'shop', 'app: api, app.kubernetes.io/part-of: shop'),
    ),
    'the other one does not say to what it belongs': documents(
      withRole('shop', 'shop'),
      web,
      runs('api', 'shop', 'tier: x'),
    ),
    'the other one does not ask for the client': documents(
      withClient('shop'),
      runs('web', 'shop', "app: web, azure.workload.identity/use: 'true'"),
      api,
    ),
    'two accounts have two roles': documents(
      withRole('web', 'a'),
      withRole('api', 'b'),
      runs('web', 'web'),
      runs('api', 'api'),
    ),
    'two accounts have a role that has to be filled in': documents(
      annotated('web', 'eks.amazonaws.com/role-arn', '$(ROLE)'),
      annotated('api', 'eks.amazonaws.com/role-arn', '$(ROLE)'),
      runs('web', 'web'),
      runs('api', 'api'),
    ),
    'it is that of the default account': documents(withRole('default', 'shop'), runs('web', ''), runs('api', '')),
  },
  invalid: {
    'two applications run as one account': {
      yaml: documents(withRole('shop', 'shop'), web, api),
      says: [`low 5: Deployment shop/web and Deployment shop/api share ${role}, as ServiceAccount shop/shop`],
      refusal: 'which of them needs what in the cloud is not in the manifests',
    },
    'two accounts have one role': {
      yaml: documents(withRole('web', 'shop'), withRole('api', 'shop'), runs('web', 'web'), runs('api', 'api')),
      says: [
        `low 13: Deployment shop/api and Deployment shop/web share ${role}, as ServiceAccount shop/api and ServiceAccount shop/web`,
      ],
    },
  },
})

describe('a workload that comes to an account', () => {
  const account = withRole('shop', 'shop')
  const rules = (base: readonly string[], head: readonly string[]) =>
    told(judged({ base: { 'a/a.yaml': documents(...base) }, head: { 'a/a.yaml': documents(...head) } })).filter(
      (line) => line.startsWith('introduced'),
    )
  const own = (lines: readonly string[]) => lines.filter((line) => line.includes('cloud'))

  test('one finding tells it when it makes the identity shared', () => {
    expect(own(rules([account, web], [account, web, api]))).toEqual([`introduced low a/a.yaml:5 shared-cloud-identity`])
  })
  test('another one when it was shared already', () => {
    const third = runs('job', 'shop')
    expect(own(rules([account, web, api], [account, web, api, third]))).toEqual([
      'introduced medium a/a.yaml:49 added-cloud-identity',
    ])
  })
})
