// The pages: each rule has one, its examples do what they say, and the commands of the README are the ones that run.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { fill, table } from '../scripts/regions.ts'
import { judge } from '../src/judge.ts'
import type { Snapshot } from '../src/packaging/snapshot.ts'
import { emptySnapshot } from '../src/packaging/snapshot.ts'
import { defaultPolicy } from '../src/policy/policy.ts'
import { rules } from '../src/rules/index.ts'

function read(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8')
}

describe('regions', () => {
  const page = 'a\n<!-- generated: x -->\nold\n<!-- end -->\nb\n<!-- generated: y -->\n<!-- end -->\n'

  test('only the named region changes', () => {
    expect(fill(page, 'x', 'new\n')).toBe(page.replace('old', 'new'))
    expect(fill(page, 'y', '$& new')).toBe(page.replace('y -->\n', () => 'y -->\n$& new\n'))
  })

  test.each([
    ['missing', page, 'z', 'has no region'],
    ['twice there', page + page, 'x', 'twice'],
    ['never closed', '<!-- generated: x -->\nold', 'x', 'does not close'],
    ['closed by the next one', page.replace('<!-- end -->', ''), 'x', 'does not close'],
  ])('a region that is %s is a fault', (_, text, name, says) => {
    expect(() => fill(text, name, 'new')).toThrow(says)
  })

  test('a bar or a line break in a cell stays in its cell', () => {
    expect(table(['a', 'b'], [['x | y', 'one\ntwo']])).toBe('| a | b |\n| --- | --- |\n| x \\| y | one two |')
  })
})

describe('set-up', () => {
  test('the continuous check runs the two commands of the README, then the rest of `check`', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const run = read('.ci/run')
      .split('\n')
      .filter((line) => line.startsWith('npm '))
    expect(read('README.md')).toContain('```sh\nnode dist/cli.js demo\n```')
    expect(read('README.md')).toContain('```sh\nnpm ci && npm test\n```')
    expect(run[0]).toBe('npm ci && npm test')
    expect([...run.slice(1), 'npm test'].sort()).toEqual(scripts.check.split(' && ').sort())
  })

  test('the README says of every input what the Action says', () => {
    const { inputs } = parse(read('action.yml'))
    const names = Object.keys(inputs)
    expect(names).toContain('summary')
    for (const name of names) expect(read('README.md')).toContain(`\n| \`${name}\` | ${inputs[name].description} |`)
  })

  test('workflows grant nothing by default and pin every action by commit', () => {
    const workflow = read('.github/workflows/ci.yml')
    expect(workflow).toMatch(/^permissions: \{\}$/m)
    const uses = [...workflow.matchAll(/uses: (.*)/g)].map((match) => match[1])
    expect(uses.length).toBeGreaterThan(0)
    for (const use of uses) expect(use).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })
})

interface Example {
  readonly id: string
  readonly name: string
  readonly before: Snapshot
  readonly after: Snapshot
}

function tree(text: string): Snapshot {
  return { files: new Map([['example.yaml', { mode: '100644', blob: text, content: { bytes: Buffer.from(text) } }]]) }
}

/** The YAML blocks of a section. A plain one is a scan; `before` and `after` are the two ends of a change. */
function examples(id: string, section: string): readonly Example[] {
  const body =
    read(`docs/rules/${id}.md`)
      .split(/^## /m)
      .find((part) => part.startsWith(`${section}\n`)) ?? ''
  const found: Example[] = []
  let before: Snapshot | undefined
  for (const [, info = '', text = ''] of body.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)) {
    const name = `${id}, ${section} ${found.length + 1}`
    if (info === 'yaml before') before = tree(text)
    else if (info === 'yaml after' && before !== undefined) found.push({ id, name, before, after: tree(text) })
    else if (info === 'yaml') found.push({ id, name, before: emptySnapshot, after: tree(text) })
    else throw new Error(`${name}: nobody runs a block that is called ${JSON.stringify(info)} here`)
    if (info !== 'yaml before') before = undefined
  }
  return found
}

/** Under the profile that the rule of the page speaks under. */
function introduced({ id, before, after }: Example): readonly string[] {
  const policy = defaultPolicy()
  const profile = rules.find((rule) => rule.id === id)?.profiles?.[0] ?? policy.profile
  const evidence = { base: before, head: after, renames: new Map(), policy: { ...policy, profile }, maxProofs: 0 }
  const { introduced, problems } = judge(evidence)
  // What Kubernetes refuses is a problem of its own, beside the finding.
  if (id !== 'invalid-binding') expect(problems).toEqual([])
  return introduced.map(({ rule }) => rule)
}

describe('rule pages', () => {
  test.each(rules.map(({ id }) => id))('%s has its sections in order', (id) => {
    const titles = [...read(`docs/rules/${id}.md`).matchAll(/^##? (.*)$/gm)].map((match) => match[1])
    expect(titles).toEqual([id, 'Why it matters', 'Bad', 'Good', 'When not to use it'])
  })

  const bad = rules.flatMap(({ id }) => examples(id, 'Bad'))
  const good = rules.flatMap(({ id }) => examples(id, 'Good'))

  test('every page has examples of both kinds', () => {
    const ids = rules.map(({ id }) => id)
    expect([...new Set(bad.map(({ id }) => id))]).toEqual(ids)
    expect([...new Set(good.map(({ id }) => id))]).toEqual(ids)
  })

  test.each(bad)('$name reports the rule', (example) => {
    expect(introduced(example)).toContain(example.id)
  })

  test.each(good)('$name reports nothing', (example) => {
    expect(introduced(example)).toEqual([])
  })
})
