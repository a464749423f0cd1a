// What people call commits, made into commit ids.
import { GitError } from './fault.ts'
import { failure, gitOutput, runGit } from './git.ts'
import { aboutObjects, type Repository } from './repository.ts'

export interface DefaultBase {
  /** As people know it, for example `origin/main`. */
  readonly name: string
  readonly commit: string
}

const fetchMore = 'Run `git fetch --unshallow`, or check out with `fetch-depth: 0`'

/** Where the default branch may be found, best first. */
const defaultBranches = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'] as const

/** The commit id that a revision names. */
export async function resolveRevision(repository: Repository, revision: string): Promise<string> {
  // No reference begins with a dash, and what does is an option to some version of git.
  if (revision === '' || revision.startsWith('-') || revision.includes('\0')) throw unknown(repository, revision)
  const args = ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`]
  const answer = await runGit(aboutObjects(repository, { args }))
  if (/is ambiguous/.test(answer.stderr)) {
    throw new GitError(`Revision ${revision} is ambiguous: write the full commit id, or refs/heads/… or refs/tags/…`)
  }
  if (answer.code === 0) return answer.stdout.toString('latin1').trim()
  if (/expected commit type/.test(answer.stderr)) throw new GitError(`Revision ${revision} is not a commit`)
  if (/Needed a single revision|unknown revision|bad revision|Not a valid object/i.test(answer.stderr)) {
    throw unknown(repository, revision)
  }
  throw failure(args, answer)
}

/** The commit that HEAD names; none before the first one. */
export async function currentCommit(repository: Repository): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']
  const answer = await runGit(aboutObjects(repository, { args }))
  if (answer.code === 0) return answer.stdout.toString('latin1').trim()
  // A branch without a commit is quiet; whatever else is wrong with HEAD is said.
  const symbolic = await runGit(aboutObjects(repository, { args: ['symbolic-ref', '--quiet', 'HEAD'] }))
  const branch = symbolic.stdout.toString('utf8').trim()
  const known = await runGit(aboutObjects(repository, { args: ['show-ref', '--verify', '--quiet', branch] }))
  if (symbolic.code === 0 && known.code !== 0) return undefined
  return resolveRevision(repository, 'HEAD')
}

/** The newest commit that both have in their history. */
export async function mergeBase(repository: Repository, one: string, other: string): Promise<string> {
  const args = ['merge-base', '--end-of-options', one, other]
  const answer = await runGit(aboutObjects(repository, { args }))
  if (answer.code === 0) return answer.stdout.toString('latin1').trim()
  if (answer.code !== 1) throw failure(args, answer)
  const pair = `${short(one)} and ${short(other)}`
  if (repository.shallow)
    throw new GitError(`This clone is shallow, and ${pair} have no merge base in it. ${fetchMore}`)
  throw new GitError(`${pair} have no commit in common, so there is nothing to compare with`)
}

/** The default branch that changes are usually made for. */
export async function defaultBase(repository: Repository): Promise<DefaultBase> {
  const references = defaultBranches.map((name) => `${name.includes('/') ? 'refs/remotes' : 'refs/heads'}/${name}`)
  const args = ['for-each-ref', '--format=%(objectname) %(symref:short) %(refname)', ...references]
  const listed = (await gitOutput(aboutObjects(repository, { args }))).toString('utf8').split('\n')
  for (const [index, reference] of references.entries()) {
    const line = listed.find((line) => line.endsWith(` ${reference}`))
    if (line === undefined) continue
    const [commit = '', behind = ''] = line.split(' ')
    return { name: behind === '' ? (defaultBranches[index] ?? reference) : behind, commit }
  }
  throw new GitError(
    `No default branch was found to compare with (${defaultBranches.join(', ')}); name a base with --base`,
  )
}

function unknown({ shallow }: Repository, revision: string): GitError {
  if (revision === 'HEAD') return new GitError('This repository has no commit yet')
  const hint = shallow ? `. This clone is shallow and may lack it. ${fetchMore}` : ''
  return new GitError(`Unknown revision ${JSON.stringify(revision)}${hint}`)
}

function short(commit: string): string {
  return commit.slice(0, 12)
}
