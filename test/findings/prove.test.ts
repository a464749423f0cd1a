import { describe, expect, test } from '@jest/globals'
import { accessGraph } from '../../src/access/graph.ts'
import type { Draft } from '../../src/findings/draft.ts'
import { inspect } from '../../src/findings/inspect.ts'
import { prove } from '../../src/findings/prove.ts'
import type { Retrial } from '../../src/findings/retrial.ts'
import { work, writing } from '../../src/findings/work.ts'
import { units } from '../../src/packaging/units.ts'
import { allFixes, mendedTexts } from '../../src/report/fixes.ts'
import { automountedToken } from '../../src/rules/automounted-token.ts'
import { grantedDefaultAccount } from '../../src/rules/granted-default-account.ts'
import { judged } from '../change.ts'
import { type Files, snapshot } from '../snapshot.ts'

const pod = (name: string, account: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop}\nspec:\n  serviceAccountName: ${account}\n  containers: [{name: app, image: nginx}]\n`
const binding = (name: string, ...subjects: string[]): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: ${name}}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}\nsubjects:\n${subjects.join('')}`
const group = (name: string): string => `- {kind: Group, name: ${name}, apiGroup: rbac.authorization.k8s.io}\n`
const user = (name: string): string => `- {kind: User, name: ${name}, apiGroup: rbac.authorization.k8s.io}\n`
const reader =
  "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: reader}\nrules: [{apiGroups: [''], resources: [secrets], verbs: [get, list]}]\n"
const team = group('shop-team')

function drafts(...texts: string[]): readonly Draft[] {
  const [pair] = units(snapshot({}), snapshot(texts.join('---\n'))).pairs
  if (pair === undefined) throw new Error('no unit')
  const [before, after] = [accessGraph(pair.base), accessGraph(pair.head)]
  return inspect([automountedToken, grantedDefaultAccount], after, before)
}

/** Every fix holds, but together with others only where `harms` finds nothing in their names. */
function trials(harms: (names: readonly string[]) => boolean = () => false) {
  const tried: string[] = []
  const nameOf = ({ manifest: { name } }: Draft): string => name
  const retrial: Retrial = {
    outcome: (remedies) => {
      const names = remedies.map(({ draft }) => nameOf(draft))
      tried.push(names.join(' '))
      return { gone: new Set(remedies.map(({ draft }) => draft)), ...(harms(names) && { harm: 'it would do harm' }) }
    },
    work: (remedies) => remedies.length,
    bystanders: () => [],
    readers: () => [{ id: 'plain', kind: 'plain', manifests: [], problems: [] }],
  }
  const cures = (all: readonly Draft[], limit = 1000) =>
    [...prove(all, retrial, { alone: work(limit), together: work(limit) })].map(([draft, cure]) => {
      const outcome = 'refusal' in cure ? cure.refusal : cure.apart === true ? 'apart' : 'proved'
      return `${nameOf(draft)}: ${outcome}`
    })
  return { tried, cures }
}

describe('which fixes share a trial', () => {
  test.each<[string, readonly Draft[], readonly string[]]>([
    ['those of other Pods and accounts do', drafts(pod('a', 'of-x'), pod('b', 'of-y'), pod('c', 'of-z')), ['a b c']],
    ['those of one account do not', drafts(pod('a', 'of-x'), pod('b', 'of-x')), ['a', 'b', 'a b']],
    [
      'only the accounts of both count',
      drafts(pod('a', 'of-x'), pod('b', 'of-x'), pod('c', 'of-y')),
      ['a c', 'b', 'a c b'],
    ],
    [
      'those that change rights do not',
      drafts(
        pod('a', 'of-x'),
        binding('b', team, '- {kind: ServiceAccount, name: default, namespace: one}\n'),
        binding('c', team, '- {kind: ServiceAccount, name: default, namespace: two}\n'),
      ).toSorted((left, right) => (left.manifest.name < right.manifest.name ? -1 : 1)),
      ['a', 'b', 'c', 'a b c'],
    ],
    ['one alone is tried once', drafts(pod('a', 'of-x')), ['a']],
  ])('%s', (_, all, expected) => {
    const { tried, cures } = trials()
    expect(cures(all).every((one) => one.endsWith('proved'))).toBe(true)
    expect(tried).toEqual(expected)
  })
})

