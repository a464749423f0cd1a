// The workflows that people copy, and our own: pinned, with the least permissions, and in words that the action knows.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Workflow {
  readonly on: unknown
  readonly permissions: unknown
  readonly jobs: Readonly<Record<string, { readonly permissions?: object; readonly steps: readonly Step[] }>>
}

function read(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8')
}

/** Name and text of every workflow in a folder. */
function named(folder: string): readonly (readonly [name: string, text: string])[] {
  const names = readdirSync(fileURLToPath(new URL(`../${folder}`, import.meta.url)))
  return names.map((name) => [`${folder}/${name}`, read(`${folder}/${name}`)])
}

const [, shown = ''] = /^```yaml\n(name: sa-guard\n[\s\S]*?)^```$/m.exec(read('README.md')) ?? []
const examples = named('examples/workflows')
const copied = [['README.md', shown] as const, ...examples]
const { inputs } = parse(read('action.yml')) as { readonly inputs: Readonly<Record<string, unknown>> }

describe.each([...copied, ...named('.github/workflows')])('%s', (_, text) => {
  const { permissions, jobs } = parse(text) as Workflow
  const steps = Object.values(jobs).flatMap((job) => job.steps)

  test('every action is pinned by its commit', () => {
    const used = steps.flatMap(({ uses }) => uses ?? [])
    expect(used.filter((one) => !/@(?:[0-9a-f]{40}|COMMIT)$/.test(one))).toEqual([])
  })

  test('the token may nothing but what a job names', () => {
    expect(permissions).toEqual({})
    for (const job of Object.values(jobs)) expect(job.permissions).toBeDefined()
  })

  test('nothing that an event brings reaches a shell', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([])
  })
})

describe.each(copied)('%s', (_, text) => {
  const { on, jobs } = parse(text) as Workflow
  const steps = Object.values(jobs).flatMap((job) => job.steps)

  test('asks the action for what it knows, and runs nothing else', () => {
    expect(steps.map(({ uses }) => uses)).toEqual(Object.keys(jobs).map(() => 'OWNER/sa-guard@COMMIT'))
    expect(steps.flatMap((step) => Object.keys(step.with ?? {})).filter((name) => !(name in inputs))).toEqual([])
  })

  test('always reports: no event is filtered by paths', () => {
    expect(JSON.stringify(on)).not.toMatch(/"paths/)
  })

  test('a job may upload only if it does, and comment only where it reviews', () => {
    for (const { permissions, steps } of Object.values(jobs)) {
      const uploads = steps.some((step) => step.with?.['upload-sarif'] === true)
      expect('security-events' in (permissions ?? {})).toBe(uploads)
      expect(Object.keys(permissions ?? {})).toContain('contents')
    }
  })
})

test('the README leads to all of them, and its own is short', () => {
  for (const [path] of examples) expect(read('README.md')).toContain(`(${path})`)
  expect(shown.trim().split('\n').length).toBeLessThanOrEqual(12)
})
