// The index as head: what git would commit, told without committing it.
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Outcome } from '../../src/commands/command.ts'
import { run } from '../../src/commands/run.ts'
import { commitComparison } from '../../src/local/git-tree.ts'
import { stagedComparison } from '../../src/local/index-tree.ts'
import { openRepository } from '../../src/local/repository.ts'
import { currentCommit } from '../../src/local/revisions.ts'
import type { Comparison } from '../../src/ports.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'

let scratch: Scratch
beforeEach(() => {
  scratch = scratchRepository()
})
afterEach(() => {
  scratch.remove()
})

function write(path: string, text: string): void {
  mkdirSync(dirname(join(scratch.dir, path)), { recursive: true })
  writeFileSync(join(scratch.dir, path), text)
}

const lines = (count: number): string => Array.from({ length: count }, (_, at) => `line ${at + 1}\n`).join('')

async function staged(): Promise<Comparison> {
  const repository = await openRepository(scratch.dir)
  const parent = await currentCommit(repository)
  return stagedComparison(repository, parent === undefined ? undefined : { base: parent, parent })
}

async function said(comparison: Comparison): Promise<unknown> {
  const head = await comparison.entries('head')
  const changed = await comparison.changedFiles()
  const blobs = head.filter(({ mode }) => mode !== '160000').map(({ blob }) => blob)
  return {
    head: new Set(head),
    base: new Set(await comparison.entries('base')),
    changed,
    patches: await comparison.patches(changed.map(({ path }) => path)),
    contents: await comparison.read(blobs, 1000),
  }
}

/** Index and work tree, byte for byte, and the objects that the repository keeps. */
function state(): unknown {
  const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
  const index = join(scratch.dir, '.git/index')
  return [
    existsSync(index) && digest(index),
    readdirSync(join(scratch.dir, '.git/objects'), { recursive: true }).map(String).sort(),
    readdirSync(scratch.dir).sort(),
    readdirSync(join(scratch.dir, '.git')).sort(),
  ]
}

/** What may stand in an index: name -> how it comes there. */
const indexes: Readonly<Record<string, () => void>> = {
  'nothing but what HEAD has': () => {},
  'changes, and other changes after them': () => {
    write('mod.yaml', `${lines(9)}more\n`)
    scratch.git('add', 'mod.yaml')
    write('mod.yaml', 'something else\n')
  },
  'files that nobody added': () => write('untracked.yaml', 'kind: Pod\n'),
  'a file that is only announced': () => {
    write('announced.yaml', 'kind: Pod\n')
    scratch.git('add', '--intent-to-add', 'announced.yaml')
  },
  'a new file, deleted since': () => {
    write('deep/new.yaml', 'a: 1\n')
    scratch.git('add', 'deep/new.yaml')
    rmSync(join(scratch.dir, 'deep'), { recursive: true })
  },
  'a removal that the disk does not know': () => scratch.git('rm', '--quiet', '--cached', 'gone.yaml'),
  'a renamed file': () => {
    renameSync(join(scratch.dir, 'old.yaml'), join(scratch.dir, 'new.yaml'))
    scratch.git('add', '--all')
  },
  'a link, and a file where a folder stood': () => {
    rmSync(join(scratch.dir, 'folder'), { recursive: true })
    write('folder', 'now a file\n')
    symlinkSync('mod.yaml', join(scratch.dir, 'link.yaml'))
    scratch.git('add', '--all')
  },
  'a submodule': () => {
    scratch.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},module`)
  },
  'a submodule that it says to ignore': () => {
    write('.gitmodules', '[submodule "m"]\n\tpath = module\n\turl = ./m\n\tignore = all\n')
    scratch.git('add', '.gitmodules')
    scratch.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},module`)
  },
  'a file that is said not to change': () => {
    scratch.git('update-index', '--assume-unchanged', 'mod.yaml')
    scratch.git('update-index', '--skip-worktree', 'old.yaml')
    write('mod.yaml', 'x\n')
  },
  'names that hold anything': () => {
    for (const name of ['tab\there.yaml', 'new\nline.yaml', '"quoted".yaml', 'ümlaut.yaml']) write(name, `${name}: 1\n`)
    scratch.git('add', '--all')
  },
}

