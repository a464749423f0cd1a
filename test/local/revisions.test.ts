import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { GitError } from '../../src/local/fault.ts'
import { gitOutput, runGit } from '../../src/local/git.ts'
import { openRepository, type Repository } from '../../src/local/repository.ts'
import { defaultBase, mergeBase, resolveRevision } from '../../src/local/revisions.ts'
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

async function open(): Promise<Repository> {
  return openRepository(scratch.dir)
}

/** The sentence of a GitError; anything else is a failure of the test. */
async function complaint(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => 'no error',
    (error) => error,
  )
  if (error instanceof GitError) return error.message
  throw error
}

function shallow(...options: readonly string[]): string {
  const dir = join(room, 'shallow')
  execFileSync(
    'git',
    ['clone', '--quiet', '--depth=1', '--no-single-branch', ...options, `file://${scratch.dir}`, dir],
    { stdio: 'pipe' },
  )
  return dir
}

describe('a repository', () => {
  test('is found from a folder inside it, whatever its name', async () => {
    const dir = join(room, 'odd\nname "x"')
    mkdirSync(join(dir, 'deep'), { recursive: true })
    execFileSync('git', ['init', '--quiet', dir])
    expect(await openRepository(join(dir, 'deep'))).toEqual({
      gitDir: join(dir, '.git'),
      workTree: dir,
      shallow: false,
      hash: 'sha1',
    })
  })

  test('has no work tree where it is bare, or inside .git', async () => {
    execFileSync('git', ['init', '--quiet', '--bare', join(room, 'bare')])
    expect(await openRepository(join(room, 'bare'))).not.toHaveProperty('workTree')
    expect(await openRepository(join(scratch.dir, '.git'))).not.toHaveProperty('workTree')
  })

  test('is missing', async () => {
    expect(await complaint(openRepository(room))).toBe(`${room} is not in a git repository`)
    expect(await complaint(openRepository(join(room, 'none')))).toBe(`${join(room, 'none')} is not a folder`)
  })

  test('is broken', async () => {
    appendFileSync(join(scratch.dir, '.git/config'), '[core\n')
    expect(await complaint(open())).toMatch(/^git rev-parse failed: bad config line/)
  })

  test('is not looked for where the environment points', async () => {
    const saved = process.env.GIT_DIR
    process.env.GIT_DIR = join(scratch.dir, '.git')
    try {
      expect(await complaint(openRepository(room))).toMatch('is not in a git repository')
    } finally {
      if (saved === undefined) delete process.env.GIT_DIR
      else process.env.GIT_DIR = saved
    }
  })

  const asRoot = process.getuid?.() === 0 ? test : test.skip
  asRoot('of another user is read only if the user said so', async () => {
    scratch.commit({ 'a.yaml': 'a\n' })
    for (const path of [scratch.dir, join(scratch.dir, '.git')]) chownSync(path, 12345, 12345)
    const home = process.env.HOME
    process.env.HOME = room
    try {
      expect(await complaint(open())).toMatch(/belongs to another user.*git config --global --add safe\.directory/)
      writeFileSync(join(room, '.gitconfig'), `[safe]\n\tdirectory = ${scratch.dir}\n`)
      expect(await resolveRevision(await open(), 'HEAD')).toMatch(/^[0-9a-f]{40}$/)
    } finally {
      process.env.HOME = home
    }
  })
})

describe('git', () => {
  /** Runs with another PATH, where a program called git is what the test says. */
  async function withPath<T>(path: string, work: () => Promise<T>): Promise<T> {
    const saved = process.env.PATH
    process.env.PATH = path
    try {
      return await work()
    } finally {
      process.env.PATH = saved
    }
  }

  function fakeGit(script: string): string {
    writeFileSync(join(room, 'git'), `#!/bin/sh\n${script}\n`)
    chmodSync(join(room, 'git'), 0o755)
    return room
  }

  test('is not installed', async () => {
    expect(await complaint(withPath(join(room, 'none'), open))).toBe(
      'git was not found: install git and put it on the PATH',
    )
  })

  test('is too old', async () => {
    const path = fakeGit('echo git version 2.31.9')
    expect(await complaint(withPath(path, open))).toBe('git 2.32 or newer is needed, this is git version 2.31.9')
  })

  test('sees no input, no token and nothing of its own variables', async () => {
    const secrets = {
      INPUT_TOKEN: 's1',
      GITHUB_TOKEN: 's2',
      GH_TOKEN: 's3',
      GIT_EXTERNAL_DIFF: 's4',
      GIT_CONFIG_COUNT: 's5',
      GIT_SSH_COMMAND: 's6',
      NPM_TOKEN: 's7',
    }
    const path = fakeGit('/usr/bin/env; echo; echo "$@"')
    Object.assign(process.env, secrets)
    try {
      const said = (await withPath(path, () => gitOutput({ args: ['x'], cwd: room }))).toString()
      expect(said).toContain('GIT_CONFIG_NOSYSTEM=1')
      expect(said).not.toMatch(/=s\d$/m)
    } finally {
      for (const name of Object.keys(secrets)) delete process.env[name]
    }
  })

  test('that fails is quoted in one line without control characters', async () => {
    const path = fakeGit(String.raw`printf 'warning: x\nfatal: bad \033[31mthing\rhere\nmore\n' >&2; exit 128`)
    expect(await complaint(withPath(path, () => gitOutput({ args: ['log'], cwd: room })))).toBe(
      'git log failed: bad ?[31mthing?here',
    )
  })

  test('that is killed', async () => {
    const path = fakeGit('kill -9 $$')
    expect(await complaint(withPath(path, () => gitOutput({ args: ['log'], cwd: room })))).toBe(
      'git log was ended by SIGKILL',
    )
  })

  test('that leaves before it has read everything is no broken pipe', async () => {
    const path = fakeGit('exit 3')
    const input = Array.from({ length: 100 }, () => 'x'.repeat(100_000))
    expect(await withPath(path, () => runGit({ args: ['x'], cwd: room, input }))).toMatchObject({ code: 3 })
  })

  test('is not asked for names with a NUL', async () => {
    expect(await complaint(gitOutput({ args: ['a\0b'], cwd: room }))).toMatch('NUL')
  })
})

