// What code scanning is given, against the official schema and by its own limits.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import type { Delta } from '../../src/findings/delta.ts'
import { lineHashes } from '../../src/report/line-hash.ts'
import { type SarifRun, sarifReport } from '../../src/report/sarif.ts'
import { rules } from '../../src/rules/index.ts'
import { applySplices } from '../../src/yaml/splice.ts'
import { delta, deployment, finding, range, tokenOff } from './build.ts'

// https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json, of draft 4: that ajv reads it
// as a later draft, it loses its name and the name of its draft.
const {
  $schema: _draft,
  id: _name,
  ...schema
} = JSON.parse(readFileSync(new URL('data/sarif-schema-2.1.0.json', import.meta.url), 'utf8'))
const formats = {
  uri: (text: string) => URL.canParse(text),
  'uri-reference': (text: string) => /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(text) && !/%(?![0-9A-F]{2})/i.test(text),
  'date-time': true,
} as const
const validate = new Ajv({ strict: false, allErrors: true, formats }).compile(schema)

interface Place {
  readonly id?: number
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string }
    readonly region?: Region
  }
  readonly message?: { readonly text: string }
}

interface Region {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly baselineState?: string
  readonly message: { readonly text: string }
  readonly locations: readonly Place[]
  readonly relatedLocations: readonly Place[]
  readonly partialFingerprints: Readonly<Record<string, string>>
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent?: { text: string } }[]
    }[]
  }[]
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } }
  readonly invocations: readonly [{ readonly toolExecutionNotifications: readonly { message: { text: string } }[] }]
  readonly results: readonly Result[]
}

/** The one run of the report, which is valid. */
function run(parts: Partial<Delta>, more: Partial<SarifRun> = {}): Run {
  const report = JSON.parse(sarifReport(delta(parts), { base: 'b4se', version: '1.2.3', links: {}, ...more }))
  validate(report)
  expect(validate.errors).toBeNull()
  expect(report.runs).toHaveLength(1)
  return report.runs[0]
}

const texts = new Map([['web.yaml', deployment]])

describe('a result', () => {
  const one = finding({
    severity: 'high',
    ranges: [range('web.yaml', 6, 5, 9)],
    cure: tokenOff('web.yaml'),
    trail: [{ range: range('a b/sä.yaml', 4), label: 'ServiceAccount shop/web' }],
  })

  test('says where and why, with the way to it as links', () => {
    const [result] = run({ introduced: [one], texts }).results
    expect(result).toMatchObject({
      ruleId: 'automounted-token',
      level: 'error',
      baselineState: 'new',
      message: {
        text: 'Deployment shop/web mounts the API token of ServiceAccount shop/web by default. See [ServiceAccount shop/web](1).',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'web.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 6, startColumn: 5, endLine: 6, endColumn: 9 },
          },
        },
      ],
      relatedLocations: [{ id: 1, physicalLocation: { artifactLocation: { uri: 'a%20b/s%C3%A4.yaml' } } }],
      partialFingerprints: {
        primaryLocationLineHash: lineHashes(deployment)[5],
        'saGuardFinding/v1': one.fingerprint,
      },
    })
    expect(rules[result?.ruleIndex ?? -1]?.id).toBe('automounted-token')
  })

  test.each<[string, string]>([
    ['as it is', deployment],
    ['with a byte order mark', `\ufeff${deployment}`],
    ['with carriage returns', deployment.replaceAll('\n', '\r\n')],
  ])('brings the fix, in a text %s', (_, text) => {
    const cure = tokenOff('web.yaml', text)
    const [result] = run({ introduced: [finding({ cure })], texts: new Map([['web.yaml', text]]) }).results
    const [change] = result?.fixes?.[0]?.artifactChanges ?? []
    const mended = 'splices' in cure ? applySplices(text, cure.splices) : ''
    expect(replaced(text.replace('\ufeff', ''), change?.replacements ?? [])).toBe(mended.replace('\ufeff', ''))
  })

  test('a byte order mark is not counted on the first line', () => {
    const text = `\ufeff${deployment}`
    const cure = { title: 'x', splices: [{ path: 'web.yaml', from: 7, to: 17, text: 'Pod' }] }
    const [result] = run({
      introduced: [finding({ ranges: [range('web.yaml', 1, 2, 6)], cure })],
      texts: new Map([['web.yaml', text]]),
    }).results
    expect(result?.locations[0]?.physicalLocation.region).toMatchObject({ startColumn: 1, endColumn: 5 })
    const deletedRegion = { startLine: 1, startColumn: 7, endLine: 1, endColumn: 17 }
    expect(result?.fixes?.[0]?.artifactChanges[0]?.replacements).toMatchObject([{ deletedRegion }])
  })

  test('a fix that takes whole lines ends at the start of the next', () => {
    const from = deployment.indexOf('      serviceAccountName')
    const splice = { path: 'web.yaml', from, to: deployment.indexOf('      containers'), text: '' }
    const [result] = run({ introduced: [finding({ cure: { title: 'x', splices: [splice] } })], texts }).results
    expect(result?.fixes?.[0]?.artifactChanges[0]?.replacements).toEqual([
      { deletedRegion: { startLine: 7, startColumn: 1, endLine: 8, endColumn: 1 } },
    ])
  })

  type Replacements = NonNullable<Result['fixes']>[0]['artifactChanges'][0]['replacements']

  /** The replacements made as the standard says. */
  function replaced(text: string, replacements: Replacements): string {
    const offset = (line: number, column: number) =>
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length +
      (line > 1 ? 1 : 0) +
      column -
      1
    return [...replacements].reverse().reduce((after, { deletedRegion: region, insertedContent }) => {
      const start = offset(region.startLine, region.startColumn)
      const end = offset(region.endLine, region.endColumn)
      return after.slice(0, start) + (insertedContent?.text ?? '') + after.slice(end)
    }, text)
  }
})

