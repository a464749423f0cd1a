// Fetching by commit id, and who gets to see the token.
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Most, usual } from '../../src/github/allowance.ts'
import type { Remote } from '../../src/github/client.ts'
import { withCommits } from '../../src/github/commits.ts'
import { fetched } from '../../src/github/fetched.ts'
import { commitComparison } from '../../src/local/git-tree.ts'
import { openRepository } from '../../src/local/repository.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from './fake-github.ts'
import { runGit, type Scratch, scratchRepository } from './scratch-repository.ts'

const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`many/${i}.yaml`, `number ${i}\n`]))
const long = Array.from({ length: 30 }, (_, i) => `line ${i}\n`).join('')

let repository: Scratch
let github: FakeGitHub
let room = ''
let base = ''
let head = ''

beforeAll(async () => {
  repository = scratchRepository()
  repository.commit({ 'a.yaml': 'first\n' })
  base = repository.commit({ ...many, 'a.yaml': 'second\n', old: long, 'same old': 'x\n' })
  head = repository.commit({
    'a.yaml': 'third\n',
    old: null,
    new: `${long}more\n`,
    'same old': null,
    'same new': 'x\n',
  })
  // Nothing points at head any more, as after a push that replaced it.
  repository.git('checkout', '--quiet', 'main')
  repository.git('reset', '--quiet', '--hard', base)
  github = await fakeGitHub(repository)
  github.tokens.set('secret-token', { user: actionsBot, writes: false })
  room = mkdtempSync(join(tmpdir(), 'sa-guard-test-'))
})

afterAll(async () => {
  await github.close()
  repository.remove()
  rmSync(room, { recursive: true, force: true })
})

function remote(more: Partial<Remote> = {}): Remote {
  return { apiUrl: github.url, serverUrl: github.url, token: 'secret-token', owner: 'octo', repo: 'shop', ...more }
}

function blob(commit: string, path: string): string {
  return repository.git('rev-parse', `${commit}:${path}`).trim()
}

/** How often git asked for objects. */
function fetches(): number {
  return github.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/git-upload-pack')).length
}

describe('contents', () => {
  test.each([true, false])('come in one request, where the server knows filters (%s) or not', async (filters) => {
    github.filters = filters
    await withCommits(remote(), [base, head], room, async ({ gitDir, bring }) => {
      const names = Object.keys(many)
      const blobs = names.map((name) => blob(head, name))
      expect(there(gitDir, blobs)).toBe(filters ? 0 : 40)
      const before = fetches()
      await bring([...blobs, ...blobs])
      expect(there(gitDir, blobs)).toBe(40)
      await bring(blobs)
      // The version of the protocol is asked about first; then all forty at once.
      expect(fetches() - before).toBe(filters ? 1 : 0)
      expect(there(gitDir, [blob(head, 'a.yaml')])).toBe(filters ? 0 : 1)
    })
    github.filters = true
  })

  function there(gitDir: string, blobs: readonly string[]): number {
    const list = runGit(gitDir, ['cat-file', '--batch-all-objects', '--batch-check'])
    return blobs.filter((id) => list.includes(`${id} blob`)).length
  }

  test('a renamed file is known again, and only what came and went is compared', async () => {
    await withCommits(remote(), [base, head], room, async (commits) => {
      expect(await commits.renamable(base, head)).toEqual([blob(head, 'new'), blob(base, 'old')])
      expect(await commits.renamable(base, base)).toEqual([])
      const local = commitComparison(await openRepository(commits.gitDir), base, head)
      const comparison = fetched({ ...local, base }, commits)
      const before = fetches()
      const listed = await comparison.changedFiles()
      expect(listed.map(({ path, status, previousPath }) => [path, status, previousPath])).toEqual([
        ['a.yaml', 'modified', undefined],
        ['new', 'renamed', 'old'],
        ['same new', 'renamed', 'same old'],
      ])
      expect(fetches() - before).toBe(1)
      expect((await comparison.patches(['a.yaml'])).get('a.yaml')).toContain('+third')
      const read = await comparison.read([blob(head, 'many/7.yaml')], 100)
      expect([...read.values()].map((content) => 'bytes' in content && content.bytes.toString())).toEqual([
        'number 7\n',
      ])
    })
  })

  test('that are nowhere: one sentence', async () => {
    const work = withCommits(remote(), [base], room, ({ bring }) => bring(['f'.repeat(40)]))
    await expect(work).rejects.toThrow(/^Could not fetch the contents of a file from .*: .*not our ref f+$/)
  })
})

