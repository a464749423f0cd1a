// Both ends of a change, against what git itself says of the same commits.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { commitComparison } from '../../src/local/git-tree.ts'
import { openRepository } from '../../src/local/repository.ts'
import type { Comparison } from '../../src/ports.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'

let scratch: Scratch
beforeEach(() => {
  scratch = scratchRepository()
})
afterEach(() => scratch.remove())

async function compare(base: string | undefined, head: string): Promise<Comparison> {
  return commitComparison(await openRepository(scratch.dir), base, head)
}

const lines = (count: number, word = 'line'): string =>
  Array.from({ length: count }, (_, index) => `${word} ${index + 1}\n`).join('')

async function listed(comparison: Comparison, end: 'base' | 'head'): Promise<readonly string[]> {
  return (await comparison.entries(end)).map(({ path, mode }) => `${mode} ${path}`).toSorted()
}

function gitEntries(commit: string): readonly string[] {
  const list = scratch.git('ls-tree', '-r', '-z', commit).split('\0').slice(0, -1)
  return list.map((line) => line.replace(/ .*\t/, ' ')).toSorted()
}

async function text(comparison: Comparison, path: string, end: 'base' | 'head' = 'head'): Promise<string> {
  const entry = (await comparison.entries(end)).find((entry) => entry.path === path)
  const content = (await comparison.read([entry?.blob ?? ''], 1000)).get(entry?.blob ?? '')
  return content !== undefined && 'bytes' in content
    ? Buffer.from(content.bytes).toString('utf8')
    : JSON.stringify(content)
}

