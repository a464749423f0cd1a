// The recorded answers of Kubernetes' own reader.
import { readFileSync } from 'node:fs'
import type { Json } from '../../src/yaml/json.ts'

/** One document that kubectl would send. */
export interface OracleDocument {
  readonly kind: string
  readonly type: string
  readonly json?: Json
  readonly result: Json
  readonly error?: string
  readonly errorAt?: 'kubectl' | 'server' | 'strict'
}

export interface OracleCase extends Partial<OracleDocument> {
  readonly id: string
  readonly note: string
  readonly text: string
  readonly path: string
  readonly result: Json
  readonly documents?: readonly OracleDocument[]
}

export const oracle: readonly OracleCase[] = readFileSync(
  new URL('data/kubectl-reading.jsonl', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))

/** Does kubectl refuse the text while it makes JSON of it? */
export function refusedAsYaml({ error, errorAt }: OracleCase): boolean {
  return errorAt === 'kubectl' && error !== undefined && error.startsWith('error parsing')
}
