// A repository on this machine: where it lies, and how git is asked about its objects or its work tree.
import { resolve } from 'node:path'
import { GitError } from './fault.ts'
import { failure, type GitCall, gitOutput, runGit, runUsersGit } from './git.ts'

export interface Repository {
  readonly gitDir: string
  /** Absent for a bare one. */
  readonly workTree?: string
  readonly shallow: boolean
  readonly hash: 'sha1' | 'sha256'
}

type Question = Pick<GitCall, 'args' | 'input' | 'consume'>

const oldestGit = [2, 32]

/** Id of the tree without entries; git knows it in every repository. */
export const emptyTree = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
}

/** The repository that this folder lies in; throws a GitError if there is none. */
export async function openRepository(folder: string): Promise<Repository> {
  const repository = await findRepository(folder)
  if (repository === undefined) throw new GitError(`${folder} is not in a git repository`)
  return repository
}

/** The repository that this folder lies in, if any; throws a GitError if it may not be read. */
export async function findRepository(folder: string): Promise<Repository | undefined> {
  // The path comes last: it may hold newlines.
  const facts = ['--is-bare-repository', '--is-shallow-repository', '--show-object-format', '--absolute-git-dir']
  const [version, answer] = await Promise.all([
    gitOutput({ args: ['--version'], cwd: folder }),
    discover(folder, facts),
  ])
  refuseOldGit(version.toString('utf8'))
  if (answer === undefined) return undefined
  const [bare, shallow, hash, ...path] = answer.split('\n')
  if (hash !== 'sha1' && hash !== 'sha256') throw new GitError(`git uses an object format we do not know: ${hash}`)
  const found = { gitDir: path.join('\n'), shallow: shallow === 'true', hash } as const
  const workTree = bare === 'true' ? undefined : await discover(folder, ['--show-toplevel'])
  return workTree === undefined ? found : { ...found, workTree }
}

/** Asks about objects and references. No file of the work tree or the index is looked at, .gitattributes included. */
export function aboutObjects({ gitDir, hash }: Repository, question: Question): GitCall {
  const env = {
    GIT_DIR: gitDir,
    GIT_WORK_TREE: gitDir,
    GIT_INDEX_FILE: resolve(gitDir, 'no-index'),
    GIT_ATTR_SOURCE: emptyTree[hash],
  }
  return { ...question, cwd: gitDir, env }
}

/** The object ids and contents a repository keeps; linked work trees share one place. */
export async function objectsFolder(repository: Repository): Promise<string> {
  const call = aboutObjects(repository, { args: ['rev-parse', '--git-path', 'objects'] })
  return resolve(repository.gitDir, withoutNewline(await gitOutput(call)))
}

// Whose repositories may be read (safe.directory) is for the user's own configuration to say; no answer here depends on the rest of it.
async function discover(folder: string, facts: readonly string[]): Promise<string | undefined> {
  const args = ['rev-parse', ...facts]
  const answer = await runUsersGit({ args, cwd: folder })
  if (answer.code === 0) return withoutNewline(answer.stdout)
  // The second is said inside a .git folder, where there is no work tree.
  if (/not a git repository|must be run in a work tree/.test(answer.stderr)) return undefined
  if (!/dubious ownership|unsafe repository/.test(answer.stderr)) throw failure(args, answer)
  const add = `git config --global --add safe.directory '${folder}'`
  throw new GitError(`${folder} is in a git repository that belongs to another user. If you trust it, run \`${add}\``)
}

function refuseOldGit(said: string): void {
  const [major = 0, minor = 0] = said.replace(/^\D*/, '').split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldestGit
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new GitError(`git ${oldestGit.join('.')} or newer is needed, this is ${said.trim()}`)
}

function withoutNewline(output: Buffer): string {
  return output.toString('utf8').replace(/\r?\n$/, '')
}

/** Asks about the work tree and its index, with every clean filter switched off: a filter is a program that the repository names. */
export async function workTreeCalls(
  repository: Repository & { readonly workTree: string },
): Promise<(question: Question) => GitCall> {
  const { gitDir, workTree } = repository
  const base = { GIT_DIR: gitDir, GIT_WORK_TREE: workTree }
  const args = ['config', '-z', '--name-only', '--get-regexp', '^filter\\..*\\.(clean|process|required)$']
  const { stdout } = await runGit({ args, cwd: gitDir, env: base })
  const names = [...new Set(stdout.toString('utf8').split('\0').slice(0, -1))]
  const env: Record<string, string> = { ...base, GIT_CONFIG_COUNT: String(names.length) }
  for (const [index, name] of names.entries()) {
    env[`GIT_CONFIG_KEY_${index}`] = name
    env[`GIT_CONFIG_VALUE_${index}`] = name.endsWith('.required') ? 'false' : ''
  }
  return (question) => ({ ...question, cwd: workTree, env })
}
