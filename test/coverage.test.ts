// The page of covered risks: every row of the catalogue once, and no rule that is not there.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { powerRows } from '../src/access/powers.data.ts'
import { rules } from '../src/rules/index.ts'

const page = readFileSync(fileURLToPath(new URL('../docs/coverage.md', import.meta.url)), 'utf8')
const rows = [...page.matchAll(/^\| ([A-Z]\d+) \| (.*) \| (.*) \|$/gm)].map(([, id = '', , answer = '']) => ({
  id,
  answer,
}))

/** Row numbers of the catalogue, by letter. */
const catalogue = { T: 10, S: 10, B: 12, R: 39, C: 5, L: 3, X: 4 }

describe('docs/coverage.md', () => {
  test('has every row of the catalogue once, in order', () => {
    const ids = Object.entries(catalogue).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
    )
    expect(rows.map(({ id }) => id)).toEqual(ids)
  })

  test.each(rows)('$id names rules that exist, or says why there is none', ({ answer }) => {
    const named = [...answer.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map((match) => match[1])
    const known: readonly (string | undefined)[] = [...rules.map(({ id }) => id), 'dedicated-sa', 'kube-system']
    expect(named.filter((name) => !known.includes(name))).toEqual([])
    const speaking = rules.filter(({ id }) => answer.includes(`\`${id}\``))
    if (!/^(not yet|no rule)/.test(answer)) expect(speaking).not.toEqual([])
  })

  test.each(powerRows.map(({ id, family }) => ({ id, family })))(
    'has the power $id with its rule',
    ({ id, family }) => {
      expect(rules.map((rule) => rule.id)).toContain(family)
      expect(
        page.split('\n').filter((line) => line.startsWith(`| ${id} |`) && line.includes(`\`${family}\``)),
      ).toHaveLength(1)
    },
  )

  test('names every rule', () => {
    expect(rules.filter(({ id }) => !page.includes(`\`${id}\``)).map(({ id }) => id)).toEqual([])
  })
})