describe('a hostile repository', () => {
  test('runs no program of its choice', async () => {
    const mark = join(room, 'was-here')
    const program = join(room, 'program')
    writeFileSync(program, `#!/bin/sh\necho "$0 $@" >> '${mark}'\ncat\n`)
    chmodSync(program, 0o755)
    const base = scratch.commit({ 'a.yaml': 'x\n' })
    const head = scratch.commit({ 'a.yaml': 'y\n', '.gitattributes': '*.yaml diff=evil filter=evil\n' })
    const config = `[core]\n fsmonitor = ${program}\n pager = ${program}\n hooksPath = ${room}\n sshCommand = ${program}\n[diff]\n external = ${program}\n[diff "evil"]\n command = ${program}\n textconv = ${program}\n[filter "evil"]\n clean = ${program}\n process = ${program}\n required = true\n[filter "e=v.il"]\n clean = ${program}\n`
    appendFileSync(join(scratch.dir, '.git/config'), config)
    writeFileSync(join(scratch.dir, 'a.yaml'), 'z\n')
    const { commitComparison } = await import('../../src/local/git-tree.ts')
    const { workTreeComparison } = await import('../../src/local/work-tree.ts')
    const repository = await open()
    for (const comparison of [commitComparison(repository, base, head), workTreeComparison(repository, base)]) {
      expect((await comparison.patches(['a.yaml'])).get('a.yaml')).toMatch(/^@@ -1 \+1 @@\n-x\n\+[yz]$/)
      await comparison.read(
        (await comparison.entries('head')).map(({ blob }) => blob),
        100,
      )
    }
    await resolveRevision(repository, 'HEAD')
    expect(existsSync(mark)).toBe(false)
  })

  test('cannot replace an object by another', async () => {
    const base = scratch.commit({ 'a.yaml': 'x\n' })
    const head = scratch.commit({ 'a.yaml': 'y\n' })
    scratch.git('replace', head, base)
    const { commitComparison } = await import('../../src/local/git-tree.ts')
    expect(await commitComparison(await open(), base, head).changedFiles()).toHaveLength(1)
  })
})

describe('a revision', () => {
  test('is a branch, a tag, a short id, a way to go', async () => {
    const first = scratch.commit({ 'a.yaml': 'a\n' })
    const second = scratch.commit({ 'a.yaml': 'b\n' })
    scratch.git('tag', '-m', 'x', 'v1', first)
    const repository = await open()
    for (const [name, commit] of [
      ['main', second],
      ['v1', first],
      ['HEAD~1', first],
      [second.slice(0, 10), second],
      ['@', second],
    ] as const) {
      expect(await resolveRevision(repository, name)).toBe(commit)
    }
  })

  test.each([
    'nope',
    '',
    '-x',
    '--all',
    '--upload-pack=touch x',
    'a..b',
    'a\0b',
    'HEAD^@',
    '0'.repeat(40),
    'HEAD\nHEAD',
    'ümlaut',
  ])('%j is unknown', async (name) => {
    scratch.commit({ 'a.yaml': 'a\n' })
    expect(await complaint(resolveRevision(await open(), name))).toBe(`Unknown revision ${JSON.stringify(name)}`)
  })

  test('is unknown before the first commit', async () => {
    expect(await complaint(resolveRevision(await open(), 'HEAD'))).toBe('This repository has no commit yet')
  })

  test('is no commit', async () => {
    scratch.commit({ 'a.yaml': 'a\n' })
    const blob = scratch.git('rev-parse', 'HEAD:a.yaml').trim()
    expect(await complaint(resolveRevision(await open(), blob))).toBe(`Revision ${blob} is not a commit`)
    expect(await complaint(resolveRevision(await open(), 'HEAD:a.yaml'))).toBe('Unknown revision "HEAD:a.yaml"')
  })

  test('is ambiguous', async () => {
    scratch.commit({ 'a.yaml': 'a\n' })
    scratch.git('tag', 'twice')
    scratch.commit({ 'a.yaml': 'b\n' })
    scratch.git('branch', 'twice')
    expect(await complaint(resolveRevision(await open(), 'twice'))).toMatch(/^Revision twice is ambiguous: write/)
  })

  test('may be missing in a shallow clone', async () => {
    const first = scratch.commit({ 'a.yaml': 'a\n' })
    scratch.commit({ 'a.yaml': 'b\n' })
    const clone = await openRepository(shallow())
    expect(await complaint(resolveRevision(clone, first))).toMatch(
      /^Unknown revision .*shallow.*git fetch --unshallow.*fetch-depth: 0/,
    )
  })
})

