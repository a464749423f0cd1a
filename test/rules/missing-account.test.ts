import { missingAccount } from '../../src/rules/missing-account.ts'
import { account, deployment, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const web = deployment('serviceAccountName: web')
const api = web.replace('name: web', 'name: api')
const both = documents(account('web'), web)

testRule(missingAccount, {
  valid: {
    'the account never was in the repository': { before: web, yaml: api },
    'both are gone': { before: both, yaml: account('ops') },
    'the account moved to another file': {
      before: { 'a/web.yaml': web, 'a/sa.yaml': account('web') },
      yaml: { 'a/web.yaml': web, 'b/sa.yaml': account('web') },
    },
    'the account is written in a way that the API refuses': {
      before: both,
      yaml: documents(account('web', 'automountServiceAccountToken: "no"'), web),
    },
    'the file of the account cannot be read any more': {
      before: { 'a/web.yaml': web, 'a/sa.yaml': account('web') },
      yaml: { 'a/web.yaml': web, 'a/sa.yaml': `${account('web')}labels: [` },
    },
    'the default account is written no more': {
      before: documents(account('default'), deployment()),
      yaml: deployment(),
    },
    'the workload takes another account at the same time': {
      before: both,
      yaml: deployment('serviceAccountName: ops'),
    },
  },
  invalid: {
    'the account is gone': {
      before: both,
      yaml: web,
      says: ['info 9: ServiceAccount shop/web is gone, and Deployment shop/web still names it'],
      refusal: 'whether the account should stay or the workload take another one is for you to say',
    },
    'the account is gone, and its only workload is written twice': {
      before: { 'sa.yaml': account('web'), 'a.yaml': web, 'b.yaml': web },
      yaml: { 'a.yaml': web, 'b.yaml': web },
      says: ['info a.yaml:9: ServiceAccount shop/web is gone, and Deployment shop/web still names it'],
    },
    'the account was renamed, if only in case, and two workloads name it': {
      before: documents(account('web'), web, api),
      yaml: documents(account('Web'), web, api),
      says: ['info 15: ServiceAccount shop/web is gone, and Deployment shop/web and Deployment shop/api still name it'],
    },
  },
})
