import { describe, expect, test } from '@jest/globals'
import { addedCloudIdentity } from '../../src/rules/added-cloud-identity.ts'
import { type Change, judged } from '../change.ts'
import { annotated, association, chooses, documents, runs, withClient, withRole } from './cloud.ts'
import { account, deployment } from './manifests.ts'
import { testRule } from './test-rule.ts'

const role = (name: string): string => `AWS role arn:aws:iam::123456789012:role/${name}`
const refusal = 'what the identity may do in the cloud is not in the manifests'
const audience = 'sts.amazonaws.com'
const arn = 'arn:aws:iam::123456789012:role/web'

testRule(addedCloudIdentity, {
  valid: {
    'the annotation is empty': annotated('web', 'eks.amazonaws.com/role-arn', "''"),
    'the annotation is one letter off': annotated('web', 'eks.amazonaws.com/role-arns', 'web'),
    'the annotation stands on something else': withRole('web', 'web').replace('ServiceAccount', 'Secret'),
    'the variable comes without a token': deployment('', `image: web\nenv:\n  - {name: AWS_ROLE_ARN, value: ${arn}}`),
    'the token is for somebody else': chooses('AWS_ROLE_ARN', arn, 'vault'),
    'the token is for a host with the name in it': chooses('AWS_ROLE_ARN', arn, 'sts.amazonaws.com.evil.example'),
    'the token of one cloud meets the variable of another': chooses('AZURE_CLIENT_ID', 'c-1', audience),
    'the container does not mount the token': chooses('AWS_ROLE_ARN', arn, audience).replace(
      '{name: token,',
      '{name: x,',
    ),
    'the association is of a group that nobody knows': association(
      '{namespace: shop, serviceAccount: web, roleARN: web}',
      'eks.example.com/v1',
    ),
    'the provider is of a group that nobody knows': association(
      '{forProvider: {namespace: shop, serviceAccount: web, roleArn: web}}',
      'eks.example.com/v1',
    ),
    'the association names no role': association('{namespace: shop, serviceAccount: web}'),
    'the association is not even an object': association('[1]'),
    'Google has a key in a file': documents(
      annotated('web', 'iam.gke.io/gcp-service-accounts', 'x'),
      deployment('', 'image: web\nenv:\n  - {name: GOOGLE_APPLICATION_CREDENTIALS, value: /key.json}'),
    ),
  },
  invalid: {
    'an account of EKS has a role': {
      yaml: documents(withRole('web', 'web'), runs('web', 'web')),
      says: [
        `low 5: ServiceAccount shop/web gets ${role('web')}, and with it Deployment shop/web, which runs as that account`,
      ],
      refusal,
    },
    'several run as it': {
      yaml: documents(withRole('web', 'web'), runs('web', 'web'), runs('api', 'web')),
      says: [
        `medium 5: ServiceAccount shop/web gets ${role('web')}, and with it Deployment shop/web and Deployment shop/api, which run as that account`,
      ],
    },
    'a builder of others runs as it': {
      yaml: documents(
        withRole('ci', 'ci'),
        runs('ci', 'ci', 'app: ci', 'registry.example.com/gitlab/gitlab-runner:v17'),
      ),
      says: [
        `medium 5: ServiceAccount shop/ci gets ${role('ci')}, and with it Deployment shop/ci, which runs as that account; Deployment shop/ci runs code that others wrote`,
      ],
    },
    'the name of the role says it all': {
      yaml: withRole('web', 'ProdAdminRole'),
      says: [`high 5: ServiceAccount shop/web gets ${role('ProdAdminRole')}; by its name it may do nearly everything`],
    },
    'the name speaks of power users': {
      yaml: withRole('web', 'PowerUserAccess'),
      says: [
        `high 5: ServiceAccount shop/web gets ${role('PowerUserAccess')}; by its name it may do nearly everything`,
      ],
    },
    'admin is the name of a page': {
      yaml: withRole('web', 'admin-portal'),
      says: [`low 5: ServiceAccount shop/web gets ${role('admin-portal')}`],
    },
    'the project of Google is called admin': {
      yaml: annotated('web', 'iam.gke.io/gcp-service-account', 'web@owner.iam.gserviceaccount.com'),
      says: ['low 5: ServiceAccount shop/web gets Google identity web@owner.iam.gserviceaccount.com'],
    },
    'only Pods with the label get the Azure client': {
      yaml: documents(
        withClient('web'),
        runs('web', 'web'),
        runs('api', 'web', "app: api, azure.workload.identity/use: 'true'"),
      ),
      says: [
        'low 5: ServiceAccount shop/web gets Azure client c-1, and with it Deployment shop/api, which runs as that account',
      ],
    },
    'Alibaba Cloud has one too': {
      yaml: annotated('web', 'pod-identity.alibabacloud.com/role-name', 'oss'),
      says: ['low 5: ServiceAccount shop/web gets Alibaba Cloud role oss'],
    },
    'ACK associates a role': {
      yaml: documents(
        association('{clusterName: c, namespace: shop, serviceAccount: web, roleARN: web}'),
        account('web'),
        runs('web', 'web'),
      ),
      says: [
        'low 6: ServiceAccount shop/web gets AWS role web, and with it Deployment shop/web, which runs as that account',
      ],
    },
    'Crossplane associates a role by reference': {
      yaml: association(
        '{forProvider: {namespace: shop, serviceAccount: web, roleArnRef: {name: web}}}',
        'eks.aws.m.upbound.io/v1beta1',
      ),
      says: ['low 6: ServiceAccount shop/web gets AWS role web'],
    },
    'eksctl associates a role and makes an account': {
      yaml: `apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata:
  name: prod
iam:
  podIdentityAssociations:
    - namespace: shop
      serviceAccountName: web
      roleARN: ${arn}
  serviceAccounts:
    - metadata: {name: dns, namespace: kube-system}
      attachPolicyARNs: [arn:aws:iam::aws:policy/Route53]
`,
      says: [
        `low 9: ServiceAccount shop/web gets AWS role ${arn}`,
        'low 12: ServiceAccount kube-system/dns gets AWS role arn:aws:iam::aws:policy/Route53',
      ],
    },
    'the Pod takes a role by itself': {
      yaml: chooses('AWS_ROLE_ARN', arn, audience),
      says: [`low 19: Deployment shop/web gets AWS role ${arn}`],
    },
    'the Pod takes a client of Azure by itself': {
      yaml: chooses('AZURE_CLIENT_ID', 'c-1', 'api://AzureADTokenExchange'),
      says: ['low 19: Deployment shop/web gets Azure client c-1'],
    },
    'the Pod takes an identity of Google by itself': {
      yaml: chooses('GOOGLE_APPLICATION_CREDENTIALS', '/c.json', '//iam.googleapis.com/projects/1/providers/p'),
      says: ['low 19: Deployment shop/web gets Google identity //iam.googleapis.com/projects/1/providers/p'],
    },
    'the Pod asks kube2iam': {
      yaml: runs('web', '').replace('labels:', 'annotations: {iam.amazonaws.com/role: web}\n      labels:'),
      says: ['low 9: Deployment shop/web gets AWS role web'],
    },
    'the Pod says what its account says': {
      yaml: documents(
        withRole('web', 'web'),
        deployment('serviceAccountName: web', `image: web\nenv:\n  - {name: AWS_ROLE_ARN, value: '${arn}'}`),
      ),
      says: [
        `low 5: ServiceAccount shop/web gets ${role('web')}, and with it Deployment shop/web, which runs as that account`,
      ],
    },
    'the Pod chooses another role than its account has': {
      yaml: documents(
        withRole('web', 'web'),
        deployment('serviceAccountName: web', 'image: web\nenv:\n  - {name: AWS_ROLE_ARN, value: other}'),
      ),
      says: [
        `low 5: ServiceAccount shop/web gets ${role('web')}, and with it Deployment shop/web, which runs as that account`,
        'low 22: Deployment shop/web gets AWS role other',
      ],
    },
  },
})

