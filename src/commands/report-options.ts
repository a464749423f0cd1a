// The options that every command with a report has.
import { choices, chosenPolicy } from '../policy/choice.ts'
import { defaultPolicy, type Policy } from '../policy/policy.ts'
import type { Arguments, Option } from './command.ts'

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
  { name: 'quiet', says: 'only what the change introduced' },
  { name: 'no-color', says: 'plain text on a terminal too' },
]

export function policyOf(arguments_: Arguments): Policy {
  const { profile, failOn } = defaultPolicy()
  return chosenPolicy({
    profile: arguments_.value('profile') ?? profile,
    failOn: arguments_.value('fail-on') ?? failOn,
  })
}
