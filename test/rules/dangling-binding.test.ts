import { danglingBinding } from '../../src/rules/dangling-binding.ts'
import { account, binding, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const role = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: reader
rules: []
`
const web = '- kind: ServiceAccount\n  name: web'
const api = '- kind: ServiceAccount\n  name: api'
const given = binding('reader', web)

testRule(danglingBinding, {
  valid: {
    'the role never was in the repository': { before: given, yaml: binding('reader', api) },
    'the binding is gone too': { before: documents(role, given), yaml: account('web') },
    'every cluster has a role of that name': {
      before: documents(role.replace('reader', 'view'), binding('view', web)),
      yaml: binding('view', web),
    },
    'the role moved': {
      before: { 'a/role.yaml': role, 'a/rb.yaml': given },
      yaml: { 'b/role.yaml': role, 'a/rb.yaml': given },
    },
    'the files of the role and of the account cannot be read any more': {
      before: { 'a/role.yaml': role, 'a/sa.yaml': account('web'), 'a/rb.yaml': given },
      yaml: { 'a/role.yaml': `${role}labels: [`, 'a/sa.yaml': `${account('web')}labels: [`, 'a/rb.yaml': given },
    },
    'the role is written in a way that Kubernetes refuses': {
      before: documents(role, given),
      yaml: documents(role.replace('rules: []', 'rules: [{verbs: []}]'), given),
    },
    'the default account is written no more': {
      before: documents(account('default'), binding('reader', '- kind: ServiceAccount\n  name: default')),
      yaml: binding('reader', '- kind: ServiceAccount\n  name: default'),
    },
  },
  invalid: {
    'the role is gone': {
      before: documents(role, given),
      yaml: documents(account('web'), given),
      says: ['low 15: RoleBinding shop/given is left without its role: ClusterRole reader is gone'],
      fixed: account('web'),
    },
    'the role was renamed, if only in case': {
      before: documents(role, given),
      yaml: documents(role.replace('name: reader', 'name: Reader'), given),
      says: ['low 15: RoleBinding shop/given is left without its role: ClusterRole reader is gone'],
    },
    'one of its accounts is gone': {
      before: documents(account('web'), account('api'), binding('reader', `${web}\n${api}`)),
      yaml: documents(account('web'), binding('reader', `${web}\n${api}`)),
      says: ['low 20: RoleBinding shop/given still names ServiceAccount shop/api, which is gone'],
      fixed: documents(account('web'), given),
    },
  },
})
