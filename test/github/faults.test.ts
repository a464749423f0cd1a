// Whatever fails, and whenever: no finding is lost, none is told twice, and the verdict is right.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { connect } from '../../src/github/client.ts'
import type { Severity } from '../../src/github/command-record.ts'
import { type Delivery, deliver } from '../../src/github/deliver.ts'
import { signature } from '../../src/github/marker.ts'
import type { Review, ReviewComment } from '../../src/ports.ts'
import { comment, gradedAs, holds, joined, numbered, writesOf } from './desk.ts'
import { type FakeFault, faultKinds, faulty } from './fake-faults.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from './fake-github.ts'
import { deleteComment } from './fake-reviews.ts'
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
  /** Whose comments somebody deletes before it. */
  readonly deleted: readonly ReviewComment[]
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
  deleted: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray([...pool])),
})

function review(comments: readonly ReviewComment[]): Review {
  const verdict = comments.length === 0 ? 'passed' : `failed, ${comments.length} risks introduced`
  const conclusion = comments.length === 0 ? 'success' : 'failure'
  return { conclusion, verdict, comments, annotations: [], summary: `**${verdict}**` }
}

async function run(comments: readonly ReviewComment[], severity: Severity = 'high'): Promise<Delivery> {
  const remote = { apiUrl: github.url, serverUrl: github.url, token: 'secret', owner: 'octo', repo: 'shop' }
  const sleep = async (): Promise<void> => {}
  const said = review(comments)
  return await deliver(
    { client: await connect(remote, sleep), remote, holds, sleep },
    {
      head: github.pulls[0]?.head ?? '',
      number: 7,
      review: said,
      alive: gradedAs(
        severity,
        comments.flatMap(({ fingerprints }) => fingerprints),
      ),
      summary: { body: said.summary, needed: comments.length > 0 },
      status: true,
      readOnly: false,
    },
  )
}

function allow(writes: boolean, contents: boolean): void {
  github.tokens.set('secret', { user: actionsBot, writes, contents })
}

/** Somebody deletes what tells of it on its line or file. */
function drop({ fingerprints }: ReviewComment): boolean {
  const gone = github.comments.filter(({ body }) => {
    const signed = signature(body)
    return signed?.as === 'finding' && signed.words.some((word) => fingerprints.includes(word))
  })
  for (const { id } of gone) deleteComment(github, id)
  return gone.length > 0
}

/** Somebody resolves what tells of it on its line or file. */
function resolve({ fingerprints }: ReviewComment): boolean {
  const theirs = github.comments.filter(({ body }) => fingerprints.some((one) => signature(body)?.words.includes(one)))
  for (const one of theirs) one.resolved = 'ada'
  return theirs.length > 0
}

/** How often each finding is told on the pull request, in threads that are not settled and in the summary. */
function tellings({ body, fingerprints }: ReviewComment): number {
  const threads = github.threads().filter((thread) => {
    const signed = signature(thread.body)
    return signed?.as === 'finding' && signed.words.some((word) => fingerprints.includes(word))
  })
  return threads.length + github.issueComments.filter((one) => one.body.includes(body)).length
}

async function play(
  { comments, faults, runs, push, contents, revoked }: Act,
  severity?: Severity,
): Promise<readonly Delivery[]> {
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
  const deliveries = await Promise.all(Array.from({ length: runs }, () => run(comments, severity)))
  delete github.intercept
  return deliveries
}

/** What people deleted, and whether that is known to hold. */
class Away {
  /** A whole run had noted the comment, and its finding was there ever since. */
  readonly surely = new Set<ReviewComment>()
  /** A run that failed may have noted it, or forgotten it. */
  readonly perhaps = new Set<ReviewComment>()
  private noted: ReadonlySet<ReviewComment> = new Set()

  drop({ deleted }: Act): void {
    for (const one of deleted.filter(drop)) (this.noted.has(one) ? this.surely : this.perhaps).add(one)
  }

