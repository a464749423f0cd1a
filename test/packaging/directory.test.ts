// Plain folders as Argo CD and Flux apply them: which files, in which namespace, as which unit.
import { describe, expect, test } from '@jest/globals'
import { units } from '../../src/packaging/units.ts'
import { snapshot } from '../snapshot.ts'

type Tree = Readonly<Record<string, string>>

const account = (name: string, more = ''): string =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: ${name}${more}}\n`

function application(path: string, namespace: string, directory = '{}', name = 'w'): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}}\nspec:\n  source: {repoURL: https://example.com/here, path: ${path}, directory: ${directory}}\n  destination: {name: dev, namespace: ${namespace}}\n`
}

function flux(path: string, more = ''): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: w, namespace: flux-system}\nspec:\n  sourceRef: {kind: GitRepository, name: flux-system}\n  path: ${path}\n${more}`
}

const folder: Tree = {
  'web/one.yaml': account('one'),
  'web/two.yaml': account('two', ', namespace: own'),
  'web/deep/three.yaml': `${account('three')}---\napiVersion: v1\nkind: Namespace\nmetadata: {name: space}\n`,
  'web/four.txt': account('four'),
}

/** `unit namespace/name` of all objects that are judged, at head. */
function objects(base: Tree, head: Tree): readonly string[] {
  const { pairs } = units(snapshot({ ...folder, ...base }), snapshot({ ...folder, ...head }))
  return pairs
    .flatMap(({ head: { id, manifests } }) =>
      manifests
        .filter(({ kind }) => kind === 'ServiceAccount' || kind === 'Namespace')
        .map(({ namespace, name }) => `${id} ${namespace ?? '-'}/${name}`),
    )
    .sort()
}

const same = (tree: Tree): readonly string[] => objects(tree, tree)
const plain = (...names: readonly string[]): readonly string[] => names.map((name) => `plain ${name}`).sort()

describe('an Application gives its namespace', () => {
  test.each<readonly [string, Tree, readonly string[]]>([
    [
      'to what names none, in the folder itself',
      { 'app.yaml': application('web', 'x') },
      plain('x/one', 'own/two', '-/three', '-/space'),
    ],
    [
      'below it too, if it says so',
      { 'app.yaml': application('web', 'x', '{recurse: true}') },
      plain('x/one', 'own/two', 'x/three', '-/space'),
    ],
    [
      'to files that it includes',
      { 'app.yaml': application('web', 'x', '{recurse: true, include: "{deep/*,lost}"}') },
      plain('-/one', 'own/two', 'x/three', '-/space'),
    ],
    [
      'not to files that it excludes',
      { 'app.yaml': application('web', 'x', '{recurse: true, exclude: "deep/*"}') },
      plain('x/one', 'own/two', '-/three', '-/space'),
    ],
    [
      'of the whole tree',
      { 'app.yaml': application('.', 'x', '{recurse: true}') },
      plain('x/one', 'own/two', 'x/three', '-/space'),
    ],
    [
      'not where a chart makes something else of it',
      { 'app.yaml': application('web', 'x'), 'web/Chart.yaml': 'name: web\n' },
      plain('-/one', 'own/two', '-/three', '-/space'),
    ],
    [
      'not where two give different ones',
      { 'app.yaml': `${application('web', 'x')}---\n${application('web', 'z', '{}', 'v')}` },
      plain('-/one', 'own/two', '-/three', '-/space'),
    ],
  ])('%s', (_name, tree, said) => {
    expect(same(tree)).toEqual(said)
  })

  test('at both ends alike', () => {
    const [one, none] = [{ 'app.yaml': application('web', 'x') }, {}]
    const there = plain('x/one', 'own/two', '-/three', '-/space')
    expect(objects(none, one)).toEqual(there)
    expect(objects(one, none)).toEqual(there)
    const two = { 'app.yaml': `${application('web', 'x')}---\n${application('web', 'z', '{}', 'v')}` }
    expect(objects(one, two)).toEqual(there)
  })
})

describe('Flux makes a root of a plain folder', () => {
  const changed = (more: string, tree: Tree = {}): readonly string[] => {
    return objects({ ...tree, 'k.yaml': flux('./web') }, { ...tree, 'k.yaml': flux('./web', more) })
  }
  test('of all below it, in its namespace whatever the objects say', () => {
    expect(changed('  targetNamespace: x\n')).toEqual(
      ['x/one', 'x/two', 'x/three', '-/x'].map((name) => `kustomize:web ${name}`).sort(),
    )
  })

  test('with folders that hold a kustomization, as these say', () => {
    const inner = { 'web/deep/kustomization.yaml': 'namePrefix: p-\nresources: [three.yaml]\n' }
    expect(changed('  targetNamespace: x\n', inner)).toContain('kustomize:web x/p-three')
  })

  test('which is read as it stands where Flux would refuse it', () => {
    const broken = { 'web/five.yaml': 'kind: ServiceAccount\n' }
    const { pairs, head } = units(
      snapshot({ ...folder, ...broken, 'k.yaml': flux('./web') }),
      snapshot({ ...folder, ...broken, 'k.yaml': flux('./web', '  targetNamespace: x\n') }),
    )
    expect(pairs.map(({ head: { id } }) => id)).toEqual(['plain'])
    expect(pairs[0]?.head.manifests.map(({ name }) => name)).toContain('one')
    expect(head.roots.problems).toEqual([])
  })

  test('not of the whole repository', () => {
    const tree = (more: string): Tree => ({ 'k.yaml': flux('./', more) })
    expect(objects(tree(''), tree('  targetNamespace: x\n'))).toEqual(plain('-/one', 'own/two', '-/three', '-/space'))
  })
})
