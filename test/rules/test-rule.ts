// Tries one rule alone, on manifests written out in the test.
import { describe, expect, test } from '@jest/globals'
import { gains } from '../../src/access/gain.ts'
import { accessGraph } from '../../src/access/graph.ts'
import type { Draft } from '../../src/findings/draft.ts'
import { inspect } from '../../src/findings/inspect.ts'
import { prove } from '../../src/findings/prove.ts'
import { retrial } from '../../src/findings/retrial.ts'
import { work } from '../../src/findings/work.ts'
import type { Unit } from '../../src/kube/unit.ts'
import { units } from '../../src/packaging/units.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { applySplices } from '../../src/yaml/splice.ts'
import { type Files, snapshot, textsOf } from '../snapshot.ts'

interface Valid {
  readonly before?: Files
  readonly yaml: Files
}

interface Invalid extends Valid {
  /** `line: message`, or `path:line: message` where there are several files, each with the severity in front. */
  readonly says: readonly string[]
  /** The file after the first finding's fix. */
  readonly fixed?: string
  /** Why there is no fix. */
  readonly refusal?: string
}

interface Cases {
  readonly valid: Readonly<Record<string, Files | Valid>>
  readonly invalid: Readonly<Record<string, Invalid>>
}

export function testRule(rule: Rule, { valid, invalid }: Cases): void {
  describe(rule.id, () => {
    for (const [name, given] of Object.entries(valid)) {
      test(`it is silent when ${name}`, () => {
        expect(
          ask(rule, cases(given))
            .drafts.filter(certain)
            .map(said(cases(given))),
        ).toEqual([])
      })
    }
    for (const [name, given] of Object.entries(invalid)) {
      test(`it speaks when ${name}`, () => {
        const { drafts, fix } = ask(rule, given)
        const found = drafts.filter(certain)
        expect(found.map(said(given))).toEqual(given.says)
        expect(found).not.toEqual([])
        const [first] = found
        if (first === undefined) return
        if (given.fixed !== undefined) expect(fix(first)).toEqual({ text: given.fixed })
        if (given.refusal !== undefined) expect(fix(first)).toEqual({ refusal: given.refusal })
      })
    }
    test('no two cases are the same', () => {
      const all = [...Object.values(valid).map(cases), ...Object.values(invalid)].map(({ before, yaml }) =>
        JSON.stringify([before, yaml]),
      )
      expect(new Set(all).size).toBe(all.length)
    })
    test('it is fixable if and only if a case shows a fix', () => {
      expect(Object.values(invalid).some(({ fixed }) => fixed !== undefined)).toBe(rule.fixable)
    })
  })
}

function cases(given: Files | Valid): Valid {
  return typeof given === 'object' && 'yaml' in given && typeof given.yaml !== 'undefined'
    ? (given as Valid)
    : { yaml: given as Files }
}

function certain({ claim }: Draft): boolean {
  return claim.certain
}

function said({ yaml }: Valid): (draft: Draft) => string {
  return ({ finding: { severity, ranges, message } }) => {
    const [{ path, startLine }] = ranges
    return `${severity} ${typeof yaml === 'string' ? '' : `${path}:`}${startLine}: ${message}`
  }
}

function ask(rule: Rule, { before, yaml }: Valid) {
  const packaging = units(snapshot(before ?? {}), snapshot(yaml))
  const [pair] = packaging.pairs
  if (pair === undefined) throw new Error('no unit')
  const base = accessGraph(pair.base)
  const asked = (unit: Unit): readonly Draft[] => {
    const head = accessGraph(unit)
    return inspect([rule], head, base, gains(base, head, new Map()))
  }
  const drafts = asked(pair.head)
  const fix = (draft: Draft): { text: string } | { refusal: string } => {
    const judged = [{ head: drafts, unit: pair.head, again: asked }]
    const limits = { alone: work(1000), together: work(1000) }
    const cure = prove([draft], retrial(judged, packaging), limits).get(draft)
    if (cure === undefined) throw new Error('a draft without a cure')
    if ('refusal' in cure) return cure
    return { text: edited(yaml, cure.splices[0]?.path ?? '', cure.splices) }
  }
  return { drafts, fix }
}

function edited(yaml: Files, path: string, splices: Parameters<typeof applySplices>[1]): string {
  const text = textsOf(yaml).get(path) ?? ''
  return applySplices(
    text,
    splices.filter((splice) => splice.path === path),
  )
}
