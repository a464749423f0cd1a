import { ineffectiveRule } from '../../src/rules/ineffective-rule.ts'
import { testRule } from './test-rule.ts'

const role = (rest: string): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: reader
  namespace: shop
${rest}`
const rules = `rules:
  - apiGroups: [""]
    resources: [pods]
    verbs: [get]
`

testRule(ineffectiveRule, {
  valid: {
    'all is in its place': role(rules),
    'there is no rule': role('rules: []\n'),
    'an unknown key stands beside the rules': role(`${rules}comment: none\n`),
    'the verbs are missing, for which the role is refused': role(rules.replace('verbs: [get]', 'verbs: []')),
    'one of several names is empty': role(rules.replace('[pods]', '["", pods]')),
  },
  invalid: {
    'verbs stand outside of the rules': {
      yaml: role(`${rules}verbs: [list]\n`),
      says: ['low 10: Role shop/reader has `verbs` outside of `rules`, which Kubernetes ignores'],
      refusal: 'what was meant instead is not in the manifests',
    },
    'resources stand under the metadata': {
      yaml: role(rules).replace('  name: reader', '  name: reader\n  resourceNames: [one]'),
      says: ['low 5: Role shop/reader has `resourceNames` outside of `rules`, which Kubernetes ignores'],
    },
    'the only resource is an empty name': {
      yaml: role(rules.replace('[pods]', '[""]')),
      says: ['low 8: Role shop/reader has a rule whose resources are empty names, which match nothing'],
    },
    'the only verb is an empty name': {
      yaml: role(rules.replace('[get]', '[""]')),
      says: ['low 9: Role shop/reader has a rule whose verbs are empty names, which match nothing'],
    },
  },
})
