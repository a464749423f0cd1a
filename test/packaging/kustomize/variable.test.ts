// The forms of Flux' variables.
import { expect, test } from '@jest/globals'
import { withValues } from '../../../src/packaging/kustomize/variable.ts'

const values = new Map([
  ['A', 'alpha-beta'],
  ['E', ''],
  ['P', 'ab/ab'],
])

/** `?` names what nobody knows; what is not in the map has no value. */
function lookup(name: string): string | undefined {
  return name === 'U' ? undefined : (values.get(name) ?? '')
}

/** `~` stands for the dollar. */
function spelled(text: string): string {
  return text.replaceAll('~', '$')
}

test.each<readonly [string, string]>([
  ['x-~{A}-x', 'x-alpha-beta-x'],
  ['~{N}', ''],
  ['$A', '$A'],
  ['$~{A}', '~{A}'],
  ['~{A:=z}~{A:-z}~{A=z}', 'alpha-betaalpha-betaalpha-beta'],
  ['~{N:=z}~{E:=y}~{N:-x}~{N=w}', 'zyxw'],
  ['~{N:=a b: c}', 'a b: c'],
  ['~{N:=~{A}}', 'alpha-beta'],
  ['~{N:=~{E:=~{A:0:1}}}', 'a'],
  ['~{U}', '~{U}'],
  ['~{U:=z}', '~{U:=z}'],
  ['~{N:=~{U}}', '~{N:=~{U}}'],
  ['~{U} and ~{A}', '~{U} and alpha-beta'],
  ['~{#A}', '10'],
  ['~{A^}', 'Alpha-beta'],
  ['~{A^^}', 'ALPHA-BETA'],
  ['~{A,,}', 'alpha-beta'],
  ['~{A:6}', 'beta'],
  ['~{A:0:5}', 'alpha'],
  ['~{A: -4}', 'beta'],
  ['~{A/a/o}', 'olpha-beta'],
  ['~{A//a/o}', 'olpho-beto'],
  ['~{A/#alpha/x}', 'x-beta'],
  ['~{A/%beta/x}', 'alpha-x'],
  ['~{A/-/~{E:=+}}', 'alpha+beta'],
  ['~{A%%-*}', '~{A%%-*}'],
  ['~{A!}', '~{A!}'],
  ['~{A', '~{A'],
  ['~{}', '~{}'],
  ['~{1A}', '~{1A}'],
])('%s', (written, filled) => {
  expect(withValues(spelled(written), lookup)).toBe(spelled(filled))
})

test('texts of any depth take little time', () => {
  const start = performance.now()
  for (const text of ['~{'.repeat(100_000), '~{A:='.repeat(50_000) + '}'.repeat(50_000), '~{A}'.repeat(50_000)]) {
    withValues(spelled(text), lookup)
  }
  expect(performance.now() - start).toBeLessThan(2000)
})
