// A real git repository in a temporary folder, built commit by commit.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface Scratch {
  readonly dir: string
  git(...args: readonly string[]): string
  /** Commits these files over what is checked out; `null` removes one. Answers the commit id. */
  commit(files: Readonly<Record<string, string | null>>): string
  /** Makes a revision the one that the next commit builds upon. */
  checkout(revision: string): void
  remove(): void
}

/** Nobody's configuration but our own. */
export const plainGit: Readonly<Record<string, string>> = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
}

export function runGit(dir: string, args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: dir,
    env: { PATH: process.env.PATH, ...plainGit },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

const answered = new Map<string, string>()

/** The same for a question about commits by their ids, whose answer cannot change. */
export function askGit(dir: string, args: readonly string[]): string {
  const key = JSON.stringify([dir, args])
  const answer = answered.get(key) ?? runGit(dir, args)
  answered.set(key, answer)
  return answer
}

export function scratchRepository(): Scratch {
  const dir = mkdtempSync(join(tmpdir(), 'sa-guard-test-'))
  const git = (...args: readonly string[]): string => runGit(dir, args)
  git('init', '--quiet', '--initial-branch=main')
  return {
    dir,
    git,
    commit(files) {
      for (const [path, text] of Object.entries(files)) {
        const file = join(dir, path)
        if (text === null) rmSync(file)
        if (text === null) continue
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, text)
      }
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '--message', 'change')
      return git('rev-parse', 'HEAD').trim()
    },
    checkout(revision) {
      git('checkout', '--quiet', '--detach', revision)
    },
    remove() {
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