describe('the merge base', () => {
  function fork(): readonly [string, string, string] {
    const base = scratch.commit({ 'a.yaml': 'a\n' })
    const main = scratch.commit({ 'a.yaml': 'b\n' })
    scratch.checkout(base)
    const side = scratch.commit({ 'b.yaml': 'b\n' })
    scratch.git('branch', 'side')
    return [base, main, side]
  }

  test('is where two histories part', async () => {
    const [base, main, side] = fork()
    expect(await mergeBase(await open(), main, side)).toBe(base)
  })

  test('lies beyond a shallow clone', async () => {
    const [, main, side] = fork()
    const clone = await openRepository(shallow())
    expect(await complaint(mergeBase(clone, main, side))).toMatch(
      /^This clone is shallow, and .* have no merge base in it. Run `git fetch --unshallow`/,
    )
  })

  test('does not exist', async () => {
    const [, main] = fork()
    scratch.git('checkout', '--quiet', '--orphan', 'other')
    const other = scratch.commit({ 'a.yaml': 'c\n' })
    expect(await complaint(mergeBase(await open(), main, other))).toMatch('have no commit in common')
  })
})

describe('the default base', () => {
  test('is what origin calls its default, and of the remote rather than of here', async () => {
    const first = scratch.commit({ 'a.yaml': 'a\n' })
    scratch.git('branch', '-m', 'trunk')
    const dir = join(room, 'clone')
    execFileSync('git', ['clone', '--quiet', scratch.dir, dir], { stdio: 'pipe' })
    const git = (...args: readonly string[]): Buffer => execFileSync('git', args, { cwd: dir, stdio: 'pipe' })
    expect(await defaultBase(await openRepository(dir))).toEqual({ name: 'origin/trunk', commit: first })
    git('branch', 'main')
    git('remote', 'set-head', 'origin', '--delete')
    git('update-ref', 'refs/remotes/origin/main/not', first)
    expect(await defaultBase(await openRepository(dir))).toEqual({ name: 'main', commit: first })
    git('update-ref', '-d', 'refs/remotes/origin/main/not')
    git('update-ref', 'refs/remotes/origin/master', first)
    expect(await defaultBase(await openRepository(dir))).toEqual({ name: 'origin/master', commit: first })
    git('update-ref', 'refs/remotes/origin/main', first)
    expect(await defaultBase(await openRepository(dir))).toEqual({ name: 'origin/main', commit: first })
  })

  test('is nowhere', async () => {
    scratch.commit({ 'a.yaml': 'a\n' })
    scratch.git('branch', '-m', 'trunk')
    expect(await complaint(defaultBase(await open()))).toBe(
      'No default branch was found to compare with (origin/HEAD, origin/main, origin/master, main, master); name a base with --base',
    )
  })
})

test('objects that a partial clone left out are said to be missing, and nothing is fetched', async () => {
  scratch.git('config', 'uploadpack.allowFilter', 'true')
  const base = scratch.commit({ 'a.yaml': 'a\n' })
  const head = scratch.commit({ 'a.yaml': 'b\n' })
  const dir = join(room, 'partial')
  const clone = ['clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${scratch.dir}`, dir]
  execFileSync('git', clone, { stdio: 'pipe', env: { ...process.env, GIT_CONFIG_GLOBAL: devNull } })
  const { commitComparison } = await import('../../src/local/git-tree.ts')
  const comparison = commitComparison(await openRepository(dir), base, head)
  const [entry] = await comparison.entries('head')
  expect(await complaint(comparison.patches(['a.yaml']))).toMatch(/partial clone lacks them/)
  expect(await complaint(comparison.read([entry?.blob ?? ''], 100))).toMatch(/partial clone lacks them/)
})
