// git as a child process: no shell, no configuration but ours, nothing of our own environment but what it needs.
import { type ChildProcess, spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { devNull } from 'node:os'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { GitError } from './fault.ts'

export interface GitCall {
  readonly args: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>
  /** Receives what git prints, instead of `GitAnswer.stdout`. What it throws is the end of git, and of the call. */
  readonly consume?: (chunk: Buffer) => void
}

export interface GitAnswer {
  readonly code: number
  readonly stdout: Buffer
  readonly stderr: string
}

/** Names what git needs to start; tokens and inputs of an Action are not among them. */
const inherited = ['PATH', 'HOME', 'XDG_CONFIG_HOME', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'USERPROFILE', 'PATHEXT']

const fixed: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: devNull,
  GIT_LITERAL_PATHSPECS: '1',
  // A partial clone would fetch what it lacks, by whatever command its configuration names.
  GIT_NO_LAZY_FETCH: '1',
  // Older git knows only this way to keep it from fetching; unlike protocol.allow no repository can override it.
  GIT_ALLOW_PROTOCOL: '',
}

const noUserConfiguration: Readonly<Record<string, string>> = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_ATTR_NOSYSTEM: '1',
}

/** Settings of the repository that could run a program or change an answer. */
const settings = [
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  `core.hooksPath=${devNull}`,
  `core.attributesFile=${devNull}`,
  `core.excludesFile=${devNull}`,
  'core.quotePath=true',
  'core.warnAmbiguousRefs=true',
  // Larger files count as binary in diffs, and are not held in git's memory.
  'core.bigFileThreshold=10m',
  'diff.suppressBlankEmpty=false',
]

const patience = 300_000
const errorText = 64 * 1024

/** Runs git to its end. A failure of git is in the answer; that it could not be run at all is thrown. */
export async function runGit(call: GitCall): Promise<GitAnswer> {
  return run(call, { ...environment(), ...noUserConfiguration, ...call.env })
}

/** As `runGit`, but with the user's own configuration in force: only for questions whose answer it must be able to permit. */
export async function runUsersGit(call: GitCall): Promise<GitAnswer> {
  return run(call, { ...environment(), ...call.env })
}

/** What git prints; throws when it fails. */
export async function gitOutput(call: GitCall): Promise<Buffer> {
  const answer = await runGit(call)
  if (answer.code !== 0) throw failure(call.args, answer)
  return answer.stdout
}

/** The error for a failure that its caller knows no better words for. */
export function failure(args: readonly string[], { code, stderr }: GitAnswer): GitError {
  const said = oneLine(stderr)
  if (/not a git repository/.test(said)) return new GitError('This is not a git repository')
  if (/promisor remote|unable to read|bad object|missing blob|missing tree|invalid object/i.test(said)) {
    return incomplete(said)
  }
  return new GitError(`git ${args[0] ?? ''} failed: ${said === '' ? `exit code ${code}` : said}`)
}

/** The error for objects that should be there and are not. */
export function incomplete(said: string): GitError {
  return new GitError(
    `Some objects are not in this repository (${said}). A shallow or partial clone lacks them: run \`git fetch --unshallow\`, or clone without --filter`,
  )
}

function environment(): Record<string, string> {
  const env: Record<string, string> = { ...fixed }
  for (const name of inherited) {
    const value = process.env[name]
    if (value !== undefined) env[name] = value
  }
  return env
}

async function run(call: GitCall, env: Record<string, string>): Promise<GitAnswer> {
  const args = ['--no-pager', ...settings.flatMap((setting) => ['-c', setting]), ...call.args]
  if (args.some((arg) => arg.includes('\0'))) throw new GitError('A name with a NUL byte cannot be asked of git')
  const child = spawn('git', args, { cwd: call.cwd, env, stdio: ['pipe', 'pipe', 'pipe'] })
  const out: Buffer[] = []
  const err: Buffer[] = []
  let errSize = 0
  const consume = call.consume ?? ((chunk: Buffer) => out.push(chunk))
  let refusal: { readonly error: unknown } | undefined
  child.stdout.on('data', (chunk: Buffer) => {
    if (refusal !== undefined) return
    try {
      consume(chunk)
    } catch (error) {
      refusal = { error }
      child.kill()
    }
  })
  child.stderr.on('data', (chunk: Buffer) => {
    if (errSize < errorText) err.push(chunk)
    errSize += chunk.length
  })
  const ended = end(child, call).finally(() => {
    if (refusal !== undefined) throw refusal.error
  })
  // A git that ends early closes its input; what it said on the way out is the error to report, not the broken pipe.
  const fed = pipeline(Readable.from(call.input ?? []), child.stdin).catch(ignoreBrokenPipe)
  const [code] = await Promise.all([ended, fed])
  return { code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8') }
}

function end(child: ChildProcess, { args, cwd }: GitCall): Promise<number> {
  return new Promise((resolve, reject) => {
    // Not the option of `spawn`: that one goes on waiting, and keeps us alive, where no git could be started.
    const impatience = setTimeout(() => child.kill(), patience)
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(impatience)
      reject(notStarted(error, cwd))
    })
    child.on('close', (code, signal) => {
      clearTimeout(impatience)
      if (code !== null) return resolve(code)
      const end = child.killed ? `did not answer within ${patience / 1000} seconds` : `was ended by ${signal}`
      reject(new GitError(`git ${args[0] ?? ''} ${end}`))
    })
  })
}

function notStarted(error: NodeJS.ErrnoException, cwd: string): GitError {
  if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory()) return new GitError(`${cwd} is not a folder`)
  if (error.code === 'ENOENT') return new GitError('git was not found: install git and put it on the PATH')
  if (error.code === 'E2BIG') return new GitError('git was asked for too many names at once')
  return new GitError(`git could not be started (${error.code ?? error.message})`)
}

function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  const brokenPipe = ['EPIPE', 'ECONNRESET', 'EOF', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED']
  if (!brokenPipe.includes(error.code ?? '')) throw error
}

/** The line of git's complaint that says most; file names in it may hold anything, so no control character stays. */
function oneLine(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '')
  const line = lines.find((line) => /^(fatal|error):/.test(line)) ?? lines[0] ?? ''
  return line
    .replace(/^(fatal|error): /, '')
    .replace(/\p{Cc}/gu, '?')
    .slice(0, 300)
}
