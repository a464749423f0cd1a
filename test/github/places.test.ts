// Which place GitHub has for a comment, and whose patch says so.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { connect } from '../../src/github/client.ts'
import { type Listing, place } from '../../src/github/places.ts'
import { shown } from '../../src/github/shown.ts'
import type { Comparison } from '../../src/ports.ts'
import { comment, holds, joined, numbered, say, writesOf } from './desk.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from './fake-github.ts'
import { fullName } from './fake-state.ts'
import { type Scratch, scratchRepository } from './scratch-repository.ts'

describe('place', () => {
  const patch = '@@ -1,2 +1,3 @@\n one\n+two\n three'
  const cases: readonly [string, Listing['files'], boolean, number, string][] = [
    ['a line in a hunk', new Map([['a.yaml', { patch, changes: 1 }]]), true, 2, 'line'],
    ['a line beside it', new Map([['a.yaml', { patch, changes: 1 }]]), true, 4, 'file'],
    ['a file that is only renamed', new Map([['a.yaml', { changes: 0 }]]), true, 2, 'file'],
    ['a file too large to be shown', new Map([['a.yaml', { changes: 9 }]]), true, 2, 'perhaps'],
    ['a file that did not change', new Map(), true, 2, 'none'],
    ['a file beyond the longest listing', new Map(), false, 2, 'perhaps'],
  ]
  test.each(cases)('%s', (_, files, complete, line, where) => {
    expect(place({ files, complete }, comment(line), holds)).toBe(where)
  })
})

describe('on the small GitHub', () => {
  let repository: Scratch
  let github: FakeGitHub
  let base = ''

  beforeAll(async () => {
    repository = scratchRepository()
    base = repository.commit({ 'a.yaml': joined(numbered), 'b.yaml': joined(numbered) })
    github = await fakeGitHub(repository)
    github.tokens.set('secret', { user: actionsBot, writes: true })
  })

  afterAll(async () => {
    await github.close()
    repository.remove()
  })

  function edited(edits: ReadonlyMap<number, number>): string {
    // An edit of nothing removes the line, others put so many new ones in its place.
    return joined(
      numbered.flatMap((line, i) =>
        Array.from({ length: edits.get(i) ?? 1 }, (_, n) => (edits.has(i) ? `${line} ${n}` : line)),
      ),
    )
  }

  test('whatever was edited: no comment is refused, none is lost, and nothing is written twice', async () => {
    const edits = fc.uniqueArray(fc.tuple(fc.nat({ max: 39 }), fc.nat({ max: 3 })), {
      minLength: 1,
      maxLength: 6,
      selector: ([line]) => line,
    })
    const spots = fc.uniqueArray(fc.record({ end: fc.integer({ min: 1, max: 50 }), length: fc.nat({ max: 4 }) }), {
      minLength: 1,
      maxLength: 8,
      selector: ({ end }) => end,
    })
    await fc.assert(
      fc.asyncProperty(edits, spots, async (changes, places) => {
        repository.checkout(base)
        const head = repository.commit({ 'a.yaml': edited(new Map(changes)) })
        github.reset()
        github.pulls.splice(0, 1, { number: 7, base, head })
        const refused: unknown[] = []
        github.intercept = (_, proceed) => {
          const answer = proceed()
          if (answer.status >= 400) refused.push(answer.body)
          return answer
        }
        const wanted = places.map(({ end, length }) => comment(end, { startLine: Math.max(1, end - length) }))
        const { onLines, onFiles, inSummary, fault } = await say(github, wanted)
        expect([onLines + onFiles + inSummary, fault, refused]).toEqual([wanted.length, undefined, []])
        github.requests.length = 0
        await say(github, wanted)
        expect(writesOf(github)).toEqual([])
        expect(github.strange).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  /** A comparison of which only the patches are asked. */
  function git(patches: Readonly<Record<string, string>>): Comparison {
    const nothing = async (): Promise<never> => {
      throw new Error('not asked')
    }
    const asked = async () => new Map(Object.entries(patches))
    return { base, head: base, entries: nothing, changedFiles: nothing, read: nothing, patches: asked }
  }

  test('the patches that GitHub shows win over those of git', async () => {
    repository.checkout(base)
    const head = repository.commit({ 'a.yaml': joined(numbered.with(4, 'FIVE')), 'b.yaml': joined(['x', ...numbered]) })
    github.reset()
    github.pulls.splice(0, 1, { number: 7, base, head })
    const [owner = '', repo = ''] = fullName.split('/')
    const remote = { apiUrl: github.url, serverUrl: github.url, token: 'secret', owner, repo }
    const client = await connect(remote, async () => {})
    const asked = (): Promise<ReadonlyMap<string, string>> =>
      shown(git({ 'a.yaml': 'of git', 'c.yaml': 'of git' }), client, remote, 7).patches(['a.yaml', 'b.yaml', 'c.yaml'])
    expect([...(await asked())].map(([path, patch]) => [path, patch.slice(0, 12)])).toEqual([
      ['a.yaml', '@@ -2,7 +2,7'],
      ['c.yaml', 'of git'],
      ['b.yaml', '@@ -1,3 +1,4'],
    ])
    github.intercept = () => ({ status: 502, body: '' })
    expect([...(await asked()).values()]).toEqual(['of git', 'of git'])
  })
})
