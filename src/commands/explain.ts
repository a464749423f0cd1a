// Prints a rule's page.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nearest } from '../policy/nearest.ts'
import { rules } from '../rules/index.ts'
import type { Command } from './command.ts'
import { UsageError } from './command.ts'

export const explain: Command = {
  name: 'explain',
  usage: '[RULE]',
  summary: "prints a rule's page; without a rule, the list of rules",
  options: [],

  async run({ positionals }, { home }) {
    const [id, ...rest] = positionals
    if (rest.length > 0) throw new UsageError('explain takes one rule')
    if (id === undefined) return { exitCode: 0, output: list() }
    if (rules.every((rule) => rule.id !== id)) {
      const near = nearest(
        id,
        rules.map((rule) => rule.id),
      )
      const hint = near === undefined ? 'sa-guard explain lists them' : `did you mean ${near}?`
      throw new UsageError(`there is no rule ${JSON.stringify(id)}; ${hint}`)
    }
    const page = await readFile(join(home, 'docs', 'rules', `${id}.md`), 'utf8')
    // The marks of what `npm run docs` writes mean nothing to a reader.
    return { exitCode: 0, output: page.replaceAll(/^<!-- .* -->\n/gm, '') }
  },
}

function list(): string {
  const width = Math.max(...rules.map(({ id }) => id.length))
  return `${rules.map(({ id, title }) => `${id.padEnd(width)}  ${title}`).join('\n')}\n`
}
