import { tokenRestored } from '../../src/rules/token-restored.ts'
import { account, binding, deployment, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const off = 'automountServiceAccountToken: false'
const accountOff = documents(account('web', off), deployment('serviceAccountName: web'))
const subject = '- kind: ServiceAccount\n  name: web'

testRule(tokenRestored, {
  valid: {
    'it was never off': { before: deployment(), yaml: deployment('hostNetwork: true') },
    'it is off at both ends': { before: deployment(off), yaml: deployment(`${off}\nhostNetwork: true`) },
    'the Pod’s word moved to its account': {
      before: documents(account('web'), deployment(`serviceAccountName: web\n${off}`)),
      yaml: accountOff,
    },
    'its account has a role and somebody asks for the token': {
      before: documents(account('web', off), deployment('serviceAccountName: web'), binding('reader', subject)),
      yaml: documents(
        account('web', 'automountServiceAccountToken: true'),
        deployment('serviceAccountName: web'),
        binding('reader', subject),
      ),
    },
    'the workload is new': {
      before: account('web'),
      yaml: documents(account('web'), deployment('serviceAccountName: web')),
    },
    'the account is gone from the repository, and so unknown': {
      before: accountOff,
      yaml: deployment('serviceAccountName: web'),
    },
  },
  invalid: {
    'the Pod’s own word is gone': {
      before: deployment(off),
      yaml: deployment(),
      says: [
        'low 9: Deployment shop/web had its API token turned off and now mounts the token of ServiceAccount shop/default again',
      ],
      fixed: deployment(off),
    },
    'the Pod’s own word is gone, and its account is not here': {
      before: deployment(`serviceAccountName: web\n${off}`),
      yaml: deployment('serviceAccountName: web'),
      says: [
        'low 9: Deployment shop/web had its API token turned off and now leaves that to ServiceAccount shop/web, which is not in this repository',
      ],
    },
    'the Pod now asks for it': {
      before: deployment(off),
      yaml: deployment('automountServiceAccountToken: true'),
      says: [
        'low 9: Deployment shop/web had its API token turned off and now mounts the token of ServiceAccount shop/default again',
      ],
      refusal: 'the Pod asks for the token in so many words, so it may need the token',
    },
    'the account’s word is gone, and two workloads relied on it': {
      before: documents(
        account('web', off),
        deployment('serviceAccountName: web'),
        deployment('serviceAccountName: web').replace('name: web', 'name: api'),
      ),
      yaml: documents(
        account('web'),
        deployment('serviceAccountName: web'),
        deployment('serviceAccountName: web').replace('name: web', 'name: api'),
      ),
      says: [
        'low 1: ServiceAccount shop/web no longer turns its API token off, so Deployment shop/web and Deployment shop/api mount it again',
      ],
      fixed: documents(
        `${account('web')}automountServiceAccountToken: false\n`,
        deployment('serviceAccountName: web'),
        deployment('serviceAccountName: web').replace('name: web', 'name: api'),
      ),
    },
    'the account may hold a power': {
      before: documents(deployment(`serviceAccountName: web\n${off}`), account('web'), binding('edit', subject)),
      yaml: documents(deployment('serviceAccountName: web'), account('web'), binding('edit', subject)),
      says: [
        'medium 9: Deployment shop/web had its API token turned off and now mounts the token of ServiceAccount shop/web again',
      ],
      refusal: 'RoleBinding given grants its ServiceAccount ClusterRole edit, so it may need the token',
    },
    'the file was renamed': {
      before: { 'old.yaml': deployment(off) },
      yaml: { 'new.yaml': deployment() },
      says: [
        'low new.yaml:9: Deployment shop/web had its API token turned off and now mounts the token of ServiceAccount shop/default again',
      ],
    },
  },
})
