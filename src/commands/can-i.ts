// Says what a ServiceAccount may do, from manifests alone.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Requester } from '../access/request.ts'
import { type Authority, authority, holdsKustomization } from '../authority.ts'
import { gather } from '../gather.ts'
import type { Evidence } from '../judge.ts'
import { LocalError } from '../local/fault.ts'
import { folderComparison, textComparison } from '../local/folder.ts'
import { defaultPolicy } from '../policy/policy.ts'
import type { Comparison } from '../ports.ts'
import { answerJson, answerText } from '../report/answer.ts'
import { left } from '../report/left.ts'
import { rightsJson, rightsText } from '../report/rights.ts'
import type { Arguments, Command, Outcome, Terminal } from './command.ts'
import { UsageError } from './command.ts'
import { answers } from './queries.ts'
import { question, requesterNamed } from './question.ts'

export const canI: Command = {
  name: 'can-i',
  usage: 'VERB RESOURCE[/SUB][.GROUP] [PATH…]',
  summary: 'says whether the manifests let a ServiceAccount do something: exit code 0 is yes, 1 no or unknown',
  options: [
    { name: 'as', value: 'NS:ACCOUNT', says: 'the ServiceAccount that asks' },
    { name: 'name', value: 'NAME', says: 'the one object that is meant (default: all of them)' },
    { name: 'subresource', value: 'SUB', says: 'the same as behind the slash' },
    { name: 'namespace', short: 'n', value: 'NS', says: "where (default: the account's own namespace)" },
    { name: 'all-namespaces', short: 'A', says: 'in all namespaces at once' },
    { name: 'list', says: 'lists all rights of the account instead, each with its binding and role' },
    {
      name: 'queries',
      value: 'FILE',
      says: 'answers a file of questions instead, a line of JSON each; - is standard input',
    },
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], says: 'how the answer is written' },
    { name: 'quiet', says: 'without notes on what was not read' },
  ],

  async run(arguments_, terminal) {
    if (arguments_.has('list') && arguments_.value('queries') !== undefined) {
      throw new UsageError('--list and --queries exclude each other')
    }
    if (arguments_.value('queries') !== undefined) return answerQueries(arguments_, terminal)
    const as = arguments_.value('as')
    if (as === undefined) throw new UsageError('can-i needs to know who asks: --as NAMESPACE:ACCOUNT')
    const requester = requesterNamed(as)
    if (requester === undefined) throw new UsageError(`--as is NAMESPACE:ACCOUNT, not ${JSON.stringify(as)}`)
    return arguments_.has('list') ? list(requester, arguments_, terminal) : answer(requester, arguments_, terminal)
  },
}

async function answer(requester: Requester, arguments_: Arguments, terminal: Terminal): Promise<Outcome> {
  const [verb, what, ...paths] = arguments_.positionals
  if (verb === undefined || what === undefined) throw new UsageError('can-i needs a verb and a resource, or --list')
  const asked = question(requester, [verb, what], arguments_)
  const known = await knowledge(paths, terminal)
  const verdict = known.rights.may(requester, asked.request)
  return {
    exitCode: verdict.allowed === true ? 0 : 1,
    output: arguments_.value('format') === 'json' ? `${answerJson()(verdict)}\n` : answerText(verdict, asked),
    notes: notes(arguments_, known, asked.notes),
  }
}

async function list(requester: Requester, arguments_: Arguments, terminal: Terminal): Promise<Outcome> {
  refuse(arguments_, '--list', ['name', 'subresource'])
  const known = await knowledge(arguments_.positionals, terminal)
  const namespace = arguments_.has('all-namespaces') ? undefined : arguments_.value('namespace')
  const rights = known.rights.of(requester, namespace)
  const written = arguments_.value('format') === 'json' ? rightsJson(requester, rights) : rightsText(requester, rights)
  return { exitCode: 0, output: written, notes: notes(arguments_, known, []) }
}

async function answerQueries(arguments_: Arguments, terminal: Terminal): Promise<Outcome> {
  refuse(arguments_, '--queries', ['as', 'name', 'subresource', 'namespace'])
  if (arguments_.has('all-namespaces')) throw new UsageError('--all-namespaces does not go with --queries')
  if (arguments_.value('format') === 'text') throw new UsageError('--queries answers in JSON only')
  const file = arguments_.value('queries') ?? '-'
  if (file === '-' && arguments_.positionals.includes('-')) {
    throw new UsageError('standard input cannot be both queries and manifests')
  }
  const known = await knowledge(arguments_.positionals, terminal)
  const { text, faults } = answers(file === '-' ? await terminal.stdin() : await bytesOf(file, terminal), known.rights)
  const wrong = faults === 0 ? [] : [`${faults === 1 ? '1 line is' : `${faults} lines are`} no question`]
  return { exitCode: faults === 0 ? 0 : 2, output: text, notes: notes(arguments_, known, wrong) }
}

function refuse(arguments_: Arguments, mode: string, options: readonly string[]): void {
  const given = options.find((option) => arguments_.value(option) !== undefined)
  if (given !== undefined) throw new UsageError(`--${given} does not go with ${mode}`)
}

async function knowledge(paths: readonly string[], { cwd, stdin }: Terminal): Promise<Authority> {
  if (paths.includes('-')) {
    if (paths.length > 1) throw new UsageError('- stands for standard input and takes no other paths beside it')
    return authority(await snapshot(textComparison('stdin.yaml', await stdin())))
  }
  const files = await snapshot(await folderComparison(cwd, paths.length === 0 ? ['.'] : paths))
  if (paths.length === 0 || !holdsKustomization(files)) return authority(files)
  // An overlay's bases stand beside it, where nobody names them.
  const all = await snapshot(await folderComparison(cwd, ['.', ...paths]))
  return authority(all, new Set(files.files.keys()))
}

async function snapshot(comparison: Comparison): Promise<Evidence['head']> {
  return (await gather(comparison, defaultPolicy(), 0)).evidence.head
}

async function bytesOf(file: string, { cwd }: Terminal): Promise<Uint8Array> {
  try {
    return await readFile(resolve(cwd, file))
  } catch (error) {
    const reason = String(error)
      .replace(/^(?:Error: )?(?:E[A-Z]+: )?/, '')
      .replace(/, [a-z]+ '.*$/s, '')
    throw new LocalError(`the queries cannot be read from ${file}: ${reason}`)
  }
}

function notes(arguments_: Arguments, known: Authority, own: readonly string[]): string {
  const all = arguments_.has('quiet') ? own : [...own, ...left(known)]
  return all.map((note) => `note: ${note}\n`).join('')
}