describe('two commits', () => {
  test('every kind of change', async () => {
    const base = scratch.commit({
      'mod.yaml': lines(9),
      'old.yaml': lines(20),
      'gone.yaml': 'x\n',
      'same.yaml': 'y\n',
      'run.sh': 'z\n',
    })
    renameSync(join(scratch.dir, 'old.yaml'), join(scratch.dir, 'new.yaml'))
    chmodSync(join(scratch.dir, 'run.sh'), 0o755)
    const head = scratch.commit({
      'mod.yaml': `${lines(9)}more\n`,
      'new.yaml': `${lines(20)}more\n`,
      'gone.yaml': null,
      'add/ed.yaml': 'new\n',
    })
    const comparison = await compare(base, head)
    expect(comparison).toMatchObject({ base, head })
    expect(await comparison.changedFiles()).toEqual([
      { status: 'added', path: 'add/ed.yaml' },
      { status: 'removed', path: 'gone.yaml' },
      { status: 'modified', path: 'mod.yaml' },
      { status: 'renamed', path: 'new.yaml', previousPath: 'old.yaml' },
      { status: 'modified', path: 'run.sh' },
    ])
    expect(await listed(comparison, 'base')).toEqual(gitEntries(base))
    expect(await listed(comparison, 'head')).toEqual(gitEntries(head))
    const paths = (await comparison.changedFiles()).map(({ path }) => path)
    expect(Object.fromEntries(await comparison.patches(paths))).toEqual({
      'add/ed.yaml': '@@ -0,0 +1 @@\n+new',
      'gone.yaml': '@@ -1 +0,0 @@\n-x',
      'mod.yaml': '@@ -7,3 +7,4 @@ line 6\n line 7\n line 8\n line 9\n+more',
      'new.yaml': '@@ -18,3 +18,4 @@ line 17\n line 18\n line 19\n line 20\n+more',
    })
  })

  test('only the patches asked for', async () => {
    const base = scratch.commit({ 'a.yaml': 'a\n', 'b.yaml': 'b\n', 'a.yaml.d/c.yaml': 'c\n' })
    const head = scratch.commit({ 'a.yaml': 'x\n', 'b.yaml': 'y\n', 'a.yaml.d/c.yaml': 'z\n' })
    const comparison = await compare(base, head)
    expect([...(await comparison.patches(['b.yaml', 'none.yaml'])).keys()]).toEqual(['b.yaml'])
    expect(await comparison.patches([])).toEqual(new Map())
  })

  test('a file that becomes a folder, and a folder that becomes a file', async () => {
    const base = scratch.commit({ a: 'a\n', 'b/c.yaml': 'c\n' })
    rmSync(join(scratch.dir, 'a'))
    rmSync(join(scratch.dir, 'b'), { recursive: true })
    const head = scratch.commit({ 'a/d.yaml': 'd\n', b: 'something else\n' })
    const comparison = await compare(base, head)
    expect(await listed(comparison, 'base')).toEqual(gitEntries(base))
    expect((await comparison.patches(['a/d.yaml', 'b', 'a'])).get('a/d.yaml')).toBe('@@ -0,0 +1 @@\n+d')
  })

  test('a file that becomes a link has no patch', async () => {
    const base = scratch.commit({ 'a.yaml': 'a\n', 'b.yaml': 'b\n' })
    rmSync(join(scratch.dir, 'a.yaml'))
    symlinkSync('/etc/passwd', join(scratch.dir, 'a.yaml'))
    const head = scratch.commit({ 'b.yaml': 'c\n' })
    const comparison = await compare(base, head)
    expect(await listed(comparison, 'head')).toEqual(['100644 b.yaml', '120000 a.yaml'])
    expect(await text(comparison, 'a.yaml')).toBe('/etc/passwd')
    expect([...(await comparison.patches(['a.yaml', 'b.yaml']))]).toEqual([['b.yaml', '@@ -1 +1 @@\n-b\n+c']])
  })

  test('a submodule keeps its mode', async () => {
    const base = scratch.commit({ 'a.yaml': 'a\n' })
    scratch.git('update-index', '--add', '--cacheinfo', `160000,${base},sub`)
    scratch.git('commit', '--quiet', '-m', 'sub')
    const comparison = await compare(base, scratch.git('rev-parse', 'HEAD').trim())
    expect(await listed(comparison, 'head')).toEqual(['100644 a.yaml', '160000 sub'])
    expect(await comparison.changedFiles()).toEqual([{ status: 'added', path: 'sub' }])
  })

  test('without a base everything is added', async () => {
    const head = scratch.commit({ 'a.yaml': 'a\n' })
    const comparison = await compare(undefined, head)
    expect(comparison.base).toBeUndefined()
    expect(await comparison.entries('base')).toEqual([])
    expect(await comparison.changedFiles()).toEqual([{ status: 'added', path: 'a.yaml' }])
    expect(await comparison.patches(['a.yaml'])).toEqual(new Map())
  })

  test('nothing differs', async () => {
    const head = scratch.commit({ 'a.yaml': 'a\n' })
    const comparison = await compare(head, head)
    expect(await comparison.changedFiles()).toEqual([])
    expect(await comparison.entries('base')).toEqual(await comparison.entries('head'))
  })
})

describe('names', () => {
  const names = [
    'new\nline.yaml',
    'quo"te\\.yaml',
    'tab\there.yaml',
    ' blank .yaml',
    'größe.yaml',
    '-rf.yaml',
    ':(top)x.yaml',
    '*.yaml',
    'a\n@@ -1 +1 @@\n+evil.yaml',
    '__proto__',
  ]

  test('of any kind are read, changed and told apart', async () => {
    const base = scratch.commit(Object.fromEntries(names.map((name) => [name, `old ${name}\n`])))
    const head = scratch.commit(Object.fromEntries(names.map((name) => [name, `new ${name}\n`])))
    const comparison = await compare(base, head)
    expect((await comparison.changedFiles()).map(({ path }) => path).toSorted()).toEqual(names.toSorted())
    const found = await comparison.patches(names)
    for (const name of names) {
      expect(await text(comparison, name)).toBe(`new ${name}\n`)
      expect([...(await comparison.patches([name])).keys()]).toEqual([name])
      expect(found.get(name)).toContain(`+new ${name.split('\n')[0]}`)
    }
  })

  test('with bytes that are no UTF-8 stay apart and can be asked for', async () => {
    const raw = (byte: number): Buffer =>
      Buffer.concat([Buffer.from(`${scratch.dir}/x`), Buffer.of(byte), Buffer.from('.yaml')])
    writeFileSync(raw(0xff), 'one\n')
    writeFileSync(raw(0xfe), 'two\n')
    const base = scratch.commit({})
    writeFileSync(raw(0xff), 'three\n')
    const comparison = await compare(base, scratch.commit({}))
    expect(await listed(comparison, 'head')).toEqual(['100644 x\udcfe.yaml', '100644 x\udcff.yaml'])
    expect(await text(comparison, 'x\udcff.yaml')).toBe('three\n')
    expect(await text(comparison, 'x\udcfe.yaml')).toBe('two\n')
    expect(await comparison.patches(['x\udcff.yaml'])).toEqual(new Map([['x\udcff.yaml', '@@ -1 +1 @@\n-one\n+three']]))
  })
})

