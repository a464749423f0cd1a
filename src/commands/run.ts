// Finds the command that the words name, runs it, and turns every failure into one sentence.

import { PolicyError } from '../law.ts'
import { LimitError } from '../limits.ts'
import { LocalError } from '../local/fault.ts'
import { nearest } from '../policy/nearest.ts'
import { visible } from '../report/escape.ts'
import { readArguments } from './arguments.ts'
import { canI } from './can-i.ts'
import type { Command, Outcome, Terminal } from './command.ts'
import { UsageError } from './command.ts'
import { demo } from './demo.ts'
import { explain } from './explain.ts'
import { init } from './init.ts'
import { review } from './review.ts'
import { scan } from './scan.ts'
import { commandHelp, help } from './usage.ts'
import { version } from './version.ts'

export const commands: readonly Command[] = [review, scan, canI, explain, init, demo]

export async function run(words: readonly string[], terminal: Terminal): Promise<Outcome> {
  try {
    return await dispatch(words, terminal)
  } catch (error) {
    return { exitCode: 2, output: '', notes: `sa-guard: ${sentence(error)}\n` }
  }
}

async function dispatch(words: readonly string[], terminal: Terminal): Promise<Outcome> {
  const [name, ...rest] = words
  if (name === undefined) return { exitCode: 2, output: '', notes: help(commands) }
  if (name === '--help' || name === '-h' || name === 'help') return { exitCode: 0, output: help(commands) }
  if (name === '--version') return { exitCode: 0, output: `sa-guard ${await version(terminal.home)}\n` }
  const command = commands.find((one) => one.name === name)
  if (command === undefined) throw unknownCommand(name)
  if (rest.includes('--help') || rest.includes('-h')) return { exitCode: 0, output: commandHelp(command) }
  return command.run(readArguments(rest, command), terminal)
}

function unknownCommand(name: string): UsageError {
  const near = nearest(
    name,
    commands.map((one) => one.name),
  )
  return new UsageError(
    `there is no command ${JSON.stringify(name)}; ${near === undefined ? 'sa-guard --help lists them' : `did you mean ${near}?`}`,
  )
}

/** What a person can act on; the inside of the program is of no use to them. */
function sentence(error: unknown): string {
  if (error instanceof UsageError) return error.message
  // These may hold text of files.
  if (error instanceof LocalError || error instanceof LimitError || error instanceof PolicyError)
    return visible(error.message)
  if (error instanceof Error) return `internal error, please report it: ${error.message.split('\n', 1)[0]}`
  return `internal error, please report it: ${String(error)}`
}
