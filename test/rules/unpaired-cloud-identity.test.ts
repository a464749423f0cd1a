import { unpairedCloudIdentity } from '../../src/rules/unpaired-cloud-identity.ts'
import { chooses, documents, runs, withClient, withRole } from './cloud.ts'
import { account } from './manifests.ts'
import { testRule } from './test-rule.ts'

const label = "azure.workload.identity/use: 'true'"
const role = 'AWS role arn:aws:iam::123456789012:role/web'
const missing = (who: string): string =>
  `ServiceAccount shop/web has Azure client c-1, but ${who} not ask for it: the label azure.workload.identity/use is missing on the Pods`
const store = `apiVersion: external-secrets.io/v1
kind: SecretStore
metadata:
  name: web
  namespace: shop
spec:
  provider: {aws: {auth: {jwt: {serviceAccountRef: {name: web}}}}}
`

testRule(unpairedCloudIdentity, {
  valid: {
    'the Pod asks for the client': documents(withClient('web'), runs('web', 'web', label)),
    'one of the Pods asks for it': documents(withClient('web'), runs('web', 'web', label), runs('api', 'web')),
    'nobody is there to ask': withClient('web'),
    'an operator runs the Pods': documents(
      withClient('web'),
      'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: db, namespace: shop}\nspec: {serviceAccountName: web}\n',
    ),
    'somebody runs as the account of the role': documents(withRole('web', 'web'), runs('web', 'web'), runs('api', '')),
    'the others beside it have other names': documents(withRole('web', 'web'), runs('api', '')),
    'the one beside it has an account': documents(withRole('web', 'web'), runs('web', 'other')),
    'the one beside it is in another namespace': documents(
      withRole('web', 'web'),
      runs('web', '').replace('namespace: shop', 'namespace: other'),
    ),
    'it is in another folder': { 'a/a.yaml': withRole('web', 'web'), 'b/b.yaml': runs('web', '') },
    'an operator asks for tokens of the account': documents(withRole('web', 'web'), runs('web', ''), store),
    'a variable names the client': documents(
      account('web'),
      chooses('AZURE_CLIENT_ID', 'c-1', 'x')
        .replace('      volumes:', '      serviceAccountName: web\n      volumes:')
        .replace('template:\n', `template:\n    metadata: {labels: {${label}}}\n`),
    ),
    'the account is not in the repository': runs('web', 'web', label),
  },
  invalid: {
    'the Pod does not ask for the client': {
      yaml: documents(withClient('web'), runs('web', 'web')),
      says: [`low 5: ${missing('Deployment shop/web, which runs as it, does')}`],
      fixed: documents(withClient('web'), runs('web', 'web', `app: web, azure.workload.identity/use: "true"`)),
    },
    'the label says something else': {
      yaml: documents(withClient('web'), runs('web', 'web', "azure.workload.identity/use: 'yes'")),
      says: [`low 5: ${missing('Deployment shop/web, which runs as it, does')}`],
    },
    'none of several asks': {
      yaml: documents(withClient('web'), runs('web', 'web'), runs('api', 'web')),
      says: [`low 5: ${missing('Deployment shop/web and Deployment shop/api, which run as it, do')}`],
      refusal: 'which of them needs the identity is not in the manifests',
    },
    'the workload of that name forgot the account': {
      yaml: documents(withRole('web-sa', 'web'), runs('web', '')),
      says: [
        `low 5: ServiceAccount shop/web-sa has ${role}, but nothing runs as it: Deployment shop/web beside it names no ServiceAccount`,
      ],
      refusal: 'which workload needs the identity is not in the manifests',
    },
    'the Pod asks, and nobody says for whom': {
      yaml: documents(account('web'), runs('web', 'web', label)),
      says: [
        'info 15: Deployment shop/web asks for an Azure token, but neither ServiceAccount shop/web nor the Pod says of which client',
      ],
      refusal: 'the id of the client is not in the manifests',
    },
  },
})
