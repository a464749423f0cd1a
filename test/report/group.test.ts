import { describe, expect, test } from '@jest/globals'
import type { Placed } from '../../src/report/group.ts'
import { groups } from '../../src/report/group.ts'
import { finding, range } from './build.ts'

const missing = '["missing","automountServiceAccountToken"]'

/** The two findings that a binding of `default` to `edit` brings. */
function binding(path: string): readonly Placed[] {
  const [subject, role] = [range(path, 9), range(path, 14)]
  return [
    {
      finding: finding({
        name: `${path}-default`,
        rule: 'granted-default-account',
        severity: 'critical',
        cause: '["name","default"]',
        ranges: [subject, role],
      }),
    },
    {
      finding: finding({
        name: `${path}-role`,
        rule: 'cluster-admin-binding',
        severity: 'high',
        cause: '["name","edit"]',
        ranges: [role, subject],
      }),
    },
  ]
}

function placed(parts: Parameters<typeof finding>[0], line?: number, added = true): Placed {
  const one = finding(parts)
  const { path } = one.ranges[0]
  return line === undefined ? { finding: one } : { finding: one, anchor: { path, line, hunk: 0, added } }
}

const cases: Readonly<Record<string, { readonly placed: readonly Placed[]; readonly together: readonly string[] }>> = {
  'one fingerprint in two places': {
    placed: [placed({ at: ['b.yaml', 1] }), placed({ at: ['a.yaml', 1] })],
    together: ['automounted-token a.yaml:1 b.yaml:1'],
  },
  'one rule with one cause in two objects': {
    placed: [
      placed({ name: 'web', at: ['web.yaml', 6], cause: missing }),
      placed({ name: 'api', at: ['api.yaml', 6], cause: missing }),
    ],
    together: ['automounted-token api.yaml:6 web.yaml:6'],
  },
  'two rules with one cause in one object': {
    placed: [
      placed({ at: ['web.yaml', 6], cause: missing }),
      placed({ rule: 'token-restored', severity: 'medium', at: ['web.yaml', 7], cause: missing }),
    ],
    together: ['token-restored web.yaml:7 web.yaml:6'],
  },
  'two findings that stand on one line': {
    placed: [placed({ name: 'web', at: ['web.yaml', 6] }, 3), placed({ name: 'api', at: ['web.yaml', 26] }, 3)],
    together: ['automounted-token web.yaml:6 web.yaml:26'],
  },
  'the two ends of a binding': {
    placed: binding('a.yaml'),
    together: ['granted-default-account a.yaml:9 a.yaml:14'],
  },
  'equal bindings': {
    placed: [...binding('b.yaml'), ...binding('a.yaml')],
    together: ['granted-default-account a.yaml:9 b.yaml:9 a.yaml:14 b.yaml:14'],
  },
}

const apart: typeof cases = {
  'findings of one rule with other causes': {
    placed: [placed({ name: 'a', cause: 'x' }), placed({ name: 'b', at: ['b.yaml', 6], cause: 'y' })],
    together: ['automounted-token b.yaml:6', 'automounted-token web.yaml:6'],
  },
  'one cause in two objects across rules': {
    placed: [
      placed({ at: ['web.yaml', 6], cause: missing }),
      placed({ name: 'api', rule: 'token-restored', at: ['web.yaml', 27], cause: missing }),
    ],
    together: ['automounted-token web.yaml:6', 'token-restored web.yaml:27'],
  },
  'a binding, and another one that only has its role': {
    placed: [
      ...binding('a.yaml'),
      placed({
        name: 'ci',
        rule: 'cluster-admin-binding',
        severity: 'high',
        cause: '["name","edit"]',
        at: ['ci.yaml', 30],
      }),
    ],
    together: ['granted-default-account a.yaml:9 a.yaml:14', 'cluster-admin-binding ci.yaml:30'],
  },
  'a finding that only passes by the other one': {
    placed: [
      placed({ ranges: [range('pod.yaml', 6), range('sa.yaml', 2)] }),
      placed({ name: 'ci', rule: 'token-secret', ranges: [range('sa.yaml', 2)] }),
    ],
    together: ['automounted-token pod.yaml:6', 'token-secret sa.yaml:2'],
  },
}

function shown(groupsFound: ReturnType<typeof groups>): readonly string[] {
  return groupsFound.map((group) => {
    const places = group.map(({ finding: { ranges } }) => `${ranges[0].path}:${ranges[0].startLine}`)
    return [group[0].finding.rule, ...places].join(' ')
  })
}

describe('one comment is enough for', () => {
  test.each(Object.entries(cases))('%s', (_, { placed, together }) => {
    expect(shown(groups(placed))).toEqual(together)
    expect(shown(groups(placed.toReversed()))).toEqual(together)
  })
})

describe('apart stay', () => {
  test.each(Object.entries(apart))('%s', (_, { placed, together }) => {
    expect(shown(groups(placed))).toEqual(together)
    expect(shown(groups(placed.toReversed()))).toEqual(together)
  })
})

describe('what is told first', () => {
  const same = { cause: missing }
  test.each([
    [
      'is the worst',
      [
        placed({ ...same, at: ['a.yaml', 1] }, 1),
        placed({ ...same, name: 'x', severity: 'high', at: ['b.yaml', 2] }, 2),
      ],
      'b.yaml:2',
    ],
    [
      'is on an added line',
      [placed({ ...same, at: ['a.yaml', 1] }, 1, false), placed({ ...same, name: 'x', at: ['b.yaml', 2] }, 2)],
      'b.yaml:2',
    ],
    [
      'is one that the diff can carry',
      [placed({ ...same, severity: 'high', at: ['a.yaml', 1] }), placed({ ...same, name: 'x', at: ['b.yaml', 2] }, 2)],
      'b.yaml:2',
    ],
    [
      'is the first by place',
      [placed({ ...same, name: 'x', at: ['b.yaml', 2] }), placed({ ...same, at: ['a.yaml', 1] })],
      'a.yaml:1',
    ],
  ] as const)('%s', (_, placed, expected) => {
    expect(shown(groups(placed))[0]?.split(' ')[1]).toBe(expected)
  })

  test('groups come worst first, by all that is in them', () => {
    const mild = placed({ name: 'b', at: ['b.yaml', 1], severity: 'medium', cause: 'b' }, 1)
    const hidden = [
      placed({ name: 'c', at: ['c.yaml', 1], cause: 'c' }, 1),
      placed({ name: 'd', at: ['d.yaml', 1], cause: 'c', severity: 'high' }),
    ]
    expect(shown(groups([mild, ...hidden]))).toEqual([
      'automounted-token c.yaml:1 d.yaml:1',
      'automounted-token b.yaml:1',
    ])
  })
})

test('a thousand findings on one line are grouped in no time', () => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    placed({ name: `n${index}`, ranges: [range('one.json', 1), range('one.json', 1), range('one.json', 1)] }),
  )
  expect(groups(many)).toHaveLength(1)
})