describe('what does not hold', () => {
  const four = drafts(pod('a', 'of-w'), pod('b', 'of-x'), pod('c', 'of-y'), pod('d', 'of-z'))

  test('a bad one is found among good ones', () => {
    const { tried, cures } = trials((names) => names.includes('c'))
    expect(cures(four)).toEqual(['c: it would do harm', 'a: proved', 'b: proved', 'd: proved'])
    expect(tried).toEqual(['a b c d', 'a b', 'c d', 'c', 'd', 'a b d'])
  })

  test('good ones that are bad together come one after the other', () => {
    const two = drafts(pod('a', 'of-x'), pod('b', 'of-x'), pod('c', 'of-x'))
    const { cures } = trials((names) => names.includes('a') && names.includes('c'))
    expect(cures(two)).toEqual(['a: proved', 'b: proved', 'c: apart'])
  })

  test('what the work did not suffice for is not offered', () => {
    const { cures } = trials()
    const all = drafts(pod('a', 'of-x'), pod('b', 'of-x'), pod('c', 'of-x'))
    const [first] = all
    expect(cures(all, first === undefined ? 0 : writing(first) + 2)).toEqual([
      'b: its fix was not proved: this change has more findings than the limit of proofs',
      'c: its fix was not proved: this change has more findings than the limit of proofs',
      'a: proved',
    ])
  })
})

describe('one --fix mends', () => {
  const mended = (head: Files, base: Files = {}): readonly (string | undefined)[] => {
    const delta = judged({ base, head })
    return mendedTexts(allFixes(delta), delta.texts).map(({ after }) => after)
  }

  test.each<[string, string, string | undefined, string | undefined]>([
    [
      'bad neighbours of one kind',
      binding('b', user('system:anonymous'), group('system:unauthenticated'), team),
      undefined,
      binding('b', team),
    ],
    [
      'bad neighbours of several kinds',
      binding('b', team, group('system:authenticated'), user('system:anonymous')),
      undefined,
      binding('b', team),
    ],
    [
      'a binding of which nothing good is left',
      binding('b', group('system:authenticated'), user('system:anonymous')),
      undefined,
      undefined,
    ],
    [
      'a binding whose role nobody has without it',
      `${reader}---\n${binding('b', '- {kind: ServiceAccount, name: default, namespace: one}\n').replace('name: view', 'name: reader')}`,
      undefined,
      reader,
    ],
    [
      'only what came now',
      binding('b', ...['c', 'a', 'b'].map((name) => group(`system:serviceaccounts:${name}`))),
      binding('b', group('system:serviceaccounts:a')),
      binding('b', group('system:serviceaccounts:a')),
    ],
  ])('%s', (_, head, base, expected) => {
    expect(mended(head, base)).toEqual([expected])
  })
})

test('an edit that makes a root fail mends nothing', () => {
  const delta = judged({
    base: {},
    head: {
      'base/kustomization.yaml': 'resources: [b.yaml]\n',
      'base/b.yaml': binding('b', user('system:anonymous')),
      'top/kustomization.yaml':
        'resources: [../base]\npatches: [{path: p.yaml, target: {kind: ClusterRoleBinding, name: b}}]\n',
      'top/p.yaml': '- {op: add, path: /metadata/labels, value: {app: b}}\n',
      'other/kustomization.yaml': 'resources: [../base]\npatches: [{path: p.yaml}]\n',
      'other/p.yaml':
        'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: b, labels: {app: b}}\n',
    },
  })
  expect(delta.introduced.map(({ unit, cure }) => `${unit} ${'refusal' in cure ? cure.refusal : 'cured'}`)).toEqual([
    'kustomize:other the edited text would not be read as intended',
    'kustomize:top the edited text would not be read as intended in kustomize:other',
  ])
})
