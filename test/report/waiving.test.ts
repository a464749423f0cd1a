// The line that says how to waive: what it says is what an order is.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Finding } from '../../src/findings/finding.ts'
import { isMeant } from '../../src/findings/waive.ts'
import { command } from '../../src/github/command.ts'
import { defaultPolicy } from '../../src/policy/policy.ts'
import { plan } from '../../src/report/plan.ts'
import { type Waivers, waiveOrder } from '../../src/report/waiving.ts'
import { addedFile, delta, deployment, finding } from './build.ts'

/** The lines of the comment that are printed small. */
function small(introduced: readonly Finding[], waivers?: Waivers): readonly string[] {
  const changes = ['web.yaml', 'api.yaml'].map((path) => addedFile(path, deployment))
  const { comments } = plan(delta({ introduced }), changes, defaultPolicy(), waivers === undefined ? {} : { waivers })
  expect(comments).toHaveLength(1)
  return comments[0]?.body.split('\n').filter((line) => line.startsWith('<sub>')) ?? []
}

const title = '<sub>sa-guard `automounted-token` · Pod mounts an API token it does not seem to need</sub>'
const order = '`/sa-guard waive automounted-token Deployment/shop/web because REASON`'

describe('under a comment', () => {
  test('nothing where no orders are taken', () => {
    expect(small([finding()])).toEqual([title])
  })

  test('the order, and who may give it', () => {
    expect(small([finding()], 'others')).toEqual([
      title,
      `<sub>To waive it, somebody else with write access writes in the conversation, not in this thread: ${order}</sub>`,
    ])
    expect(small([finding()], 'writers')[1]).toBe(
      `<sub>To waive it, somebody with write access writes in the conversation, not in this thread: ${order}</sub>`,
    )
  })

  test('of several objects the first is named, and how to mean all', () => {
    const two = ['web', 'api'].map((name) => finding({ name, at: [`${name}.yaml`, 7], cause: 'x' }))
    expect(small(two, 'others')[1]).toMatch(
      /Deployment\/shop\/\w+ because REASON`; without the name it counts for all of this rule<\/sub>$/,
    )
  })

  test('of several rules the one that is told first', () => {
    const other = finding({ rule: 'cluster-admin-binding', severity: 'critical' })
    expect(small([finding(), other], 'others')[1]).toContain(
      '`/sa-guard waive cluster-admin-binding Deployment/shop/web ',
    )
  })
})

describe('the order', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.stringMatching(/^[`|*?~<>[\] /\\\n\t\u202e]{0,20}$/),
    fc.constantFrom(
      'because',
      'because x',
      'a until 2027-01-31',
      '```\n/sa-guard recheck',
      '--><script>',
      '__proto__',
      '',
    ),
    fc.constant('x'.repeat(5000)),
  )

  const named = fc.stringMatching(/^[\w.:-]{1,40}$/)

  test('is taken for what it says, whatever the object is called, or is not given', () => {
    fc.assert(
      fc.property(
        fc.oneof(hostile, named),
        fc.option(fc.oneof(hostile, named), { nil: undefined }),
        fc.oneof(hostile, named),
        (kind, namespace, name) => {
          const one = finding()
          const { namespace: _, ...rest } = one.subject
          const meant = { ...one, subject: { ...rest, kind, name, ...(namespace !== undefined && { namespace }) } }
          const text = waiveOrder(meant)
          const parts = [kind, namespace ?? 'a', name]
          expect(text !== undefined).toBe(parts.every((part) => /^[\w.:-]{1,253}$/.test(part)))
          if (text === undefined) return
          expect(text).toMatch(/^[\w.:/ -]+$/)
          const said = command(text.replace('REASON', 'it is meant'))
          expect(said).toMatchObject({ kind: 'waive', rule: one.rule, reason: 'it is meant' })
          const subject = said?.kind === 'waive' ? said.subject : undefined
          expect(subject !== undefined && isMeant(subject, meant)).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('means no other object where the name is one of Kubernetes', () => {
    const said = command(waiveOrder(finding())?.replace('REASON', 'it is meant') ?? '')
    const subject = said?.kind === 'waive' ? (said.subject ?? '*') : '*'
    expect(isMeant(subject, finding({ name: 'web-2', account: 'shop/web' }))).toBe(false)
  })
})
