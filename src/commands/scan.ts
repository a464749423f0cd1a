// Judges files as they stand: everything counts as introduced.
import { folderComparison, textComparison } from '../local/folder.ts'
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
      const paths = positionals.length === 0 ? ['.'] : positionals
      return present(() => folderComparison(terminal.cwd, paths), {
        arguments_,
        terminal,
        scan: true,
        root: terminal.cwd,
      })
    }
    if (positionals.length > 1) throw new UsageError('- stands for standard input and takes no other paths beside it')
    if (arguments_.has('fix')) throw new UsageError('--fix cannot mend standard input; use --format patch')
    const bytes = await terminal.stdin()
    return present(async () => textComparison('stdin.yaml', bytes), { arguments_, terminal, scan: true })
  },
}
