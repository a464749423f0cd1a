// Runs the Action as a runner does: a child process with an event file, inputs in the environment, and files for what it answers.
import { execFile } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { runGit } from '../github/scratch-repository.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Job {
  readonly event: string
  readonly payload: unknown
  readonly url: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string | undefined>>
  /** When it runs; absent: now. */
  readonly now?: string
  /** The file to run, from the root of the project. */
  readonly door?: string
  /** Makes something of the workspace before the job. */
  readonly workspace?: (dir: string) => void
}

export interface Result {
  readonly code: number
  /** Standard output and standard error. */
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** The JSON report, decoded; `undefined` if none was written. */
  readonly report: unknown
  /** What stands in the workspace afterwards. */
  readonly workspace: readonly string[]
  /** What stands in the runner's temporary folder afterwards. */
  readonly room: readonly string[]
  /** Arguments and environment of every git that was run, one text each. */
  readonly children: readonly string[]
}

export async function runJob(job: Job): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), 'sa-guard-test-'))
  const at = (name: string): string => join(home, name)
  for (const name of ['workspace', 'temp', 'bin', 'home']) mkdirSync(at(name))
  for (const name of ['output', 'summary', 'children']) writeFileSync(at(name), '')
  writeFileSync(at('event.json'), typeof job.payload === 'string' ? job.payload : JSON.stringify(job.payload))
  recordGit(at('bin'), at('children'))
  job.workspace?.(at('workspace'))
  const door = job.door ?? 'src/action.ts'
  try {
    const { code, log } = await run(join(root, door), at('workspace'), { ...runnerEnvironment(job, at), ...job.env })
    const outputs = readOutputs(readFileSync(at('output'), 'utf8'))
    const { report = '' } = outputs
    return {
      code,
      log,
      outputs,
      summary: readFileSync(at('summary'), 'utf8'),
      report: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined,
      workspace: readdirSync(at('workspace')).sort(),
      room: readdirSync(at('temp')).sort(),
      children: readFileSync(at('children'), 'utf8')
        .split(/^ARGS /m)
        .slice(1),
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function runnerEnvironment({ event, url, inputs, now }: Job, at: (name: string) => string): Record<string, string> {
  return {
    PATH: [at('bin'), process.env.PATH].join(delimiter),
    HOME: at('home'),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: at('event.json'),
    GITHUB_REPOSITORY: 'octo/shop',
    GITHUB_API_URL: `${url}/api/v3`,
    GITHUB_SERVER_URL: url,
    GITHUB_WORKSPACE: at('workspace'),
    GITHUB_OUTPUT: at('output'),
    GITHUB_STEP_SUMMARY: at('summary'),
    RUNNER_TEMP: at('temp'),
    ACTIONS_RUNTIME_TOKEN: 'runtime-secret',
    ...(now !== undefined && { TEST_NOW: now, NODE_OPTIONS: `--import=${new URL('clock.ts', import.meta.url).href}` }),
    ...inputVariables({ token: 'job-secret', ...inputs }),
  }
}

/** Every input has a variable, as a runner sets them: the default of action.yml where nothing is said. */
function inputVariables(given: Readonly<Record<string, string>>): Record<string, string> {
  const { inputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
    readonly inputs: Record<string, { readonly default: string }>
  }
  const stranger = Object.keys(given).find((name) => !(name in inputs))
  if (stranger !== undefined) throw new Error(`action.yml has no input ${stranger}`)
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [`INPUT_${name.toUpperCase()}`, given[name] ?? input.default]),
  )
}

/** A git in front of the real one that writes down how it was called. */
function recordGit(bin: string, log: string): void {
  const real = join(runGit(bin, ['--exec-path']).trim(), 'git')
  const note = `{ printf 'ARGS %s\\n' "$*"; env | sed 's/^/ENV /'; } >> '${log}'`
  writeFileSync(join(bin, 'git'), `#!/bin/sh\n${note}\nexec '${real}' "$@"\n`)
  chmodSync(join(bin, 'git'), 0o755)
}

function run(
  file: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number; readonly log: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [file], { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 99
      resolve({ code, log: stdout + stderr })
    })
  })
}

/** `name<<delimiter`, the value, the delimiter. */
function readOutputs(file: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  for (const match of file.matchAll(/^([\w-]+)<<(ghadelimiter_\S+)\n([\s\S]*?)\n\2$/gm)) {
    outputs[match[1] ?? ''] = match[3] ?? ''
  }
  return outputs
}
