import { expect, test } from '@jest/globals'
import { inOtherCluster } from '../../src/kube/cluster-path.ts'

test.each([
  ['clusters/dev/a.yaml', 'clusters/prod/a.yaml', true],
  ['clusters/red/apps/a.yaml', 'clusters/blue/apps/b.yaml', true],
  ['dev/a.yaml', 'prod/b.yaml', true],
  ['apps/web/staging2/a.yaml', 'apps/web/eu-prod/a.yaml', true],
  ['clusters/dev/a.yaml', 'clusters/dev/b.yaml', false],
  ['clusters/base/a.yaml', 'clusters/prod/a.yaml', false],
  ['clusters/a.yaml', 'clusters/prod/a.yaml', false],
  ['rbac/a.yaml', 'clusters/prod/a.yaml', false],
  ['dev-tools/a.yaml', 'monitoring/a.yaml', false],
  ['apps/web/a.yaml', 'apps/api/a.yaml', false],
  ['a.yaml', 'b.yaml', false],
  ['dev.yaml', 'prod.yaml', false],
])('%s and %s', (left, right, answer) => {
  expect(inOtherCluster(left, right)).toBe(answer)
  expect(inOtherCluster(right, left)).toBe(answer)
})
