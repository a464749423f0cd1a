import { describe, expect, test } from '@jest/globals'
import type { Severity } from '../../src/access/severity.ts'
import type { Delta, ReadingProblem } from '../../src/findings/delta.ts'
import { commentOnAll, defaultPolicy } from '../../src/policy/policy.ts'
import { hunks, validRange } from '../../src/report/hunks.ts'
import { plan } from '../../src/report/plan.ts'
import { addedFile, changedLine, delta, deployment, finding, range, tokenOff } from './build.ts'

const policy = defaultPolicy()
const texts = new Map([['web.yaml', deployment]])
const long = `${Array.from({ length: 60 }, (_, index) => `line${index + 1}`).join('\n')}\n`

function problem(parts: Partial<ReadingProblem>): ReadingProblem {
  return { path: 'x.yaml', line: 3, message: 'tab', change: 'introduced', fails: false, touched: true, ...parts }
}

function severe(severity: Severity): Partial<Delta> {
  return { introduced: [finding({ severity })] }
}

describe('the conclusion', () => {
  test.each<[string, Partial<Delta>, 'success' | 'failure', string]>([
    ['nothing', {}, 'success', 'passed, 38 manifests, no risk introduced'],
    ['below the limit', severe('medium'), 'success', 'passed, 1 risk introduced (1 medium)'],
    ['at the limit', severe('high'), 'failure', 'failed, 1 risk introduced (1 high)'],
    ['above the limit', severe('critical'), 'failure', 'failed, 1 risk introduced (1 critical)'],
    [
      'older ones',
      { carried: [finding({ severity: 'critical' })] },
      'success',
      'passed, 38 manifests, no risk introduced',
    ],
    ['fixed ones', { fixed: [finding({ severity: 'critical' })] }, 'success', 'passed, 1 fixed'],
    [
      'waived ones',
      { waived: [{ ...finding({ severity: 'critical' }), waiver: { reason: 'r', by: 'b' } }] },
      'success',
      'passed, 1 waived',
    ],
    ['a file it broke', { problems: [problem({ fails: true })] }, 'failure', 'failed, 1 file broken'],
    ['two faults of one file', { problems: [problem({}), problem({ line: 9 })] }, 'success', 'passed, 1 file not read'],
    [
      'a file it does not touch',
      { problems: [problem({ touched: false })] },
      'success',
      'passed, 38 manifests, no risk introduced',
    ],
  ])('%s', (_, parts, conclusion, verdict) => {
    expect(plan(delta(parts), [], policy)).toMatchObject({ conclusion, verdict })
  })

  test('a broken file and the root that breaks with it are one fault', () => {
    const problems = [
      problem({ message: 'not readable YAML: tab', fails: true }),
      problem({ message: 'Kustomize would refuse this: not readable YAML: tab', fails: true }),
      problem({ message: 'Kustomize would refuse this: not readable YAML: tab', path: 'y.yaml' }),
    ]
    const { summary } = plan(delta({ problems }), [], policy)
    expect(summary.match(/^- .*$/gm)).toEqual([
      '- `x.yaml:3`: not readable YAML: tab **(broken by this change)**',
      '- `y.yaml:3`: Kustomize would refuse this: not readable YAML: tab',
    ])
  })

  test('the verdict fits into a commit status', () => {
    const introduced = (['critical', 'high', 'medium', 'low', 'info'] as const).flatMap((severity) =>
      Array.from({ length: 1000 }, (_, index) => finding({ severity, name: `${severity}${index}` })),
    )
    const problems = [problem({ fails: true }), problem({ path: 'y' })]
    const { verdict } = plan(delta({ introduced, fixed: introduced, problems }), [], policy)
    expect(verdict.length).toBeLessThanOrEqual(140)
  })
})

