// Runs the example workflows with `act` (github.com/nektos/act) on this machine, against the small GitHub of the tests: whether
// a runner's own way of reading workflows, inputs and action.yml brings dist/ to do what the examples promise.
// `node scripts/act.ts`, after a build; it needs `act` on the PATH or in ACT, and neither Docker nor the network.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { admin, base } from '../test/action/shop.ts'
import { mergeGroupEvent, pullRequestEvent } from '../test/github/events.ts'
import { actionsBot, ada, type FakeGitHub, fakeGitHub } from '../test/github/fake-github.ts'
import { newId } from '../test/github/fake-state.ts'
import { runGit, scratchRepository } from '../test/github/scratch-repository.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const act = process.env.ACT ?? 'act'

interface Run {
  readonly event: string
  readonly payload: object
  /** In examples/workflows, or README.md. */
  readonly workflow: string
}

interface Ran {
  readonly code: number
  readonly log: string
}

async function run(url: string, run: Run): Promise<Ran> {
  const home = mkdtempSync(join(tmpdir(), 'sa-guard-act-'))
  try {
    furnish(home, run)
    return await started(home, [...argumentsOf(home, run), ...variables(url)])
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

function furnish(home: string, { payload, workflow }: Run): void {
  const workspace = join(home, 'workspace')
  mkdirSync(join(workspace, '.github/workflows'), { recursive: true })
  writeFileSync(join(workspace, '.github/workflows/one.yml'), textOf(workflow))
  writeFileSync(join(home, 'event.json'), JSON.stringify(payload))
  // Where a workspace is no repository, act complains before every step.
  for (const args of [
    ['init', '--quiet'],
    ['add', '.'],
    ['commit', '--quiet', '--message=x'],
  ])
    runGit(workspace, args)
}

function textOf(workflow: string): string {
  if (workflow !== 'README.md') return readFileSync(join(root, 'examples/workflows', workflow), 'utf8')
  const [, shown = ''] =
    /^```yaml\n(name: sa-guard\n[\s\S]*?)^```$/m.exec(readFileSync(join(root, workflow), 'utf8')) ?? []
  return shown
}

function argumentsOf(home: string, { event }: Run): readonly string[] {
  return [
    ...[event, '--workflows', '.github/workflows/one.yml', '--eventpath', join(home, 'event.json')],
    // On this machine itself, and with the action of this folder in place of the published one.
    ...['--platform', 'ubuntu-latest=-self-hosted', '--local-repository', `OWNER/sa-guard@COMMIT=${root}`],
    ...['--secret', 'GITHUB_TOKEN=job-secret', '--no-cache-server', '--actor', 'ada'],
  ]
}

/** act would say that it is GitHub itself, unless it is told otherwise. */
function variables(url: string): readonly string[] {
  const said = { GITHUB_API_URL: url, GITHUB_SERVER_URL: url, GITHUB_REPOSITORY: 'octo/shop' }
  return Object.entries(said).flatMap(([name, value]) => ['--env', `${name}=${value}`])
}

function started(home: string, args: readonly string[]): Promise<Ran> {
  // act takes the first `node` of the PATH, whatever action.yml asks for.
  const path = [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter)
  const env = { PATH: path, HOME: home, XDG_CACHE_HOME: join(home, 'cache'), NO_COLOR: '1' }
  const child = spawn(act, args, { cwd: join(home, 'workspace'), env })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  return new Promise((resolve, reject) => {
    child.on('error', () => reject(new Error(`${act} could not be started: put act on the PATH, or name it in ACT`)))
    child.on('close', (code) => resolve({ code: code ?? 1, log: said.join('') }))
  })
}

interface Scene extends Run {
  readonly name: string
  readonly writes: boolean
  readonly passes: boolean
  /** What stands on the small GitHub afterwards, in words. */
  readonly expected: string
}

function standing(github: FakeGitHub): string {
  const { reviews, comments, issueComments, statuses, reactions } = github
  const lists = { reviews, comments, summaries: issueComments.filter(({ user }) => user !== ada), statuses, reactions }
  return Object.entries(lists)
    .map(([name, list]) => `${list.length} ${name}`)
    .join(', ')
}

const repository = scratchRepository()
const github = await fakeGitHub(repository)
try {
  const commits = { base: repository.commit(base), head: repository.commit(admin) }
  github.pulls.push({ number: 7, ...commits })
  github.people.set('ada', 'maintain')
  const body = '/sa-guard explain cluster-admin-binding'
  const comment = { id: newId(github), user: ada, body, created_at: '2026-01-01T00:00:00Z' }
  const onPull = { writes: true, passes: false, workflow: 'required-check.yml' }
  const nothing = '0 reviews, 0 comments, 0 summaries, 0 statuses, 0 reactions'
  const scenes: readonly Scene[] = [
    {
      ...onPull,
      name: 'a pull request from a fork, with a token that only reads',
      event: 'pull_request',
      payload: pullRequestEvent('opened', commits, 'eve/shop'),
      writes: false,
      expected: nothing,
    },
    {
      ...onPull,
      name: 'a pull request that binds cluster-admin',
      event: 'pull_request',
      payload: pullRequestEvent('opened', commits),
      expected: '1 reviews, 1 comments, 1 summaries, 1 statuses, 0 reactions',
    },
    {
      ...onPull,
      name: 'the same once more, with the lines of the README',
      workflow: 'README.md',
      event: 'pull_request',
      payload: pullRequestEvent('synchronize', commits),
      expected: '1 reviews, 1 comments, 1 summaries, 1 statuses, 0 reactions',
    },
    {
      ...onPull,
      name: 'the merge queue',
      event: 'merge_group',
      payload: mergeGroupEvent(commits),
      expected: '1 reviews, 1 comments, 1 summaries, 1 statuses, 0 reactions',
    },
    {
      ...onPull,
      name: 'the same from a fork, in pull_request_target',
      workflow: 'forks.yml',
      event: 'pull_request_target',
      payload: pullRequestEvent('synchronize', commits, 'eve/shop'),
      expected: '1 reviews, 1 comments, 1 summaries, 1 statuses, 0 reactions',
    },
    {
      name: 'a command in the conversation',
      workflow: 'commands.yml',
      event: 'issue_comment',
      payload: { action: 'created', issue: { number: 7, pull_request: {} }, comment },
      writes: true,
      passes: true,
      expected: '1 reviews, 1 comments, 2 summaries, 1 statuses, 1 reactions',
    },
  ]
  github.issueComments.push(comment)
  for (const scene of scenes) {
    github.tokens.set('job-secret', { user: actionsBot, writes: scene.writes })
    const { code, log } = await run(github.url, scene)
    const right = (code === 0) === scene.passes && standing(github) === scene.expected && github.strange.length === 0
    process.stdout.write(
      `${right ? 'ok' : 'WRONG'}: ${scene.name} (${scene.event}): act ended with ${code}; ${standing(github)}\n${log.replace(/^(?=.)/gm, '    ')}`,
    )
    if (!right) process.exitCode = 1
  }
} finally {
  await github.close()
  repository.remove()
}
