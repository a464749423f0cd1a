// Writes what a repository needs to begin: a workflow and a policy file in which everything is a comment.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { usualPolicyFile } from '../law.ts'
import { LocalError } from '../local/fault.ts'
import { openRepository } from '../local/repository.ts'
import { type Command, UsageError } from './command.ts'

const workflowFile = '.github/workflows/sa-guard.yml'

export const init: Command = {
  name: 'init',
  usage: '',
  summary: 'writes a workflow and a commented policy file; what is there already stays as it is',
  options: [],

  async run({ positionals }, { cwd, home }) {
    if (positionals.length > 0) throw new UsageError('init takes no arguments')
    const { workTree } = await openRepository(cwd)
    if (workTree === undefined) throw new UsageError('this repository has no work tree to write into')
    const workflow = await readFile(join(home, 'examples/workflows/required-check.yml'), 'utf8')
    const lines: string[] = []
    for (const [path, text] of [
      [workflowFile, workflow],
      [usualPolicyFile, policy],
    ] as const) {
      lines.push(
        (await create(join(workTree, path), text)) ? `wrote ${path}` : `${path} is there already, left as it is`,
      )
    }
    return { exitCode: 0, output: `${[...lines, '', next].join('\n')}\n` }
  },
}

/** False if it is there. */
async function create(file: string, text: string): Promise<boolean> {
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST') return false
    throw new LocalError(`${file} cannot be written: ${error instanceof Error ? error.message : error}`)
  }
}

const next = `Next:
1. In both files replace OWNER by who holds your copy of sa-guard on GitHub, and COMMIT by the commit of it that you reviewed:
   all 40 digits, so that nobody can change what runs. In a clone of it \`git rev-parse HEAD\` prints them.
2. Merge both files: a policy counts once it is at the base of a pull request.
3. Require the job "sa-guard" in the rules of your default branch. Require the job, not the commit status.`

const policy = `# yaml-language-server: $schema=https://raw.githubusercontent.com/OWNER/sa-guard/COMMIT/docs/policy.schema.json
# What the owners of this repository decided. It is read from the base of a pull request.

# With default-sa a Pod on an unbound, tokenless default account is fine; dedicated-sa wants an account for each workload.
# profile: default-sa

# The mildest severity of an introduced finding that fails the check.
# fail-on: high

# From which severity a finding gets a comment on its line.
# comment-on: {token: low, account: low, binding: low, grant: medium, cloud: low, credential: low}

# Files whose findings are not told. What they hold still counts for the others.
# paths:
#   exclude: [vendor]

# The namespace of plain manifests that state none; the first pattern that matches counts.
# namespaces:
#   deploy/shop: shop

# Folders that hold everything of their cluster: what is absent from them is known not to be there.
# complete: [clusters/prod]

# rules:
#   default-account: off
#   token-secret: high
#   shared-account: {severity: low, exclude: [legacy]}

# waivers:
#   - rule: cluster-admin-binding
#     subject: ClusterRoleBinding/deployer
#     reason: the deployer installs the operators
#     severity: critical
#     expires: 2027-01-31
`
