import { changedRoleRef } from '../../src/rules/changed-role-ref.ts'
import { binding, documents } from './manifests.ts'
import { testRule } from './test-rule.ts'

const subject = '- kind: ServiceAccount\n  name: web'
const edit = binding('edit', subject)
const view = binding('view', subject)
const says = (line = 9): string =>
  `medium ${line}: RoleBinding shop/given goes from ClusterRole edit to ClusterRole view, which Kubernetes refuses: the old one stays in force`

testRule(changedRoleRef, {
  valid: {
    'the role stays': { before: edit, yaml: binding('edit', `${subject}\n- kind: ServiceAccount\n  name: api`) },
    'the binding has another name': { before: edit, yaml: view.replace('name: given', 'name: viewer') },
    'the binding has another name, if only in case': { before: edit, yaml: view.replace('name: given', 'name: Given') },
    'the binding is new': view,
    'two of that name are in one file': { before: documents(edit, view), yaml: documents(view, edit) },
    'another environment has another role': {
      before: { 'dev/rb.yaml': edit, 'prod/rb.yaml': view },
      yaml: { 'prod/rb.yaml': view, 'test/rb.yaml': edit },
    },
  },
  invalid: {
    'the role is another one': {
      before: edit,
      yaml: view,
      says: [says()],
      refusal: 'a new binding needs a name, and the old one has to be deleted in the cluster',
    },
    'the file moved at the same time': {
      before: { 'old.yaml': edit },
      yaml: { 'new.yaml': view },
      says: [says().replace('9:', 'new.yaml:9:')],
    },
    'it changed in one of two environments': {
      before: { 'dev/rb.yaml': edit, 'prod/rb.yaml': edit },
      yaml: { 'dev/rb.yaml': view, 'prod/rb.yaml': edit },
      says: [says().replace('9:', 'dev/rb.yaml:9:')],
    },
    'the kind of the role is another one': {
      before: edit.replace('kind: ClusterRole', 'kind: Role'),
      yaml: edit,
      says: [
        'medium 9: RoleBinding shop/given goes from Role edit to ClusterRole edit, which Kubernetes refuses: the old one stays in force',
      ],
    },
  },
})
