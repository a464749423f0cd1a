// Cuts what the fake GitHub of the tests answers out of GitHub's OpenAPI description, which is too large to depend on.
// Usage: node scripts/github-openapi.ts api.github.com.json (the file of the npm package @octokit/openapi)
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const operations: Readonly<Record<string, readonly string[]>> = {
  '/user': ['get'],
  '/repos/{owner}/{repo}/collaborators/{username}/permission': ['get'],
  '/repos/{owner}/{repo}/compare/{basehead}': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/files': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/reviews': ['get', 'post'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}': ['delete'],
  '/repos/{owner}/{repo}/pulls/{pull_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/pulls/comments/{comment_id}': ['patch', 'delete'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['patch', 'delete'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': ['post'],
  '/repos/{owner}/{repo}/commits/{ref}/statuses': ['get'],
  '/repos/{owner}/{repo}/statuses/{sha}': ['post'],
  '/repos/{owner}/{repo}/code-scanning/sarifs': ['post'],
  '/repos/{owner}/{repo}/actions/runs': ['get'],
  '/repos/{owner}/{repo}/actions/runs/{run_id}/jobs': ['get'],
  '/repos/{owner}/{repo}/actions/runs/{run_id}/rerun': ['post'],
  '/repos/{owner}/{repo}/actions/jobs/{job_id}/rerun': ['post'],
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Keys that say nothing to a validator. */
const words: ReadonlySet<string> = new Set([
  'description',
  'example',
  'examples',
  'deprecated',
  'title',
  'externalDocs',
])

const [file = ''] = process.argv.slice(2)
const source: Json = JSON.parse(readFileSync(file, 'utf8'))
const components = new Map<string, Json>()

const cut = Object.entries(operations).flatMap(([path, methods]) =>
  methods.map((method) => {
    const operation = at(source, 'paths', path, method)
    const statuses = Object.entries(object(at(operation, 'responses'))).map(([status, response]) => {
      return [status, copied(content(response))] as const
    })
    return {
      path,
      method: method.toUpperCase(),
      ...(at(operation, 'requestBody') === undefined ? {} : { request: copied(content(at(operation, 'requestBody'))) }),
      ...(at(operation, 'requestBody', 'required') === false ? { optional: true } : {}),
      responses: Object.fromEntries(statuses),
    }
  }),
)
const definitions = Object.fromEntries([...components].toSorted(([a], [b]) => (a < b ? -1 : 1)))
const target = fileURLToPath(new URL('../test/github/openapi.json', import.meta.url))
const { version } = JSON.parse(readFileSync(join(dirname(file), '../package.json'), 'utf8'))
const from = `@octokit/openapi ${version}, MIT licence, Copyright (c) 2020 Octokit contributors`
writeFileSync(target, `${JSON.stringify({ from, operations: cut, definitions })}\n`)

/** The JSON schema of a body; `true` where there is none. */
function content(holder: Json | undefined): Json {
  return at(resolved(holder), 'content', 'application/json', 'schema') ?? true
}

function resolved(holder: Json | undefined): Json | undefined {
  const reference = at(holder, '$ref')
  return typeof reference === 'string' ? at(source, ...reference.slice(2).split('/')) : holder
}

function copied(value: Json): Json {
  if (Array.isArray(value)) return value.map(copied)
  if (typeof value !== 'object' || value === null) return value
  const reference = at(value, '$ref')
  if (typeof reference === 'string') return { $ref: `#/definitions/${kept(reference)}` }
  // A property may be called `description`; then it is a schema and not words.
  const entries = Object.entries(value)
    .filter(([key, inner]) => !words.has(key) || (typeof inner === 'object' && inner !== null && 'type' in inner))
    .map(([key, inner]) => [key, copied(inner)] as const)
  // OpenAPI 3.0 says it in its own way, JSON Schema in another.
  const rest = Object.fromEntries(entries.filter(([key]) => key !== 'nullable'))
  return at(value, 'nullable') === true ? { anyOf: [rest, { type: 'null' }] } : rest
}

function kept(reference: string): string {
  const name = reference.split('/').at(-1) ?? ''
  if (!components.has(name)) {
    components.set(name, true)
    components.set(name, copied(at(source, ...reference.slice(2).split('/')) ?? true))
  }
  return name
}

function at(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  let found = value
  for (const key of keys) found = object(found)[key]
  return found
}

function object(value: Json | undefined): { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}
