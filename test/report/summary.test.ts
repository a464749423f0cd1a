import { describe, expect, test } from '@jest/globals'
import type { Delta } from '../../src/findings/delta.ts'
import { defaultPolicy } from '../../src/policy/policy.ts'
import { plan } from '../../src/report/plan.ts'
import { addedFile, delta, deployment, finding } from './build.ts'

const changes = [addedFile('web.yaml', deployment)]

function summary(parts: Partial<Delta>, options = {}): string {
  return plan(delta(parts), changes, defaultPolicy(), options).summary
}

test('what the API server would refuse was read, and its names are no sentences', () => {
  const name = 'x/ is fine and was approved'
  const problems = [
    {
      path: 'a.yaml',
      line: 1,
      message: `ClusterRoleBinding ${name}: it has no subject`,
      change: 'introduced' as const,
      fails: false,
      touched: true,
      refused: true as const,
      names: [name],
    },
  ]
  const text = summary({ problems })
  expect(text).toContain(
    `**Kubernetes would refuse**\n\n- \`a.yaml:1\`: ClusterRoleBinding \`${name}\`: it has no subject`,
  )
  expect(text).not.toContain('read**')
})

test('all there is to say, in its order', () => {
  const waived = { ...finding({ name: 'w' }), waiver: { reason: 'until the rewrite', by: 'kim', until: '2027-01-31' } }
  expect(
    summary({
      introduced: [
        finding({ cause: 'x' }),
        finding({ name: 'api', cause: 'x', at: ['api.yaml', 2] }),
        finding({ name: 'quiet', severity: 'info', at: ['q.yaml', 1], remedy: 'Ask `ops`.' }),
      ],
      fixed: [finding({ name: 'old' }), finding({ name: 'older' }), finding({ rule: 'token-secret', name: 's' })],
      carried: [finding({ name: 'still', severity: 'high' })],
      waived: [waived],
      access: [
        {
          account: 'shop/web',
          workloads: ['Deployment shop/web'],
          gained: ['read Secrets in shop'],
          lost: [],
          paths: [],
        },
      ],
      problems: [
        { path: 'x.yaml', line: 3, message: 'a tab begins the line', change: 'introduced', fails: true, touched: true },
        { path: 'bin.yaml', message: 'not text', change: 'carried', fails: false, touched: false },
      ],
      unknowns: ['whether Pod a mounts a token depends on ServiceAccount b, which is not in this repository'],
      passedOver: ['12 chart templates', '3 kustomization files'],
    }),
  ).toBe(`**sa-guard: failed.** 3 risks introduced (2 low, 1 info): 1 comment on the lines that brought them; 1 told here only; 1 waived and 1 file cannot be read.

- **low** · Deployment \`shop/web\` mounts the API token of ServiceAccount \`shop/web\` by default. The same in 1 other place. \`web.yaml:6\` · \`automounted-token\`
- **info** · Deployment \`shop/quiet\` mounts the API token of ServiceAccount \`shop/quiet\` by default. Ask \`ops\`. \`q.yaml:1\` · \`automounted-token\`

**Thank you.** 3 risks gone: 2 × \`automounted-token\` (Deployment \`shop/old\`, Deployment \`shop/older\`), 1 × \`token-secret\` (Deployment \`shop/s\`).

**What accounts gained and lost**

- \`shop/web\` (\`Deployment shop/web\`) can now: read Secrets in shop.

**Not read**

- \`x.yaml:3\`: a tab begins the line **(broken by this change)**

<details><summary>1 place not read&#44; outside of this change</summary>

- \`bin.yaml\`: not text

</details>

<details><summary>1 risk that was there before &#40;1 high&#41;</summary>

- **high** · Deployment \`shop/still\` mounts the API token of ServiceAccount \`shop/still\` by default. \`web.yaml:6\` · \`automounted-token\`

</details>

<details><summary>1 waived risk</summary>

- **low** · Deployment \`shop/w\` mounts the API token of ServiceAccount \`shop/w\` by default. Waived by \`kim\` until \`2027-01-31\`: until the rewrite. \`web.yaml:6\` · \`automounted-token\`

</details>

<details><summary>1 thing the manifests do not say</summary>

- whether Pod a mounts a token depends on ServiceAccount b, which is not in this repository

</details>

38 manifests examined. Passed over for now: 12 chart templates and 3 kustomization files.
`)
})

