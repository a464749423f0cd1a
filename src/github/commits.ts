// Commits of a GitHub repository, fetched by their ids into a bare repository that lasts as long as the work on it.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { devNull } from 'node:os'
import { join } from 'node:path'
import type { Remote } from './client.ts'
import { line } from './fault.ts'

/** What git needs of its surroundings; nothing else is handed on, above all no input and no token. */
const surroundings: ReadonlySet<string> = new Set(
  [
    'PATH HOME USER LOGNAME LANG TMPDIR TEMP TMP'.split(' '),
    'SYSTEMROOT WINDIR COMSPEC PATHEXT USERPROFILE APPDATA LOCALAPPDATA PROGRAMDATA'.split(' '),
    'HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE'.split(' '),
    'GIT_SSL_CAINFO GIT_SSL_CAPATH GIT_EXEC_PATH'.split(' '),
  ].flat(),
)

const patience = 10 * 60_000

/** Does `work` on a bare repository that holds these commits and nothing of their history. */
export async function withCommits<T>(
  remote: Remote,
  commits: readonly string[],
  room: string,
  work: (gitDir: string) => Promise<T>,
): Promise<T> {
  const dir = await mkdtemp(join(room, 'sa-guard-git-'))
  try {
    await fetch(remote, commits, dir)
    return await work(dir)
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function fetch(remote: Remote, commits: readonly string[], dir: string): Promise<void> {
  const url = `${remote.serverUrl}/${remote.owner}/${remote.repo}.git`
  // An empty template and no hooks: nothing that somebody put on this machine runs beside the token.
  await git(['init', '--quiet', '--bare', '--template=', dir], dir, {})
  // Packed as it came: one file is read faster than thousands.
  const config = ['-c', `core.hooksPath=${devNull}`, '-c', 'fetch.unpackLimit=1', '-c', 'http.lowSpeedLimit=1']
  const quiet = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-gc', '--no-recurse-submodules']
  const args = [`--git-dir=${dir}`, ...config, '-c', 'http.lowSpeedTime=60', 'fetch', ...quiet, '--depth=1']
  try {
    await git([...args, '--', url, ...commits], dir, credentials(url, remote.token))
  } catch (error) {
    const words = error instanceof Error ? error.message : ''
    throw new Error(`Could not fetch the two commits from ${url}: ${line(words)}`)
  }
}

/** The token, as configuration that exists in the environment of one child alone. */
function credentials(url: string, token: string): Record<string, string> {
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  const pairs = [
    // An empty value first: two Authorization headers, one of a checkout before us, are refused by GitHub.
    [`http.${url}.extraheader`, ''],
    [`http.${url}.extraheader`, `AUTHORIZATION: basic ${basic}`],
    ['credential.helper', ''],
  ]
  const entries = pairs.flatMap(([key = '', value = ''], i) => [
    [`GIT_CONFIG_KEY_${i}`, key],
    [`GIT_CONFIG_VALUE_${i}`, value],
  ])
  return Object.fromEntries([['GIT_CONFIG_COUNT', String(pairs.length)], ...entries])
}

function git(args: readonly string[], cwd: string, extra: Record<string, string>): Promise<void> {
  const kept = Object.entries(process.env).filter(([name]) => surroundings.has(name.toUpperCase()))
  const env = {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: 'https:http',
    ...extra,
  }
  return new Promise((resolve, reject) => {
    execFile('git', args, { cwd, env, timeout: patience, maxBuffer: 1 << 24 }, (error, _, stderr) => {
      if (error === null) resolve()
      else reject(new Error(complaint(error, stderr)))
    })
  })
}

function complaint(error: Error & { code?: unknown; killed?: boolean }, stderr: string): string {
  if (error.code === 'ENOENT') return 'git is not installed on this runner'
  if (error.killed === true) return 'git took longer than ten minutes'
  const lines = stderr.split('\n').filter((text) => text.trim() !== '')
  return lines.findLast((text) => /^(?:fatal|error): /.test(text)) ?? lines.at(-1) ?? `git ended with ${error.code}`
}