describe('more than a review fetches', () => {
  const fetching = (paths: Iterable<string>, most: Partial<Most>): Promise<void> => {
    const blobs = [...paths].map((path) => blob('HEAD', path))
    return withCommits(remote(), [base], room, ({ bring }) => bring(blobs), { ...usual, ...most })
  }

  test('comes in parts, which are measured', async () => {
    // Small packs, large contents.
    const wide = new Map(Array.from({ length: 8 }, (_, i) => [`wide/${i}.yaml`, `${i}`.repeat(100_000)]))
    repository.commit(Object.fromEntries(wide))
    const before = fetches()
    await fetching(wide.keys(), { files: 3, bytes: 600_000 })
    expect(fetches() - before).toBe(4)
    await expect(fetching(wide.keys(), { files: 3, bytes: 599_999 })).rejects.toThrow(
      /^Could not fetch the contents of 8 files from .*: it is more than the 1 MB that a review fetches$/,
    )
    // One for the commit, and two parts: after what is too much no more is asked for.
    expect(fetches() - before).toBe(7)
    expect(readdirSync(room)).toEqual([])
  })

  test('ends git while it comes', async () => {
    const large = new Map(
      Array.from({ length: 8 }, (_, i) => [`large/${i}.yaml`, randomBytes(200_000).toString('hex')]),
    )
    repository.commit(Object.fromEntries(large))
    const work = fetching(large.keys(), { bytes: 1_000_000 })
    await expect(work).rejects.toThrow('contents of 8 files')
    await expect(work).rejects.toThrow('more than the 1 MB that a review fetches')
    expect(readdirSync(room)).toEqual([])
  })

  test('and longer than it waits: one sentence', async () => {
    await expect(fetching([], { milliseconds: 0 })).rejects.toThrow(/^Could not fetch the commit from .* longer than/)
  })
})

describe('commits by their ids', () => {
  test('are there, without their history, as long as the work lasts', async () => {
    let folder = ''
    await withCommits(remote(), [base, head, base], room, async ({ gitDir, bring }) => {
      folder = gitDir
      await bring([blob(base, 'a.yaml'), blob(head, 'a.yaml')])
      expect(runGit(gitDir, ['show', `${base}:a.yaml`, `${head}:a.yaml`])).toBe('second\nthird\n')
      expect(runGit(gitDir, ['rev-list', base]).trim()).toBe(base)
      expect(readFileSync(join(gitDir, 'config'), 'utf8')).not.toMatch(/secret|extraheader|http/i)
      expect(readdirSync(gitDir)).not.toContain('FETCH_HEAD')
    })
    expect(existsSync(folder)).toBe(false)
    expect(readdirSync(room)).toEqual([])
  })

  test('the folder goes even if the work fails', async () => {
    const work = withCommits(remote(), [base], room, () => Promise.reject(new Error('no')))
    await expect(work).rejects.toThrow('no')
    expect(readdirSync(room)).toEqual([])
  })

  const faults: readonly [string, () => Partial<Remote>, string, RegExp][] = [
    ['a commit that is not there', () => ({}), 'f'.repeat(40), /^Could not fetch .*: fatal: .*not our ref f+$/],
    [
      'a wrong token',
      () => ({ token: 'other-token' }),
      '',
      /^Could not fetch .*: fatal: .*(?:Authentication|Username)/,
    ],
    ['a repository that is not there', () => ({ repo: 'nowhere' }), '', /^Could not fetch .*: fatal: /],
    [
      'a protocol of this machine',
      () => ({ serverUrl: `file://${repository.dir}` }),
      '',
      /^Could not fetch .*: fatal: .*not allowed/,
    ],
  ]
  test.each(faults)('%s is one sentence without the token', async (_, more, commit, words) => {
    const work = withCommits(remote(more()), [commit || head], room, async () => 'fine')
    const error = await work.catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(Error)
    const message = error instanceof Error ? error.message : ''
    expect(message).toMatch(words)
    expect(message).not.toMatch(/\n|-token/)
    expect(readdirSync(room)).toEqual([])
  })

  test('the token is in the environment of git fetch alone, never in arguments', async () => {
    const bin = mkdtempSync(join(tmpdir(), 'sa-guard-test-'))
    const log = join(bin, 'log')
    const real = runGit(repository.dir, ['--exec-path']).trim()
    const wrapper = `#!/bin/sh\n{ printf 'ARGS %s\\n' "$*"; env | sed 's/^/ENV /'; } >> '${log}'\nexec '${join(real, 'git')}' "$@"\n`
    writeFileSync(join(bin, 'git'), wrapper)
    chmodSync(join(bin, 'git'), 0o755)
    const { PATH } = process.env
    process.env.PATH = `${bin}${delimiter}${PATH}`
    process.env.INPUT_TOKEN = 'secret-token'
    process.env.GIT_CURL_VERBOSE = '1'
    try {
      await withCommits(remote(), [base, head], room, async () => 'fine')
    } finally {
      process.env.PATH = PATH
      delete process.env.INPUT_TOKEN
      delete process.env.GIT_CURL_VERBOSE
    }
    const calls = readFileSync(log, 'utf8')
      .split(/^ARGS /m)
      .slice(1)
    rmSync(bin, { recursive: true })
    const secret = Buffer.from('x-access-token:secret-token').toString('base64')
    const informed = calls.filter((call) => call.includes(secret))
    expect(calls.length).toBeGreaterThan(1)
    expect(informed.map((call) => call.includes(' fetch '))).toEqual([true])
    expect(informed.map((call) => call.split('\n')[0])).toEqual([expect.not.stringContaining(secret)])
    expect(calls.join('')).not.toMatch(/secret-token|INPUT_|GIT_CURL_VERBOSE/)
  })
})
