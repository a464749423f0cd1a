import { describe, expect, test } from '@jest/globals'
import type { Delta } from '../../src/findings/delta.ts'
import { underlined, width } from '../../src/report/columns.ts'
import { terminal } from '../../src/report/terminal.ts'
import { verdict } from '../../src/report/verdict.ts'
import { delta, deployment, finding, range, tokenOff } from './build.ts'

const texts = new Map([['web.yaml', deployment]])

function text(parts: Partial<Delta>, options = {}): string {
  const input = delta({ texts, ...parts })
  return terminal(input, verdict(input, { failOn: 'high', strict: false }), { colour: false, quiet: false, ...options })
}

test('a finding stands under its source line, with its trail, its reason and its fix', () => {
  const one = finding({
    severity: 'medium',
    ranges: [range('web.yaml', 7, 7, 30)],
    trail: [{ range: range('sa.yaml', 4), label: 'ServiceAccount shop/web' }],
    cause: 'x',
    cure: tokenOff('web.yaml'),
  })
  const other = finding({ name: 'api', at: ['api.yaml', 12], cause: 'x' })
  const parts = {
    introduced: [one, other],
    fixed: [finding(), finding({ rule: 'token-secret' })],
    carried: [finding({ severity: 'high' })],
    problems: [
      { path: 'x.yaml', line: 3, message: 'a tab', change: 'introduced', fails: true, touched: true },
      { path: 'y.yaml', message: 'not text', change: 'carried', fails: false, touched: false },
    ],
    unknowns: ['who shop/x is'],
    passedOver: ['12 chart templates', '1 kustomization file'],
  } as const
  expect(
    text(parts),
  ).toBe(`medium[automounted-token]: Deployment shop/web mounts the API token of ServiceAccount shop/web by default
 --> web.yaml:7:7
  |
7 |       serviceAccountName: web
  |       ^^^^^^^^^^^^^^^^^^^^^^^
  = with ServiceAccount shop/web, sa.yaml:4
  = why: Whoever gets to run code in the Pod can call the Kubernetes API as its ServiceAccount.
  = help: Set automountServiceAccountToken: false on the Pod; if the program does call the API, write true there to say so.
  = fix: Do not mount the token
  |
7 |         serviceAccountName: web
8 | +       automountServiceAccountToken: false
  = also: Deployment shop/api mounts the API token of ServiceAccount shop/api by default, api.yaml:12

failed, 2 risks introduced (1 medium, 1 low), 2 fixed, 1 file broken
fixed, thank you: 1 × automounted-token, 1 × token-secret
there before: 1 risk (1 high)
x.yaml:3: not read: a tab (broken by this change)
not read, outside of this change: 1 place
unknown: who shop/x is
passed over for now: 12 chart templates, 1 kustomization file
examined: 38 manifests
1 proved fix: run it again with --fix to apply
`)
})

test('quiet is a line for each, and silence where there is nothing', () => {
  const problems = [{ path: 'x.yaml', message: 'a tab', change: 'introduced', fails: false, touched: true } as const]
  expect(text({}, { quiet: true })).toBe('')
  expect(text({ introduced: [finding()], carried: [finding()], problems }, { quiet: true })).toBe(
    `web.yaml:6:7: low: Deployment shop/web mounts the API token of ServiceAccount shop/web by default [automounted-token]
x.yaml: not read: a tab
`,
  )
})

describe('a fix', () => {
  test('that removes lines shows them with their numbers', () => {
    const from = deployment.indexOf('spec:')
    const splice = { path: 'web.yaml', from, to: deployment.indexOf('      service'), text: '' }
    expect(text({ introduced: [finding({ cure: { title: 'cut', splices: [splice] } })] })).toContain(
      `  = fix: cut
  |
3 |     name: web
4 | -   spec:`.replace('-   spec', '- spec'),
    )
  })

  test('in another file names it', () => {
    const cure = tokenOff('other.yaml')
    const both = new Map([...texts, ['other.yaml', deployment]])
    expect(text({ introduced: [finding({ cure })], texts: both })).toContain('  | in other.yaml\n7 |         service')
  })

  test('that touches another one is left for the next run', () => {
    const introduced = [1, 2].map((index) =>
      finding({
        name: `n${index}`,
        cure: { title: 't', splices: [{ path: 'web.yaml', from: 0, to: index, text: 'x' }] },
      }),
    )
    expect(text({ introduced })).toContain('1 proved fix: run it again with --fix to apply; 1 more touch')
  })
})

