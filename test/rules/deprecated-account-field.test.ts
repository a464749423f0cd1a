import { deprecatedAccountField } from '../../src/rules/deprecated-account-field.ts'
import { deployment } from './manifests.ts'
import { testRule } from './test-rule.ts'

testRule(deprecatedAccountField, {
  valid: {
    'only the new field is there': deployment('serviceAccountName: web'),
    'the old field is empty': deployment('serviceAccountName: web\nserviceAccount: ""'),
    'the key is spelled in another case': deployment('serviceaccount: web'),
    'another kind has a field of that name': deployment('serviceAccount: web')
      .replace('apps/v1', 'example.org/v1')
      .replace('Deployment', 'Shop'),
  },
  invalid: {
    'the account is named there alone': {
      yaml: deployment('serviceAccount: web # as ever'),
      says: ['low 9: Deployment shop/web names ServiceAccount web in the deprecated field serviceAccount'],
      fixed: deployment('serviceAccountName: web # as ever'),
    },
    'the new field is there and empty': {
      yaml: deployment('serviceAccountName: ""\nserviceAccount: web'),
      says: ['low 10: Deployment shop/web names ServiceAccount web in the deprecated field serviceAccount'],
      fixed: deployment('serviceAccountName: "web"'),
    },
    'both fields agree': {
      yaml: deployment('serviceAccountName: web\nserviceAccount: web'),
      says: [
        'info 10: Deployment shop/web names ServiceAccount web a second time, in the deprecated field serviceAccount',
      ],
      fixed: deployment('serviceAccountName: web'),
    },
    'the fields differ, if only in case': {
      yaml: deployment('serviceAccountName: web\nserviceAccount: Web'),
      says: [
        'medium 10: Deployment shop/web names two ServiceAccounts: it runs as web, and the deprecated field serviceAccount says Web',
      ],
      fixed: deployment('serviceAccountName: web'),
    },
  },
})