describe('the index', () => {
  test.each(Object.entries(indexes))('with %s is what a commit of it would be', async (_, change) => {
    const base = scratch.commit({
      'mod.yaml': lines(9),
      'old.yaml': lines(20),
      'gone.yaml': 'x\n',
      'folder/a.yaml': 'y\n',
    })
    change()
    const before = state()
    const now = await said(await staged())
    expect(state()).toEqual(before)
    scratch.git('commit', '--quiet', '--allow-empty', '--message', 'staged')
    const head = scratch.git('rev-parse', 'HEAD').trim()
    expect(now).toEqual(await said(commitComparison(await openRepository(scratch.dir), base, head)))
  })

  test('before the first commit is all that is new', async () => {
    write('a.yaml', 'a: 1\n')
    expect((await (await staged()).entries('head')).map(({ path }) => path)).toEqual([])
    scratch.git('add', '--all')
    const first = await staged()
    expect(first).not.toHaveProperty('base')
    expect(await first.changedFiles()).toEqual([{ status: 'added', path: 'a.yaml' }])
  })

  test('in conflict is no commit, and says which file', async () => {
    scratch.commit({ 'a.yaml': 'a: 1\n' })
    scratch.git('checkout', '--quiet', '-b', 'other')
    scratch.commit({ 'a.yaml': 'a: 2\n' })
    scratch.git('checkout', '--quiet', 'main')
    scratch.commit({ 'a.yaml': 'a: 3\n' })
    expect(() => scratch.git('merge', '--quiet', 'other')).toThrow()
    await expect((await staged()).entries('head')).rejects.toThrow(
      'a.yaml is in conflict: resolve it and `git add` it, then there is a commit to review',
    )
  })

  test('that git names to a hook is the one that counts', async () => {
    scratch.commit({ 'a.yaml': 'a: 1\n' })
    const other = join(mkdtempSync(join(tmpdir(), 'sa-guard-index-')), 'next-index')
    copyFileSync(join(scratch.dir, '.git/index'), other)
    write('a.yaml', 'a: 2\n')
    scratch.git('add', 'a.yaml')
    process.env.GIT_INDEX_FILE = other
    try {
      expect(await (await staged()).changedFiles()).toEqual([])
    } finally {
      delete process.env.GIT_INDEX_FILE
      rmSync(dirname(other), { recursive: true })
    }
    expect(await (await staged()).changedFiles()).toEqual([{ status: 'modified', path: 'a.yaml' }])
  })

  test('of a linked work tree is its own', async () => {
    scratch.commit({ 'a.yaml': 'a: 1\n' })
    const linked = `${scratch.dir}-linked`
    scratch.git('worktree', 'add', '--quiet', '-b', 'side', linked)
    try {
      write('a.yaml', 'a: 2\n')
      scratch.git('add', 'a.yaml')
      const repository = await openRepository(linked)
      const parent = (await currentCommit(repository)) ?? ''
      expect(await stagedComparison(repository, { base: parent, parent }).changedFiles()).toEqual([])
    } finally {
      rmSync(linked, { recursive: true, force: true })
    }
  })
})

const admin = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: web}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: web, namespace: shop}]
`

function sa(...words: readonly string[]): Promise<Outcome> {
  const home = fileURLToPath(new URL('../../', import.meta.url))
  return run(words, { home, cwd: scratch.dir, colour: false, stdin: async () => new Uint8Array() })
}

describe('review --staged', () => {
  test('fails for what is staged, and for nothing else', async () => {
    scratch.commit({ 'README.md': '# shop\n' })
    write('a.yaml', admin)
    expect((await sa('review', '--staged')).exitCode).toBe(0)
    scratch.git('add', 'a.yaml')
    write('a.yaml', '')
    const { exitCode, output } = await sa('review', '--staged')
    expect([exitCode, output]).toEqual([1, expect.stringContaining('cluster-admin-binding')])
    expect(JSON.parse((await sa('review', '--staged', '--format', 'json')).output)).toMatchObject({ head: 'index' })
  })

  test('compares with another commit than HEAD, if one is named', async () => {
    const first = scratch.commit({ 'README.md': '# shop\n' })
    scratch.commit({ 'a.yaml': admin })
    expect((await sa('review', '--staged')).exitCode).toBe(0)
    expect((await sa('review', '--staged', '--base', first)).exitCode).toBe(1)
  })

  test('reviews the first commit', async () => {
    write('a.yaml', admin)
    scratch.git('add', 'a.yaml')
    expect((await sa('review', '--staged')).exitCode).toBe(1)
  })

  test.each([
    [['--head', 'HEAD'], '--staged and --head exclude each other'],
    [['--fix'], '--fix mends the work tree; leave --staged out'],
  ])('takes no %p', async (words, says) => {
    expect(await sa('review', '--staged', ...words)).toMatchObject({ exitCode: 2, notes: `sa-guard: ${says}\n` })
  })
})