  judged({ comments }: Act, whole: boolean): void {
    for (const one of [...this.surely, ...this.perhaps]) {
      if (comments.includes(one)) continue
      // Gone, and so forgotten; by a run that failed, perhaps.
      this.surely.delete(one)
      if (whole) this.perhaps.delete(one)
      else this.perhaps.add(one)
    }
    this.noted = whole ? new Set(comments) : new Set()
  }
}

describe('under any schedule of faults', () => {
  test(
    'nothing is lost, nothing is double, and the verdict is right',
    async () => {
      let writes = 0
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 3 }), async (acts) => {
          github.reset()
          if (github.pulls[0] !== undefined) github.pulls[0].head = heads[0] ?? ''
          // Runs at once that were cut short may leave a double, for the next whole run to take away; so may one that lost its
          // rights between a comment on the new lines and the end of the old one.
          let doubles = false
          const away = new Away()
          for (const one of acts) {
            away.drop(one)
            const deliveries = await play(one)
            const whole = deliveries.every(({ annotate }) => !annotate)
            for (const wanted of one.comments) {
              const told = tellings(wanted)
              if (away.surely.has(wanted)) expect(told).toBe(0)
              // Told on the pull request, or else on the lines of the job.
              else if (whole && !away.perhaps.has(wanted)) expect(told).toBe(1)
              else if (one.runs === 1 && !(one.push && one.revoked !== undefined) && !doubles)
                expect(told).toBeLessThanOrEqual(1)
            }
            if (one.runs === 1 && !doubles) expect(github.issueComments.length).toBeLessThanOrEqual(1)
            away.judged(one, whole)
            doubles = !whole && (doubles || one.runs > 1 || (one.push && one.revoked !== undefined))
          }
          await settled(acts.at(-1)?.comments ?? [], away)
          writes += github.writes().length
        }),
        { numRuns: schedules },
      )
      expect(writes).toBe(0)
      expect(github.strange).toEqual([])
    },
    10 * 60_000,
  )

  test(
    'what people resolved is told anew once if it is graver, and else not at all',
    async () => {
      const graver = fc.constantFrom<Severity>('low', 'high', 'critical', 'critical')
      await fc.assert(
        fc.asyncProperty(act, graver, fc.subarray([...pool]), async (one, severity, picked) => {
          github.reset()
          if (github.pulls[0] !== undefined) github.pulls[0].head = heads[0] ?? ''
          allow(true, false)
          await run(pool)
          const resolved = picked.filter(resolve)
          const left = structuredClone(github.comments.filter((thread) => thread.resolved !== undefined))
          await play({ ...one, comments: pool }, severity)
          allow(true, false)
          for (const now of [severity, 'high', severity] as const)
            expect(await run(pool, now)).toMatchObject({ annotate: false })
          for (const wanted of resolved) expect(tellings(wanted)).toBe(severity === 'critical' ? 2 : 1)
          expect(github.comments).toEqual(expect.arrayContaining(left))
        }),
        { numRuns: schedules / 5 },
      )
    },
    5 * 60_000,
  )

  /** A run without faults sets everything right, and the one after it has nothing to write. */
  async function settled(comments: readonly ReviewComment[], away: Away): Promise<void> {
    allow(true, false)
    expect(await run(comments)).toMatchObject({ annotate: false })
    for (const wanted of pool) {
      if (away.perhaps.has(wanted) && comments.includes(wanted)) continue
      const there = comments.includes(wanted) && !away.surely.has(wanted)
      expect([wanted.line, tellings(wanted)]).toEqual([wanted.line, there ? 1 : 0])
    }
    expect(github.issueComments.length).toBeLessThanOrEqual(1)
    const status = github.statuses.filter(({ sha }) => sha === github.pulls[0]?.head).at(-1)
    const { conclusion, verdict } = review(comments)
    expect(status).toMatchObject({ state: conclusion, description: verdict })
    github.requests.length = 0
    expect(await run(comments)).toMatchObject({ annotate: false })
    expect(writesOf(github)).toEqual([])
  }
})
