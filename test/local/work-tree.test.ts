// The work tree as head, and folders without a base.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { readDisk } from '../../src/local/disk.ts'
import { folderComparison, textComparison } from '../../src/local/folder.ts'
import { commitComparison } from '../../src/local/git-tree.ts'
import { openRepository } from '../../src/local/repository.ts'
import { workTreeComparison } from '../../src/local/work-tree.ts'
import type { Comparison } from '../../src/ports.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'

let scratch: Scratch
let room: string
beforeEach(() => {
  scratch = scratchRepository()
  room = mkdtempSync(join(tmpdir(), 'sa-guard-room-'))
})
afterEach(() => {
  scratch.remove()
  rmSync(room, { recursive: true, force: true })
})

const asRoot = process.getuid?.() === 0 ? test : test.skip

const lines = (count: number, word = 'line'): string =>
  Array.from({ length: count }, (_, index) => `${word} ${index + 1}\n`).join('')

function write(path: string, text: string): void {
  mkdirSync(dirname(resolve(scratch.dir, path)), { recursive: true })
  writeFileSync(resolve(scratch.dir, path), text)
}

async function workTree(base?: string): Promise<Comparison> {
  return workTreeComparison(await openRepository(scratch.dir), base)
}

/** Everything a comparison says of its head: `path: content`. */
async function contents(comparison: Comparison, maxBytes = 1000): Promise<Record<string, string>> {
  const entries = await comparison.entries('head')
  const found = await comparison.read(
    entries.filter(({ mode }) => mode !== '160000').map(({ blob }) => blob),
    maxBytes,
  )
  const texts = entries.map(({ path, blob }): [string, string] => {
    const content = found.get(blob)
    return [
      path,
      content !== undefined && 'bytes' in content
        ? Buffer.from(content.bytes).toString('utf8')
        : JSON.stringify(content),
    ]
  })
  return Object.fromEntries(texts.toSorted())
}