describe('patches', () => {
  test('content that looks like a diff stays in its file', async () => {
    const base = scratch.commit({ 'a.yaml': 'x\n', 'b.yaml': 'y\n' })
    const evil = ['diff --git a/b.yaml b/b.yaml', '--- a/b.yaml', '+++ b/b.yaml', '@@ -1 +1 @@', '-y', '+z', ''].join(
      '\n',
    )
    const head = scratch.commit({ 'a.yaml': evil, 'b.yaml': 'new' })
    const found = await (await compare(base, head)).patches(['a.yaml', 'b.yaml'])
    expect(found.get('b.yaml')).toBe('@@ -1 +1 @@\n-y\n+new\n\\ No newline at end of file')
    expect(found.get('a.yaml')?.split('\n')).toHaveLength(8)
  })

  test('are absent for binary and for huge ones', async () => {
    const base = scratch.commit({ 'bin.yaml': 'a\0b\n', 'many.yaml': 'x\n', 'wide.yaml': 'x\n', 'a.yaml': 'x\n' })
    const head = scratch.commit({
      'bin.yaml': 'a\0c\n',
      'many.yaml': 'y\n'.repeat(20_001),
      'wide.yaml': 'y'.repeat(500_001),
      'a.yaml': 'y\n',
    })
    const found = await (await compare(base, head)).patches(['bin.yaml', 'many.yaml', 'wide.yaml', 'a.yaml'])
    expect([...found.keys()]).toEqual(['a.yaml'])
  })

  test('do not depend on attributes that the change brings, nor on those of the repository', async () => {
    const base = scratch.commit({ 'a.yaml': 'x\n' })
    const head = scratch.commit({ 'a.yaml': 'y\n', '.gitattributes': '*.yaml -diff\n' })
    expect((await (await compare(base, head)).patches(['a.yaml'])).get('a.yaml')).toBe('@@ -1 +1 @@\n-x\n+y')
  })

  test('do not depend on the configuration of the repository', async () => {
    const settings = [
      ['diff.noprefix', 'true'],
      ['diff.context', '0'],
      ['diff.interHunkContext', '50'],
      ['diff.renames', 'false'],
      ['diff.suppressBlankEmpty', 'true'],
      ['diff.algorithm', 'patience'],
      ['diff.orderFile', '/nowhere'],
      ['color.ui', 'always'],
      ['core.quotePath', 'false'],
      ['diff.external', 'false'],
      ['diff.mnemonicPrefix', 'true'],
      ['diff.relative', 'true'],
      ['core.pager', 'false'],
      ['diff.submodule', 'log'],
      ['diff.wordRegex', '.'],
    ] as const
    const base = scratch.commit({ 'a.yaml': `a\n\n${lines(20)}`, 'old.yaml': lines(30, 'word') })
    renameSync(join(scratch.dir, 'old.yaml'), join(scratch.dir, 'größe.yaml'))
    const head = scratch.commit({ 'a.yaml': `b\n\n${lines(19)}x\n` })
    const answers = async (): Promise<unknown> => {
      const comparison = await compare(base, head)
      return [await comparison.changedFiles(), await comparison.patches(['a.yaml', 'größe.yaml'])]
    }
    const before = await answers()
    for (const [key, value] of settings) scratch.git('config', key, value)
    expect(await answers()).toEqual(before)
    expect(before).toMatchObject([
      [{ path: 'a.yaml' }, { path: 'größe.yaml', previousPath: 'old.yaml' }],
      new Map([['a.yaml', expect.stringContaining('\n \n')]]),
    ])
  })

  test('of more files than fit on a command line', async () => {
    const content = (word: string): string =>
      Array.from({ length: 2_100 }, (_, index) => `M 644 inline f${index}.yaml\ndata <<E\n${word} ${index}\nE\n`).join(
        '',
      )
    const commit = (word: string): string => `commit refs/heads/main\ncommitter a <> 0 +0000\ndata 0\n${content(word)}`
    execFileSync('git', ['fast-import', '--quiet'], { cwd: scratch.dir, input: commit('old') + commit('new') })
    const comparison = await compare(scratch.git('rev-parse', 'main~').trim(), scratch.git('rev-parse', 'main').trim())
    for (const count of [501, 2_100]) {
      const paths = Array.from({ length: count }, (_, index) => `f${index}.yaml`)
      const found = await comparison.patches(paths)
      expect(found.size).toBe(count)
      expect(found.get('f500.yaml')).toBe('@@ -1 +1 @@\n-old 500\n+new 500')
    }
  })
})

