import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { hunks } from '../../src/report/hunks.ts'
import { type Change, spliceDiff, unifiedDiff } from '../../src/report/patch.ts'
import { suggestion } from '../../src/report/suggestion.ts'
import { applySplices, type Splice } from '../../src/yaml/splice.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sa-guard-patch-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Writes the files and lets git make the patch of them. */
function gitApply(files: Readonly<Record<string, string>>, patch: string): (path: string) => string | undefined {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CEILING_DIRECTORIES: tmpdir(),
  }
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: patch, env, stdio: 'pipe' })
  return (path) => {
    try {
      return readFileSync(join(folder, path), 'utf8')
    } catch {
      return undefined
    }
  }
}

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('')

describe('a diff of whole texts', () => {
  const cases: Readonly<Record<string, Change>> = {
    'a changed line': { path: 'a.yaml', before: lines(1, 9), after: `${lines(1, 4)}x\n${lines(6, 9)}` },
    'a line before the first': { path: 'a.yaml', before: lines(1, 9), after: `x\n${lines(1, 9)}` },
    'a line behind the last': { path: 'a.yaml', before: lines(1, 9), after: lines(1, 10) },
    'a text of one line': { path: 'a.yaml', before: 'a\n', after: 'b\n' },
    'no final newline at either end': { path: 'a.yaml', before: 'a\nb', after: 'a\nc' },
    'a final newline gone': { path: 'a.yaml', before: 'a\nb\n', after: 'a\nb' },
    'a final newline come': { path: 'a.yaml', before: 'a\nb', after: 'a\nb\n' },
    'no final newline, below the change': { path: 'a.yaml', before: 'a\nb', after: 'c\nb' },
    'carriage returns': { path: 'a.yaml', before: 'a\r\nb\r\nc\r\n', after: 'a\r\nx\r\nc\r\n' },
    'carriage returns that go': { path: 'a.yaml', before: 'a\r\nb\r\n', after: 'a\nb\n' },
    'a mark of byte order': { path: 'a.yaml', before: '\ufeffa\nb\n', after: '\ufeffa\nc\n' },
    'a new file': { path: 'deep/er/new.yaml', after: 'a\nb\n' },
    'a new file without final newline': { path: 'new.yaml', after: 'a' },
    'a new file without text': { path: 'new.yaml', after: '' },
    'a deleted file': { path: 'old.yaml', before: 'a\nb\n' },
    'a deleted file without text': { path: 'old.yaml', before: '' },
    'a file that gets its first line': { path: 'a.yaml', before: '', after: 'a\n' },
    'a file that loses its last line': { path: 'a.yaml', before: 'a\n', after: '' },
    'content that looks like a diff': {
      path: 'a.yaml',
      before: '-- a/x\n@@ -1 +1 @@\n',
      after: '++ b/x\n@@ -1 +1 @@\n',
    },
    'a name with blanks': { path: 'my folder/a file.yaml', before: 'a\n', after: 'b\n' },
    'a name with a newline': { path: 'a\nb.yaml', before: 'a\n', after: 'b\n' },
    'a name with quotes and backslashes': { path: 'a"b\\c.yaml', before: 'a\n', after: 'b\n' },
    'a name with a tab and a bell': { path: 'a\t\u0007b \u007f.yaml', before: 'a\n', after: 'b\n' },
    'a name beyond ASCII': { path: 'größe/日本.yaml', before: 'a\n', after: 'b\n' },
    'a name like a header': { path: 'x b/x', before: 'a\n', after: 'b\n' },
  }
  test.each(Object.entries(cases))('%s', (_, change) => {
    const read = gitApply(change.before === undefined ? {} : { [change.path]: change.before }, unifiedDiff([change]))
    expect(read(change.path)).toBe(change.after)
  })

  test('nothing for nothing', () => {
    expect(unifiedDiff([{ path: 'a.yaml', before: 'a\n', after: 'a\n' }])).toBe('')
  })

  test('is written as git writes it', () => {
    const change = { path: 'my a.yaml', before: lines(1, 9), after: `${lines(1, 4)}x\n${lines(6, 9)}` }
    expect(unifiedDiff([change])).toBe(
      [
        'diff --git a/my a.yaml b/my a.yaml\n--- a/my a.yaml\t\n+++ b/my a.yaml\t\n@@ -2,7 +2,7 @@\n',
        ' line 2\n line 3\n line 4\n-line 5\n+x\n line 6\n line 7\n line 8\n',
      ].join(''),
    )
  })

  test('counts no lines of a file that is new', () => {
    expect(unifiedDiff([{ path: 'a.yaml', after: 'a\nb\n' }])).toContain('@@ -0,0 +1,2 @@\n')
  })

  test('a name with control characters is quoted in letters and octal', () => {
    const change = { path: 'a\tb\n\u0001\u007f.yaml', before: 'a\n', after: 'b\n' }
    expect(unifiedDiff([change])).toContain('--- "a/a\\tb\\n\\001\\177.yaml"\n')
  })

  test('a byte of a name that is no UTF-8 is quoted as that byte', () => {
    expect(unifiedDiff([{ path: 'a\udcffb.yaml', before: 'a\n', after: 'b\n' }])).toContain('--- "a/a\\377b.yaml"\n')
  })
})

