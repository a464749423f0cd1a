// A file of questions, a line of JSON each -> a line of JSON for each answer.
import type { Request, Requester } from '../access/request.ts'
import type { Rights } from '../access/rights.ts'
import { nearest } from '../policy/nearest.ts'
import { answerJson } from '../report/answer.ts'
import { cut } from '../report/escape.ts'
import { UsageError } from './command.ts'
import { requesterNamed } from './question.ts'

/** What one run answers. */
const maxQueries = 1_000_000

export interface Answers {
  readonly text: string
  /** Lines that are no question. */
  readonly faults: number
}

export function answers(bytes: Uint8Array, rights: Rights): Answers {
  const json = answerJson()
  const answered: string[] = []
  let faults = 0
  for (const line of linesOf(bytes)) {
    if (answered.length >= maxQueries) throw new UsageError(`there are more than ${maxQueries} queries; split the file`)
    const query = queryOf(line)
    if ('fault' in query) faults += 1
    answered.push(
      'fault' in query
        ? JSON.stringify({ error: `line ${answered.length + 1}: ${query.fault}`, line: answered.length + 1 })
        : json(rights.may(query.requester, query.request)),
    )
  }
  return { text: answered.map((answer) => `${answer}\n`).join(''), faults }
}

function* linesOf(bytes: Uint8Array): Iterable<string> {
  const text = textOf(bytes)
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf('\n', from)
    const end = found < 0 ? text.length : found
    yield text.slice(from, end)
    from = end + 1
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError('the queries are not UTF-8, or too many for one run')
  }
}

type Query = { readonly requester: Requester; readonly request: Request } | { readonly fault: string }

const keys: readonly string[] = ['as', 'verb', 'group', 'resource', 'subresource', 'name', 'namespace', 'url']

function queryOf(line: string): Query {
  const fields = fieldsOf(line)
  if ('fault' in fields) return fields
  const as = fields.get('as')
  if (as === undefined) return { fault: 'there is no "as"' }
  const requester = requesterNamed(as)
  if (requester === undefined) return { fault: `"as" must be NAMESPACE:ACCOUNT, not ${JSON.stringify(cut(as, 100))}` }
  // The empty text is a verb to the server, as any other; a resource is never called so.
  const verb = fields.get('verb')
  if (verb === undefined) return { fault: 'there is no "verb"' }
  const url = fields.get('url')
  const resource = fields.get('resource') ?? ''
  if (url !== undefined && (url !== '' || resource === '')) {
    const other = keys.slice(2, -1).find((key) => (fields.get(key) ?? '') !== '')
    if (other !== undefined) return { fault: `"url" and ${JSON.stringify(other)} exclude each other` }
    return { requester, request: { verb, url } }
  }
  if (resource === '') return { fault: 'there is neither a "resource" nor a "url"' }
  const text = (key: string): string => fields.get(key) ?? ''
  const request = { verb, group: text('group'), resource, subresource: text('subresource'), name: text('name') }
  return { requester, request: { ...request, namespace: text('namespace') } }
}

/** Keys that are none of ours may carry what the asker needs; but a mistyped one would change the question. */
function fieldsOf(line: string): ReadonlyMap<string, string> | { readonly fault: string } {
  const value = parsed(line)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { fault: 'this is no JSON object' }
  const fields = new Map<string, string>()
  for (const [key, field] of Object.entries(value)) {
    if (!keys.includes(key)) {
      const near = nearest(key, keys)
      if (near === undefined) continue
      return { fault: `there is no key ${JSON.stringify(cut(key, 100))}; did you mean ${JSON.stringify(near)}?` }
    }
    if (typeof field !== 'string') return { fault: `${JSON.stringify(key)} must be a text` }
    fields.set(key, field)
  }
  return fields
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
