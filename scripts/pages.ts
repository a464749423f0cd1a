// The pages that say again what the code says: which they are, and what each must hold.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { powerRows } from '../src/access/powers.data.ts'
import { commands } from '../src/commands/run.ts'
import { commandHelp, help } from '../src/commands/usage.ts'
import { policyFields, policySchema } from '../src/policy/fields.ts'
import { schema } from '../src/report/json-schema.ts'
import { rules } from '../src/rules/index.ts'
import type { Rule } from '../src/rules/rule.ts'
import { fill, table } from './regions.ts'

/** A file of the documentation, and its text made anew from the text it has now. */
export interface Page {
  readonly path: string
  renew(text: string): string
}

export function pages(root: string): readonly Page[] {
  return [
    { path: 'README.md', renew: (text) => readme(root, text) },
    { path: 'docs/report.schema.json', renew: () => `${JSON.stringify(schema, undefined, 2)}\n` },
    {
      path: 'docs/policy.schema.json',
      renew: () => `${JSON.stringify(policySchema(rules.map(({ id }) => id)), undefined, 2)}\n`,
    },
    { path: 'docs/coverage.md', renew: (text) => fill(text, 'powers', powerTable()) },
    { path: 'docs/policy.md', renew: (text) => fill(text, 'fields', policyTable()) },
    ...rules.map((rule) => ({
      path: `docs/rules/${rule.id}.md`,
      renew: (text: string) => fill(text, 'head', ruleHead(rule)),
    })),
  ]
}

/** Rule pages that belong to no rule. */
export function strayPages(root: string): readonly string[] {
  const known = new Set(rules.map((rule) => `${rule.id}.md`))
  return readdirSync(join(root, 'docs/rules')).filter((name) => !known.has(name))
}

function readme(root: string, text: string): string {
  const { inputs, outputs } = action(root)
  const filled = fill(text, 'rules', ruleTable())
  return fill(fill(fill(filled, 'inputs', inputs), 'outputs', outputs), 'usage', usage())
}

function ruleTable(): string {
  return table(
    ['rule', 'what it finds', 'severity', 'one-click fix'],
    rules.map(({ id, title, severity, fixable }) => [
      `[\`${id}\`](docs/rules/${id}.md)`,
      title,
      severity,
      fixable ? 'where proved' : 'no',
    ]),
  )
}

function powerTable(): string {
  return table(
    ['power', 'whoever has it can', 'cluster', 'namespace', 'rule'],
    powerRows.map(({ id, label, severity: [cluster, namespace], family }) => [
      id,
      label,
      cluster,
      namespace,
      `[\`${family}\`](rules/${family}.md)`,
    ]),
  )
}

function policyTable(): string {
  const shapes = Object.entries(policyFields(rules.map(({ id }) => id)))
  return table(
    ['field', 'meaning'],
    shapes.map(([name, { schema }]) => [`\`${name}\``, String(schema.description)]),
  )
}

function ruleHead({ id, title, family, severity, fixable, standards, why, remedy }: Rule): string {
  const facts = table(
    ['family', 'severity', 'one-click fix', 'standards'],
    [[family, severity, fixable ? 'where proved' : 'no', standards.join(', ')]],
  )
  return `# ${id}\n\n${title}.\n\n${facts}\n\n${why}\n\n${remedy}`
}

interface Described {
  readonly description: string
  readonly default?: string
}

/** The tables of action.yml, which is our own file and has this form. */
function action(root: string): { readonly inputs: string; readonly outputs: string } {
  const file = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
    readonly inputs: Record<string, Described>
    readonly outputs: Record<string, Described>
  }
  const inputs = Object.entries(file.inputs).map(([name, input]) => [
    `\`${name}\``,
    input.description,
    input.default === undefined || input.default === '' ? '' : `\`${input.default}\``,
  ])
  const outputs = Object.entries(file.outputs).map(([name, output]) => [`\`${name}\``, output.description])
  return {
    inputs: table(['input', 'meaning', 'default'], inputs),
    outputs: table(['output', 'meaning'], outputs),
  }
}

function usage(): string {
  const own = commands.filter(({ options }) => options.length > 1).map(commandHelp)
  return [help(commands), ...own].map((text) => `\`\`\`text\n${text.trim()}\n\`\`\``).join('\n\n')
}
