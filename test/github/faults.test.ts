// Whatever fails, and whenever: no finding is lost, none is told twice, and the verdict is right.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { connect } from '../../src/github/client.ts'
import { type Delivery, deliver } from '../../src/github/deliver.ts'
import { signature } from '../../src/github/marker.ts'
import type { Review, ReviewComment } from '../../src/ports.ts'
import { comment, holds, joined, numbered, writesOf } from './desk.ts'
import { type FakeFault, faultKinds, faulty } from './fake-faults.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from './fake-github.ts'
import { type Scratch, scratchRepository } from './scratch-repository.ts'

/** At least as many schedules of faults are tried. */
const schedules = 300

let repository: Scratch
let github: FakeGitHub
let base = ''
const heads: string[] = []

beforeAll(async () => {
  repository = scratchRepository()
  base = repository.commit({ 'a.yaml': joined(numbered), 'b.yaml': joined(numbered) })
  const changed = numbered.with(4, 'FIVE').with(29, 'THIRTY')
  heads.push(repository.commit({ 'a.yaml': joined(changed), 'b.yaml': joined(['x', ...numbered]) }))
  heads.push(repository.commit({ 'a.yaml': joined(changed.with(4, 'five')) }))
  github = await fakeGitHub(repository)
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

beforeEach(() => {
  github.pulls.splice(0, github.pulls.length, { number: 7, base, head: heads[0] ?? '' })
})

/** Comments that lines take, one for a file, and one that only the summary can hold. */
const pool: readonly ReviewComment[] = [
  comment(5),
  comment(30, { startLine: 29 }),
  comment(2, { path: 'b.yaml', fingerprints: ['b002'] }),
  comment(20),
  comment(1, { path: 'other.yaml', fingerprints: ['0001'] }),
]

interface Act {
  readonly comments: readonly ReviewComment[]
  /** What fails of the run, or of each of two runs at once. */
  readonly faults: readonly FakeFault[]
  readonly runs: number
  /** Somebody pushes before it. */
  readonly push: boolean
  /** The token may resolve threads. */
  readonly contents: boolean
  /** From this request on the token may only read. */
  readonly revoked: number | undefined
}

const fault: fc.Arbitrary<FakeFault> = fc.record({
  at: fc.nat({ max: 24 }),
  kind: fc.constantFrom(...faultKinds),
  done: fc.boolean(),
})
const act: fc.Arbitrary<Act> = fc.record({
  comments: fc.subarray([...pool]),
  faults: fc.array(fault, { maxLength: 6 }),
  runs: fc.constantFrom(1, 1, 2),
  push: fc.boolean(),
  contents: fc.boolean(),
  revoked: fc.option(fc.nat({ max: 12 }), { nil: undefined, freq: 5 }),
})

function review(comments: readonly ReviewComment[]): Review {
  const verdict = comments.length === 0 ? 'passed' : `failed, ${comments.length} risks introduced`
  const conclusion = comments.length === 0 ? 'success' : 'failure'
  return { conclusion, verdict, comments, annotations: [], summary: `**${verdict}**` }
}

async function run(comments: readonly ReviewComment[]): Promise<Delivery> {
  const remote = { apiUrl: github.url, serverUrl: github.url, token: 'secret', owner: 'octo', repo: 'shop' }
  const sleep = async (): Promise<void> => {}
  const said = review(comments)
  return await deliver(
    { client: await connect(remote, sleep), remote, holds, sleep },
    {
      head: github.pulls[0]?.head ?? '',
      number: 7,
      review: said,
      alive: new Set(comments.flatMap(({ fingerprints }) => fingerprints)),
      summary: { body: said.summary, needed: comments.length > 0 },
      status: true,
      readOnly: false,
    },
  )
}

function allow(writes: boolean, contents: boolean): void {
  github.tokens.set('secret', { user: actionsBot, writes, contents })
}

/** How often each finding is told on the pull request, in threads that are not settled and in the summary. */
function tellings({ body, fingerprints }: ReviewComment): number {
  const threads = github.threads().filter((thread) => {
    const signed = signature(thread.body)
    return signed?.as === 'finding' && signed.words.some((word) => fingerprints.includes(word))
  })
  return threads.length + github.issueComments.filter((one) => one.body.includes(body)).length
}

async function play({ comments, faults, runs, push, contents, revoked }: Act): Promise<readonly Delivery[]> {
  const [pull] = github.pulls
  if (push && pull !== undefined) pull.head = heads[1] ?? ''
  allow(true, contents)
  const failing = faulty(faults)
  let count = 0
  github.intercept = (request, proceed) => {
    if (count === revoked) allow(false, contents)
    count += 1
    return failing(request, proceed)
  }
  const deliveries = await Promise.all(Array.from({ length: runs }, () => run(comments)))
  delete github.intercept
  return deliveries
}

describe('under any schedule of faults', () => {
  test(
    'nothing is lost, nothing is double, and the verdict is right',
    async () => {
      let writes = 0
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 2 }), async (acts) => {
          github.reset()
          if (github.pulls[0] !== undefined) github.pulls[0].head = heads[0] ?? ''
          // Runs at once that were cut short may leave a double, for the next whole run to take away; so may one that lost its
          // rights between a comment on the new lines and the end of the old one.
          let doubles = false
          for (const one of acts) {
            const deliveries = await play(one)
            const whole = deliveries.every(({ annotate }) => !annotate)
            for (const wanted of one.comments) {
              const told = tellings(wanted)
              // Told on the pull request, or else on the lines of the job.
              if (whole) expect(told).toBe(1)
              else if (one.runs === 1 && !(one.push && one.revoked !== undefined) && !doubles)
                expect(told).toBeLessThanOrEqual(1)
            }
            if (one.runs === 1 && !doubles) expect(github.issueComments.length).toBeLessThanOrEqual(1)
            doubles = !whole && (doubles || one.runs > 1 || (one.push && one.revoked !== undefined))
          }
          await settled(acts.at(-1)?.comments ?? [])
          writes += github.writes().length
        }),
        { numRuns: schedules },
      )
      expect(writes).toBe(0)
      expect(github.strange).toEqual([])
    },
    10 * 60_000,
  )

  /** A run without faults sets everything right, and the one after it has nothing to write. */
  async function settled(comments: readonly ReviewComment[]): Promise<void> {
    allow(true, false)
    expect(await run(comments)).toMatchObject({ annotate: false })
    for (const wanted of pool)
      expect([wanted.line, tellings(wanted)]).toEqual([wanted.line, comments.includes(wanted) ? 1 : 0])
    expect(github.issueComments.length).toBeLessThanOrEqual(1)
    const status = github.statuses.filter(({ sha }) => sha === github.pulls[0]?.head).at(-1)
    const { conclusion, verdict } = review(comments)
    expect(status).toMatchObject({ state: conclusion, description: verdict })
    github.requests.length = 0
    expect(await run(comments)).toMatchObject({ annotate: false })
    expect(writesOf(github)).toEqual([])
  }
})
