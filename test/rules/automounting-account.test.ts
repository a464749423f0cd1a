import { automountingAccount } from '../../src/rules/automounting-account.ts'
import { account, deployment, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const off = 'automountServiceAccountToken: false'
const web = deployment(`serviceAccountName: web\n${off}`)
const api = web.replace('name: web', 'name: api')

testRule(automountingAccount, {
  valid: {
    'nobody runs as it': account('web'),
    'it says no itself': documents(account('web', off), web),
    'it says yes in so many words': documents(account('web', 'automountServiceAccountToken: true'), web),
    'one of its workloads takes the token': documents(
      account('web'),
      web,
      deployment('serviceAccountName: web').replace('name: web', 'name: api'),
    ),
    'the workload’s account has a name in another case': documents(
      account('web'),
      web.replace('Name: web', 'Name: Web'),
    ),
    'the account is not written down': web,
  },
  invalid: {
    'its only workload says no': {
      yaml: documents(account('web'), web),
      says: [
        'info 1: ServiceAccount shop/web mounts its API token by default, though its only workload, Deployment shop/web, turns it off',
      ],
      fixed: documents(`${account('web')}${off}\n`, web),
    },
    'all its workloads say no': {
      yaml: documents(account('web'), web, api),
      says: [
        'info 1: ServiceAccount shop/web mounts its API token by default, though all its workloads, Deployment shop/web and Deployment shop/api, turn it off',
      ],
    },
    'its only workload is written twice': {
      yaml: { 'sa.yaml': account('web'), 'a.yaml': web, 'b.yaml': web },
      says: [
        'info sa.yaml:1: ServiceAccount shop/web mounts its API token by default, though its only workload, Deployment shop/web, turns it off',
      ],
    },
    'it is the default account': {
      yaml: documents(account('default'), deployment(off)),
      says: [
        'low 1: ServiceAccount shop/default mounts its API token by default, though its only workload, Deployment shop/web, turns it off',
      ],
      fixed: documents(`${account('default')}${off}\n`, deployment(off)),
    },
  },
})
