// Who may import whom. A file imports from its own folder or from a floor below it; judge and all floors know no outside.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'

const src = fileURLToPath(new URL('../src/', import.meta.url))

/** From the ground up. */
const floors: readonly string[] = [
  'yaml',
  'template',
  'kube',
  'packaging',
  'access',
  'rules',
  'policy',
  'findings',
  'report',
]

/** What a door, a spine file or an outside folder may import, beside its own folder: folders, or single files. */
const allowed: Record<string, readonly string[]> = {
  'action.ts': ['action', 'conversation.ts', 'law.ts', 'report', 'github'],
  action: ['law.ts', 'orders.ts', 'review.ts', 'ports.ts', 'report', 'github', 'local', 'policy'],
  'bot.ts': ['review.ts', 'report', 'github', 'local', 'ports.ts', 'policy'],
  'cli.ts': ['commands'],
  commands: [
    'review.ts',
    'gather.ts',
    'judge.ts',
    'authority.ts',
    'law.ts',
    'limits.ts',
    'access',
    'kube',
    'report',
    'local',
    'github',
    'ports.ts',
    'policy',
    'rules',
    'findings',
  ],
  'review.ts': ['gather.ts', 'thread.ts', 'limits.ts', 'report', 'ports.ts', 'policy', 'findings'],
  'thread.ts': ['judge.ts', 'limits.ts', 'parcel.ts', 'packaging', 'findings'],
  'judge-thread.ts': ['judge.ts', 'parcel.ts', 'packaging'],
  'parcel.ts': ['judge.ts', 'packaging'],
  'conversation.ts': ['conversation-words.ts', 'review.ts', 'github', 'findings', 'report'],
  'conversation-words.ts': ['github', 'policy', 'findings', 'report', 'rules'],
  'law.ts': ['ports.ts', 'policy', 'rules', 'findings'],
  'orders.ts': ['ports.ts', 'yaml'],
  'limits.ts': [],
  'gather.ts': ['ports.ts', 'judge.ts', 'limits.ts', 'policy', 'packaging', 'kube'],
  'judge.ts': floors.filter((floor) => floor !== 'report'),
  'ports.ts': [],
  'authority.ts': floors.filter((floor) => floor !== 'report'),
  github: ['ports.ts'],
  local: ['ports.ts'],
  report: ['ports.ts', ...floors],
}

const packages: Record<string, readonly string[]> = {
  yaml: ['yaml'],
  packaging: ['re2js'],
  report: ['yaml'],
  'action.ts': ['@actions/core', 'node:'],
  action: ['@actions/core', 'node:'],
  'bot.ts': ['@octokit/rest', 'node:'],
  'cli.ts': ['node:'],
  'thread.ts': ['node:worker_threads'],
  'judge-thread.ts': ['node:worker_threads'],
  'limits.ts': ['node:v8'],
  commands: ['node:'],
  github: ['@actions/github', '@actions/core', '@octokit/rest', '@octokit/', 'node:'],
  local: ['node:'],
}

interface Import {
  readonly from: string
  readonly to: string
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort()

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(src, file), 'utf8')
  const found = text.matchAll(
    /(?:^|\n)(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|(?:^|\n)import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g,
  )
  return [...found].map((match) => ({ from: file, to: match[1] ?? match[2] ?? match[3] ?? '' }))
}

function target({ from, to }: Import): string {
  return to.startsWith('.') ? relative(src, join(src, dirname(from), to)) : to
}

function place(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? file) : file
}

function mayImport(from: string, to: string): boolean {
  if (place(from) === place(to)) return true
  const rule = allowed[place(from)]
  if (rule !== undefined) return rule.includes(place(to))
  const here = floors.indexOf(place(from))
  const there = floors.indexOf(place(to))
  return there >= 0 && there < here
}

const imports = files.flatMap(importsOf)

describe('architecture', () => {
  test('every file lies on a floor, in an outside folder, or is a door or spine file', () => {
    const known = [...floors, ...Object.keys(allowed)]
    expect(files.map(place).filter((folder) => !known.includes(folder))).toEqual([])
  })

  test('imports go down', () => {
    const upward = imports
      .filter(({ to }) => to.startsWith('.'))
      .filter((line) => !mayImport(line.from, target(line)))
      .map((line) => `${line.from} -> ${target(line)}`)
    expect(upward).toEqual([])
  })

  test('only the named packages are used, and none of the outside in judge and the floors', () => {
    const foreign = imports
      .filter(({ to }) => !to.startsWith('.'))
      .filter(
        ({ from, to }) =>
          !(packages[place(from)] ?? []).some((name) => to === name || (/[:/]$/.test(name) && to.startsWith(name))),
      )
      .filter(({ from, to }) => !(from === 'findings/finding.ts' && to === 'node:crypto'))
      .map(({ from, to }) => `${from} -> ${to}`)
    expect(foreign).toEqual([])
  })

  test('judge and the floors read no clock, environment or chance', () => {
    const pure = files.filter(
      (file) => file === 'judge.ts' || file === 'authority.ts' || floors.some((floor) => place(file) === floor),
    )
    const impure = pure.filter((file) =>
      /\b(process\.|Date\.now|new Date\(|Math\.random|performance\.|console\.|globalThis\.)/.test(
        readFileSync(join(src, file), 'utf8'),
      ),
    )
    expect(impure).toEqual([])
  })

  test('nothing but the doors sets an exit code', () => {
    const doors = ['action.ts', 'bot.ts', 'cli.ts']
    const setters = files
      .filter((file) => !doors.includes(file))
      .filter((file) => /process\.exit/.test(readFileSync(join(src, file), 'utf8')))
    expect(setters).toEqual([])
  })

  test('there is no circle', () => {
    const next = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter(({ to }) => to.startsWith('.'))
          .map(target),
      ]),
    )
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
      if (done.has(file) || path.includes(file)) return
      for (const to of next.get(file) ?? []) visit(to, [...path, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })
})
