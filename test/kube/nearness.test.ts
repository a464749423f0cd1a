import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { nearness } from '../../src/kube/nearness.ts'

/** The rule as one would say it: same file, same directory, nearest common directory. */
function rank(from: string, to: string): readonly number[] {
  const folders = (path: string): readonly string[] => path.split('/').slice(0, -1)
  const [here, there] = [folders(from), folders(to)]
  const common = here.findIndex((folder, index) => folder !== there[index])
  const same = here.join('/') === there.join('/')
  return [Number(from === to), Number(same), common < 0 ? here.length : common]
}

function nearestByRule(paths: readonly string[], from: string): readonly string[] {
  const ranks = paths.map((path) => rank(from, path).join('.'))
  const best = [...ranks].sort().at(-1)
  return paths.filter((_, index) => ranks[index] === best)
}

const path = fc
  .tuple(fc.array(fc.constantFrom('a', 'b', 'ab'), { maxLength: 4 }), fc.constantFrom('x.yaml', 'y.yaml'))
  .map(([folders, file]) => [...folders, file].join('/'))

describe('the nearest', () => {
  test('is told by the path, be there few or many', () => {
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 12 }), path, (paths, from) => {
        const found = nearness(paths, (one) => one)(from)
        expect([...(found?.items ?? [])].sort()).toEqual([...nearestByRule(paths, from)].sort())
      }),
    )
  })

  test('has a level that tells a shared folder from the root', () => {
    const level = (from: string, to: string, times: number): number | undefined =>
      nearness(Array(times).fill(to), (one: string) => one)(from)?.level
    for (const times of [1, 9]) {
      expect(level('a.yaml', 'b.yaml', times)).toBeLessThan(1)
      expect(level('a/x.yaml', 'b/x.yaml', times)).toBeLessThan(1)
      expect(level('a/x.yaml', 'a/b/x.yaml', times)).toBe(1)
      expect(level('a.yaml', 'a.yaml', times)).toBeGreaterThan(1)
    }
  })

  test('is nobody where nothing is written', () => {
    expect(nearness([], () => '')('a.yaml')).toBeUndefined()
  })
})