describe('comments', () => {
  const changes = [addedFile('web.yaml', deployment)]

  test('cover exactly the lines that the suggestion replaces', () => {
    const cure = {
      title: 'two lines',
      splices: [
        {
          path: 'web.yaml',
          from: deployment.indexOf('  template'),
          to: deployment.indexOf('      service'),
          text: '  x: 1\n',
        },
      ],
    }
    const { comments } = plan(delta({ introduced: [finding({ cure })], texts }), changes, policy)
    expect(comments).toMatchObject([{ path: 'web.yaml', startLine: 5, line: 6, side: 'RIGHT' }])
    expect(comments[0]?.body).toContain('```suggestion\n  x: 1\n```')
  })

  test('on one line have no start', () => {
    const { comments } = plan(delta({ introduced: [finding({ cure: tokenOff('web.yaml') })], texts }), changes, policy)
    expect(comments).toMatchObject([{ path: 'web.yaml', line: 7, side: 'RIGHT' }])
    expect(comments[0]).not.toHaveProperty('startLine')
  })

  test('show patches only, if suggestions are not wanted', () => {
    const one = finding({ cure: tokenOff('web.yaml') })
    const { comments } = plan(delta({ introduced: [one], texts }), changes, policy, { suggestions: false })
    expect(comments).toMatchObject([{ line: 6 }])
    expect(comments[0]?.body).not.toContain('```suggestion')
    expect(comments[0]?.body).toContain('```diff')
  })

  test('speak of introduced findings only, from the severity that the policy says', () => {
    const all = (['info', 'low', 'medium'] as const).map((severity, index) =>
      finding({ severity, name: severity, at: ['a.yaml', 10 + index] }),
    )
    const input = delta({ introduced: all, carried: [finding({ name: 'old', at: ['a.yaml', 20] })] })
    const lines = (from: Severity): readonly number[] =>
      plan(input, [addedFile('a.yaml', long)], {
        ...policy,
        commentOn: { ...commentOnAll(from), grant: 'high' },
      }).comments.map(({ line }) => line)
    expect(lines('info')).toEqual([12, 11, 10])
    expect(lines('low')).toEqual([12, 11])
    expect(lines('high')).toEqual([])
  })

  test('are at most ten, the worst, from below upwards in each file', () => {
    const introduced = Array.from({ length: 14 }, (_, index) =>
      finding({
        name: `n${index}`,
        severity: index === 13 ? 'high' : index < 5 ? 'low' : 'medium',
        at: [index % 2 === 0 ? 'b.yaml' : 'a.yaml', 10 + index],
      }),
    )
    const { comments, summary } = plan(
      delta({ introduced }),
      [addedFile('a.yaml', long), addedFile('b.yaml', long)],
      policy,
    )
    expect(comments.map(({ path, line }) => `${path}:${line}`)).toEqual([
      'a.yaml:23',
      'a.yaml:21',
      'a.yaml:19',
      'a.yaml:17',
      'a.yaml:15',
      'a.yaml:11',
      'b.yaml:22',
      'b.yaml:20',
      'b.yaml:18',
      'b.yaml:16',
    ])
    expect(summary).toMatch(/^\*\*sa-guard: failed\.\*\* 14 risks introduced .*: 10 comments .*; 4 told here only\./)
  })

  test('are signed with every fingerprint they speak for', () => {
    const introduced = ['b', 'a'].map((name) => finding({ name, cause: 'same', fingerprint: name.repeat(4) }))
    expect(plan(delta({ introduced }), changes, policy).comments).toMatchObject([{ fingerprints: ['aaaa', 'bbbb'] }])
  })

  test('are the same whatever the order of the findings', () => {
    const introduced = Array.from({ length: 30 }, (_, index) =>
      finding({ name: `n${index}`, at: ['a.yaml', 1 + ((index * 7) % 60)], cause: `c${index % 4}` }),
    )
    const review = plan(delta({ introduced }), [addedFile('a.yaml', long)], policy)
    expect(plan(delta({ introduced: introduced.toReversed() }), [addedFile('a.yaml', long)], policy)).toEqual(review)
  })

  test('stand on lines that the diff holds, wherever findings lie', () => {
    const change = changedLine('a.yaml', long, 30)
    const introduced = Array.from({ length: 60 }, (_, index) =>
      finding({
        name: `n${index}`,
        at: ['a.yaml', index + 1],
        cure: { title: 'mend', splices: [{ path: 'a.yaml', from: index * 3, to: index * 3 + 9, text: 'x' }] },
      }),
    )
    const input = delta({ introduced, texts: new Map([['a.yaml', long]]) })
    const { comments } = plan(input, [change], { ...policy, maxComments: 100 })
    expect(comments.length).toBeGreaterThan(5)
    for (const { startLine, line } of comments) {
      expect(validRange(hunks(change.patch ?? ''), startLine ?? line, line)).toBe(true)
    }
  })

  test('are none without a diff', () => {
    expect(plan(delta({ introduced: [finding()] }), [], policy, { scan: true }).comments).toEqual([])
  })
})

test('annotations say in plain words what would be commented, errors first', () => {
  const introduced = [
    finding({
      rule: 'cluster-admin-binding',
      severity: 'high',
      message: 'a `b`',
      ranges: [range('rb.yaml', 4)],
      remedy: 'Do `c`.',
    }),
    finding({ name: 'quiet', severity: 'info', at: ['a.yaml', 1] }),
    finding({ name: 'x', cause: 'c', at: ['a.yaml', 2] }),
    finding({ name: 'y', cause: 'c', at: ['b.yaml', 2] }),
  ]
  const problems = [problem({}), problem({ fails: true, path: 'y.yaml' }), problem({ touched: false, path: 'z.yaml' })]
  expect(plan(delta({ introduced, problems }), [], policy).annotations).toEqual([
    { level: 'error', path: 'y.yaml', line: 3, title: 'This change breaks the file', message: 'tab' },
    {
      level: 'error',
      path: 'rb.yaml',
      line: 4,
      title: 'high: ServiceAccount bound to cluster-admin, admin or edit',
      message: 'a `b`. Do `c`. (cluster-admin-binding)',
    },
    {
      level: 'warning',
      path: 'a.yaml',
      line: 2,
      title: 'low: Pod mounts an API token it does not seem to need',
      message:
        'Deployment shop/x mounts the API token of ServiceAccount shop/x by default. Set `automountServiceAccountToken: false` on the Pod; if the program does call the API, write `true` there to say so. 1 more finding of the same edit. (automounted-token)',
    },
    { level: 'notice', path: 'x.yaml', line: 3, title: 'Not read', message: 'tab' },
  ])
})