describe('of a Delta', () => {
  const severe = finding({ severity: 'critical', name: 'old' })

  test('what is so at head is told, the gravest first; fixed and waived ones are not', () => {
    const { results } = run({
      introduced: [finding({ severity: 'medium', name: 'new' }), finding()],
      carried: [severe],
      fixed: [finding({ name: 'gone' })],
      waived: [{ ...finding({ name: 'agreed' }), waiver: { reason: 'r', by: 'b' } }],
      texts,
    })
    expect(results.map(({ level, baselineState }) => [level, baselineState])).toEqual([
      ['error', 'unchanged'],
      ['warning', 'new'],
      ['note', 'new'],
    ])
  })

  test('without a base nothing is called new', () => {
    const report = JSON.parse(sarifReport(delta({ introduced: [finding()], texts }), { version: '1', links: {} }))
    expect(validate(report)).toBe(true)
    expect(report.runs[0].results[0]).not.toHaveProperty('baselineState')
  })

  test('a file that could not be read is a notification', () => {
    const problems = [
      { path: 'x.yaml', line: 3, message: 'm', change: 'introduced', fails: true, touched: true } as const,
      { path: 'y.yaml', message: 'n', change: 'carried', fails: false, touched: false } as const,
    ]
    expect(run({ problems }).invocations[0].toolExecutionNotifications).toMatchObject([
      { level: 'error', message: { text: 'm' }, locations: [{ physicalLocation: { region: { startLine: 3 } } }] },
      { level: 'warning', message: { text: 'n' } },
    ])
  })

  test('more than code scanning keeps is counted', () => {
    const introduced = Array.from({ length: 5003 }, (_, index) => finding({ at: ['web.yaml', index + 1] }))
    const { results, invocations } = run({ introduced, carried: [severe], texts })
    expect([results.length, results[0]?.level]).toEqual([5000, 'error'])
    expect(invocations[0].toolExecutionNotifications).toMatchObject([
      { message: { text: '4 more findings are in the JSON report' } },
    ])
  })

  test('hostile names stay text', () => {
    const name = '](http://evil) [x](1) \\ {0} \u202e\u0000\uD800\n::error::'
    const hostile = finding({
      name,
      message: `Pod ${name} is bad`,
      at: ['a\nb]/%/"ü\uD800.yaml', 1],
      trail: [{ range: range('x', 1), label: `Role ${name}` }],
    })
    const [result] = run({ introduced: [hostile], texts: new Map() }).results
    const text = result?.message.text ?? ''
    expect([...text.matchAll(/\]\(([^)]*)\)/g)].map(([, address]) => address)).toEqual(['1'])
    expect(text).toMatch(/ See \[[^[\]\\]*\]\(1\)\.$/)
    expect(text).not.toMatch(/[\n\0\u202e\ud800]/)
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('a%0Ab%5D/%25/%22%C3%BC%EF%BF%BD.yaml')
  })
})

describe('the rules', () => {
  const { rules: told } = run({}, { links: { pages: 'https://github.com/ada/sa-guard/blob/v1/docs/rules' } }).tool
    .driver

  test('are all there, with help and a page', () => {
    expect(told.map(({ id }) => id)).toEqual(rules.map(({ id }) => id))
    const page = 'https://github.com/ada/sa-guard/blob/v1/docs/rules/automounted-token.md'
    expect(told[0]).toMatchObject({
      helpUri: page,
      help: { text: expect.stringContaining('automountServiceAccountToken'), markdown: expect.stringContaining(page) },
    })
  })

  test('keep to the lengths and numbers of code scanning', () => {
    for (const { shortDescription, fullDescription, properties } of JSON.parse(JSON.stringify(told))) {
      expect(shortDescription.text.length).toBeLessThanOrEqual(1024)
      expect(fullDescription.text.length).toBeLessThanOrEqual(1024)
      expect(properties.tags.length).toBeLessThanOrEqual(10)
    }
  })
})
