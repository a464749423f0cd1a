// Judges files as they stand: everything counts as introduced.
import { folderComparison, textComparison } from '../local/folder.ts'
import { type Ground, ground } from '../local/ground.ts'
import { shallowComparison } from '../local/shallow.ts'
import { policyFolders, standing, usualPolicyFile } from '../policy/standing.ts'
import type { Comparison } from '../ports.ts'
import type { Command } from './command.ts'
import { UsageError } from './command.ts'
import { present } from './present.ts'
import { reportOptions } from './report-options.ts'

export const scan: Command = {
  name: 'scan',
  usage: '[PATH…]',
  summary: 'judges folders, files or standard input (-) as if all of it were new; without a path, the current folder',
  options: reportOptions,

  async run(arguments_, terminal) {
    const { positionals } = arguments_
    if (!positionals.includes('-')) {
      const there = await ground(terminal.cwd, positionals.length === 0 ? ['.'] : positionals)
      return present(() => folderComparison(there.root, there.paths), {
        arguments_,
        terminal,
        scan: true,
        root: there.root,
        ...(arguments_.value('policy') === undefined && (await policyOf(there, terminal.cwd))),
      })
    }
    if (positionals.length > 1) throw new UsageError('- stands for standard input and takes no other paths beside it')
    if (arguments_.has('fix')) throw new UsageError('--fix cannot mend standard input; use --format patch')
    const bytes = await terminal.stdin()
    return present(async () => textComparison('stdin.yaml', bytes), { arguments_, terminal, scan: true })
  },
}

interface PolicyPlace {
  /** Where the policy is looked for. */
  readonly lawIn?: Comparison
  readonly notes?: string
}

/** The policy is that of the repository. Its patterns mean paths from the root, so files of several have none in common. */
async function policyOf({ root, workTrees, whole }: Ground, cwd: string): Promise<PolicyPlace> {
  if (whole) return { lawIn: shallowComparison(root, policyFolders) }
  for (const workTree of workTrees) {
    if (!(await hasPolicy(workTree))) continue
    throw new UsageError(
      `not all of these paths lie in ${workTree}, which has a policy: scan them one by one, or name a policy with --policy`,
    )
  }
  const notes = (await hasPolicy(cwd))
    ? `note: ${usualPolicyFile} is not used: this is no git repository. --policy ${usualPolicyFile} names it\n`
    : ''
  return { lawIn: shallowComparison(root, []), notes }
}

async function hasPolicy(folder: string): Promise<boolean> {
  return standing(usualPolicyFile, await shallowComparison(folder, policyFolders).entries('head')) !== undefined
}
