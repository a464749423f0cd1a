// Do a request and its answer look as GitHub's own description of REST says?
import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import type { FakeAnswer, FakeRequest } from './fake-state.ts'

interface Operation {
  readonly method: string
  readonly path: string
  readonly request?: object | boolean
  /** The request may come without a body. */
  readonly optional?: boolean
  readonly responses: Readonly<Record<string, object | boolean>>
}

const { operations, definitions } = JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8')) as {
  readonly operations: readonly Operation[]
  readonly definitions: object
}

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
const compiled = new Map<object | boolean, ValidateFunction>()

/** What is wrong, in words; nothing if all is well. */
export function complaints(request: FakeRequest, answer: FakeAnswer): readonly string[] {
  const operation = operations.find((one) => one.method === request.method && pattern(one.path).test(request.path))
  const name = `${request.method} ${request.path}`
  if (operation === undefined) return answer.status === 404 ? [] : [`${name}: GitHub has no such operation`]
  const found: string[] = []
  const bare = operation.optional === true && request.body === undefined
  if (operation.request !== undefined && !bare && answer.status < 300)
    found.push(...check(operation.request, request.body, `${name}: request`))
  const expected = operation.responses[String(answer.status)]
  // Any operation may answer these, although the description does not list them each time.
  if (expected === undefined)
    return [401, 403, 404, 422, 429].includes(answer.status) ? found : [...found, `${name}: answer ${answer.status}`]
  return [...found, ...check(expected, answer.body, `${name}: answer ${answer.status}`)]
}

function pattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)
}

function check(schema: object | boolean, value: unknown, name: string): readonly string[] {
  const validate = compiled.get(schema) ?? ajv.compile(typeof schema === 'object' ? { ...schema, definitions } : schema)
  compiled.set(schema, validate)
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath} ${message}`)
}