/** Runs with the rights of nobody, whom files can be closed to. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  process.seteuid?.(65534)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}

describe('the work tree', () => {
  test('is what a commit of everything in it would be', async () => {
    const base = scratch.commit({
      'mod.yaml': lines(9),
      'old.yaml': lines(20),
      'staged.yaml': 's\n',
      'gone.yaml': 'x\n',
      'same.yaml': 'y\n',
      'run.sh': 'z\n',
      'lnk.yaml': 'file\n',
      '.gitignore': 'ignored.yaml\n',
    })
    write('mod.yaml', `${lines(9)}more\n`)
    renameSync(join(scratch.dir, 'old.yaml'), join(scratch.dir, 'new.yaml'))
    write('staged.yaml', 't\n')
    scratch.git('add', 'staged.yaml')
    write('added.yaml', 'a\n')
    scratch.git('add', 'added.yaml')
    write('added.yaml', 'b\n')
    write('deep/untracked.yaml', 'new\n')
    write('intent.yaml', 'i\n')
    scratch.git('add', '--intent-to-add', 'intent.yaml')
    write('ignored.yaml', 'secret\n')
    rmSync(join(scratch.dir, 'gone.yaml'))
    rmSync(join(scratch.dir, 'lnk.yaml'))
    symlinkSync('/etc/passwd', join(scratch.dir, 'lnk.yaml'))
    chmodSync(join(scratch.dir, 'run.sh'), 0o755)
    const now = await workTree(base)
    const [changed, base_, head, texts] = [
      await now.changedFiles(),
      await now.entries('base'),
      await now.entries('head'),
      await contents(now),
    ]
    const hunks = await now.patches(changed.map(({ path }) => path))
    expect(now).toMatchObject({ base, head: 'worktree' })

    const then = commitComparison(await openRepository(scratch.dir), base, scratch.commit({}))
    expect(changed).toEqual(await then.changedFiles())
    expect(hunks).toEqual(await then.patches(changed.map(({ path }) => path)))
    expect(new Set(base_)).toEqual(new Set(await then.entries('base')))
    expect(new Set(head)).toEqual(new Set(await then.entries('head')))
    expect(texts).toEqual(await contents(then))
    expect(changed.map(({ status }) => status).toSorted()).toEqual([
      'added',
      'added',
      'added',
      'modified',
      'modified',
      'modified',
      'modified',
      'removed',
      'renamed',
    ])
    expect(texts['lnk.yaml']).toBe('/etc/passwd')
  })

  test('leaves nothing behind, neither beside it nor in the repository', async () => {
    const base = scratch.commit({ 'a.yaml': 'a\n' })
    write('a.yaml', 'b\n')
    const state = (): unknown => [
      readdirSync(tmpdir()).filter((name) => name.startsWith('sa-guard-snapshot')),
      scratch.git('count-objects', '-v'),
      scratch.git('status', '--porcelain'),
      scratch.git('for-each-ref'),
    ]
    const before = state()
    const comparison = await workTree(base)
    await comparison.patches(['a.yaml'])
    await contents(comparison)
    expect(state()).toEqual(before)
  })

  test('without a change, and with one that only touches a file, is its commit', async () => {
    const base = scratch.commit({ 'a.yaml': 'a\n', 'b.yaml': 'b\n' })
    utimesSync(join(scratch.dir, 'a.yaml'), 1, 1)
    const comparison = await workTree(base)
    expect(await comparison.changedFiles()).toEqual([])
    expect(new Set(await comparison.entries('head'))).toEqual(new Set(await comparison.entries('base')))
  })

  test('is compared with a commit that is not checked out', async () => {
    const base = scratch.commit({ 'a.yaml': 'a\n', 'b.yaml': 'b\n' })
    scratch.commit({ 'a.yaml': 'committed\n', 'b.yaml': null })
    write('c.yaml', 'c\n')
    const comparison = await workTree(base)
    expect((await comparison.changedFiles()).map(({ status, path }) => `${status} ${path}`)).toEqual([
      'modified a.yaml',
      'removed b.yaml',
      'added c.yaml',
    ])
  })

  test('with names of any kind', async () => {
    const names = [
      'new\nline.yaml',
      'quo"te\\.yaml',
      '"quoted".yaml',
      'tab\there.yaml',
      ' blank .yaml',
      'größe.yaml',
      '-rf.yaml',
      ':(top)x.yaml',
    ]
    const base = scratch.commit({ 'a.yaml': 'a\n' })
    for (const name of names) write(name, `new ${name}`)
    writeFileSync(Buffer.concat([Buffer.from(`${scratch.dir}/x`), Buffer.of(0xff), Buffer.from('.yaml')]), 'bytes')
    const comparison = await workTree(base)
    const found = await contents(comparison)
    for (const name of names) expect(found[name]).toBe(`new ${name}`)
    expect(found['x\udcff.yaml']).toBe('bytes')
    expect((await comparison.patches(names)).size).toBe(names.length)
  })

  test('in conflict is read as it lies there', async () => {
    scratch.commit({ 'a.yaml': 'a\n' })
    const base = scratch.commit({ 'a.yaml': 'ours\n' })
    scratch.git('checkout', '--quiet', '-b', 'theirs', 'HEAD~')
    scratch.commit({ 'a.yaml': 'theirs\n' })
    expect(() => scratch.git('merge', '--quiet', base)).toThrow()
    const comparison = await workTree(base)
    expect((await contents(comparison))['a.yaml']).toMatch('<<<<<<<')
    expect(await comparison.changedFiles()).toEqual([{ status: 'modified', path: 'a.yaml' }])
    rmSync(join(scratch.dir, 'a.yaml'))
    expect(await (await workTree(base)).changedFiles()).toEqual([{ status: 'removed', path: 'a.yaml' }])
  })

  test('of a sparse checkout has the files that are not there', async () => {
    const base = scratch.commit({ 'a/a.yaml': 'a\n', 'b/b.yaml': 'b\n' })
    scratch.git('sparse-checkout', 'set', 'a')
    const comparison = await workTree(base)
    expect(await comparison.changedFiles()).toEqual([])
    expect(await contents(comparison)).toEqual({ 'a/a.yaml': 'a\n', 'b/b.yaml': 'b\n' })
  })

  test('of a linked work tree is that one', async () => {
    const base = scratch.commit({ 'a.yaml': 'a\n' })
    scratch.git('worktree', 'add', '--quiet', join(room, 'linked'))
    writeFileSync(join(room, 'linked/a.yaml'), 'linked\n')
    const comparison = workTreeComparison(await openRepository(join(room, 'linked')), base)
    expect(await contents(comparison)).toEqual({ 'a.yaml': 'linked\n' })
    expect((await comparison.patches(['a.yaml'])).get('a.yaml')).toBe('@@ -1 +1 @@\n-a\n+linked')
  })

  test('has no files of repositories inside it, and keeps submodules as they are', async () => {
    const base = scratch.commit({ 'a.yaml': 'a\n' })
    for (const name of ['inner', 'sub', 'replaced']) {
      execFileSync('git', ['clone', '--quiet', scratch.dir, join(scratch.dir, name)])
    }
    for (const name of ['sub', 'replaced', 'absent']) {
      scratch.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},${name}`)
    }
    mkdirSync(join(scratch.dir, 'absent'))
    write('sub/new.yaml', 'b\n')
    rmSync(join(scratch.dir, 'replaced'), { recursive: true })
    write('replaced', 'c\n')
    const head = await (await workTree(base)).entries('head')
    expect(head.map(({ mode, path }) => `${mode} ${path}`).toSorted()).toEqual([
      '100644 a.yaml',
      '100644 replaced',
      '160000 absent',
      '160000 sub',
    ])
    expect(head.find(({ path }) => path === 'sub')?.blob).toBe('1'.repeat(40))
  })

  test('of a bare repository does not exist', async () => {
    const base = scratch.commit({ 'a.yaml': 'a\n' })
    execFileSync('git', ['clone', '--quiet', '--bare', scratch.dir, join(room, 'bare')], { stdio: 'pipe' })
    const comparison = workTreeComparison(await openRepository(join(room, 'bare')), base)
    await expect(comparison.changedFiles()).rejects.toThrow(
      /is a bare repository and has no work tree; name a head with --head/,
    )
  })

  test('that changes while it is read says so', async () => {
    const base = scratch.commit({ 'a.yaml': 'a\n' })
    write('a.yaml', 'b\n')
    const comparison = await workTree(base)
    await comparison.changedFiles()
    write('a.yaml', 'c\n')
    expect(await contents(comparison)).toEqual({ 'a.yaml': '{"unreadable":"it changed while it was being read"}' })
    rmSync(join(scratch.dir, 'a.yaml'))
    expect(await contents(comparison)).toEqual({ 'a.yaml': '{"unreadable":"it is gone"}' })
  })

  test('without a base is all added', async () => {
    scratch.commit({ 'a.yaml': 'a\n', 'b.yaml': 'b\n' })
    write('b.yaml', 'c\n')
    write('d.yaml', 'd\n')
    const comparison = await workTree()
    expect(await contents(comparison)).toEqual({ 'a.yaml': 'a\n', 'b.yaml': 'c\n', 'd.yaml': 'd\n' })
    expect(await comparison.entries('base')).toEqual([])
    expect(new Set((await comparison.changedFiles()).map(({ status }) => status))).toEqual(new Set(['added']))
    expect(comparison).not.toHaveProperty('base')
  })
})

describe('what cannot be read in the work tree', () => {
  test('a pipe in place of a file neither blocks nor vanishes', async () => {
    const base = scratch.commit({ 'a.yaml': 'a\n', 'b.yaml': 'b\n' })
    rmSync(join(scratch.dir, 'a.yaml'))
    execFileSync('mkfifo', [join(scratch.dir, 'a.yaml'), join(scratch.dir, 'new.yaml')])
    write('b.yaml', 'c\n')
    const comparison = await workTree(base)
    expect(await comparison.changedFiles()).toEqual([
      { status: 'modified', path: 'b.yaml' },
      { status: 'modified', path: 'a.yaml' },
    ])
    expect([...(await comparison.patches(['a.yaml', 'b.yaml'])).keys()]).toEqual(['b.yaml'])
    expect(await contents(comparison)).toEqual({
      'a.yaml': '{"unreadable":"it is not a regular file"}',
      'b.yaml': 'c\n',
    })
  })

  test('a huge file is known by its size', async () => {
    const base = scratch.commit({ 'a.yaml': 'a\n' })
    write('huge.yaml', '')
    truncateSync(join(scratch.dir, 'huge.yaml'), 5_000_000_000)
    const comparison = await workTree(base)
    expect(await comparison.changedFiles()).toEqual([{ status: 'added', path: 'huge.yaml' }])
    expect(await contents(comparison, 10_000_000)).toEqual({ 'a.yaml': 'a\n', 'huge.yaml': '{"tooLarge":5000000000}' })
  })

  asRoot('a file and a folder that are closed to us', async () => {
    const base = scratch.commit({ 'a.yaml': 'a\n' })
    write('closed.yaml', 'x\n')
    chmodSync(join(scratch.dir, 'closed.yaml'), 0)
    chmodSync(scratch.dir, 0o755)
    scratch.git('config', '--file', join(room, '.gitconfig'), 'safe.directory', '*')
    chmodSync(room, 0o755)
    const home = process.env.HOME
    process.env.HOME = room
    try {
      const found = await asNobody(async () => contents(await workTree(base)))
      expect(found).toEqual({ 'a.yaml': 'a\n', 'closed.yaml': '{"unreadable":"it may not be read"}' })
      write('folder/b.yaml', 'x\n')
      chmodSync(join(scratch.dir, 'folder'), 0)
      await expect(asNobody(async () => (await workTree(base)).changedFiles())).rejects.toThrow(
        'The folder folder/ may not be read',
      )
    } finally {
      process.env.HOME = home
    }
  })

  test('a file behind a folder that became a link is gone', async () => {
    const base = scratch.commit({ 'd/a.yaml': 'a\n' })
    mkdirSync(join(room, 'elsewhere'))
    writeFileSync(join(room, 'elsewhere/a.yaml'), 'not ours\n')
    rmSync(join(scratch.dir, 'd'), { recursive: true })
    symlinkSync(join(room, 'elsewhere'), join(scratch.dir, 'd'))
    expect(await contents(await workTree(base))).toEqual({ d: join(room, 'elsewhere') })
  })

  test.each([
    ['a folder', () => room, 'it is not a regular file'],
    ['nothing', () => join(room, 'none'), 'it is gone'],
    ['below a file', () => join(scratch.dir, '.git/HEAD/x'), 'it is gone'],
    ['a device', () => '/dev/zero', 'it is not a regular file'],
  ])('%s', (_, path, unreadable) => {
    expect(readDisk(path(), 100)).toEqual({ unreadable })
  })
})

describe('folders and files', () => {
  function tree(root: string, files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
  }

  test('outside git are walked, and no link is followed', async () => {
    tree(room, {
      'a.yaml': 'a',
      'd/b.yaml': 'b',
      'd/new\nline.yaml': 'n',
      '.git/c.yaml': 'c',
      'x/node_modules/y/d.yaml': 'd',
      '.hidden/e.yaml': 'e',
    })
    symlinkSync('..', join(room, 'd/loop'))
    symlinkSync('/etc/passwd', join(room, 'd/link.yaml'))
    execFileSync('mkfifo', [join(room, 'pipe.yaml')])
    const comparison = await folderComparison(room, ['.'])
    expect(await contents(comparison)).toEqual({
      '.hidden/e.yaml': 'e',
      'a.yaml': 'a',
      'd/b.yaml': 'b',
      'd/link.yaml': '/etc/passwd',
      'd/loop': '..',
      'd/new\nline.yaml': 'n',
    })
    expect((await comparison.entries('head')).find(({ path }) => path === 'd/link.yaml')?.mode).toBe('120000')
    expect(await comparison.entries('base')).toEqual([])
    expect(await comparison.changedFiles()).toContainEqual({ status: 'added', path: 'a.yaml' })
    expect(await comparison.patches(['a.yaml'])).toEqual(new Map())
    expect(comparison).not.toHaveProperty('base')
  })

  test('inside git are what git lists, seen from where we stand', async () => {
    scratch.commit({ 'top.yaml': 't', 'd/a.yaml': 'a', 'd/e/b.yaml': 'b', 'dx/c.yaml': 'c', '.gitignore': 'out\n' })
    write('d/new.yaml', 'n')
    write('d/out/x.yaml', 'x')
    write('d/a.yaml', 'changed')
    expect(await contents(await folderComparison(scratch.dir, ['d']))).toEqual({
      'd/a.yaml': 'changed',
      'd/e/b.yaml': 'b',
      'd/new.yaml': 'n',
    })
    expect(await contents(await folderComparison(join(scratch.dir, 'd'), ['e', '../dx/']))).toEqual({
      '../dx/c.yaml': 'c',
      'e/b.yaml': 'b',
    })
    expect(Object.keys(await contents(await folderComparison(join(scratch.dir, 'd'), ['.'])))).toEqual([
      'a.yaml',
      'e/b.yaml',
      'new.yaml',
    ])
  })

  test('that git ignores are walked if they are named', async () => {
    scratch.commit({ 'top.yaml': 't', '.gitignore': 'out\n' })
    write('out/x.yaml', 'x')
    for (const path of ['out', 'out/', 'out/x.yaml']) {
      expect(await contents(await folderComparison(scratch.dir, [path]))).toEqual({ 'out/x.yaml': 'x' })
    }
  })

  test('of several places, and a link that is named', async () => {
    scratch.commit({ 'a.yaml': 'a' })
    tree(room, { 'b.yaml': 'b', 'run.sh': 'r' })
    symlinkSync('b.yaml', join(room, 'link.yaml'))
    chmodSync(join(room, 'run.sh'), 0o755)
    const comparison = await folderComparison('/', [scratch.dir, join(room, 'link.yaml'), `${room}/run.sh`])
    const found = await contents(comparison)
    expect(found).toEqual({
      [`${scratch.dir.slice(1)}/a.yaml`]: 'a',
      [`${room.slice(1)}/link.yaml`]: 'b',
      [`${room.slice(1)}/run.sh`]: 'r',
    })
    expect((await comparison.entries('head')).map(({ mode }) => mode).toSorted()).toEqual([
      '100644',
      '100644',
      '100755',
    ])
    const [entry] = await comparison.entries('head')
    await expect(comparison.read([entry?.blob ?? '', 'disk:/etc/passwd'], 100)).rejects.toThrow(
      'Nothing of this comparison',
    )
  })

  test('that are none', async () => {
    execFileSync('mkfifo', [join(room, 'pipe')])
    await expect(folderComparison(room, ['none.yaml'])).rejects.toThrow('none.yaml: there is no such file or folder')
    symlinkSync('loop', join(room, 'loop'))
    await expect(folderComparison(room, ['loop'])).rejects.toThrow('loop: it is a link')
    await expect(folderComparison(room, ['pipe'])).rejects.toThrow('pipe is neither a file nor a folder')
  })

  asRoot('that may not be read', async () => {
    tree(room, { 'd/a.yaml': 'a' })
    chmodSync(room, 0o755)
    chmodSync(join(room, 'd'), 0)
    await expect(asNobody(() => folderComparison(room, ['.']))).rejects.toThrow(/d\/: it may not be read$/)
  })

  test('a text from nowhere', async () => {
    const comparison = textComparison('stdin.yaml', Buffer.from('a: 1\n'))
    expect(await contents(comparison)).toEqual({ 'stdin.yaml': 'a: 1\n' })
    expect(await contents(comparison, 4)).toEqual({ 'stdin.yaml': '{"tooLarge":5}' })
    expect(await comparison.entries('base')).toEqual([])
  })
})