interface Case extends Change {
  readonly says: readonly string[]
}

const both = documents(withRole('web', 'web'), runs('web', 'web'))
const news = `low ${addedCloudIdentity.id}: `

const cases: Readonly<Record<string, Case>> = {
  'the annotation comes': {
    base: { 'a.yaml': documents(account('web'), runs('web', 'web')) },
    head: { 'a.yaml': both },
    says: [
      `${news}ServiceAccount shop/web gets ${role('web')}, and with it Deployment shop/web, which runs as that account`,
    ],
  },
  'the account moves to another file': {
    base: { 'a/all.yaml': both },
    head: { 'a/account.yaml': withRole('web', 'web'), 'a/web.yaml': runs('web', 'web') },
    says: [],
  },
  'the account gets another name': {
    base: { 'a.yaml': both },
    head: {
      'b.yaml': documents(
        withRole('shop-web', 'web').concat('automountServiceAccountToken: false\n'),
        runs('web', 'shop-web'),
      ),
    },
    says: [],
  },
  'the account of an association gets another name': {
    base: { 'a.yaml': documents(account('web'), association('{namespace: shop, serviceAccount: web, roleARN: web}')) },
    head: {
      'a.yaml': documents(account('front'), association('{namespace: shop, serviceAccount: front, roleARN: web}')),
    },
    says: [],
  },
  'the account gets a namespace': {
    base: { 'a/all.yaml': both.replaceAll('  namespace: shop\n', '') },
    head: { 'a/all.yaml': both },
    says: [],
  },
  'an association takes the place of the annotation': {
    base: { 'a.yaml': both },
    head: {
      'a.yaml': documents(account('web'), runs('web', 'web')),
      'b.yaml': association('{namespace: shop, serviceAccount: web, roleARN: arn:aws:iam::123456789012:role/web}'),
    },
    says: [],
  },
  'the workload takes the role by itself': {
    base: { 'a.yaml': both },
    head: { 'a.yaml': chooses('AWS_ROLE_ARN', arn, audience) },
    says: [],
  },
  'the workload takes by itself what its account had': {
    base: { 'a.yaml': both },
    head: {
      'a.yaml': documents(
        account('web'),
        chooses('AWS_ROLE_ARN', arn, audience).replace('    spec:\n', '    spec:\n      serviceAccountName: web\n'),
      ),
    },
    says: [],
  },
  'the workload has it by another account': {
    base: { 'a.yaml': both },
    head: {
      'a.yaml': documents(account('web'), runs('web', 'front')),
      'b.yaml': withRole('front', 'web').concat('automountServiceAccountToken: false\n'),
    },
    says: [],
  },
  'the role is another one: another rule says so': {
    base: { 'a.yaml': both },
    head: { 'a.yaml': both.replace('role/web', 'role/api') },
    says: [],
  },
  'a placeholder is filled in': {
    base: { 'a.yaml': both.replace('arn:aws:iam::123456789012:role/web', '$(ROLE)') },
    head: { 'a.yaml': both },
    says: [],
  },
  'another workload runs as the account': {
    base: { 'a/all.yaml': both },
    head: { 'a/all.yaml': both, 'a/api.yaml': runs('api', 'web', 'app: web') },
    says: [
      `medium ${addedCloudIdentity.id}: Deployment shop/api gets ${role('web')} by running as ServiceAccount shop/web`,
    ],
  },
  'the workload gets another name, file and image': {
    base: { 'a/a.yaml': both },
    head: { 'a/a.yaml': withRole('web', 'web'), 'a/b.yaml': runs('front', 'web', 'app: front', 'shop/front:2') },
    says: [],
  },
  'a second account has the role that another has': {
    base: { 'a.yaml': both },
    head: { 'a.yaml': both, 'b.yaml': withRole('api', 'web') },
    says: [`${news}ServiceAccount shop/api gets ${role('web')}`],
  },
  'production gets what development has': {
    base: { 'dev/a.yaml': both },
    head: { 'dev/a.yaml': both, 'prod/a.yaml': both.replaceAll('role/web', 'role/prod-web') },
    says: [
      `${news}ServiceAccount shop/web gets ${role('prod-web')}, and with it Deployment shop/web, which runs as that account`,
    ],
  },
}

describe('what is new', () => {
  test.each(Object.entries(cases))('%s', (_, { says, ...change }) => {
    const { introduced } = judged(change)
    const found = introduced.filter(({ rule }) => rule === addedCloudIdentity.id)
    expect(found.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`)).toEqual(says)
  })

  test('what is gone is thanked for, what was replaced is not', () => {
    const fixed = (head: string) => judged({ base: { 'a.yaml': both }, head: { 'a.yaml': head } }).fixed
    const rules = (head: string) => fixed(head).map(({ rule }) => rule)
    expect(rules(documents(account('web'), runs('web', 'web')))).toEqual([addedCloudIdentity.id])
    expect(rules(both.replace('role/web', 'role/api'))).toEqual([])
  })
})
