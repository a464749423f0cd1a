// Words of a command line -> Arguments, or a sentence on what is wrong with them.
import { parseArgs } from 'node:util'
import { nearest } from '../policy/nearest.ts'
import type { Arguments, Command, Option } from './command.ts'
import { UsageError } from './command.ts'

export function readArguments(words: readonly string[], { name: command, options }: Command): Arguments {
  const known = options.map(
    ({ name, value, short }) =>
      [name, { type: value === undefined ? 'boolean' : 'string', ...(short !== undefined && { short }) }] as const,
  )
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(known),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values = new Map<string, string>()
  const switches = new Set<string>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const option = find(token.rawName, options, command)
    if (option.value !== undefined) values.set(option.name, checked(option, token.value))
    else if (token.value === undefined) switches.add(option.name)
    else throw new UsageError(`--${option.name} takes no value`)
  }
  return { positionals, value: (option) => values.get(option), has: (option) => switches.has(option) }
}

function find(rawName: string, options: readonly Option[], command: string): Option {
  const option = options.find(({ name, short }) => rawName === `--${name}` || rawName === `-${short}`)
  if (option !== undefined) return option
  const near = nearest(
    rawName.replace(/^-+/, ''),
    options.map(({ name }) => name),
  )
  throw new UsageError(`${command} has no option ${rawName}${near === undefined ? '' : `; did you mean --${near}?`}`)
}

function checked({ name, value, choices }: Option, given: string | undefined): string {
  if (given === undefined || given === '') throw new UsageError(`--${name} needs a value: --${name} ${value}`)
  if (choices === undefined || choices.includes(given)) return given
  const near = nearest(given, choices)
  const hint = near === undefined ? '' : `; did you mean ${near}?`
  throw new UsageError(`--${name} is one of ${choices.join(', ')}, not ${JSON.stringify(given)}${hint}`)
}
