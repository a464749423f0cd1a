// The options that every command with a report has.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Law, law, policyIn, usualPolicyFile } from '../law.ts'
import { choices } from '../policy/choice.ts'
import type { Comparison } from '../ports.ts'
import type { Arguments, Option, Terminal } from './command.ts'
import { UsageError } from './command.ts'

export const formats = ['text', 'json', 'sarif', 'markdown', 'patch'] as const

export const reportOptions: readonly Option[] = [
  { name: 'format', value: 'FORMAT', choices: formats, says: 'how the report is written' },
  { name: 'output', value: 'FILE', says: 'writes the report to a file' },
  { name: 'fix', says: 'applies every proved fix to the work tree' },
  {
    name: 'fail-on',
    value: 'SEVERITY',
    choices: choices.failOn,
    says: 'the mildest severity that fails (default high)',
  },
  { name: 'profile', value: 'PROFILE', choices: choices.profile, says: 'which advice on ServiceAccounts is followed' },
  {
    name: 'policy',
    value: 'FILE',
    says: 'a policy file, in the place of .github/sa-guard.yml of the repository (review: as it stands at the base)',
  },
  { name: 'quiet', says: 'only what the change introduced' },
  { name: 'no-color', says: 'plain text on a terminal too' },
]

/** The policy of the file that was named, or of the repository, under the options beside it. */
export async function lawOf(arguments_: Arguments, { cwd }: Terminal, comparison: Comparison): Promise<Law> {
  const [profile, failOn] = [arguments_.value('profile'), arguments_.value('fail-on')]
  const choice = { ...(profile !== undefined && { profile }), ...(failOn !== undefined && { failOn }) }
  const file = arguments_.value('policy')
  if (file === undefined) return law(comparison, usualPolicyFile, choice)
  return { policy: policyIn(file, await contents(cwd, file), choice), source: file, problems: [] }
}

async function contents(cwd: string, file: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(cwd, file))
  } catch {
    throw new UsageError(`the policy file ${JSON.stringify(file)} cannot be read`)
  }
}
