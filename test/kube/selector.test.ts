import { describe, expect, test } from '@jest/globals'
import { refusal } from '../../src/kube/refusal.ts'
import { labelSelector, selects } from '../../src/kube/selector.ts'
import type { Json } from '../../src/yaml/json.ts'
import { manifestOf } from './manifests.ts'

const labels = new Map([
  ['app', 'web'],
  ['empty', ''],
])

function term(key: string, operator: string, values?: readonly string[]): Json {
  return { matchExpressions: [{ key, operator, ...(values && { values }) }] }
}

describe('a selector', () => {
  test.each<readonly [name: string, selector: Json, expected: boolean]>([
    ['selects everything if it is empty', {}, true],
    ['selects everything if it is null', null, true],
    ['selects an equal label', { matchLabels: { app: 'web' } }, true],
    ['selects no other value', { matchLabels: { app: 'api' } }, false],
    ['reads a null value as an empty one', { matchLabels: { empty: null } }, true],
    ['wants all of its labels', { matchLabels: { app: 'web', tier: 'x' } }, false],
    ['selects what is in a list', term('app', 'In', ['api', 'web']), true],
    ['selects nothing in a list for a label that is not there', term('tier', 'In', ['']), false],
    ['selects what is not in a list', term('app', 'NotIn', ['api']), true],
    ['selects what lacks the label by NotIn', term('tier', 'NotIn', ['api']), true],
    ['does not select what NotIn names', term('app', 'NotIn', ['web']), false],
    ['selects what exists, though it is empty', term('empty', 'Exists'), true],
    ['selects what does not exist', term('tier', 'DoesNotExist'), true],
    ['does not select what exists by DoesNotExist', term('app', 'DoesNotExist'), false],
    ['does not know inherited names', term('constructor', 'Exists'), false],
    [
      'wants labels and expressions',
      { matchLabels: { app: 'web' }, ...{ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] } },
      false,
    ],
  ])('%s', (_, selector, expected) => {
    expect(selects(labelSelector(selector), labels)).toBe(expected)
  })
})

function fault(clusterRoleSelectors: Json, written: Json = {}): string | undefined {
  const body = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'r', labels: written },
    aggregationRule: { clusterRoleSelectors },
  }
  const found = refusal(manifestOf(body))
  return found && `${found.route.join('.')}: ${found.message}`
}

describe('a ClusterRole is refused', () => {
  const at = 'aggregationRule.clusterRoleSelectors.0'
  test.each<readonly [name: string, selector: Json, expected: string | undefined]>([
    ['not for an empty selector', {}, undefined],
    ['not for a prefixed label', term('rbac.authorization.k8s.io/aggregate-to-view', 'Exists'), undefined],
    ['not for a placeholder', term('{{ .Values.key }}', 'Exists'), undefined],
    ['for In without values', term('a', 'In', []), `${at}.matchExpressions.0.values: In needs at least one value`],
    ['for Exists with values', term('a', 'Exists', ['x']), `${at}.matchExpressions.0.values: Exists takes no values`],
    [
      'for an operator in small letters',
      term('a', 'in', ['x']),
      `${at}.matchExpressions.0.operator: operator must be one of In, NotIn, Exists, DoesNotExist`,
    ],
    ['for no key', term('', 'Exists'), `${at}.matchExpressions.0.key: the key is no legal name of a label`],
    ['for two slashes', term('a/b/c', 'Exists'), `${at}.matchExpressions.0.key: the key is no legal name of a label`],
    ['for an empty prefix', term('/c', 'Exists'), `${at}.matchExpressions.0.key: the key is no legal name of a label`],
    [
      'for a long key',
      term('x'.repeat(64), 'Exists'),
      `${at}.matchExpressions.0.key: the key is no legal name of a label`,
    ],
    [
      'for a value with a blank',
      term('a', 'In', ['ok', 'x y']),
      `${at}.matchExpressions.0.values.1: the value is no legal value of a label`,
    ],
    ['for a number as a value', { matchLabels: { a: 1 } }, `${at}.matchLabels.a: a must be a text, not a number`],
    [
      'for a value that ends in a dash',
      { matchLabels: { a: 'x-' } },
      `${at}.matchLabels.a: the value is no legal value of a label`,
    ],
  ])('%s', (_, selector, expected) => {
    expect(fault([selector])).toBe(expected)
  })

  test('for a label of its own that is not legal', () => {
    expect(fault([{}], { 'a b': 'x' })).toBe('metadata.labels.a b: the key is no legal name of a label')
  })
})