describe('what files hold cannot reach the terminal:', () => {
  const attack = '\u001B[2J\u001B]8;;http://evil\u0007\r\u0008\u202Ex\u009B31m'
  const hostile = `a: ${attack}\nb: 1\n`
  const cure = {
    title: attack,
    splices: [{ path: attack, from: hostile.length, to: hostile.length, text: `${attack}\n` }],
  }

  test.each([false, true])('quiet %s', (quiet) => {
    const one = finding({
      name: attack,
      message: attack,
      remedy: attack,
      ranges: [range(attack, 1, 1, 30)],
      trail: [{ range: range(attack, 1), label: attack }],
      cure,
    })
    const shown = text(
      {
        introduced: [one, { ...one, ranges: [range(attack, 2)] }],
        problems: [{ path: attack, message: attack, change: 'introduced', fails: true, touched: true }],
        unknowns: [attack],
        passedOver: [attack],
        texts: new Map([[attack, hostile]]),
      },
      { quiet },
    )
    expect(shown).toContain('\\u001b[2J')
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})

describe('a mark stands under what it marks', () => {
  test.each([
    ['plain', 'name: web', 7, 10, ['name: web', '      ^^^']],
    ['behind a tab', '\tname: web', 2, 6, ['    name: web', '    ^^^^']],
    ['with a tab inside', 'ab\tc', 2, 4, ['ab  c', ' ^^^']],
    ['behind wide letters', '名前: web', 5, 8, ['名前: web', '      ^^^']],
    ['under wide letters', 'a: 名前', 4, 6, ['a: 名前', '   ^^^^']],
    ['behind an accent of its own', 'e\u0301: web', 5, 8, ['e\u0301: web', '   ^^^']],
    ['under what is written out', 'a: \u001B', 4, 5, ['a: \\u001b', '   ^^^^^^']],
    ['before a carriage return', 'a: b\r', 4, 99, ['a: b', '   ^']],
    ['where nothing is', 'a:', 3, 3, ['a:', '  ^']],
  ] as const)('%s', (_, line, from, to, [shown, mark]) => {
    expect(underlined(line, from, to)).toEqual({ text: shown, mark })
  })

  test('in a line of a megabyte', () => {
    const { text, mark } = underlined(`${'a'.repeat(500_000)}XYZ${'b'.repeat(500_000)}`, 500_001, 500_004)
    expect(text).toMatch(/^…a{60}XYZb{60}…$/)
    expect(mark).toBe(`${' '.repeat(61)}^^^`)
  })
})

test.each([
  ['web', 3],
  ['ウェブ', 6],
  ['🙂', 2],
  ['e\u0301', 1],
  ['', 0],
])('%j is %i cells wide', (given, cells) => {
  expect(width(given)).toBe(cells)
})

test('colour only if asked for', () => {
  expect(text({ introduced: [finding()] })).not.toContain('\u001B')
  expect(text({ introduced: [finding()] }, { colour: true })).toContain('\u001B[1;36mlow[automounted-token]\u001B[0m: ')
})

test('a range of many lines, a file without text and a line beyond its end are drawn all the same', () => {
  const ranges = [range('web.yaml', 4, 1, 20, 8), range('gone.yaml', 4), range('web.yaml', 400)] as const
  const introduced = ranges.map((one, index) => finding({ name: `n${index}`, ranges: [one] }))
  const shown = text({ introduced })
  expect(shown).toContain('4 | spec:\n  | ^^^^^\n')
  expect(shown).toContain(' --> gone.yaml:4:1\n  = why')
  expect(shown).toContain('--> web.yaml:400:1\n    = why')
})

test('no line begins with what a runner takes for a command', () => {
  const path = '::error::b.yaml'
  const problem = { path, line: 3, message: 'broken', change: 'introduced', fails: true, touched: true } as const
  const one = finding({ ranges: [range(path, 7)] })
  for (const quiet of [true, false]) {
    expect(text({ introduced: [one], problems: [problem] }, { quiet })).not.toMatch(/^\s*::/m)
  }
})