describe('contents', () => {
  test('beyond the limit are answered by their size, also between others', async () => {
    const head = scratch.commit({ 'a.yaml': 'a\n', 'b.yaml': 'b'.repeat(300_000), 'c.yaml': '', 'd.yaml': 'ü\0\r\n' })
    const comparison = await compare(undefined, head)
    const blobs = (await comparison.entries('head')).map(({ blob }) => blob)
    const found = [...(await comparison.read([...blobs, ...blobs], 1000)).values()]
    expect(found.map((one) => ('bytes' in one ? Buffer.from(one.bytes).toString('utf8') : one))).toEqual([
      'a\n',
      { tooLarge: 300_000 },
      '',
      'ü\0\r\n',
    ])
  })

  test('of exactly the limit are read', async () => {
    const comparison = await compare(undefined, scratch.commit({ 'a.yaml': 'abcd' }))
    const [blob = ''] = (await comparison.entries('head')).map(({ blob }) => blob)
    expect((await comparison.read([blob], 4)).get(blob)).toHaveProperty('bytes')
    expect((await comparison.read([blob], 3)).get(blob)).toEqual({ tooLarge: 4 })
  })

  test('that are not in the repository are not passed over', async () => {
    const comparison = await compare(undefined, scratch.commit({ 'a.yaml': 'a\n' }))
    const [blob = ''] = (await comparison.entries('head')).map(({ blob }) => blob)
    const read = comparison.read([blob, 'f'.repeat(40)], 100)
    await expect(read).rejects.toThrow(/not in this repository \(blob f{40} is missing\)/)
  })

  test('are asked for by blob ids only', async () => {
    const comparison = await compare(undefined, scratch.commit({ 'a.yaml': 'a\n' }))
    await expect(comparison.read(['HEAD\n--batch-all-objects'], 100)).rejects.toThrow('Not a blob id')
  })

  test('of a bare repository with another hash', async () => {
    scratch.remove()
    mkdirSync(scratch.dir)
    scratch.git('init', '--quiet', '--object-format=sha256', '--initial-branch=main')
    const base = scratch.commit({ 'a.yaml': 'a\n' })
    const head = scratch.commit({ 'a.yaml': 'b\n', '.gitattributes': '*.yaml -diff\n' })
    execFileSync('git', ['clone', '--quiet', '--bare', scratch.dir, `${scratch.dir}/bare`], { stdio: 'pipe' })
    const comparison = commitComparison(await openRepository(`${scratch.dir}/bare`), base, head)
    expect(head).toHaveLength(64)
    expect(await text(comparison, 'a.yaml', 'base')).toBe('a\n')
    expect((await comparison.patches(['a.yaml'])).get('a.yaml')).toBe('@@ -1 +1 @@\n-a\n+b')
  })
})
