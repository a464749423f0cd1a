// Commits of a GitHub repository, fetched by their ids into a bare repository that lasts as long as the work on it.
import { mkdtemp, rm } from 'node:fs/promises'
import { devNull } from 'node:os'
import { join } from 'node:path'
import { type Allowance, allowance, usual } from './allowance.ts'
import type { Remote } from './client.ts'
import { line } from './fault.ts'
import { git } from './git-child.ts'

/** Commits with their trees; contents come when they are asked for. */
export interface Commits {
  readonly gitDir: string
  /** Fetches those of these blobs that are not there yet, all in one request. */
  bring(blobs: Iterable<string>): Promise<void>
  /** Blobs that a search for renamed files between two commits compares. */
  renamable(base: string, head: string): Promise<readonly string[]>
}

/** Does `work` on a bare repository that holds these commits and nothing of their history. */
export async function withCommits<T>(
  remote: Remote,
  commits: readonly string[],
  room: string,
  work: (commits: Commits) => Promise<T>,
  most = usual,
): Promise<T> {
  const dir = await mkdtemp(join(room, 'sa-guard-git-'))
  const place: Place = { remote, dir, allowed: allowance(most) }
  try {
    // An empty template and no hooks: nothing that somebody put on this machine runs beside the token.
    await git({ args: ['init', '--quiet', '--bare', '--template=', dir], cwd: dir })
    await fetch(place, {
      what: commits.length === 1 ? 'the commit' : 'the commits',
      args: ['--depth=1'],
      ids: commits,
    })
    return await work({
      gitDir: dir,
      bring: (blobs) => bring(place, blobs),
      renamable: (base, head) => renamable(dir, base, head),
    })
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** From where to where, and how much. */
interface Place {
  readonly remote: Remote
  readonly dir: string
  readonly allowed: Allowance
}

async function bring(place: Place, blobs: Iterable<string>): Promise<void> {
  const { dir, allowed } = place
  const asked = [...new Set(blobs)]
  if (asked.length === 0) return
  const args = [`--git-dir=${dir}`, 'cat-file', '--batch-check', '--buffer']
  const answer = await git({ args, cwd: dir, input: `${asked.join('\n')}\n` })
  // A server that knows no filters has sent everything already: nothing is missing then.
  const ids = answer.split('\n').flatMap((text) => (text.endsWith(' missing') ? [text.slice(0, -8)] : []))
  if (ids.length === 0) return
  const what = `the contents of ${ids.length === 1 ? 'a file' : `${ids.length} files`}`
  const settings = ['-c', 'fetch.negotiationAlgorithm=noop']
  for (let at = 0; at < ids.length; at += allowed.files) {
    const part = ids.slice(at, at + allowed.files)
    const last = at + part.length === ids.length
    await fetch(place, { what, settings, args: [], ids: part, ...(!last && { measured: true }) })
  }
}

/** How many bytes these blobs have, all unpacked. */
async function sizeOf(dir: string, ids: readonly string[]): Promise<number> {
  const args = [`--git-dir=${dir}`, 'cat-file', '--batch-check=%(objectsize)', '--buffer']
  const sizes = await git({ args, cwd: dir, input: `${ids.join('\n')}\n` })
  return sizes.split('\n').reduce((sum, size) => sum + Number(size), 0)
}

interface Wish {
  /** In words, for the sentence that says it failed. */
  readonly what: string
  readonly settings?: readonly string[]
  readonly args: readonly string[]
  readonly ids: readonly string[]
  /** More is to come, unless this is too much already. */
  readonly measured?: boolean
}

// Without contents (blob:none), unless an id names one: only what is read has to come over the wire. `--stdin` makes it
// one request; git by itself would fetch each blob alone when it is read.
async function fetch({ remote, dir, allowed }: Place, wish: Wish): Promise<void> {
  const { what, settings = [], args, ids, measured = false } = wish
  const url = `${remote.serverUrl}/${remote.owner}/${remote.repo}.git`
  // Said here and not in the repository's configuration: there it would make every other git fetch what it misses.
  const promise = ['remote.origin.promisor=true', 'remote.origin.partialCloneFilter=blob:none']
  const config = [`remote.origin.url=${url}`, ...promise, `core.hooksPath=${devNull}`, 'http.lowSpeedLimit=1']
  // Packed as it came: one file is read faster than thousands.
  const all = [...config, 'http.lowSpeedTime=60', 'fetch.unpackLimit=1'].flatMap((setting) => ['-c', setting])
  const quiet = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-gc', '--no-recurse-submodules']
  const options = [...quiet, '--filter=blob:none', '--stdin', ...args]
  try {
    await git({
      args: [`--git-dir=${dir}`, ...all, ...settings, 'fetch', ...options, 'origin'],
      cwd: dir,
      env: credentials(url, remote.token),
      input: `${[...new Set(ids)].join('\n')}\n`,
      patience: allowed.left(),
      objection: () => allowed.objection(dir),
    })
    if (measured) allowed.take(await sizeOf(dir, ids))
  } catch (error) {
    const words = error instanceof Error ? error.message : ''
    throw new Error(`Could not fetch ${what} from ${url}: ${line(words)}`)
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

/** Contents of files that came and of files that went, if there are both: a renamed file is one that went and came. */
async function renamable(dir: string, base: string, head: string): Promise<readonly string[]> {
  const options = ['-r', '-z', '--raw', '--no-abbrev', '--no-renames', '--diff-filter=AD']
  const answer = await git({ args: [`--git-dir=${dir}`, 'diff-tree', ...options, base, head], cwd: dir })
  const came: string[] = []
  const went: string[] = []
  for (const [index, record] of answer.split('\0').entries()) {
    // A record, then the name it is about.
    if (index % 2 === 1) continue
    const [mode = '', modeAfter = '', before = '', after = ''] = record.slice(1).split(' ')
    if (modeAfter.startsWith('100')) came.push(after)
    if (mode.startsWith('100')) went.push(before)
  }
  // Equal contents pair, one to one, without being read.
  const fresh = without(came, went)
  const gone = without(went, came)
  return fresh.length === 0 || gone.length === 0 ? [] : [...fresh, ...gone]
}

function without(all: readonly string[], taken: readonly string[]): readonly string[] {
  const left = new Map<string, number>()
  for (const id of taken) left.set(id, (left.get(id) ?? 0) + 1)
  return all.filter((id) => {
    const count = left.get(id) ?? 0
    left.set(id, count - 1)
    return count <= 0
  })
}
