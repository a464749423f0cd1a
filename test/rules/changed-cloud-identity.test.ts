import { describe, expect, test } from '@jest/globals'
import { changedCloudIdentity } from '../../src/rules/changed-cloud-identity.ts'
import { judged } from '../change.ts'
import { annotated, association, chooses, documents, runs, withRole } from './cloud.ts'
import { account } from './manifests.ts'
import { testRule } from './test-rule.ts'

const role = (name: string, home = '123456789012'): string => `AWS role arn:aws:iam::${home}:role/${name}`
const google = (name: string): string => annotated('web', 'iam.gke.io/gcp-service-account', name)
const audience = 'sts.amazonaws.com'

testRule(changedCloudIdentity, {
  valid: {
    'it stays, elsewhere': { before: { 'a.yaml': withRole('web', 'a') }, yaml: { 'b.yaml': withRole('web', 'a') } },
    'it is new': { before: account('web'), yaml: withRole('web', 'a') },
    'it is gone': { before: withRole('web', 'a'), yaml: account('web') },
    'one of another cloud comes': { before: withRole('web', 'a'), yaml: google('a@b.iam.gserviceaccount.com') },
    'an association comes beside it': {
      before: withRole('web', 'a'),
      yaml: documents(withRole('web', 'a'), association('{namespace: shop, serviceAccount: web, roleARN: b}')),
    },
    'a placeholder is filled in': {
      before: annotated('web', 'eks.amazonaws.com/role-arn', '$(ROLE)'),
      yaml: withRole('web', 'a'),
    },
    'another environment has another one': {
      before: { 'dev/a.yaml': withRole('web', 'dev') },
      yaml: { 'dev/a.yaml': withRole('web', 'dev'), 'prod/a.yaml': withRole('web', 'prod') },
    },
    'the account has another name': { before: withRole('web', 'a'), yaml: withRole('api', 'b') },
    'the account is of another namespace': {
      before: withRole('web', 'a'),
      yaml: withRole('web', 'b').replace('namespace: shop', 'namespace: other'),
    },
  },
  invalid: {
    'the role is another one': {
      before: withRole('web', 'a'),
      yaml: documents(withRole('web', 'b'), runs('web', 'web')),
      says: [`low 5: ServiceAccount shop/web goes from ${role('a')} to ${role('b')}`],
      refusal: 'what either of them may do in the cloud is not in the manifests',
    },
    'the role is that of another AWS account': {
      before: withRole('web', 'a'),
      yaml: withRole('web', 'a').replace('123456789012', '210987654321'),
      says: [
        `medium 5: ServiceAccount shop/web goes from ${role('a')} to ${role('a', '210987654321')}, which belongs to another AWS account`,
      ],
    },
    'the role is that of an administrator now': {
      before: withRole('web', 'web'),
      yaml: withRole('web', 'web-admin'),
      says: [
        `high 5: ServiceAccount shop/web goes from ${role('web')} to ${role('web-admin')}; by its name it may do nearly everything`,
      ],
    },
    'one administrator follows another': {
      before: withRole('web', 'dev-admin'),
      yaml: withRole('web', 'admin'),
      says: [`low 5: ServiceAccount shop/web goes from ${role('dev-admin')} to ${role('admin')}`],
    },
    'the account of Google is in another project': {
      before: google('a@dev.iam.gserviceaccount.com'),
      yaml: google('a@prod.iam.gserviceaccount.com'),
      says: [
        'medium 5: ServiceAccount shop/web goes from Google identity a@dev.iam.gserviceaccount.com to Google identity a@prod.iam.gserviceaccount.com, which belongs to another project',
      ],
    },
    'an association with another role takes the place of the annotation': {
      before: withRole('web', 'a'),
      yaml: association('{namespace: shop, serviceAccount: web, roleARN: b}'),
      says: [`low 6: ServiceAccount shop/web goes from ${role('a')} to AWS role b`],
    },
    'the Pod takes another one by itself': {
      before: chooses('AWS_ROLE_ARN', 'a', audience),
      yaml: chooses('AWS_ROLE_ARN', 'b', audience),
      says: ['low 19: Deployment shop/web goes from AWS role a to AWS role b'],
    },
    'it changed in one of two environments': {
      before: { 'dev/a.yaml': withRole('web', 'dev'), 'prod/a.yaml': withRole('web', 'prod') },
      yaml: { 'dev/a.yaml': withRole('web', 'dev'), 'prod/a.yaml': withRole('web', 'new') },
      says: [`low prod/a.yaml:5: ServiceAccount shop/web goes from ${role('prod')} to ${role('new')}`],
    },
  },
})

describe('a new environment made of the same base', () => {
  const files = (environment: string, role: string) => ({
    [`${environment}/kustomization.yaml`]: 'resources: [../base]\npatches:\n  - path: account.yaml\n',
    [`${environment}/account.yaml`]: withRole('web', role),
  })
  const base = {
    'base/kustomization.yaml': 'resources: [a.yaml]\n',
    'base/a.yaml': documents(account('web'), runs('web', 'web')),
    ...files('dev', 'dev'),
  }

  test('gets an identity, and changes none', () => {
    const { introduced } = judged({ base, head: { ...base, ...files('prod', 'prod') } })
    expect(
      introduced.map(({ rule, ranges }) => `${rule} ${ranges[0].path}`).filter((line) => line.includes('cloud')),
    ).toEqual(['added-cloud-identity prod/account.yaml'])
  })
})
