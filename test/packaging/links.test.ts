// Links in the tree: what kubectl would follow, and what is read of it.
import { expect, test } from '@jest/globals'
import { judge } from '../../src/judge.ts'
import { emptySnapshot, type Snapshot } from '../../src/packaging/snapshot.ts'
import { defaultPolicy } from '../../src/policy/policy.ts'

function linked(path: string, target: string): Snapshot {
  return { files: new Map([[path, { mode: '120000', blob: 'a', content: { bytes: Buffer.from(target) } }]]) }
}

test.each([
  ['a.yaml', 'data/a.txt', 'whose name says that it holds no manifest'],
  ['a.yaml', '../a.yaml', 'leads out of the repository'],
  ['a.yaml', 'data/a.yaml', undefined],
  ['README', 'data/a.txt', undefined],
])('%s -> %s', (path, target, says) => {
  const { problems } = judge({
    base: emptySnapshot,
    head: linked(path, target),
    renames: new Map(),
    policy: defaultPolicy(),
    maxProofs: 0,
  })
  expect(problems.map(({ message }) => message)).toEqual(says === undefined ? [] : [expect.stringContaining(says)])
})
