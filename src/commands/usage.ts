// How commands are used, for `--help` and the README.
import type { Command, Option } from './command.ts'

export function help(commands: readonly Command[]): string {
  const rows = commands.map(
    ({ name, usage, summary }) => [`${name}${usage === '' ? '' : ` ${usage}`}`, summary] as const,
  )
  return [
    'sa-guard reviews changes of Kubernetes manifests for ServiceAccount risk.',
    '',
    'Usage: sa-guard COMMAND',
    '',
    aligned(rows),
    '',
    'sa-guard COMMAND --help shows its options. Exit codes: 0 passed, 1 failed by findings, 2 could not do its work.',
    '',
  ].join('\n')
}

export function commandHelp({ name, usage, summary, options }: Command): string {
  const lines = [
    `Usage: sa-guard ${name}${options.length === 0 ? '' : ' [OPTIONS]'}${usage === '' ? '' : ` ${usage}`}`,
    '',
    `${summary}.`,
  ]
  if (options.length > 0) lines.push('', 'Options:', aligned(options.map((option) => [spelled(option), says(option)])))
  return `${lines.join('\n')}\n`
}

function spelled({ name, short, value }: Option): string {
  const names = short === undefined ? `--${name}` : `-${short}, --${name}`
  return value === undefined ? names : `${names} ${value}`
}

function says({ says, choices }: Option): string {
  return choices === undefined ? says : `${says}: ${choices.join(', ')}`
}

function aligned(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}
