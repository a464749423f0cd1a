// Reviews a change of the repository the user stands in.

import { commitComparison } from '../local/git-tree.ts'
import { stagedComparison } from '../local/index-tree.ts'
import { openRepository, type Repository } from '../local/repository.ts'
import { currentCommit, defaultBase, mergeBase, resolveRevision } from '../local/revisions.ts'
import { workTreeComparison } from '../local/work-tree.ts'
import type { Comparison } from '../ports.ts'
import type { Arguments, Command } from './command.ts'
import { UsageError } from './command.ts'
import { present } from './present.ts'
import { reportOptions } from './report-options.ts'

export const review: Command = {
  name: 'review',
  usage: '',
  summary: 'reviews what changed since the base: the work tree with uncommitted changes, or any commit',
  options: [
    {
      name: 'base',
      value: 'REV',
      says: 'where the change starts; the merge base of REV and the head is used (default: the default branch)',
    },
    { name: 'head', value: 'REV', says: 'the end of the change (default: the work tree)' },
    { name: 'staged', says: 'reviews what `git commit` would commit: the index, compared with HEAD or with --base' },
    ...reportOptions,
  ],

  async run(arguments_, terminal) {
    if (arguments_.positionals.length > 0) {
      throw new UsageError('review takes no paths; use scan to judge files, or --base and --head to name commits')
    }
    const repository = await openRepository(terminal.cwd)
    const headName = arguments_.value('head')
    const staged = arguments_.has('staged')
    if (staged && headName !== undefined) throw new UsageError('--staged and --head exclude each other')
    if ((staged || headName !== undefined) && arguments_.has('fix')) {
      throw new UsageError(`--fix mends the work tree; leave ${staged ? '--staged' : '--head'} out`)
    }
    const { workTree } = repository
    if (headName === undefined && workTree === undefined) {
      throw new UsageError('this repository has no work tree; name the end of the change with --head')
    }
    const compared = () => comparison(repository, arguments_)
    return present(compared, { arguments_, terminal, scan: false, ...(workTree !== undefined && { root: workTree }) })
  },
}

async function comparison(repository: Repository, arguments_: Arguments): Promise<Comparison> {
  if (arguments_.has('staged')) return staged(repository, arguments_.value('base'))
  const headName = arguments_.value('head')
  const baseName = arguments_.value('base')
  const asked = [
    resolveRevision(repository, headName ?? 'HEAD'),
    baseName === undefined
      ? defaultBase(repository).then(({ commit }) => commit)
      : resolveRevision(repository, baseName),
  ] as const
  // Asked side by side; of two failures the first is told, not the faster.
  await Promise.allSettled(asked)
  const [head, named] = [await asked[0], await asked[1]]
  const base = await mergeBase(repository, named, head)
  return headName === undefined ? workTreeComparison(repository, base) : commitComparison(repository, base, head)
}

async function staged(repository: Repository, baseName: string | undefined): Promise<Comparison> {
  const parent = await currentCommit(repository)
  if (baseName === undefined)
    return stagedComparison(repository, parent === undefined ? undefined : { base: parent, parent })
  const named = await resolveRevision(repository, baseName)
  // Without a commit yet nothing is in common with any other.
  if (parent === undefined) throw new UsageError('this repository has no commit yet; leave --base out')
  return stagedComparison(repository, { base: await mergeBase(repository, named, parent), parent })
}
