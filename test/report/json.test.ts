import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import type { Delta } from '../../src/findings/delta.ts'
import { defaultPolicy } from '../../src/policy/policy.ts'
import { jsonReport } from '../../src/report/json.ts'
import { schema } from '../../src/report/json-schema.ts'
import { plan } from '../../src/report/plan.ts'
import { addedFile, delta, deployment, finding, range, tokenOff } from './build.ts'

const validate = new Ajv({ strict: true }).compile(schema)
const changes = [addedFile('web.yaml', deployment)]
const texts = new Map([['web.yaml', deployment]])

function report(parts: Partial<Delta>, run = {}): unknown {
  const input = delta({ texts, ...parts })
  const review = plan(input, changes, defaultPolicy())
  return JSON.parse(
    jsonReport(input, review, { base: 'b4se', head: 'h3ad', changes, version: '1.2.3', milliseconds: 7, ...run }),
  )
}

test('a report is what the schema says', () => {
  const one = finding({
    severity: 'high',
    cure: tokenOff('web.yaml'),
    trail: [{ range: range('sa.yaml', 4), label: 'ServiceAccount shop/web' }],
  })
  const again = { ...one, ranges: [range('copy.yaml', 9)], cure: { refusal: 'no' } } as const
  const found = report({ introduced: [one, again], stats: { files: 3, manifests: 2, units: 1 } })
  validate(found)
  expect(validate.errors).toBeNull()
  const common = {
    rule: 'automounted-token',
    severity: 'high',
    change: 'introduced',
    fingerprint: '776562',
    subject: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' },
    account: 'shop/web',
    message: 'Deployment shop/web mounts the API token of ServiceAccount shop/web by default',
    trail: [{ path: 'sa.yaml', line: 4, label: 'ServiceAccount shop/web' }],
    waiver: null,
  }
  expect(found).toMatchObject({
    version: 1,
    tool: { name: 'sa-guard', version: '1.2.3' },
    base: 'b4se',
    head: 'h3ad',
    conclusion: 'failure',
    findings: [
      {
        ...common,
        path: 'web.yaml',
        line: 6,
        endLine: 6,
        column: 7,
        also: [{ path: 'copy.yaml', line: 9 }],
        fix: {
          title: 'Do not mount the token',
          patch: expect.stringContaining('+      automountServiceAccountToken: false\n'),
          suggestion: {
            path: 'web.yaml',
            startLine: 7,
            line: 7,
            text: '      serviceAccountName: web\n      automountServiceAccountToken: false\n',
          },
        },
        refusal: null,
      },
      { ...common, path: 'copy.yaml', line: 9, also: [{ path: 'web.yaml', line: 6 }], fix: null, refusal: 'no' },
    ],
    comments: [{ path: 'web.yaml', line: 7, side: 'RIGHT', fingerprints: ['776562'] }],
    access: [],
    problems: [],
    stats: { files: 3, manifests: 2, units: 1, milliseconds: 7 },
  })
})

describe('it stays valid with', () => {
  const unplaced = { ...finding(), subject: { apiVersion: 'v1', kind: 'Pod', name: 'x' } }
  const { account: _, ...nobody } = unplaced
  test.each<[string, Partial<Delta>, object]>([
    ['nothing', {}, {}],
    ['no base', {}, { base: undefined }],
    ['older and fixed ones', { carried: [finding()], fixed: [finding()] }, {}],
    [
      'waived ones',
      {
        waived: [
          { ...finding(), waiver: { reason: 'r', by: 'b' } },
          { ...finding(), waiver: { reason: 'r', by: 'b', until: '2027' } },
        ],
      },
      {},
    ],
    ['no namespace and no account', { introduced: [nobody] }, {}],
    ['a patch without a suggestion', { introduced: [finding({ cure: tokenOff('web.yaml') })] }, { changes: [] }],
    ['problems', { problems: [{ path: 'x', message: 'm', change: 'carried', fails: false, touched: true }] }, {}],
    ['gains', { access: [{ account: 'a/b', workloads: [], gained: ['x'], lost: [], paths: [] }] }, {}],
    ['hostile names', { introduced: [finding({ name: '__proto__', message: '\uD800\u0000"' })] }, {}],
  ])('%s', (_, parts, run) => {
    validate(report(parts, run))
    expect(validate.errors).toBeNull()
  })
})

test.each([
  ['an unknown key', { extra: 1 }],
  ['another version', { version: 2 }],
  ['a finding without a rule', { findings: [{}] }],
])('the schema refuses %s', (_, change) => {
  expect(validate({ ...Object(report({})), ...change })).toBe(false)
})

test('nobody is told why what was there before has no fix', () => {
  const found = report({ carried: [finding({ cure: { refusal: 'not part of this change' } })] })
  expect(found).toMatchObject({ findings: [{ change: 'carried', fix: null, refusal: null }] })
})

test('thousands of equal findings name a hundred other places each', () => {
  const many = Array.from({ length: 3000 }, (_, index) => finding({ at: ['web.yaml', index + 1] }))
  const found = report({ introduced: many })
  validate(found)
  expect(validate.errors).toBeNull()
  expect(
    JSON.stringify(found)
      .match(/"also":\[[^\]]*\]/g)
      ?.map((one) => one.split('},').length),
  ).toEqual(Array(3000).fill(100))
})
