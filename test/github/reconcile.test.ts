// What is left to do on a pull request, by what stands there.
import { describe, expect, test } from '@jest/globals'
import type { Severity } from '../../src/github/command-record.ts'
import { reconcile, type Step } from '../../src/github/reconcile.ts'
import type { Thread } from '../../src/github/standing.ts'
import type { ReviewComment } from '../../src/ports.ts'
import { gradedAs } from './desk.ts'

const texts = {
  onLine: ({ body }: ReviewComment) => body,
  onFile: ({ body }: ReviewComment) => `file: ${body}`,
}

function thread(more: Partial<Thread> = {}): Thread {
  const place = { path: 'a.yaml', line: 5, wholeFile: false, body: 'words' }
  const state = { settled: false, resolved: false, resolvable: true, answered: false }
  return { id: `T${more.comment ?? 1}`, comment: 1, fingerprints: ['aa'], ...place, ...state, ...more }
}

/** A thread whose line is gone. */
function outdated(more: Partial<Thread> = {}): Thread {
  const { line: _, ...rest } = thread(more)
  return rest
}

function comment(more: Partial<ReviewComment> = {}): ReviewComment {
  return { path: 'a.yaml', line: 5, side: 'RIGHT', body: 'words', fingerprints: ['aa'], ...more }
}

function word(step: Step): string {
  if (step.kind === 'discard') return `discard ${step.review}`
  if (step.kind === 'create')
    return `create ${step.comment.line}${step.replaces === undefined ? '' : ` for ${step.replaces.id}`}`
  return step.kind === 'update' ? `update ${step.thread.id}: ${step.body}` : `${step.kind} ${step.thread.id}`
}