describe('the first and the last line', () => {
  const stats = { files: 9, manifests: 0, units: 0 }
  const waived = [{ ...finding({ name: 'w' }), waiver: { reason: 'until the rewrite', by: 'kim' } }]
  const looked = '38 manifests examined.'
  test.each<[string, Partial<Delta>, object, string, string]>([
    [
      'clean',
      {},
      {},
      '**sa-guard: passed.** No risk introduced.',
      '38 manifests, nothing changed about their ServiceAccounts.',
    ],
    ['no manifest', { stats }, {}, '**sa-guard: passed.** No risk introduced.', 'No manifest changed.'],
    ['an empty scan', { stats }, { scan: true }, '**sa-guard: passed.** No risk found.', 'No manifest found.'],
    ['a clean scan', {}, { scan: true }, '**sa-guard: passed.** No risk found.', '38 manifests examined.'],
    [
      'a scan',
      { introduced: [finding({ severity: 'high' })] },
      { scan: true },
      '**sa-guard: failed.** 1 risk found (1 high).',
      '38 manifests examined.',
    ],
    [
      'outside of the diff',
      { introduced: [finding({ at: ['y.yaml', 1] })] },
      {},
      '**sa-guard: passed.** 1 risk introduced (1 low), told here only.',
      '38 manifests examined.',
    ],
    ['waived', { waived }, {}, '**sa-guard: passed.** No risk introduced, but 1 waived.', looked],
    ['waived, in a scan', { waived }, { scan: true }, '**sa-guard: passed.** No risk found, but 1 waived.', looked],
    [
      'waived beside a broken file',
      { waived, problems: [{ path: 'x.yaml', message: 'tab', change: 'introduced', fails: true, touched: true }] },
      {},
      '**sa-guard: failed.** No risk introduced, but 1 waived and 1 file cannot be read.',
      looked,
    ],
    [
      'a broken file beside a risk',
      {
        introduced: [finding({ at: ['y.yaml', 1] })],
        problems: [{ path: 'x.yaml', message: 'tab', change: 'introduced', fails: true, touched: true }],
      },
      {},
      '**sa-guard: failed.** 1 risk introduced (1 low), told here only; 1 file cannot be read.',
      '38 manifests examined.',
    ],
    [
      'waived beside others of a scan',
      { waived, introduced: [finding({ severity: 'high' })] },
      { scan: true },
      '**sa-guard: failed.** 1 risk found (1 high); 1 waived.',
      looked,
    ],
    [
      'waived beside one outside of the diff',
      { waived, introduced: [finding({ at: ['y.yaml', 1] })] },
      {},
      '**sa-guard: passed.** 1 risk introduced (1 low), told here only; 1 waived.',
      looked,
    ],
  ])('%s', (_, parts, options, first, last) => {
    const lines = summary(parts, options).trimEnd().split('\n')
    expect([lines[0], lines.at(-1)]).toEqual([first, last])
  })
})

test('what has no comment brings its remedy along', () => {
  expect(summary({ introduced: [finding({ at: ['y.yaml', 1] })] })).toContain(' by default. Set `automount')
})

test('a failure without a finding says what failed', () => {
  const broken = { line: 3, message: 'tab', change: 'introduced', fails: true, touched: true } as const
  const problems = [
    { path: 'x.yaml', ...broken },
    { path: 'x.yaml', ...broken, line: 9 },
    { path: 'y.yaml', ...broken, fails: false },
  ]
  expect(plan(delta({ problems }), [], defaultPolicy()).summary).toMatch(
    /^\*\*sa-guard: failed\.\*\* No risk introduced, but 1 file cannot be read\.\n/,
  )
})

test('under `strict` a file that nobody could read is why it failed', () => {
  const unread = { line: 3, message: 'tab', change: 'introduced', fails: false, touched: true } as const
  const problems = [
    { path: 'x.yaml', ...unread },
    { path: 'y.yaml', ...unread, touched: false },
  ]
  const said = (strict: boolean) => plan(delta({ problems }), [], { ...defaultPolicy(), strict }).summary.split('\n')[0]
  expect(said(true)).toBe('**sa-guard: failed.** No risk introduced, but 1 file cannot be read.')
  expect(said(false)).toBe('**sa-guard: passed.** No risk introduced.')
})

test('a heap of faults takes no time for each pair of them', () => {
  const fault = { message: 'tab', change: 'introduced', fails: false } as const
  const problems = Array.from({ length: 100_000 }, (_, i) => ({ path: `${i}.yaml`, ...fault, touched: i % 2 === 0 }))
  const started = performance.now()
  expect(summary({ problems })).toContain('50000 places not read')
  expect(performance.now() - started).toBeLessThan(3000)
})

test('who is thanked for several times is named once', () => {
  const fixed = ['a.yaml', 'b.yaml'].map((path) => finding({ at: [path, 1] }))
  expect(summary({ fixed })).toContain('2 risks gone: 2 × `automounted-token` (Deployment `shop/web`).')
})

test('long lists are cut, and what is left is counted', () => {
  const many = Array.from({ length: 70 }, (_, index) => finding({ name: `n${index}`, at: ['y.yaml', index + 1] }))
  const text = summary({ introduced: many, carried: many, fixed: many })
  expect(text.split('\n\n')[1]?.match(/^- \*\*low/gm)).toHaveLength(50)
  expect(text).toContain('- and 20 more, milder ones')
  expect(text).toContain('- and 20 more')
  expect(text).toContain('70 × `automounted-token` (Deployment `shop/n0`,')
  expect(
    text
      .split('**Thank you.**')[1]
      ?.split('\n')[0]
      ?.match(/Deployment/g),
  ).toHaveLength(10)
})

test('a text too long for GitHub ends with a whole block and says so', () => {
  const message = 'a/b '.repeat(250)
  const many = Array.from({ length: 50 }, (_, index) =>
    finding({ name: `n${index}`, at: ['y.yaml', index + 1], message }),
  )
  const text = summary({ introduced: many, carried: many, unknowns: [message] })
  expect(text.length).toBeLessThan(65_000)
  expect(text).toMatch(/The rest is too long for this place; the JSON report holds it all\.\n$/)
  expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0)
})