describe('a diff of splices', () => {
  test('has a hunk for each place, and only the lines that change', () => {
    const before = lines(1, 30)
    const at = (line: number): number => before.indexOf(`line ${line}\n`)
    const splices = [
      { path: 'a.yaml', from: at(20), to: at(21), text: '' },
      { path: 'a.yaml', from: at(3), to: at(3), text: 'x\n' },
      { path: 'a.yaml', from: at(5) + 5, to: at(5) + 6, text: 'five' },
    ]
    const patch = spliceDiff(new Map([['a.yaml', before]]), splices)
    expect(patch.match(/^@@.*@@$/gm)).toEqual(['@@ -1,8 +1,9 @@', '@@ -17,7 +18,6 @@'])
    expect(patch.match(/^[-+][^-+].*$/gm)).toEqual(['+x', '-line 5', '+line five', '-line 20'])
    expect(gitApply({ 'a.yaml': before }, patch)('a.yaml')).toBe(applySplices(before, splices))
  })

  test('of an empty text', () => {
    const patch = spliceDiff(new Map([['a.yaml', '']]), [{ path: 'a.yaml', from: 0, to: 0, text: 'a\n' }])
    expect(gitApply({ 'a.yaml': '' }, patch)('a.yaml')).toBe('a\n')
  })
})

/** As GitHub applies it: the lines of the range go, the text of the block comes. */
function applySuggestion(text: string, startLine: number, line: number, block: string): string {
  const all = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const inside = block.split('\n').slice(1, -1)
  return [...all.slice(0, startLine - 1), ...inside.map((one) => `${one}\n`), ...all.slice(line)].join('')
}

const words = fc.constantFrom(
  'a: 1',
  '- b',
  '  c: {}',
  '',
  '# note',
  '---',
  '@@ -1 +1 @@',
  '\\ No',
  '`````',
  '\ufeff',
  'ü: 日',
)
const source = fc
  .record({
    lines: fc.array(words, { maxLength: 30 }),
    ending: fc.constantFrom('\n', '\n', '\n', '\r\n'),
    closed: fc.boolean(),
  })
  .map(({ lines, ending, closed }) => lines.join(ending) + (closed && lines.length > 0 ? ending : ''))
// Two places to cut at ask for a text that is not empty.
const edited = source
  .filter((text) => text !== '')
  .chain((text) =>
    fc.record({
      text: fc.constant(text),
      cuts: fc
        .uniqueArray(fc.nat(text.length), { minLength: 2, maxLength: 8 })
        .map((cuts) => cuts.sort((a, b) => a - b)),
      inserts: fc.array(
        fc.oneof(
          fc.constant(''),
          words,
          words.map((word) => `${word}\n`),
          words.map((word) => `\n${word}`),
        ),
        { minLength: 4, maxLength: 4 },
      ),
      insertOnly: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    }),
  )

interface Edited {
  readonly cuts: readonly number[]
  readonly inserts: readonly string[]
  readonly insertOnly: readonly boolean[]
}

function splicesOf(path: string, { cuts, inserts, insertOnly }: Edited): readonly Splice[] {
  const splices: Splice[] = []
  for (let index = 0; index + 1 < cuts.length; index += 2) {
    const from = cuts[index] ?? 0
    const to = insertOnly[index / 2] === true ? from : (cuts[index + 1] ?? 0)
    splices.push({ path, from, to, text: inserts[index / 2] ?? '' })
  }
  return splices
}

test('splices, patch and suggestion give the same text', () => {
  let suggested = 0
  const sources = fc.array(edited, { minLength: 30, maxLength: 30 })
  fc.assert(
    fc.property(sources, (files) => {
      const before = new Map(files.map(({ text }, index) => [`${index}.yaml`, text]))
      const splices = files.flatMap((file, index) => splicesOf(`${index}.yaml`, file))
      const read = gitApply(Object.fromEntries(before), spliceDiff(before, splices))
      for (const [path, text] of before) {
        const own = splices.filter((splice) => splice.path === path)
        const after = applySplices(text, own)
        // A file of which nothing is left is deleted.
        expect(read(path)).toBe(text.trim() !== '' && after.trim() === '' ? undefined : after)
        const everything = hunks(unifiedDiff([{ path, after: text }]))
        const found = suggestion(text, own, everything)
        if ('reason' in found) continue
        suggested++
        expect(applySuggestion(text, found.startLine, found.line, found.block)).toBe(after)
      }
    }),
    { numRuns: 40, endOnFailure: true },
  )
  expect(suggested).toBeGreaterThan(50)
})
