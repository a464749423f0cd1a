import { describe, expect, test } from '@jest/globals'
import { graph } from '../../../src/packaging/kustomize/graph.ts'
import { pathsOf } from '../../../src/packaging/kustomize/paths.ts'
import { texts } from '../../../src/packaging/kustomize/texts.ts'
import { syntaxCache } from '../../../src/yaml/document.ts'
import type { Files } from './tree.ts'
import { snapshotOf } from './tree.ts'

const files: Files = {
  'base/kustomization.yaml':
    'resources: [a.yaml]\nconfigMapGenerator:\n- name: c\n  files: [key=app.conf]\n  envs: [x.env]\n',
  'base/a.yaml': 'a: b\n',
  'base/app.conf': '',
  'base/x.env': '',
  'part/kustomization.yml': 'kind: Component\npatches:\n- path: p.yaml\n',
  'part/p.yaml': '',
  'lonely/kustomization.yaml': 'kind: Component\nresources: [l.yaml]\n',
  'lonely/l.yaml': '',
  'dev/Kustomization':
    'bases: [../base]\npatchesStrategicMerge:\n- q.yaml\n- |-\n  not: a path\ntransformers: [t.yaml]\n',
  'dev/q.yaml': '',
  'dev/t.yaml': '',
  'prod/kustomization.yaml':
    'Resources: [../base]\ncomponents: [../part]\nreplacements: [{path: r.yaml}]\nopenapi: {path: s.json}\n',
  'prod/r.yaml': '',
  'prod/s.json': '',
  'round/a/kustomization.yaml': 'resources: [../b]\n',
  'round/b/kustomization.yaml': 'resources: [../a, x.yaml]\n',
  'round/b/x.yaml': '',
  'plain.yaml': '',
}

const snapshot = snapshotOf(files)
const found = graph(snapshot.files.keys(), pathsOf(snapshot), texts(syntaxCache()))

const reached: readonly (readonly [string, readonly string[]])[] = [
  ['base/a.yaml', ['dev', 'prod']],
  ['base/app.conf', ['dev', 'prod']],
  ['base/x.env', ['dev', 'prod']],
  ['base/kustomization.yaml', ['dev', 'prod']],
  ['part/p.yaml', ['prod']],
  ['part/kustomization.yml', ['prod']],
  ['dev/q.yaml', ['dev']],
  ['dev/t.yaml', ['dev']],
  ['dev/Kustomization', ['dev']],
  ['prod/r.yaml', ['prod']],
  ['prod/s.json', ['prod']],
  ['lonely/l.yaml', []],
  ['round/b/x.yaml', ['round/b']],
  ['plain.yaml', []],
]

describe('the roots that a file reaches', () => {
  test.each(reached)('%s', (path, roots) => {
    expect([...found.reachedBy(path)].sort()).toEqual(roots)
  })

  test('nothing uses a root, and a component is none', () => {
    expect([...found.roots].sort()).toEqual(['dev', 'prod'])
  })
})