describe('reconcile', () => {
  const cases: readonly [string, readonly Thread[], readonly ReviewComment[], readonly string[]][] = [
    ['nothing and nothing', [], [], []],
    ['a new finding', [], [comment()], ['create 5']],
    ['the same again', [thread()], [comment()], []],
    ['other words', [thread()], [comment({ body: 'new' })], ['update T1: new']],
    ['the finding is gone', [thread()], [], ['settle T1']],
    ['gone, and said so', [thread({ settled: true })], [], []],
    ['gone, said so, and back', [thread({ settled: true })], [comment()], ['create 5']],
    ['another line of the file', [thread({ line: 9 })], [comment()], ['create 5 for T1']],
    ['another start', [thread({ startLine: 3 })], [comment()], ['create 5 for T1']],
    ['a start that is its line', [thread({ startLine: 5 })], [comment()], []],
    ['another file', [thread({ path: 'b.yaml' })], [comment()], ['create 5 for T1']],
    ['its line is gone', [outdated()], [comment()], ['create 5 for T1']],
    ['on the whole file', [outdated({ wholeFile: true, body: 'file: words' })], [comment({ line: 7 })], []],
    ['on the whole file, other words', [outdated({ wholeFile: true })], [comment()], ['update T1: file: words']],
    ['answered, elsewhere now', [thread({ answered: true, line: 9 })], [comment({ body: 'new' })], []],
    ['answered, in place', [thread({ answered: true })], [comment({ body: 'new' })], ['update T1: new']],
    ['answered, its line gone', [outdated({ answered: true })], [comment()], ['create 5 for T1']],
    ['answered, its finding gone', [thread({ answered: true })], [], ['settle T1']],
    ['resolved by people', [thread({ resolved: true, line: 9 })], [comment({ body: 'new' })], []],
    ['resolved by people, its finding gone', [thread({ resolved: true })], [], ['settle T1']],
    ['resolved by people, not among the worst', [thread({ resolved: true, fingerprints: ['cc'] })], [], []],
    ['twice, both resolved', [thread({ resolved: true }), thread({ comment: 2, resolved: true })], [comment()], []],
    ['twice: the older stays', [thread({ comment: 2 }), thread({ comment: 1 })], [comment()], ['drop T2']],
    ['twice, one answered', [thread(), thread({ comment: 2, answered: true, line: 9 })], [comment()], ['drop T1']],
    ['twice, one resolved', [thread(), thread({ comment: 2, resolved: true })], [comment()], ['drop T1']],
    ['resolved, and told anew', [thread({ resolved: true }), thread({ comment: 2 })], [comment()], []],
    ['twice, one in place', [thread({ line: 9 }), thread({ comment: 2 })], [comment()], ['drop T1']],
    ['two became one', [thread(), thread({ comment: 2, fingerprints: ['bb'], line: 6 })], [both()], ['drop T2']],
    ['one became two', [thread({ fingerprints: ['aa', 'bb'] })], [comment(), second()], ['create 6']],
    ['alive, but not among the worst', [thread({ fingerprints: ['cc'] })], [], []],
    ['what it told first is gone', [thread({ fingerprints: ['dd', 'cc'] })], [], ['settle T1']],
  ]

  function both(): ReviewComment {
    return comment({ fingerprints: ['aa', 'bb'] })
  }

  function second(): ReviewComment {
    return comment({ line: 6, fingerprints: ['bb'] })
  }

  test.each(cases)('%s', (_, threads, wanted, steps) => {
    const alive = gradedAs('high', [...wanted.flatMap(({ fingerprints }) => fingerprints), 'cc'])
    const told = new Map()
    expect(reconcile({ threads, unsent: [] }, wanted, { alive, told }, texts).map(word)).toEqual(steps)
  })

  test('an unsent review goes first, and what is to be said comes before what is tidied', () => {
    const posted = { id: 9, node: 'R9', body: '' }
    const threads = [thread({ fingerprints: ['bb'] }), thread({ comment: 2, body: 'old' })]
    const wanted = [comment(), comment({ line: 8, fingerprints: ['ee'] })]
    const alive = gradedAs('high', ['aa', 'ee'])
    expect(reconcile({ threads, unsent: [posted] }, wanted, { alive, told: new Map() }, texts).map(word)).toEqual([
      'discard 9',
      'create 8',
      'update T2: words',
      'settle T1',
    ])
  })

  const noted = gradedAs('high', ['aa', 'bb'])
  const deleted: readonly [
    string,
    readonly Thread[],
    readonly ReviewComment[],
    'high' | 'critical',
    readonly string[],
  ][] = [
    ['by hand', [], [comment()], 'high', []],
    ['by hand, and graver now', [], [comment()], 'critical', ['create 5']],
    ['by hand, and less grave now', [], [comment({ fingerprints: ['bb'] })], 'high', []],
    ['one of two', [thread({ fingerprints: ['bb'] })], [comment(), second()], 'high', ['create 6 for T1']],
    ['together with another that is new', [], [comment({ fingerprints: ['aa', 'ee'] })], 'high', ['create 5']],
    ['after we settled it', [thread({ settled: true })], [comment()], 'high', []],
    ['never: two that were one', [thread({ fingerprints: ['aa', 'bb'] })], [comment(), second()], 'high', ['create 6']],
  ]
  test.each(deleted)('a comment that was deleted: %s', (_, threads, wanted, severity, steps) => {
    const alive = gradedAs(
      severity,
      wanted.flatMap(({ fingerprints }) => fingerprints),
    )
    expect(reconcile({ threads, unsent: [] }, wanted, { alive, told: noted }, texts).map(word)).toEqual(steps)
  })

  const at = { resolved: true, line: 9 }
  const resolved: readonly [string, readonly Thread[], readonly ReviewComment[], Severity, readonly string[]][] = [
    ['as grave', [thread(at)], [comment()], 'high', []],
    ['less grave', [thread(at)], [comment()], 'low', []],
    ['graver', [thread(at)], [comment()], 'critical', ['create 5']],
    ['graver, but never noted', [thread({ ...at, fingerprints: ['ee'] })], [third()], 'critical', []],
    ['graver, and another is open', [thread(), thread({ ...at, comment: 2 })], [comment()], 'critical', []],
    ['graver, told anew, and resolved again', [thread(at), thread({ ...at, comment: 2 })], [comment()], 'high', []],
    ['one of two graver', [thread({ ...at, fingerprints: ['ee', 'aa'] })], [both()], 'critical', ['create 5']],
  ]

  function third(): ReviewComment {
    return comment({ fingerprints: ['ee'] })
  }

  test.each(resolved)('a thread that was resolved: %s', (_, threads, wanted, severity, steps) => {
    const alive = gradedAs(
      severity,
      wanted.flatMap(({ fingerprints }) => fingerprints),
    )
    expect(reconcile({ threads, unsent: [] }, wanted, { alive, told: noted }, texts).map(word)).toEqual(steps)
  })
})
