// git as a child process of the adapter: no shell, and of our own environment only what it needs.
import { spawn } from 'node:child_process'

/** What git needs of its surroundings; nothing else is handed on, above all no input and no token. */
const surroundings: ReadonlySet<string> = new Set(
  [
    'PATH HOME USER LOGNAME LANG TMPDIR TEMP TMP'.split(' '),
    'SYSTEMROOT WINDIR COMSPEC PATHEXT USERPROFILE APPDATA LOCALAPPDATA PROGRAMDATA'.split(' '),
    'HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE'.split(' '),
    'GIT_SSL_CAINFO GIT_SSL_CAPATH GIT_EXEC_PATH'.split(' '),
  ].flat(),
)

const longest = 10 * 60_000
const looks = 500
const longestComplaint = 1 << 20

export interface Call {
  readonly args: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  /** In milliseconds; ten minutes where nothing is said. */
  readonly patience?: number
  /** Looked at while it runs: a sentence ends it. */
  readonly objection?: () => string | undefined
}

/** What git prints; throws one sentence where it fails. */
export function git({ args, cwd, env = {}, input = '', patience = longest, objection }: Call): Promise<string> {
  const kept = Object.entries(process.env).filter(([name]) => surroundings.has(name.toUpperCase()))
  const fixed = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_ALLOW_PROTOCOL: 'https:http', GIT_NO_LAZY_FETCH: '1' }
  const child = spawn('git', args, { cwd, env: { ...Object.fromEntries(kept), ...fixed, ...env } })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => {
    if (err.reduce((sum, { length }) => sum + length, 0) < longestComplaint) err.push(chunk)
  })
  // A git that ends early closes its input; what it said on the way out is the error to report.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    let why: string | undefined
    const stop = (words: string | undefined): void => {
      if (words === undefined || why !== undefined) return
      why = words
      child.kill()
    }
    const impatience = setTimeout(() => stop('it took longer than ten minutes'), patience)
    const watch = objection === undefined ? undefined : setInterval(() => stop(objection()), looks)
    const done = (): void => {
      clearTimeout(impatience)
      clearInterval(watch)
    }
    child.on('error', (error: NodeJS.ErrnoException) => {
      done()
      reject(new Error(error.code === 'ENOENT' ? 'git is not installed on this runner' : error.message))
    })
    child.on('close', (code) => {
      done()
      // It may have ended between two looks.
      if (code === 0) stop(objection?.())
      if (code === 0 && why === undefined) return resolve(Buffer.concat(out).toString('latin1'))
      reject(new Error(why ?? complaint(code, Buffer.concat(err))))
    })
  })
}

function complaint(code: number | null, stderr: Buffer): string {
  const lines = stderr
    .toString('utf8')
    .split('\n')
    .filter((text) => text.trim() !== '')
  return lines.findLast((text) => /^(?:fatal|error): /.test(text)) ?? lines.at(-1) ?? `git ended with ${code}`
}
