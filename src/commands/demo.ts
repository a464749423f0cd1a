// Makes a small repository with a base and a head, reviews it, and says how to do the same on one's own.
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gitOutput } from '../local/git.ts'
import { commitComparison } from '../local/git-tree.ts'
import { openRepository } from '../local/repository.ts'
import { resolveRevision } from '../local/revisions.ts'
import { defaultPolicy } from '../policy/policy.ts'
import type { ReviewComment } from '../ports.ts'
import { terminal as drawn } from '../report/terminal.ts'
import { review } from '../review.ts'
import type { Command } from './command.ts'
import { UsageError } from './command.ts'

export const demo: Command = {
  name: 'demo',
  usage: '',
  summary: 'makes a small repository, reviews a change of it, and shows what a pull request would get',
  options: [{ name: 'no-color', says: 'plain text on a terminal too' }],

  async run(arguments_, terminal) {
    if (arguments_.positionals.length > 0) throw new UsageError('demo takes no arguments')
    const folder = await mkdtemp(join(tmpdir(), 'sa-guard-demo-'))
    await build(folder, join(terminal.home, 'examples'))
    const repository = await openRepository(folder)
    const [base, head] = [await resolveRevision(repository, 'main'), await resolveRevision(repository, 'change')]
    const reviewed = await review(commitComparison(repository, base, head), defaultPolicy(), {})
    const colour = terminal.colour && !arguments_.has('no-color')
    return {
      exitCode: 0,
      output: [
        `A small shop on Kubernetes, in ${folder}: branch main, and branch change with one commit more.`,
        'This is what `sa-guard review --base main --head change` says of it:\n',
        drawn(reviewed.delta, reviewed.review, { colour, quiet: false }),
        `On the pull request it would post ${counted(reviewed.review.comments.length, 'comment')}:\n`,
        ...reviewed.review.comments.map(posted),
        'On your own repository, on the branch you work on:\n',
        `    node ${word(join(terminal.home, 'dist', 'cli.js'))} review\n`,
        'It compares your work tree with the default branch. Look at the demo with `git -C ' +
          folder +
          ' log -p`; delete the folder when you are done.\n',
      ].join('\n'),
    }
  },
}

/** Two commits, on branches `main` and `change`. */
async function build(folder: string, examples: string): Promise<void> {
  const git = (...args: readonly string[]) => gitOutput({ cwd: folder, args: [...author, ...args] })
  await git('init', '--quiet', '--initial-branch=main')
  await cp(join(examples, 'base'), folder, { recursive: true })
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'A shop')
  await git('checkout', '--quiet', '-b', 'change')
  for (const name of await readdir(folder)) {
    if (name !== '.git') await rm(join(folder, name), { recursive: true })
  }
  await cp(join(examples, 'head'), folder, { recursive: true })
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'Orders and previews')
}

const author = ['-c', 'user.name=sa-guard demo', '-c', 'user.email=demo@sa-guard.invalid', '-c', 'commit.gpgSign=false']

/** A path as one word of a shell. */
function word(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}

function posted({ path, startLine, line, body }: ReviewComment): string {
  const lines = startLine === undefined ? `line ${line}` : `lines ${startLine} to ${line}`
  const quoted = body.split('\n').map((text) => `  | ${text}`.trimEnd())
  return `${path}, ${lines}\n${quoted.join('\n')}\n`
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
