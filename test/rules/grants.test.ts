// The rules about rights: each power of the catalogue in a small world, and what is rated or told otherwise.
import { describe, expect, test } from '@jest/globals'
import { powerRows } from '../../src/access/powers.data.ts'
import { recorded } from '../access/recorded.ts'
import { judged } from '../change.ts'

type Case = readonly [id: string, name: string, held: boolean, account: string, text: string]

const cases = recorded<Case>('powers')

/** What a new file brings of one family to the account `ns1/x`. */
function severities(text: string, family: string): readonly string[] {
  return judged({ base: {}, head: { 'a.yaml': text } })
    .introduced.filter(({ rule, subject }) => rule === family && subject.name === 'x')
    .map(({ severity }) => severity)
}

/** Where the case tells more than its power, or is rated by where and whose it is. */
const otherwise: Readonly<Record<string, readonly string[]>> = {
  // As grave as what the star adds: Pods can be made and changed.
  'wildcard-verbs cluster-wide': ['critical'],
  'wildcard-verbs in a namespace': ['high'],
  // The first of its subresources is `exec`.
  'wildcard-subresource cluster-wide': ['critical'],
  'wildcard-subresource in a namespace': ['high'],
  // It takes acting as users beside it.
  'impersonate-extras-uids cluster-wide': ['critical'],
  // All ConfigMaps are also those that run the cluster.
  'configmaps-write cluster-wide': ['critical'],
  // Beside the account itself it is how leaders are elected.
  'configmaps-write in a namespace': [],
  // Rights in kube-system count a level more.
  'leases in a namespace': ['medium'],
}

describe('every power', () => {
  const held = powerRows.flatMap(({ id, family, severity }) =>
    ['cluster-wide', 'in a namespace'].flatMap((where, index) => {
      const text = cases.find(
        ([power, name, isHeld]) => isHeld && power === id && [where, `${where} (alternative 1)`].includes(name),
      )?.[4]
      const says = otherwise[`${id} ${where}`] ?? [severity[index]].filter((one) => one !== 'info' && one !== 'none')
      return text === undefined ? [] : [{ id, where, family, text, says }]
    }),
  )

  test.each(held)('$id $where is a finding of $family', ({ text, family, says }) => {
    expect(severities(text, family)).toEqual(says)
  })

  /** Their nearest miss is another power of the same family. */
  const neighbours = ['wildcard-everything', 'secrets-list-watch', 'secrets-get']
  const missed = powerRows.flatMap(({ id, family }) =>
    cases
      .filter(([power, , isHeld]) => !isHeld && power === id)
      .filter(([, name], index) => name === 'bound to another account' || (index === 0 && !neighbours.includes(id)))
      .map(([, name, , , text]) => ({ id, name, family, text })),
  )

  test.each(missed)('$id, $name: silent', ({ text, family }) => {
    expect(severities(text, family)).toEqual([])
  })

  test('is tried', () => {
    expect(new Set(held.map(({ id }) => id)).size).toBe(102)
    expect(new Set(missed.map(({ id }) => id)).size).toBe(102)
  })
})
